"""The jobs that the person prepares for, at the left of the job page."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rehearse.domain.prepared_job import PreparedJob
from rehearse.ui.pages.job.job_names import company_of, title_of
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.row_drawing import draw_ground, draw_line
from rehearse.ui.theme import GRID, current_colours, set_look

_Index = QModelIndex | QPersistentModelIndex
_ID = Qt.ItemDataRole.UserRole
_COMPANY = Qt.ItemDataRole.UserRole + 1
_FRAMELESS = (
    "QListView { border: 2px solid transparent; background: transparent; padding: 0px; }"
    "QListView:focus { border: 2px solid palette(highlight); padding: 0px; }"
)


class JobList(QFrame):
    """One line for each job, the one changed last on top."""

    job_chosen = Signal(str)
    """Id of another job."""

    delete_chosen = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._view = QListWidget()
        self._view.setAccessibleName(self.tr("Your jobs"))
        self._view.setStyleSheet(_FRAMELESS)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setItemDelegate(_JobDelegate(self._view))
        self._view.currentItemChanged.connect(self._on_current)
        self._add_delete()
        heading = label(self.tr("Your jobs"), "heading")
        heading.setContentsMargins(GRID, 0, GRID, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        rows.addWidget(heading)
        rows.addWidget(self._view, 1)
        self.setFocusProxy(self._view)

    def show_jobs(self, jobs: Sequence[PreparedJob], *, chosen: str) -> None:
        """List `jobs` and choose the one of this id."""
        before = self._view.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._view.clear()
        for job in jobs:
            item = QListWidgetItem(title_of(job))
            item.setData(_ID, job.id)
            item.setData(_COMPANY, company_of(job))
            spoken = ", ".join(part for part in (title_of(job), company_of(job)) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self._view.addItem(item)
            if job.id == chosen:
                self._view.setCurrentItem(item)
        self._view.blockSignals(before)

    def _add_delete(self) -> None:
        delete = QAction(self.tr("Delete…"), self._view)
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self.delete_chosen)
        self._view.addAction(delete)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current(self, item: QListWidgetItem | None, _old: QListWidgetItem | None) -> None:
        if item is not None:
            self.job_chosen.emit(str(item.data(_ID)))


class _JobDelegate(QStyledItemDelegate):
    """The title, and the company under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines and room around them."""
        return QSize(16 * GRID, 2 * QFontMetrics(option.font).height() + 3 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground as the style does, and the text on it."""
        draw_ground(self, painter, option, index)
        painter.save()
        inside = option.rect.adjusted(GRID, GRID, -GRID, -GRID)
        line = inside.height() // 2
        medium = QFont(option.font)
        medium.setWeight(QFont.Weight.Medium)
        painter.setFont(medium)
        painter.setPen(QColor(current_colours().text))
        draw_line(painter, QRect(inside.topLeft(), QSize(inside.width(), line)), str(index.data()))
        painter.setFont(option.font)
        painter.setPen(QColor(current_colours().muted))
        lower = QRect(inside.left(), inside.top() + line, inside.width(), line)
        draw_line(painter, lower, str(index.data(_COMPANY)))
        painter.restore()
