"""How a question is drawn in its list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from rehearse.ui.item_models.question_list_model import QuestionRole
from rehearse.ui.pages.row_drawing import draw_ground, draw_line
from rehearse.ui.theme import GRID, current_colours
from rehearse.ui.theme_icons import icon_pixmap

_Index = QModelIndex | QPersistentModelIndex


class QuestionDelegate(QStyledItemDelegate):
    """The question on one line, cut where it is too long; under it kind and competencies."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The same for every question."""
        return QSize(30 * GRID, line_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, and the text on it."""
        draw_ground(self, painter, option, index)
        painter.save()
        inside = option.rect.adjusted(GRID + GRID // 2, GRID, -GRID - GRID // 2, -GRID)
        if index.data(QuestionRole.IS_FAVOURITE):
            inside.setRight(inside.right() - _draw_star(painter, inside) - GRID)
        self._draw_text(painter, inside, option.font, index)
        painter.restore()

    def _draw_text(self, painter: QPainter, inside: QRect, font: QFont, index: _Index) -> None:
        colours = current_colours()
        upper, lower = QRect(inside), QRect(inside)
        upper.setHeight(inside.height() // 2)
        lower.setTop(inside.top() + inside.height() // 2)
        medium = QFont(font)
        medium.setWeight(QFont.Weight.Medium)
        painter.setFont(medium)
        painter.setPen(QColor(colours.text))
        draw_line(painter, upper, str(index.data()))
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        draw_line(painter, lower, str(index.data(QuestionRole.DETAIL)))


def line_height(font: QFont) -> int:
    """Return the height of a row in pixels: two lines and room around them."""
    return 2 * QFontMetrics(font).height() + 3 * GRID


def _draw_star(painter: QPainter, inside: QRect) -> int:
    """Draw the mark of a favourite at the right; returns its side in pixels."""
    side = painter.fontMetrics().height()
    ratio = painter.device().devicePixelRatio()
    place = QRect(inside.right() - side, inside.center().y() - side // 2, side, side)
    painter.drawPixmap(place, icon_pixmap("star", current_colours().amber, side, ratio=ratio))
    return side
