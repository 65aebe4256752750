"""What a PDF says beside its pages: bookmarks, language, title."""

import io

import pytest
from pypdf import PdfReader

from rehearse.ui.pdf_report import paint_pdf

pytestmark = pytest.mark.usefixtures("qapp")
PARAGRAPHS = "<p>some words</p>" * 120
HTML = (
    "<h1>The whole</h1><h2>Keep</h2><p>this</p>"
    f"<h6>Question 7 · About you</h6><h2>Why us?</h2><h3>What was said</h3>{PARAGRAPHS}"
    '<h1 style="page-break-before:always">Second part</h1><p>text</p><h2>Change</h2><p>text</p>'
)


def read(html):
    return PdfReader(io.BytesIO(paint_pdf(html, title="A title")))


def outline(reader):
    def walk(items, depth):
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                yield depth, item.title, reader.get_destination_page_number(item)

    return list(walk(reader.outline, 0))


def test_headings_are_bookmarks_and_those_of_a_part_lie_under_it():
    reader = read(HTML)
    last = len(reader.pages) - 1
    assert outline(reader) == [
        (0, "Keep", 0),
        (0, "Question 7: Why us?", 0),
        (0, "Second part", last),
        (1, "Change", last),
    ]
    assert last >= 2


def test_a_bookmark_leads_to_the_height_of_its_heading():
    reader = read(HTML)
    tops = {item.title: float(item.top) for item in reader.outline if not isinstance(item, list)}
    assert 842 - tops["Second part"] == pytest.approx(51, abs=3)
    assert tops["Keep"] > tops["Question 7: Why us?"] > 842 / 2


def test_a_part_begins_a_page_of_its_own():
    last = read(HTML).pages[-1].extract_text()
    assert "Second part" in last
    assert "some words" not in last


def test_a_document_without_headings_has_no_bookmarks():
    assert read("<p>text</p>").outline == []


def test_the_language_and_the_title_are_told():
    reader = read(HTML)
    root = reader.root_object
    assert root["/Lang"] == "en-GB"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata is not None
    assert reader.metadata.title == "A title"
