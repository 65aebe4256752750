"""How one rehearsal of the past is drawn in its list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from rehearse.ui.item_models.rehearsal_list_model import RehearsalRole
from rehearse.ui.pages.row_drawing import draw_ground, draw_line
from rehearse.ui.theme import GRID, current_colours

_Index = QModelIndex | QPersistentModelIndex


class RehearsalDelegate(QStyledItemDelegate):
    """The job in bold; under it the day on the left and the open points on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines and room around them."""
        line = QFontMetrics(option.font).height()
        return QSize(super().sizeHint(option, index).width(), 2 * line + 3 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, and the text on it."""
        draw_ground(self, painter, option, index)
        painter.save()
        inside = option.rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        self._draw_text(painter, inside, option, index)
        painter.restore()

    def _draw_text(
        self, painter: QPainter, inside: QRect, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        colours = current_colours()
        upper, lower = QRect(inside), QRect(inside)
        upper.setHeight(inside.height() // 2)
        lower.setTop(inside.top() + inside.height() // 2)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        draw_line(painter, upper, str(index.data(RehearsalRole.TITLE)))
        painter.setFont(option.font)
        points = str(index.data(RehearsalRole.POINTS))
        has_points = index.data(RehearsalRole.SUMMARY).open_points > 0
        painter.setPen(QColor(colours.accent if has_points else colours.muted))
        draw_line(painter, lower, points, Qt.AlignmentFlag.AlignRight)
        # The points are what the list is for: where it is tight, the day gives way.
        lower.setRight(lower.right() - painter.fontMetrics().horizontalAdvance(points) - 2 * GRID)
        painter.setPen(QColor(colours.muted))
        draw_line(painter, lower, str(index.data(RehearsalRole.DETAIL)))
