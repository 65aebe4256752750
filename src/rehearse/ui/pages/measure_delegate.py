"""How a measure is drawn in its list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rehearse.ui.item_models.measure_list_model import MeasureRole
from rehearse.ui.theme import GRID, current_colours

_Index = QModelIndex | QPersistentModelIndex


class MeasureDelegate(QStyledItemDelegate):
    """The name, under it the median, and a tick where that lies in the recommended range."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines and room around them."""
        return QSize(24 * GRID, 2 * QFontMetrics(option.font).height() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, and the text on it."""
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, view)
        painter.save()
        _draw(painter, option.rect.adjusted(GRID, GRID, -GRID, -GRID), option.font, index)
        painter.restore()


def _draw(painter: QPainter, room: QRect, font: QFont, index: _Index) -> None:
    colours = current_colours()
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
    lower = upper.translated(0, room.height() // 2)
    left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    for place, style, shade, text in (
        (upper, strong, colours.text, str(index.data())),
        (lower, font, colours.muted, str(index.data(MeasureRole.VALUE))),
    ):
        painter.setFont(style)
        painter.setPen(QColor(shade))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, left, elided)
    if index.data(MeasureRole.IS_FINE):
        painter.setPen(QColor(colours.accent))
        painter.drawText(lower, right, "✓")
