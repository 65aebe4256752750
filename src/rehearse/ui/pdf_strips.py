"""A laid-out document as the lines and cards that pages are made of."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import pairwise
from typing import cast

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextFrame

from rehearse.ui.pdf_pages import PageSlice, Strip, cut_into_pages

# A card that fills more than this share of a page may be cut: moving it would leave a hole.
_MAY_BE_CUT = 0.4


def lay_out_pages(document: QTextDocument, *, page_height: float) -> tuple[PageSlice, ...]:
    """Return the pages of a document that is laid out as one endless page.

    Paragraphs that two pages share are split in the document: Qt draws one line more of a
    paragraph than it is asked for, which no one would see but which is copied and found.
    """
    strips = strips_of(document, page_height=page_height)
    pages = cut_into_pages(strips, page_height=page_height)
    _split_paragraphs(document, {page.top for page in pages})
    split = strips_of(document, page_height=page_height)
    kept = [
        replace(new, with_next=old.with_next, opens_page=old.opens_page)
        for new, old in zip(split, strips, strict=True)
    ]
    return cut_into_pages(kept, page_height=page_height)


def _split_paragraphs(document: QTextDocument, tops: Set[float]) -> None:
    # From the end, so that places further up stay where they are.
    for position in sorted(_line_starts(document, tops), reverse=True):
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        upper = cursor.blockFormat()
        lower = cursor.blockFormat()
        upper.setBottomMargin(0.0)
        lower.setTopMargin(0.0)
        cursor.setBlockFormat(upper)
        cursor.insertBlock(lower)


def _line_starts(document: QTextDocument, tops: Set[float]) -> Iterator[int]:
    """Yield the places in the document of lines within a paragraph that begin a page."""
    block = document.begin()
    while block.isValid():
        strips = tuple(_block_strips(document, block))
        for number, strip in enumerate(strips):
            if number and strip.top in tops:
                yield block.position() + block.layout().lineAt(number).textStart()
        block = block.next()


def strips_of(document: QTextDocument, *, page_height: float) -> tuple[Strip, ...]:
    """Return the strips of a document that is laid out as one endless page, from top to bottom.

    Headings stay with what follows; the first two and the last two lines of a paragraph stay
    together; a card or table is one strip unless it is long.
    """
    strips: list[Strip] = []
    # PySide's stubs call the frame's iterator an object.
    for place in cast("Iterable[QTextFrame.iterator]", document.rootFrame()):
        # None between frames, which the stubs leave out.
        frame: QTextFrame | None = place.currentFrame()
        block = place.currentBlock()
        if frame is not None:
            strips.extend(_frame_strips(document, frame, page_height))
        elif block.isValid():
            strips.extend(_block_strips(document, block))
    return tuple(strips)


def _frame_strips(
    document: QTextDocument, frame: QTextFrame, page_height: float
) -> Iterator[Strip]:
    extent = document.documentLayout().frameBoundingRect(frame)
    if extent.height() <= page_height * _MAY_BE_CUT:
        yield Strip(extent.top(), extent.bottom())
        return
    tops = [line.top for line in _apart(_lines_within(document, frame))]
    for top, bottom in pairwise([extent.top(), *tops[1:], extent.bottom()]):
        yield Strip(top, bottom)


def _lines_within(document: QTextDocument, frame: QTextFrame) -> list[Strip]:
    lines: list[Strip] = []
    block = document.findBlock(frame.firstPosition())
    while block.isValid() and block.position() <= frame.lastPosition():
        lines.extend(_block_strips(document, block))
        block = block.next()
    return sorted(lines, key=lambda line: line.top)


def _apart(lines: list[Strip]) -> Iterator[Strip]:
    """Join lines that stand beside each other in different cells."""
    joined: Strip | None = None
    for line in lines:
        if joined is None or line.top >= joined.bottom:
            if joined is not None:
                yield joined
            joined = line
        else:
            joined = Strip(joined.top, max(joined.bottom, line.bottom))
    if joined is not None:
        yield joined


def _block_strips(document: QTextDocument, block: QTextBlock) -> Iterator[Strip]:
    if not block.text():
        return
    is_heading = block.blockFormat().headingLevel() > 0
    origin = document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    count = layout.lineCount()
    policy = block.blockFormat().pageBreakPolicy()
    opens_page = bool(policy & QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    for number in range(count):
        line = layout.lineAt(number).rect()
        together = is_heading or number == 0 < count - 1 or number == count - 2
        yield Strip(
            origin + line.top(),
            origin + line.bottom(),
            with_next=together,
            opens_page=opens_page and number == 0,
        )
