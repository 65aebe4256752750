"""What a job asks for beside what was shown so far, and how the person puts the list right."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from rehearse.app.job_map import ShownSkill
from rehearse.domain.prepared_job import Necessity
from rehearse.ui.item_models.skill_list_model import SkillListModel, SkillRole
from rehearse.ui.pages.job.skill_delegate import SkillDelegate
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.rows import row
from rehearse.ui.pages.segmented_choice import Option, SegmentedChoice
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton

_FRAMELESS = (
    "QListView { border: 2px solid transparent; background: transparent; padding: 0px; }"
    "QListView:focus { border: 2px solid palette(highlight); padding: 0px; }"
)
_LONGEST_NAME = 120


class SkillPanel(QFrame):
    """The list, what can be done with the chosen skill, and a field to add one."""

    skill_chosen = Signal(str)
    """Name of the skill to show in the text."""

    skill_added = Signal(str)
    skill_removed = Signal(str)
    necessity_changed = Signal(str, object)
    """Name of a skill and its new Necessity."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._model = SkillListModel(self)
        self._view = self._make_view()
        self._summary = label("", "small")
        self._empty = label(
            self.tr(
                "What the advertisement asks for appears here as soon as its text is there. You "
                "can also add skills yourself."
            ),
            "muted",
        )
        self._necessity = SegmentedChoice(self.tr("Wanted"), self._necessities())
        self._remove = IconButton("trash-2", accessible_name=self.tr("Take this skill off"))
        self._new = QLineEdit()
        self._new.setPlaceholderText(self.tr("Another skill"))
        self._new.setAccessibleName(self.tr("Another skill"))
        self._new.setMaxLength(_LONGEST_NAME)
        self._add = IconButton("plus", self.tr("Add"), look="")
        self._connect_parts()
        self._lay_out()
        self.show_skills(())

    @property
    def chosen(self) -> str:
        """Name of the skill that is chosen, "" where none is."""
        shown = self._shown()
        return shown.skill.name if shown else ""

    def show_skills(self, skills: Sequence[ShownSkill]) -> None:
        """List these; what was chosen stays so where it is still there."""
        before, row_before = self.chosen, self._view.currentIndex().row()
        self._model.show_skills(skills)
        self._view.setVisible(bool(skills))
        self._empty.setVisible(not skills)
        self._summary.setText(self._summary_of(skills))
        found = self._model.row_of(before)
        if before and found < 0:
            # It was taken off: the next one takes its place, so that Delete can go on.
            found = min(row_before, self._model.rowCount() - 1)
        if found >= 0 and found != self._view.currentIndex().row():
            self._view.setCurrentIndex(self._model.index(found, 0))
        self._show_chosen()

    def choose(self, name: str) -> None:
        """Choose the skill of this name, where there is one."""
        found = self._model.row_of(name)
        if found >= 0:
            self._view.setCurrentIndex(self._model.index(found, 0))

    def _make_view(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Skills that the job asks for"))
        view.setModel(self._model)
        view.setItemDelegate(SkillDelegate(view))
        view.setStyleSheet(_FRAMELESS)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        remove = QAction(self.tr("Take off the list"), view)
        remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(self._on_remove)
        view.addAction(remove)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return view

    def _connect_parts(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._on_current)
        # A second click on the chosen one brings its place into sight again.
        self._view.clicked.connect(self._on_clicked)
        self._view.activated.connect(self._on_clicked)
        self._necessity.chosen.connect(self._on_necessity)
        self._remove.clicked.connect(self._on_remove)
        self._new.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        rows.setSpacing(GRID)
        heading = label(self.tr("Asked for, and shown so far"), "heading")
        rows.addWidget(heading)
        rows.addWidget(self._summary)
        rows.addWidget(self._view, 1)
        rows.addWidget(self._empty)
        rows.addStretch(0)
        rows.addWidget(self._necessity)
        adding = row(self._new, self._add, self._remove)
        adding.setStretch(0, 1)
        rows.addLayout(adding)

    def _necessities(self) -> tuple[Option, ...]:
        return (
            Option(value=Necessity.MUST_HAVE, text=self.tr("Must have"), meaning=""),
            Option(value=Necessity.NICE_TO_HAVE, text=self.tr("Nice to have"), meaning=""),
        )

    def _summary_of(self, skills: Sequence[ShownSkill]) -> str:
        if not skills:
            return ""
        missing = sum(one.answers == 0 for one in skills)
        if not missing:
            return self.tr("You have spoken on each of these.")
        return self.tr("{missing} of {n} not shown yet").format(missing=missing, n=len(skills))

    def _shown(self) -> ShownSkill | None:
        shown = self._view.currentIndex().data(SkillRole.SHOWN)
        return shown if isinstance(shown, ShownSkill) else None

    def _show_chosen(self) -> None:
        shown = self._shown()
        self._necessity.setVisible(shown is not None)
        self._remove.setVisible(shown is not None)
        if shown is not None:
            self._necessity.choose(shown.skill.necessity)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _new: QModelIndex, old: QModelIndex) -> None:
        self._show_chosen()
        # The first line is chosen by Qt as soon as the list has the focus: that calls for nothing.
        if self.chosen and old.isValid():
            self.skill_chosen.emit(self.chosen)

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self.skill_chosen.emit(self.chosen)

    @Slot(object)
    def _on_necessity(self, necessity: Necessity) -> None:
        if self.chosen:
            self.necessity_changed.emit(self.chosen, necessity)

    @Slot()
    def _on_remove(self) -> None:
        if self.chosen:
            self.skill_removed.emit(self.chosen)

    @Slot()
    def _on_add(self) -> None:
        name = self._new.text().strip()
        if name:
            self._new.clear()
            self.skill_added.emit(name)
