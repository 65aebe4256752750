"""How a measure is drawn in its list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from rehearse.ui.item_models.measure_list_model import MeasureRole
from rehearse.ui.pages.row_drawing import draw_ground
from rehearse.ui.theme import GRID, current_colours

_Index = QModelIndex | QPersistentModelIndex
_TICK = "✓"


class MeasureDelegate(QStyledItemDelegate):
    """The name, at the right the median, and a tick where that lies in the recommended range."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line and room around it."""
        return QSize(24 * GRID, QFontMetrics(option.font).height() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, and the text on it."""
        draw_ground(self, painter, option, index)
        painter.save()
        painter.setFont(option.font)
        _draw(painter, option.rect.adjusted(GRID, 0, -GRID, 0), index)
        painter.restore()


def _draw(painter: QPainter, room: QRect, index: _Index) -> None:
    colours, metrics = current_colours(), painter.fontMetrics()
    left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    tick = metrics.horizontalAdvance(_TICK) + GRID // 2
    if index.data(MeasureRole.IS_FINE):
        painter.setPen(QColor(colours.accent))
        painter.drawText(room, left, _TICK)
    room = room.adjusted(tick, 0, 0, 0)
    value = str(index.data(MeasureRole.VALUE))
    painter.setPen(QColor(colours.muted))
    painter.drawText(room, right, value)
    room.setRight(room.right() - metrics.horizontalAdvance(value) - GRID)
    name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
    painter.setPen(QColor(colours.text))
    painter.drawText(room, left, name)
