"""Painting printable HTML on pages."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageSize

from rehearse.ui.pdf_report import paint_pdf

QUOTED = "“don\N{RIGHT SINGLE QUOTATION MARK}t”"

pytestmark = pytest.mark.usefixtures("qapp")


def paint(html, **options):
    return PdfReader(io.BytesIO(paint_pdf(html, title="A title", **options)))


def words_of(reader):
    """The words of all pages without their footers."""
    return " ".join(page.extract_text().split("A title")[0] for page in reader.pages).split()


def test_a_time_of_day_copies_as_it_is_printed():
    # With Inter's contextual alternates the colon copies as a blank.
    words = words_of(paint("<p>from 2:41 to <b>12:05</b></p>"))
    assert words == ["from", "2:41", "to", "12:05"]


def test_blanks_copy_as_blanks():
    assert "never listened to" in paint("<p>never listened to</p>").pages[0].extract_text()


def test_quotes_and_apostrophes_copy_as_they_are_printed():
    text = words_of(paint(f"<p>{QUOTED} <b>{QUOTED}</b> <i>{QUOTED}</i></p>"))
    assert text == [QUOTED] * 3


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [(QPageSize.PageSizeId.A4, 595, 842), (QPageSize.PageSizeId.Letter, 612, 792)],
)
def test_paper(size, width, height):
    box = paint("<p>text</p>", page_size=size).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


def test_a_paragraph_of_many_pages_loses_no_word():
    words = [f"word{number}" for number in range(3000)]
    reader = paint(f"<p>{' '.join(words)}</p>")
    assert len(reader.pages) > 3
    assert "".join(words_of(reader)) == "".join(words)


def test_a_card_that_is_longer_than_a_page_loses_no_word():
    words = [f"word{number}" for number in range(2000)]
    card = f"<table><tr><td width='3'></td><td><p>{' '.join(words)}</p></td></tr></table>"
    reader = paint(f"<h2>Points</h2>{card}<p>after</p>")
    assert "".join(words_of(reader)) == "".join(["Points", *words, "after"])


def test_a_heading_never_stands_last_on_a_page():
    for fill in range(30, 60):
        lines = "".join(f"<p>line {number}</p>" for number in range(fill))
        reader = paint(f"{lines}<h2>Heading</h2><p>body</p>")
        (page,) = [page for page in reader.pages if "Heading" in page.extract_text()]
        assert "body" in page.extract_text()


def test_the_typeface_is_in_the_file():
    page = paint("<p>text</p>").pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].get_object().values()]
    descendants = [font["/DescendantFonts"][0].get_object() for font in fonts]
    assert any("Inter" in font["/BaseFont"] for font in descendants)
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in descendants)


def test_an_underline_takes_the_colour_that_the_span_names():
    plain = paint_pdf("<p>said</p>", title="A title")
    marked = paint_pdf('<p><span title="solid #BD2F09">said</span></p>', title="A title")
    drawn = PdfReader(io.BytesIO(marked)).pages[0].get_contents()
    undrawn = PdfReader(io.BytesIO(plain)).pages[0].get_contents()
    assert drawn is not None
    assert undrawn is not None
    red = b"0.741"  # 0xBD / 255
    assert red in drawn.get_data()
    assert red not in undrawn.get_data()


def test_pages_are_painted_off_the_gui_thread_without_a_warning():
    # Qt warned of a missing event dispatcher once per document; warnings fail tests.
    with ThreadPoolExecutor(max_workers=1) as pool:
        pdf = pool.submit(paint_pdf, "<p>word</p>" * 400, title="A title").result(timeout=30)
    assert len(PdfReader(io.BytesIO(pdf)).pages) > 1
