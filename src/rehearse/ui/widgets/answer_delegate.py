"""Draws an answer in the list: number, question on two lines, how far it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rehearse.domain.rehearsal import TakeState
from rehearse.ui.item_models.answer_list_model import AnswerRole
from rehearse.ui.theme import GRID, Colours, current_colours
from rehearse.ui.theme_icons import icon_pixmap

_Index = QModelIndex | QPersistentModelIndex
_LINES = 2
_SMALL = 0.87


class AnswerDelegate(QStyledItemDelegate):
    """Every row is as high as two lines of question and one of status."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines and a status."""
        line = QFontMetrics(_font(option)).height()
        small = QFontMetrics(_small(_font(option))).height()
        return QSize(0, _LINES * line + small + 4 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground, then the words."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = current_colours()
        rect: QRect = option.rect.adjusted(2, 2, -2, -2)
        self._paint_ground(painter, rect, option, colours)
        inner = rect.adjusted(GRID + GRID // 2, GRID, -GRID, -GRID)
        font = _font(option)
        small = _small(font)
        status_height = QFontMetrics(small).height() + GRID // 2
        text = f"{index.data(AnswerRole.NUMBER)}. {index.data(AnswerRole.QUESTION)}"
        painter.setPen(QColor(colours.text))
        below = _draw_elided(painter, inner, text, font) + GRID // 2
        status = QRect(inner.left(), below, inner.width(), status_height)
        self._paint_status(painter, status, index, small)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, colours: Colours
    ) -> None:
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not (selected or hovered):
            return
        painter.setBrush(QColor(colours.accent_tint if selected else colours.sunken))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, GRID, GRID)
        if selected:
            painter.setBrush(QColor(colours.accent))
            bar = QRect(rect.left(), rect.top() + GRID, 3, rect.height() - 2 * GRID)
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_status(self, painter: QPainter, rect: QRect, index: _Index, font: QFont) -> None:
        name, shade = _mark_of(index, current_colours())
        side = round(font.pixelSize() * 1.2)
        place = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(place.topLeft(), icon_pixmap(name, shade, side, ratio=ratio))
        painter.setFont(font)
        painter.setPen(QPen(QColor(shade)))
        words = rect.adjusted(side + GRID - 2, 0, 0, 0)
        status = str(index.data(AnswerRole.STATUS))
        shown = QFontMetrics(font).elidedText(status, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


def _mark_of(index: _Index, colours: Colours) -> tuple[str, str]:
    """Icon and colour of the status."""
    # Compared by value: Qt hands a str enumeration back as a plain string.
    state = index.data(AnswerRole.STATE)
    if state == TakeState.FAILED:
        return "triangle-alert", colours.red
    if state == TakeState.ANALYSED:
        flags = index.data(AnswerRole.FLAG_COUNT)
        return ("flag", colours.amber) if flags else ("circle-check", colours.accent)
    return ("circle-slash" if state is None else "hourglass"), colours.muted


def _font(option: QStyleOptionViewItem) -> QFont:
    return QFont(option.font)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(round(font.pixelSize() * _SMALL))
    return small


def _draw_elided(painter: QPainter, rect: QRect, text: str, font: QFont) -> int:
    """Draw at most two lines, the last ending in dots where words are left over; its lower edge."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    painter.setFont(font)
    layout.beginLayout()
    lower = rect.top()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        start = line.textStart()
        part = text[start : start + line.textLength()]
        if number == _LINES - 1:
            part = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, rect.width())
        lower = rect.top() + (number + 1) * metrics.height()
        at = rect.topLeft() + QPoint(0, number * metrics.height() + metrics.ascent())
        painter.drawText(at, part.rstrip())
    layout.endLayout()
    return lower
