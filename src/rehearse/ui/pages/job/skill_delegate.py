"""How a skill is drawn in its list: asked for on the left, shown on the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from rehearse.app.job_map import ShownSkill
from rehearse.ui.item_models.skill_list_model import SkillRole
from rehearse.ui.pages.row_drawing import draw_ground, draw_line
from rehearse.ui.theme import GRID, current_colours

_Index = QModelIndex | QPersistentModelIndex
_BAR_PX = 4


class SkillDelegate(QStyledItemDelegate):
    """The name and the time spoken on it; under them how much it is wanted, and a bar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The same for every skill."""
        return QSize(20 * GRID, 2 * QFontMetrics(option.font).height() + 3 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, and the skill on it."""
        draw_ground(self, painter, option, index)
        shown = index.data(SkillRole.SHOWN)
        if not isinstance(shown, ShownSkill):
            return
        painter.save()
        inside = option.rect.adjusted(GRID + GRID // 2, GRID, -GRID - GRID // 2, -GRID)
        self._draw_words(painter, inside, option.font, index, is_shown=shown.answers > 0)
        self._draw_bar(painter, inside, float(index.data(SkillRole.SHARE)))
        painter.restore()

    def _draw_words(
        self, painter: QPainter, inside: QRect, font: QFont, index: _Index, *, is_shown: bool
    ) -> None:
        colours = current_colours()
        line = QFontMetrics(font).height()
        upper = QRect(inside.left(), inside.top(), inside.width(), line)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if is_shown else colours.amber))
        time = str(index.data(SkillRole.TIME))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(upper, right, time)
        upper.setRight(upper.right() - painter.fontMetrics().horizontalAdvance(time) - GRID)
        medium = QFont(font)
        medium.setWeight(QFont.Weight.Medium)
        painter.setFont(medium)
        painter.setPen(QColor(colours.text))
        draw_line(painter, upper, str(index.data()))
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        lower = QRect(inside.left(), inside.top() + line, inside.width(), line)
        draw_line(painter, lower, str(index.data(SkillRole.WANTED)))

    def _draw_bar(self, painter: QPainter, inside: QRect, share: float) -> None:
        colours = current_colours()
        trough = QRect(inside.left(), inside.bottom() - _BAR_PX + 1, inside.width(), _BAR_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border))
        painter.drawRoundedRect(trough, _BAR_PX / 2, _BAR_PX / 2)
        if share > 0:
            trough.setWidth(max(round(trough.width() * share), _BAR_PX))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(trough, _BAR_PX / 2, _BAR_PX / 2)
