"""The report as HTML."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from tests.reports.rehearsals import (
    ARABIC,
    EMOJI,
    HEBREW,
    MARKUP,
    QUOTE,
    long_rehearsal,
    rehearsal,
    sample_rehearsal,
    strange_rehearsal,
    unanswered,
)

from rehearse.domain.finding import FindingKind
from rehearse.domain.report import Clip, Omission, Report, ReportPart
from rehearse.reports import templates
from rehearse.reports.finding_groups import PAPER_LOOKS, FindingGroup, group_of
from rehearse.reports.html import HtmlReport
from rehearse.ui import theme_findings
from rehearse.ui.theme_colours import DARK, LIGHT

_VOID = {"meta", "br", "hr", "img", "link", "input"}


class Reader(HTMLParser):
    """Reads a document, checks that its tags close in order, and keeps what it says."""

    def __init__(self, document):
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.text.append(data)

    def values(self, name):
        """Every value of an attribute."""
        return [value for _, attributes in self.tags if (value := attributes.get(name))]


MADE = {
    "sample": sample_rehearsal,
    "strange": strange_rehearsal,
    "long": long_rehearsal,
    "none answered": lambda: rehearsal(unanswered(1), unanswered(2)),
    "none asked": rehearsal,
}
_PARTS = tuple(ReportPart(rehearsal=made(), source=f"{name}.json") for name, made in MADE.items())
REPORTS = {
    **{name: Report.of(made()) for name, made in MADE.items()},
    "many people": Report(parts=_PARTS, is_one_person=False),
    "a period": Report(parts=_PARTS, title="5 rehearsals since May"),
    "no transcripts": Report.of(sample_rehearsal(), without=frozenset({Omission.TRANSCRIPTS})),
}


@pytest.fixture(params=REPORTS)
def reader(request):
    """Each sort of report."""
    return Reader(HtmlReport().render(REPORTS[request.param]))


def test_nothing_runs_and_nothing_is_fetched(reader):
    tags = {tag for tag, _ in reader.tags}
    assert not tags & {"script", "iframe", "object", "embed", "link", "img", "form", "base"}
    assert not [name for _, found in reader.tags for name in found if name.startswith("on")]
    assert not reader.values("src")
    assert all(target.startswith("#") for target in reader.values("href"))
    assert ("meta", "default-src 'none'; style-src 'unsafe-inline'; media-src data:") in [
        (tag, found.get("content")) for tag, found in reader.tags
    ]


def test_ids_are_unique_and_every_reference_leads_somewhere(reader):
    ids = reader.values("id")
    assert len(ids) == len(set(ids))
    targets = {target.removeprefix("#") for target in reader.values("href")}
    assert targets | set(reader.values("aria-labelledby")) <= set(ids)


def test_headings_skip_no_level(reader):
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_there_are_landmarks(reader):
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("main") == tags.count("header") == tags.count("footer") == 1


def test_marked_words_lead_to_their_cards():
    document = HtmlReport().render(Report.of(sample_rehearsal()))
    assert (
        f'<mark class="tone">{QUOTE}</mark>'
        '<sup><a href="#answer-2-point-1" aria-label="point 1">1</a></sup>'
    ) in document
    assert '<mark class="tone">Tone and names</mark>' in document
    assert 'id="answer-2-point-1"' in document


def test_markup_and_every_script_read_as_they_were_said():
    document = HtmlReport().render(Report.of(strange_rehearsal()))
    said = "".join(Reader(document).text)
    for text in (MARKUP, HEBREW, ARABIC, EMOJI):
        assert text in said
    assert "<script" not in document
    assert "\x00" not in document


def test_every_answer_is_there():
    articles = [tag for tag, _ in Reader(HtmlReport().render(Report.of(long_rehearsal(40)))).tags]
    assert articles.count("article") == 40


def test_the_file_is_utf_8(tmp_path):
    HtmlReport().write(Report.of(strange_rehearsal()), tmp_path / "report.html")
    assert HEBREW.split(",")[0] in (tmp_path / "report.html").read_text(encoding="utf-8")


def _stylesheet():
    return (Path(templates.__file__).parent / "report.css").read_text(encoding="utf-8")


def test_the_colours_are_those_of_the_window():
    light, dark, *_ = re.findall(r":root \{(.*?)\}", _stylesheet(), re.DOTALL)
    for colours, block in ((LIGHT, light), (DARK, dark)):
        found = dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6});", block))
        for group in theme_findings.FindingGroup:
            assert found[group] == colours.finding(group)
            assert found[f"{group}-tint"] == colours.finding_tint(group)
        for name in ("window", "surface", "text", "muted", "accent"):
            assert found[name] == getattr(colours, name)
        assert (found["note"], found["note-tint"]) == (colours.amber, colours.amber_tint)


def test_findings_are_grouped_as_in_the_window():
    for kind in FindingKind:
        assert group_of(kind).value == theme_findings.group_of(kind).value
    for group in FindingGroup:
        theirs = theme_findings.FindingGroup(group.value)
        assert PAPER_LOOKS[group].line == LIGHT.finding(theirs)
        assert PAPER_LOOKS[group].tint == LIGHT.finding_tint(theirs)


def test_groups_differ_by_underline_too():
    styles = re.findall(r"mark\.(\w+) .*text-decoration-style: (\w+)", _stylesheet())
    assert {group for group, _ in styles} == {group.value for group in FindingGroup}
    assert len({style for _, style in styles}) == len(styles)


def test_sound_lies_in_the_page_itself():
    made = sample_rehearsal()
    take = made.answers[1].takes[-1]
    assert take.feedback is not None
    clip = Clip(take_id=take.id, finding=take.feedback.findings[0], name="c.mp3", content=b"ID3")
    reader = Reader(HtmlReport().render(replace(Report.of(made), clips=(clip,))))
    assert reader.values("src") == ["data:audio/mpeg;base64,SUQz"]
    (found,) = [found for tag, found in reader.tags if tag == "audio"]
    assert found["aria-label"] == "What was said: You said that your last boss never listened."
    assert "controls" in found


def test_without_transcripts_the_short_quotes_stay():
    document = HtmlReport().render(REPORTS["no transcripts"])
    assert 'class="transcript"' not in document
    assert f"“{QUOTE}”" in document
    assert "The recogniser heard no words" not in document


def test_many_people_are_not_summed_up_and_one_person_is():
    assert "Summary" not in HtmlReport().render(REPORTS["many people"]).split('id="part-1"')[0]
    assert "Summary" in HtmlReport().render(REPORTS["a period"]).split('id="part-1"')[0]
