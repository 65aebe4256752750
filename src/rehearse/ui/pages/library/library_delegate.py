"""How a rehearsal, or an answer in which words were found, is drawn in the library's list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from rehearse.domain.transcript import Span
from rehearse.ui.item_models.library_list_model import LibraryRole
from rehearse.ui.pages.row_drawing import draw_ground, draw_line
from rehearse.ui.theme import GRID, current_colours
from rehearse.ui.widgets.text_positions import TextPositions, as_document_text

_Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 2
_BOLD = 1.05


class LibraryDelegate(QStyledItemDelegate):
    """A title in bold, the words found where there are some, and what it belongs to."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines, one or two more for words found, and room around them."""
        metrics = QFontMetrics(option.font)
        lines = 2 + _snippet_lines(option, index)
        return QSize(0, lines * (metrics.height() + GRID // 4) + 2 * GRID + GRID // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, and the text on it."""
        draw_ground(self, painter, option, index)
        painter.save()
        inside = option.rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        self._draw_text(painter, inside, option.font, index)
        painter.restore()

    def _draw_text(self, painter: QPainter, inside: QRect, font: QFont, index: _Index) -> None:
        colours = current_colours()
        line = QFontMetrics(font).height() + GRID // 4
        title = QRect(inside.left(), inside.top(), inside.width(), line)
        detail = QRect(title)
        detail.moveBottom(inside.bottom())
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        draw_line(painter, title, str(index.data(LibraryRole.TITLE)))
        painter.setFont(font)
        points = index.data(LibraryRole.POINTS)
        if points is not None:
            has_points = index.data(LibraryRole.ROW).open_points > 0
            painter.setPen(QColor(colours.accent if has_points else colours.muted))
            draw_line(painter, detail, str(points), Qt.AlignmentFlag.AlignRight)
            width = painter.fontMetrics().horizontalAdvance(str(points))
            detail.setRight(detail.right() - width - 2 * GRID)
        painter.setPen(QColor(colours.muted))
        draw_line(painter, detail, str(index.data(LibraryRole.DETAIL)))
        snippet = index.data(LibraryRole.SNIPPET)
        if snippet is not None:
            middle = QRect(inside.left(), title.bottom() + 1, inside.width(), _MOST_LINES * line)
            painter.setPen(QColor(colours.text))
            _draw_marked(painter, middle, str(snippet), index.data(LibraryRole.MARKS))


def _snippet_lines(option: QStyleOptionViewItem, index: _Index) -> int:
    snippet = index.data(LibraryRole.SNIPPET)
    if snippet is None:
        return 0
    view = option.widget
    room = view.viewport().width() - 4 * GRID if isinstance(view, QAbstractItemView) else 0
    # Marked words are bold, which takes some more.
    needed = QFontMetrics(option.font).horizontalAdvance(str(snippet)) * _BOLD
    return 1 if needed < room else _MOST_LINES


def _draw_marked(painter: QPainter, room: QRect, text: str, marks: tuple[Span, ...]) -> None:
    """Draw the first lines of `text` that fit into `room`, the marked words on a ground."""
    shown = as_document_text(text).replace("\n", " ")
    layout = QTextLayout(shown, painter.font())
    layout.setFormats([_format(TextPositions(shown), mark) for mark in marks])
    layout.beginLayout()
    height = 0.0
    for _ in range(_MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    layout.draw(painter, QPointF(room.topLeft()))


def _format(positions: TextPositions, mark: Span) -> QTextLayout.FormatRange:
    colours = current_colours()
    look = QTextCharFormat()
    look.setBackground(QColor(colours.amber_tint))
    look.setForeground(QColor(colours.text))
    look.setFontWeight(QFont.Weight.DemiBold)
    part = QTextLayout.FormatRange()
    part.start = positions.to_qt(mark.start)
    part.length = positions.to_qt(mark.end) - part.start
    part.format = look
    return part
