"""A job to prepare for: its advertisement, what it asks for and was shown, notes, own questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rehearse.app.job_map import ShownSkill
from rehearse.app.job_preparation import cleaned
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.prepared_job import PreparedJob
from rehearse.ui.first_focus import begin_at
from rehearse.ui.pages.job.job_list import JobList
from rehearse.ui.pages.job.job_names import name_of
from rehearse.ui.pages.job.prepared_question_rows import PreparedQuestionRows
from rehearse.ui.pages.job.skill_panel import SkillPanel
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.rows import row
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.advertisement_edit import AdvertisementEdit
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton

_SHARES = (19, 50, 31)
"""Widths of the three columns, in hundredths."""

_NARROWEST_PX = 20 * GRID
# In multiples of the text size: narrower, and a list of jobs would leave no room for the job.
_ROOM_FOR_LIST = 62
_LONGEST_NAME = 200


class JobTab(IntEnum):
    """What can be looked at beside the skills."""

    ADVERTISEMENT = 0
    QUESTIONS = 1
    NOTES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class JobForm:
    """What is written on the page, without the space around it."""

    title: str
    company: str
    interviewers: tuple[str, ...]
    advertisement: str
    notes: str
    questions: tuple[str, ...]


class JobPage(QWidget):
    """A file with an advertisement can be dropped anywhere on it."""

    left = Signal()
    new_chosen = Signal()
    delete_chosen = Signal()
    job_chosen = Signal(str)
    """Id of another job to look at."""

    edited = Signal()
    """Something was written; see `form`."""

    open_chosen = Signal()
    file_dropped = Signal(object)
    """The Path of a file with the advertisement."""

    start_chosen = Signal()

    def __init__(
        self, *, readable: Callable[[str], str] = str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._banner = Banner()
        self._list = JobList()
        self._names = self._make_names()
        self.skills = SkillPanel()
        self.questions = PreparedQuestionRows()
        self._advertisement = AdvertisementEdit(readable=readable)
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._connect_parts()
        begin_at(self, self._advertisement)

    def form(self) -> JobForm:
        """Return what is written now."""
        return JobForm(
            title=self._title.text().strip(),
            company=self._company.text().strip(),
            interviewers=cleaned(self._interviewers.text().split(",")),
            advertisement=self._advertisement.toPlainText(),
            notes=self._notes.toPlainText().strip(),
            questions=self.questions.questions,
        )

    def show_jobs(self, jobs: Sequence[PreparedJob], *, chosen: str) -> None:
        """List the jobs and mark the one that is shown."""
        self._list.show_jobs(jobs, chosen=chosen)
        was_blocked = self._names.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._names.clear()
        for job in jobs:
            self._names.addItem(name_of(job), job.id)
        self._names.setCurrentIndex(self._names.findData(chosen))
        self._names.blockSignals(was_blocked)

    def show_job(self, job: PreparedJob) -> None:
        """Fill the page with a job; `show_skills` must follow."""
        was_blocked = self.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        _fill(self._title, job.job.title or "")
        _fill(self._company, job.job.company or "")
        _fill(self._interviewers, ", ".join(job.interviewers))
        self._advertisement.setPlainText(job.job.description or "")
        self._notes.setPlainText(job.research_notes)
        self.questions.show_questions(job.prepared_questions)
        self.blockSignals(was_blocked)
        self._name_question_tab()

    def show_skills(self, skills: Sequence[ShownSkill]) -> None:
        """List what the job asks for and was shown, and mark it in the text."""
        self.skills.show_skills(skills)
        self._advertisement.show_skills([one.skill for one in skills])

    def show_tab(self, tab: JobTab) -> None:
        """Turn to one of the tabs."""
        self._tabs.setCurrentIndex(tab)

    def show_advertisement(self, text: str) -> None:
        """Put `text` in place of the advertisement."""
        self._advertisement.put(text)
        self.show_tab(JobTab.ADVERTISEMENT)

    def show_quality(self, question: str, quality: QuestionQuality | None) -> None:
        """Say how one of the own questions comes across."""
        self.questions.show_quality(question, quality)

    def show_startable(self, *, is_startable: bool) -> None:
        """Hold the start while there is nothing to rehearse for, or one is being put together."""
        self._start.setEnabled(is_startable)
        self._delete.setEnabled(is_startable)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what went wrong."""
        self._banner.show_message(sentence, Tone.ERROR)

    def show_notice(self, sentence: str) -> None:
        """Say what was done, or is being done."""
        self._banner.show_message(sentence, Tone.INFO)

    def clear_message(self) -> None:
        """Take back what was said last."""
        self._banner.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose among the jobs by a list where there is room for one, else in a line."""
        super().resizeEvent(event)
        has_room = self.width() >= _ROOM_FOR_LIST * self.fontInfo().pixelSize()
        self._list.setVisible(has_room)
        self._names.setVisible(not has_room)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file from outside."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Have what was dropped read."""
        event.acceptProposedAction()
        files = [url for url in event.mimeData().urls() if url.isLocalFile()]
        self.file_dropped.emit(Path(files[0].toLocalFile()))

    def _make_names(self) -> QComboBox:
        names = QComboBox()
        names.setAccessibleName(self.tr("Your jobs"))
        names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        names.activated.connect(self._on_name_chosen)
        return names

    def _make_fields(self) -> None:
        self._title = self._field(self.tr("e.g. Data analyst"))
        self._company = self._field(self.tr("e.g. Northwind"))
        self._interviewers = self._field(self.tr("Their names, with a comma between"))
        self._advertisement.setAccessibleName(self.tr("Advertisement"))
        self._advertisement.setPlaceholderText(
            self.tr(
                "Paste the advertisement here, or drop a file: text, PDF, Word (.docx), or a page "
                "that you saved from the browser."
            )
        )
        self._notes = QPlainTextEdit()
        self._notes.setTabChangesFocus(True)
        self._notes.setPlaceholderText(
            self.tr(
                "What you found out: what they make and for whom, what has changed of late, what "
                "they are proud of, whom you know there."
            )
        )

    def _field(self, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.setMaxLength(_LONGEST_NAME)
        return field

    def _make_buttons(self) -> None:
        self._back = IconButton("arrow-left", self.tr("&Back"))
        self._new = IconButton("plus", self.tr("&New job"), look="")
        self._delete = IconButton("trash-2", self.tr("&Delete job…"))
        self._open = IconButton("folder-open", self.tr("&Open a file…"))
        self._start = IconButton("mic", self.tr("&Start rehearsal for this job"), look="primary")
        self._start.setMinimumHeight(6 * GRID)

    def _connect_parts(self) -> None:
        self._back.clicked.connect(self.left)
        self._new.clicked.connect(self.new_chosen)
        self._delete.clicked.connect(self.delete_chosen)
        self._open.clicked.connect(self.open_chosen)
        self._start.clicked.connect(self.start_chosen)
        self._list.job_chosen.connect(self.job_chosen)
        self._list.delete_chosen.connect(self.delete_chosen)
        self._advertisement.file_dropped.connect(self.file_dropped)
        self._advertisement.skill_clicked.connect(self.skills.choose)
        self.skills.skill_chosen.connect(self._on_skill_chosen)
        for field in (self._title, self._company, self._interviewers):
            field.textEdited.connect(self.edited)
        for text in (self._advertisement, self._notes):
            text.textChanged.connect(self.edited)
        self.questions.edited.connect(self._on_questions_edited)

    def _lay_out(self) -> None:
        head = row(self._back, self._heading(), self._names, None, self._delete, self._new)
        # Where the names are shown they take the room between the buttons.
        head.setStretchFactor(self._names, 100)
        columns = QSplitter()
        columns.setObjectName("job")
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(2 * GRID)
        for part, share in zip(
            (self._list, self._make_middle(), self._make_right()), _SHARES, strict=True
        ):
            columns.addWidget(part)
            columns.setStretchFactor(columns.count() - 1, share)
            part.setMinimumWidth(_NARROWEST_PX)
        columns.setSizes([share * 10 for share in _SHARES])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addLayout(head)
        rows.addWidget(self._banner)
        rows.addWidget(columns, 1)

    def _heading(self) -> QWidget:
        title = label(self.tr("Jobs"), "title")
        title.setWordWrap(False)
        return title

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addLayout(self._lay_out_names())
        self._tabs = QTabWidget()
        self._tabs.addTab(self._make_advertisement_tab(), self.tr("&Advertisement"))
        self._tabs.addTab(self.questions, "")
        self._tabs.addTab(self._make_notes_tab(), self.tr("Not&es"))
        self._name_question_tab()
        rows.addWidget(self._tabs, 1)
        return middle

    def _lay_out_names(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        named = (
            (self.tr("Job tit&le"), self._title),
            (self.tr("&Company"), self._company),
        )
        for column, (text, field) in enumerate(named):
            grid.addWidget(label(text, "small", buddy=field), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _make_advertisement_tab(self) -> QWidget:
        tab = QWidget()
        rows = QVBoxLayout(tab)
        rows.setContentsMargins(0, 2 * GRID, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._advertisement, 1)
        hint = label(
            self.tr("Marked: what it asks for. A line is a must, dots are nice to have."), "small"
        )
        below = QHBoxLayout()
        below.addWidget(hint, 1)
        below.addWidget(self._open)
        rows.addLayout(below)
        return tab

    def _make_notes_tab(self) -> QWidget:
        tab = QWidget()
        rows = QVBoxLayout(tab)
        rows.setContentsMargins(0, 2 * GRID, 0, 0)
        rows.setSpacing(GRID // 2)
        rows.addWidget(label(self.tr("&Interviewers"), "small", buddy=self._interviewers))
        rows.addWidget(self._interviewers)
        rows.addSpacing(GRID)
        rows.addWidget(label(self.tr("Research n&otes"), "small", buddy=self._notes))
        rows.addWidget(self._notes, 1)
        return tab

    def _make_right(self) -> QWidget:
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self.skills, 1)
        rows.addWidget(self._start)
        return right

    def _name_question_tab(self) -> None:
        count = len(self.questions.questions)
        text = self.tr("Your &questions ({n})") if count else self.tr("Your &questions")
        self._tabs.setTabText(JobTab.QUESTIONS, text.format(n=count))

    @Slot(str)
    def _on_skill_chosen(self, name: str) -> None:
        self.show_tab(JobTab.ADVERTISEMENT)
        self._advertisement.show_skill(name)

    @Slot(int)
    def _on_name_chosen(self, index: int) -> None:
        self.job_chosen.emit(str(self._names.itemData(index)))

    @Slot()
    def _on_questions_edited(self) -> None:
        self._name_question_tab()
        self.edited.emit()


def _fill(field: QLineEdit, text: str) -> None:
    field.setText(text)
    # Of a long one the beginning is to be seen.
    field.setCursorPosition(0)
