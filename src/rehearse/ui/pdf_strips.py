"""A laid-out document as the lines and cards that pages are made of."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame

from rehearse.ui.pdf_pages import Strip

# A card that fills more than this share of a page may be cut: moving it would leave a hole.
_MAY_BE_CUT = 0.4


def strips_of(document: QTextDocument, *, page_height: float) -> tuple[Strip, ...]:
    """Return the strips of a document that is laid out as one endless page, from top to bottom.

    Headings stay with what follows; the first two and the last two lines of a paragraph stay
    together; a card or table is one strip unless it is long.
    """
    strips: list[Strip] = []
    for place in document.rootFrame():
        frame, block = place.currentFrame(), place.currentBlock()
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
    top = extent.top()
    for line in _apart(_lines_within(document, frame)):
        yield Strip(top, line.bottom)
        top = line.bottom
    yield Strip(top, extent.bottom())


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
    for number in range(count):
        line = layout.lineAt(number).rect()
        together = is_heading or number == 0 < count - 1 or number == count - 2
        yield Strip(origin + line.top(), origin + line.bottom(), with_next=together)
