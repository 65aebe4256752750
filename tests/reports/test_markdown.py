"""The report as Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.reports.rehearsals import (
    EMOJI,
    HEBREW,
    QUOTE,
    long_rehearsal,
    rehearsal,
    sample_rehearsal,
    strange_rehearsal,
    unanswered,
)

from rehearse.domain.report import Report
from rehearse.domain.transcript import Span
from rehearse.reports.markdown import MarkdownReport
from rehearse.reports.markdown_text import escape, marked
from rehearse.reports.marked_text import cut_into_segments, printable

_TRICKY = st.text(alphabet="ab1 \n\t\\`*_{}[]()<>#+-=.!|~&:;/@$\"'עé🎉", max_size=40)


def shown(markdown):
    """The text that a reader sees, and the kinds of token that made it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    children = [child for token in tokens for child in token.children or ()]
    text = "".join(child.content for child in children if child.type in {"text", "text_special"})
    return text, {token.type for token in tokens} | {child.type for child in children}


@given(st.one_of(_TRICKY, st.text(max_size=40).map(printable)))
def test_escaped_text_reads_as_it_was_said(text):
    read, kinds = shown(escape(text))
    assert read == " ".join(text.split())
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}


@given(_TRICKY, st.integers(0, 40), st.integers(0, 40))
def test_marked_words_read_as_they_were_said(text, one, other):
    start, end = sorted((one, other))
    segments = cut_into_segments(text, [(7, Span(start, end))])
    read, _ = shown(marked(segments))
    assert re.sub(r" \[7\]|\s", "", read) == "".join(text.split())


@pytest.mark.parametrize("text", ["www.example.org", "see https://example.org now", "a@b.example"])
def test_no_address_becomes_a_link(text):
    _, kinds = shown(escape(text))
    assert "link_open" not in kinds
    assert text not in escape(text)


def test_a_part_of_a_story_says_how_long_it_took():
    lines = MarkdownReport().render(Report.of(sample_rehearsal())).splitlines()
    assert "- Action: told, 17 s" in lines
    assert "- Task: told, 5 s" in lines


def test_a_report_says_what_kind_of_answer_was_given():
    lines = MarkdownReport().render(Report.of(sample_rehearsal())).splitlines()
    assert lines.count("You told of one occasion, with steps of your own.") == 1


def test_the_sample_is_whole():
    text = MarkdownReport().render(Report.of(sample_rehearsal()))
    assert text.startswith("# Rehearsal report: Operations analyst at Tallowmere Water\n")
    assert f"<b>{QUOTE}</b> \\[1\\]" in text
    assert "| Pace | 148 words a minute | 120 to 165 | Easy to follow. |" in text
    assert "\n\n\n" not in text
    _, kinds = shown(text)
    assert {"heading_open", "table_open", "blockquote_open", "ordered_list_open"} <= kinds


def test_points_are_counted_in_one_list():
    tokens = MarkdownIt("commonmark").parse(MarkdownReport().render(Report.of(sample_rehearsal())))
    keep = next(at for at, token in enumerate(tokens) if token.content == "Keep")
    change = next(at for at, token in enumerate(tokens) if token.content == "Change")
    kinds = [token.type for token in tokens[keep:change]]
    assert kinds.count("list_item_open") == 3
    assert kinds.count("blockquote_open") == 3
    assert "code_block" not in kinds


def test_strange_text_stays_text():
    text = MarkdownReport().render(Report.of(strange_rehearsal()))
    _, kinds = shown(text)
    assert not re.search(r"(?<!\\)<script", text)
    assert not kinds & {"link_open", "code_inline", "image", "html_block"}
    assert HEBREW in text
    assert EMOJI in text


@pytest.mark.parametrize("made", [rehearsal(), rehearsal(unanswered(1)), long_rehearsal()])
def test_any_number_of_answers(made, tmp_path):
    MarkdownReport().write(Report.of(made), tmp_path / "report.md")
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^## \d+\\?\. ", text, re.MULTILINE)) == len(made.answers)
