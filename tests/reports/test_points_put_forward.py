"""At most three points an answer are put forward, in the order of the analysis; the rest follow."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.rehearsals import answer as answer_in_report
from tests.reports.rehearsals import finding, rehearsal

from rehearse.domain.finding import POINTS_PUT_FORWARD, Feedback, Finding, FindingKind
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.report import Report
from rehearse.domain.transcript import Transcript
from rehearse.reports.html import HtmlReport
from rehearse.reports.markdown import MarkdownReport
from rehearse.reports.pdf import PdfReport
from rehearse.reports.plain_text import interview_as_text

WHY = "Why did you leave?"
SAID = "My old boss never listened to anybody, so I left."
counts = st.integers(0, 9)


def points(count: int) -> tuple[Finding, ...]:
    """As many findings, each with a title of its own."""
    return tuple(
        finding(SAID, SAID[at : at + 5], FindingKind.LONG_PAUSE, title=f"Title {at}.")
        for at in range(count)
    )


def sitting(count: int) -> Rehearsal:
    return rehearsal(
        answer_in_report(1, WHY, QuestionKind.MOTIVATION, SAID, findings=points(count))
    )


def titles_in(text: str) -> list[str]:
    return re.findall(r"Title \d\.", text)


class Headed(HTMLParser):
    """Keeps the text under each heading of the third level."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.under: dict[str, str] = {}
        self._heading = ""
        self._is_heading = False
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a heading."""
        del attrs
        if tag in {"h2", "h3"}:
            self._is_heading, self._heading = True, ""

    def handle_endtag(self, tag: str) -> None:
        """End a heading."""
        if tag in {"h2", "h3"}:
            self._is_heading = False

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if self._is_heading:
            self._heading += data
        else:
            self.under[self._heading] = self.under.get(self._heading, "") + data


def assert_split(first: str, further: str, count: int) -> None:
    """Fail unless the first three stand in one text and the others in the other, in order."""
    titles = [f"Title {at}." for at in range(count)]
    assert titles_in(first) == titles[:POINTS_PUT_FORWARD]
    assert titles_in(further) == titles[POINTS_PUT_FORWARD:]


@given(counts)
def test_on_the_terminal(count):
    interview = Interview(
        answers=(
            InterviewAnswer(
                id="a1",
                question=Question(text=WHY, kind=QuestionKind.MOTIVATION),
                transcript=Transcript(text=SAID),
                feedback=Feedback(findings=points(count)),
            ),
        )
    )
    first, _, further = interview_as_text(interview).partition(" more: ")
    assert first.count("•") == min(count, POINTS_PUT_FORWARD)
    assert_split(first, further, count)


@settings(max_examples=20, deadline=None)
@given(counts)
def test_in_markdown(count):
    answers = MarkdownReport().render(Report.of(sitting(count))).split("\n## 1. ")[1]
    first, _, further = answers.partition("### Also noticed")
    assert_split(first, further, count)
    assert len(re.findall(r"(?m)^\d+\. ", first + further)) == count


@settings(max_examples=20, deadline=None)
@given(counts)
def test_in_html(count):
    under = Headed(HtmlReport().render(Report.of(sitting(count)))).under
    assert_split(under.get("Points", ""), under.get("Also noticed", ""), count)


@pytest.mark.parametrize("count", [0, 3, 4, 7])
def test_on_paper(count):
    paper = PdfReport(paint=lambda html, title: b"").printable_html(Report.of(sitting(count)))
    under = Headed(paper).under
    assert_split(under.get("Points", ""), under.get("Also noticed", ""), count)
