"""Where everything starts: a new rehearsal on the left, the last ones on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehearse.domain.job import Job
from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.rehearsal import Interviewer, Mode, RehearsalSummary
from rehearse.ui.first_focus import begin_at
from rehearse.ui.pages.job.interview_form import InterviewForm, RehearsalWish
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.library.rehearsal_list import RehearsalList
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton


class HomePage(QWidget):
    """The form for a rehearsal, its start, and the list of the last ones."""

    rehearsal_started = Signal(object)
    """The RehearsalWish that the person wants fulfilled."""

    rehearsal_opened = Signal(object)
    """The RehearsalSummary of the rehearsal to look at."""

    rehearsal_deleted = Signal(object)
    """The RehearsalSummary of the rehearsal to delete."""

    rehearsals_opened = Signal()
    """The person wants to see all rehearsals."""

    undo_chosen = Signal()
    undo_declined = Signal()
    """The offer to undo the last deletion was put away."""

    jobs_opened = Signal(str)
    """The person wants to prepare the job of this id, "" for a new one."""

    progress_opened = Signal()
    """The person wants to see what changes from rehearsal to rehearsal."""

    questions_opened = Signal()
    """The person wants to look through the questions."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._offers_undo = False
        self._banner = Banner()
        self._banner.action_chosen.connect(self._on_undo)
        self._banner.dismissed.connect(self._on_dismissed)
        self._form = InterviewForm()
        self._form.job_opened.connect(self.jobs_opened)
        self._start = IconButton("mic", self.tr("&Start rehearsal"), look="primary")
        self._start.setMinimumHeight(6 * GRID)
        self._start.clicked.connect(self.start)
        self._browse = IconButton("list", self.tr("&Browse questions"))
        self._browse.clicked.connect(self.questions_opened)
        self._progress = IconButton("gauge", self.tr("Pro&gress"))
        self._progress.clicked.connect(self.progress_opened)
        self._list = RehearsalList()
        self._list.opened.connect(self.rehearsal_opened)
        self._list.deleted.connect(self.rehearsal_deleted)
        self._list.all_wanted.connect(self.rehearsals_opened)
        self._lay_out()
        begin_at(self, self._start)

    def show_rehearsals(self, summaries: Sequence[RehearsalSummary]) -> None:
        """List the rehearsals of the past."""
        self._list.show_rehearsals(summaries)

    def show_job(self, job: Job | None) -> None:
        """Fill in the job of the last rehearsal."""
        self._form.show_job(job)

    def show_jobs(self, jobs: Sequence[PreparedJob]) -> None:
        """Offer the jobs that are being prepared; what was chosen stays so."""
        self._form.show_jobs(jobs)

    def choose_job(self, job_id: str) -> None:
        """Choose the job that the next rehearsal is for."""
        self._form.choose_job(job_id)

    def wish(self) -> RehearsalWish:
        """Return what is filled in and chosen now."""
        return self._form.wish()

    def show_choices(self, *, length: int, mode: Mode, interviewer: Interviewer) -> None:
        """Choose what was chosen for the last rehearsal."""
        self._form.show_choices(length=length, mode=mode, interviewer=interviewer)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what went wrong."""
        self._offers_undo = False
        self._banner.show_message(sentence, Tone.ERROR)

    def show_notice(self, sentence: str) -> None:
        """Say something worth knowing."""
        self._offers_undo = False
        self._banner.show_message(sentence, Tone.WARNING)

    def offer_undo(self, sentence: str) -> None:
        """Say what was deleted, with a button that brings it back."""
        self._offers_undo = True
        self._banner.show_message(sentence, Tone.INFO, action=self.tr("Undo"))

    @Slot()
    def clear_undo(self) -> None:
        """Take the offer back, where it is the last that was said."""
        if self._offers_undo:
            self._offers_undo = False
            self._banner.clear()

    def show_starting(self, *, is_starting: bool) -> None:
        """Hold the start button while a rehearsal is being put together."""
        self._start.setEnabled(not is_starting)

    @Slot()
    def start(self) -> None:
        """Start a rehearsal with what is filled in."""
        if self._start.isEnabled():
            self._banner.clear()
            self.rehearsal_started.emit(self._form.wish())

    @Slot()
    def _on_undo(self) -> None:
        self._offers_undo = False
        self.undo_chosen.emit()

    @Slot()
    def _on_dismissed(self) -> None:
        if self._offers_undo:
            self._offers_undo = False
            self.undo_declined.emit()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(3 * GRID)
        columns.addWidget(self._make_start_card(), 5)
        columns.addWidget(self._list, 3)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._banner)
        rows.addLayout(columns, 1)

    def _make_start_card(self) -> QFrame:
        card = QFrame()
        set_look(card, "panel")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._scrolling(self._make_inside()), 1)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self._start, 1)
        below.addWidget(self._browse)
        below.addWidget(self._progress)
        rows.addLayout(below)
        return card

    def _make_inside(self) -> QWidget:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(label(self.tr("Rehearse an interview"), "title"))
        rows.addWidget(
            label(
                self.tr(
                    "Answer aloud, as on the day. Leave the job empty for a general interview; "
                    "what you write here stays on this computer."
                ),
                "muted",
            )
        )
        rows.addWidget(self._form, 1)
        return inside

    def _scrolling(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area
