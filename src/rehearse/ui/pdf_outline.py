"""Bookmarks, language and viewer's title of a painted PDF: what QPdfWriter cannot say itself.

Headings are bookmarks only. QPdfWriter writes no tags, so that a screen reader gets the text in
order but not what is a heading; the HTML report is the accessible one (docs/decisions/0010).
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
    TextStringObject,
)
from PySide6.QtGui import QTextBlock, QTextDocument

from rehearse.ui.pdf_pages import PageSlice

_LANGUAGE = "en-GB"
_PART_LEVEL = 1
_SECTION_LEVEL = 2
_LABEL_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A heading that a reader can jump to.

    `page` counts from 0; `from_top` is how far down its page it stands, as a share of what the
    text may fill; `is_part` says that the bookmarks that follow belong under it.
    """

    text: str
    page: int
    from_top: float
    is_part: bool


def bookmarks_of(
    document: QTextDocument, pages: Sequence[PageSlice], *, page_height: float
) -> tuple[Bookmark, ...]:
    """Return the headings of the two largest sizes, but for the title of the whole."""
    layout = document.documentLayout()
    found = []
    for block, text in _headings(document):
        top = layout.blockBoundingRect(block).top() + _first_line(block)
        page = next(at for at, one in enumerate(pages) if top < one.bottom or one is pages[-1])
        found.append(
            Bookmark(
                text=text,
                page=page,
                from_top=max(0.0, top - pages[page].top) / page_height,
                is_part=block.blockFormat().headingLevel() == _PART_LEVEL,
            )
        )
    return tuple(found[1:])


def with_outline(pdf: bytes, bookmarks: Sequence[Bookmark], *, top: float, height: float) -> bytes:
    """Return a PDF with bookmarks and language; it opens under its title.

    `top` is how far above the page's lower edge the text begins, and `height` what it may fill,
    both in points.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    parent: IndirectObject | None = None
    for one in bookmarks:
        place = Fit.xyz(left=0, top=top - one.from_top * height)
        added = writer.add_outline_item(
            title=one.text,
            page_number=one.page,
            parent=None if one.is_part else parent,
            fit=place,
            is_open=one.is_part,
        )
        parent = added if one.is_part else parent
    writer.root_object[NameObject("/Lang")] = TextStringObject(_LANGUAGE)
    preferences = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(value=True)})
    writer.root_object[NameObject("/ViewerPreferences")] = preferences
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def _headings(document: QTextDocument) -> Iterator[tuple[QTextBlock, str]]:
    label = ""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level == _LABEL_LEVEL:
            # "Question 3 · About you" stands above the question.
            label = block.text().partition(" · ")[0] + ": "
        elif level in {_PART_LEVEL, _SECTION_LEVEL}:
            yield block, f"{label}{block.text()}"
            label = ""
        block = block.next()


def _first_line(block: QTextBlock) -> float:
    """Return how far below its block's upper edge, the margin included, the text begins."""
    layout = block.layout()
    return layout.lineAt(0).rect().top() if layout.lineCount() else 0.0
