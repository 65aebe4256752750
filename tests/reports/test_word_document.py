"""The report as a Word document, read back as Word would."""

import io
import zipfile
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
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

from rehearse.domain.errors import ExportFailed
from rehearse.domain.report import Report, ReportPart
from rehearse.reports.word_document import WordReport


def read(report):
    return docx.Document(io.BytesIO(WordReport().render(report)))


def headings(document):
    return [
        (int(paragraph.style.name[-1]), paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]


def text_of(document):
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*paragraphs, *cells])


def test_headings_are_headings_and_skip_no_level():
    found = headings(read(Report.of(sample_rehearsal())))
    assert (1, "Keep") in found
    assert (1, "Tell me about a time you disagreed with a manager.") in found
    assert (2, "What was said") in found
    levels = [level for level, _ in found]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_parts_of_many_people_are_a_level_above_their_answers():
    part = ReportPart(rehearsal=sample_rehearsal(), source="anna.json")
    found = headings(read(Report(parts=(part, part), is_one_person=False)))
    assert found[0] == (1, "Rehearsals")
    assert found.count((1, "anna: Operations analyst at Tallowmere Water")) == 2
    assert (2, "Tell me about yourself.") in found
    assert (3, "What was said") in found


def test_marked_words_differ_by_underline_and_ground():
    document = read(Report.of(sample_rehearsal()))
    (run,) = [
        run
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.text == QUOTE and run.font.underline
    ]
    properties = run._r.rPr
    assert properties.find(qn("w:u")).get(qn("w:val")) == "wave"
    assert properties.find(qn("w:u")).get(qn("w:color")) == "BD2F09"
    assert properties.find(qn("w:shd")).get(qn("w:fill")) == "FDEDE7"


def test_everything_of_an_answer_is_there():
    text = text_of(read(Report.of(sample_rehearsal())))
    for words in (
        "6 questions asked, all answered",
        "You told a story with a beginning",
        "Try: “We saw the timing differently, so I brought numbers.”",
        "clear writing: not shown yet",
        "What the answer stressed: SQL (60 %), phone support (40 %)",
        "Situation: told, 9 s",
        "Result: missing",
        "Shows that you have thought about the job.",
        "148 words a minute",
        "Take 2 of 2",
        "1 more set aside as not a problem.",
    ):
        assert words in text, words


def test_text_from_right_to_left_is_told_as_such():
    document = read(Report.of(strange_rehearsal()))
    (question,) = [p for p in document.paragraphs if p.text == HEBREW and "Heading" in p.style.name]
    assert question.paragraph_format.element.pPr.find(qn("w:bidi")) is not None
    assert all(run.font.rtl for run in question.runs if run.text.strip())
    english = next(p for p in document.paragraphs if p.text == "Keep")
    assert english.paragraph_format.element.pPr.find(qn("w:bidi")) is None
    assert not any(run.font.rtl for run in english.runs)


def test_strange_text_reads_as_it_was_said():
    text = text_of(read(Report.of(strange_rehearsal())))
    for words in (MARKUP, HEBREW, ARABIC, EMOJI):
        assert words in text
    assert "\x00" not in text


def test_pictures_say_what_they_show():
    document = read(Report.of(sample_rehearsal()))
    said = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(said) == 3
    assert said[0].startswith("6 of 6 answers lie between 120 and 165 words a minute")


def test_language_title_and_page_numbers_are_set():
    document = read(Report.of(sample_rehearsal()))
    assert document.core_properties.title == (
        "Rehearsal report: Operations analyst at Tallowmere Water"
    )
    assert document.core_properties.language == "en-GB"
    languages = {at.get(qn("w:val")) for at in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    foot = document.sections[0].footer._element
    fields = {field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))}
    assert fields == {"PAGE", "NUMPAGES"}


def test_the_heads_of_tables_come_again_on_each_page():
    document = read(Report.of(sample_rehearsal()))
    for table in document.tables:
        first = table.rows[0]._tr.trPr
        assert first.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (rehearsal(), "No question was asked."),
        (rehearsal(unanswered(1)), "There is nothing to sum up yet."),
    ],
)
def test_nothing_answered(made, words):
    document = read(Report.of(made))
    assert words in text_of(document)
    assert len(document.inline_shapes) == 0


def test_forty_answers():
    found = headings(read(Report.of(long_rehearsal(40))))
    assert sum(text == "What was said" for _, text in found) == 40


def test_every_part_of_the_file_is_well_formed():
    for made in (sample_rehearsal(), strange_rehearsal()):
        with zipfile.ZipFile(io.BytesIO(WordReport().render(Report.of(made)))) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    ET.fromstring(archive.read(name))


def test_properties_stand_in_the_order_that_the_format_wants():
    # Word refuses a document whose paragraph properties are in another order.
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "shd", "tabs", "bidi"]
    order += ["spacing", "ind", "jc", "rPr"]
    runs = [
        "rFonts",
        "b",
        "bCs",
        "i",
        "color",
        "sz",
        "szCs",
        "u",
        "shd",
        "vertAlign",
        "rtl",
        "lang",
    ]
    document = read(Report.of(strange_rehearsal()))
    for tag, wanted in (("w:pPr", order), ("w:rPr", runs)):
        for properties in document.element.body.iter(qn(tag)):
            names = [child.tag.partition("}")[2] for child in properties]
            known = [wanted.index(name) for name in names]
            assert known == sorted(known), names


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(ExportFailed):
        WordReport().write(Report.of(rehearsal()), tmp_path / "gone" / "report.docx")
