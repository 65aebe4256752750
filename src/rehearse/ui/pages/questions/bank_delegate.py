"""How a question bank is drawn in its list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from rehearse.ui.item_models.bank_list_model import BankRole, Scope
from rehearse.ui.pages.row_drawing import draw_ground
from rehearse.ui.theme import GRID, current_colours

_Index = QModelIndex | QPersistentModelIndex


class BankDelegate(QStyledItemDelegate):
    """The title, cut where it is too long, and the number of questions at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line and room around it."""
        return QSize(16 * GRID, QFontMetrics(option.font).height() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, and the text on it."""
        draw_ground(self, painter, option, index)
        scope = index.data(BankRole.SCOPE)
        if isinstance(scope, Scope):
            painter.save()
            painter.setFont(option.font)
            _draw(painter, option.rect.adjusted(GRID, 0, -GRID, 0), scope)
            painter.restore()


def _draw(painter: QPainter, room: QRect, scope: Scope) -> None:
    colours, metrics = current_colours(), painter.fontMetrics()
    middle = Qt.AlignmentFlag.AlignVCenter
    count = str(scope.count)
    painter.setPen(QColor(colours.muted))
    painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignRight), count)
    left = QRect(room)
    left.setRight(room.right() - metrics.horizontalAdvance(count) - GRID)
    title = metrics.elidedText(scope.title, Qt.TextElideMode.ElideRight, left.width())
    painter.setPen(QColor(colours.text))
    painter.drawText(left, int(middle | Qt.AlignmentFlag.AlignLeft), title)
