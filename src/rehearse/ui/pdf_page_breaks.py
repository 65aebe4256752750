"""Turns pages where a reader would: before a heading, not behind it, and not within a card."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextFrame

# A block that fills more than this share of a page may be cut: moving it would leave a hole.
_MAY_BE_CUT = 0.4
_STANDS_WITH_HEADING = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A paragraph, a heading or a table of the document's top level."""

    content: QTextBlock | QTextFrame

    @property
    def is_heading(self) -> bool:
        return (
            isinstance(self.content, QTextBlock) and self.content.blockFormat().headingLevel() > 0
        )

    def extent(self, document: QTextDocument) -> QRectF:
        layout = document.documentLayout()
        if isinstance(self.content, QTextBlock):
            return layout.blockBoundingRect(self.content)
        return layout.frameBoundingRect(self.content)

    def begin_page(self) -> None:
        always = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        if isinstance(self.content, QTextBlock):
            block_format = self.content.blockFormat()
            block_format.setPageBreakPolicy(always)
            QTextCursor(self.content).setBlockFormat(block_format)
        else:
            frame_format = self.content.frameFormat()
            frame_format.setPageBreakPolicy(always)
            self.content.setFrameFormat(frame_format)


def turn_pages_between_blocks(document: QTextDocument) -> None:
    """Begin a new page before each group that would be cut, where it fits on one page.

    A group is the headings that stand together with the paragraph or table behind them.
    """
    for group in _groups(document):
        if _is_cut(group, document):
            group[0].begin_page()


def _groups(document: QTextDocument) -> list[list[_Part]]:
    groups: list[list[_Part]] = []
    pending: list[_Part] = []
    for part in _parts(document):
        pending.append(part)
        if not part.is_heading:
            groups.append(pending)
            pending = []
    return groups


def _parts(document: QTextDocument) -> Iterator[_Part]:
    for place in document.rootFrame():
        frame, block = place.currentFrame(), place.currentBlock()
        if frame is not None:
            yield _Part(content=frame)
        elif block.isValid() and (block.text() or block.blockFormat().headingLevel()):
            yield _Part(content=block)


def _is_cut(group: list[_Part], document: QTextDocument) -> bool:
    page = document.pageSize().height()
    first, last = group[0].extent(document), group[-1].extent(document)
    # Of a long one its beginning must still stand with its headings.
    is_long = last.height() > page * _MAY_BE_CUT
    bottom = last.top() + page * _STANDS_WITH_HEADING if is_long else last.bottom()
    return int(first.top() // page) != int((bottom - 1) // page)
