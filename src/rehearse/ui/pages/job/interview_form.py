"""What the person says about the interview that they want to rehearse."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rehearse.domain.job import Job
from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.rehearsal import Interviewer, Mode
from rehearse.ui.pages.job.job_choice import JobChoice
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.length_choice import LengthChoice
from rehearse.ui.pages.segmented_choice import Option, SegmentedChoice
from rehearse.ui.theme import GRID


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalWish:
    """What to rehearse; `length` counts the questions before the closing turn.

    `prepared` is the job that is being prepared, `job` what is known of another; one is None.
    """

    job: Job | None
    length: int
    mode: Mode
    interviewer: Interviewer
    prepared: PreparedJob | None = None


class InterviewForm(QWidget):
    """The job, how many questions, how strict, and who asks."""

    job_opened = Signal(str)
    """Id of the job to prepare, "" where it is a new one."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = JobChoice()
        self._job.job_opened.connect(self.job_opened)
        self._length = LengthChoice(self.tr("Questions"))
        self._mode = SegmentedChoice(self.tr("Mode"), self._modes())
        self._interviewer = SegmentedChoice(self.tr("Interviewer"), self._interviewers())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._job, 1)
        rows.addLayout(self._lay_out_interview())

    def show_job(self, job: Job | None) -> None:
        """Fill in a job that is not among the prepared ones, or empty its fields."""
        self._job.show_job(job)

    def show_jobs(self, jobs: Sequence[PreparedJob]) -> None:
        """Offer the jobs that are being prepared."""
        self._job.show_jobs(jobs)

    def choose_job(self, job_id: str) -> None:
        """Choose one of these."""
        self._job.choose(job_id)

    def show_choices(self, *, length: int, mode: Mode, interviewer: Interviewer) -> None:
        """Press the buttons of an earlier rehearsal."""
        self._length.choose(length)
        self._mode.choose(mode)
        self._interviewer.choose(interviewer)

    def wish(self) -> RehearsalWish:
        """Return what is filled in and chosen now."""
        return RehearsalWish(
            job=self._job.job(),
            prepared=self._job.prepared,
            length=self._length.value(),
            mode=Mode(str(self._mode.value())),
            interviewer=Interviewer(str(self._interviewer.value())),
        )

    def _lay_out_interview(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        choices = (
            (self.tr("Questions"), self._length),
            (self.tr("Mode"), self._mode),
            (self.tr("Interviewer"), self._interviewer),
        )
        for row, (text, choice) in enumerate(choices):
            name = label(text)
            name.setWordWrap(False)
            grid.addWidget(name, row, 0)
            grid.addWidget(choice, row, 1)
        return grid

    def _modes(self) -> tuple[Option, ...]:
        return (
            Option(
                value=Mode.PRACTICE,
                text=self.tr("Practice"),
                meaning=self.tr("Time to think, hints, new tries, feedback after each answer."),
            ),
            Option(
                value=Mode.REAL,
                text=self.tr("Real"),
                meaning=self.tr("As on the day: no stops, feedback at the end."),
            ),
        )

    def _interviewers(self) -> tuple[Option, ...]:
        return (
            Option(
                value=Interviewer.NEUTRAL,
                text=self.tr("Neutral"),
                meaning=self.tr("Asks and listens."),
            ),
            Option(
                value=Interviewer.WARM,
                text=self.tr("Warm"),
                meaning=self.tr("Chatty, and tempts you to gossip about your last job."),
            ),
            Option(
                value=Interviewer.TOUGH,
                text=self.tr("Tough"),
                meaning=self.tr("Asks again where your answer leaves something out."),
            ),
        )
