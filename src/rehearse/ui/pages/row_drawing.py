"""What the rows of every list have in common: the ground, and lines that are cut to their room."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


def draw_ground(
    delegate: QStyledItemDelegate,
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
) -> None:
    """Draw a row as the style does, selection and focus too, but without its text."""
    blank = QStyleOptionViewItem(option)
    delegate.initStyleOption(blank, index)
    blank.text = ""
    view = option.widget
    view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, view)


def draw_line(
    painter: QPainter,
    room: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw text in one line, in the middle of the height of `room`, cut where it is too long."""
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), fitting)
