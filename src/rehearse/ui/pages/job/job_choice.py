"""Which job an interview is for: one that is being prepared, or another, or none."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rehearse.app.job_preparation import FEWEST_QUESTIONS
from rehearse.domain.job import Job
from rehearse.domain.prepared_job import Necessity, PreparedJob
from rehearse.ui.pages.job.job_fields import JobFields
from rehearse.ui.pages.job.job_names import name_of
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton

_SHORTEST_CHOICE = 20
_MOST_NAMED = 12


class JobChoice(QWidget):
    """The jobs by name; under them what is prepared for the chosen one, or fields to fill in."""

    job_opened = Signal(str)
    """Id of the job to prepare, "" where it is a new one."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: tuple[PreparedJob, ...] = ()
        self._names = QComboBox()
        self._names.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._names.setMinimumContentsLength(_SHORTEST_CHOICE)
        self._prepare = IconButton("briefcase", "")
        self._fields = JobFields()
        self._summary = self._make_summary()
        self._names.currentIndexChanged.connect(self._on_chosen)
        self._prepare.clicked.connect(self._on_prepare)
        self._lay_out()
        self.show_jobs(())

    @property
    def prepared(self) -> PreparedJob | None:
        """The job that is chosen, None where the fields are to be filled in."""
        index = self._names.currentIndex() - 1
        return self._jobs[index] if 0 <= index < len(self._jobs) else None

    def job(self) -> Job | None:
        """Return what is filled in where no prepared job is chosen."""
        return None if self.prepared is not None else self._fields.job()

    def show_job(self, job: Job | None) -> None:
        """Fill in a job that is not prepared, or empty the fields."""
        self._names.setCurrentIndex(0)
        self._fields.show_job(job)

    def show_jobs(self, jobs: Sequence[PreparedJob]) -> None:
        """Offer these; what was chosen stays so where it is still there."""
        before = self.prepared
        self._jobs = tuple(jobs)
        was_blocked = self._names.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._names.clear()
        self._names.addItem(self.tr("A general interview, or another job"))
        self._names.addItems([name_of(job) for job in jobs])
        self._names.blockSignals(was_blocked)
        self.choose(before.id if before else "")
        self._on_chosen()

    def choose(self, job_id: str) -> None:
        """Choose the job of this id; one that is not there chooses none."""
        ids = [job.id for job in self._jobs]
        self._names.setCurrentIndex(ids.index(job_id) + 1 if job_id in ids else 0)

    def _make_summary(self) -> QWidget:
        room = QWidget()
        summary = QFrame()
        set_look(summary, "part-told")
        self._wanted = label("")
        self._named = label("", "muted")
        self._ready = label("", "muted")
        rows = QVBoxLayout(summary)
        rows.setContentsMargins(2 * GRID, GRID + GRID // 2, 2 * GRID, GRID + GRID // 2)
        rows.setSpacing(GRID // 2)
        rows.addWidget(self._wanted)
        rows.addWidget(self._named)
        rows.addWidget(self._ready)
        above = QVBoxLayout(room)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(summary)
        above.addStretch(1)
        return room

    def _lay_out(self) -> None:
        choosing = QHBoxLayout()
        choosing.setSpacing(GRID)
        choosing.addWidget(self._names, 1)
        choosing.addWidget(self._prepare)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID // 2)
        rows.addWidget(label(self.tr("Inter&view for"), "small", buddy=self._names))
        rows.addLayout(choosing)
        rows.addSpacing(GRID)
        rows.addWidget(self._summary, 1)
        rows.addWidget(self._fields, 1)

    def _wanted_of(self, job: PreparedJob) -> str:
        musts = sum(one.necessity is Necessity.MUST_HAVE for one in job.skills)
        if not job.skills:
            return self.tr("Nothing is known yet of what it asks for: paste the advertisement.")
        asked = self.tr("Asks for {n}: {musts} must-haves, {wishes} nice to have.")
        return asked.format(n=len(job.skills), musts=musts, wishes=len(job.skills) - musts)

    def _ready_of(self, job: PreparedJob) -> str:
        count = len(job.prepared_questions)
        questions = self.tr("{n} of at least {fewest} own questions ready.")
        said = [questions.format(n=count, fewest=FEWEST_QUESTIONS)]
        if count >= FEWEST_QUESTIONS:
            said = [self.tr("{n} own questions ready.").format(n=count)]
        if job.interviewers:
            names = ", ".join(job.interviewers)
            said.append(self.tr("With {names}.").format(names=names))
        return " ".join(said)

    @Slot()
    def _on_chosen(self) -> None:
        job = self.prepared
        self._fields.setVisible(job is None)
        self._summary.setVisible(job is not None)
        self._prepare.set_label(self.tr("&Prepare") if job else self.tr("&Prepare a job"))
        self._prepare.setAccessibleName(
            self.tr("Prepare for this job") if job else self.tr("Prepare a job")
        )
        if job is not None:
            self._wanted.setText(self._wanted_of(job))
            self._named.setText(" · ".join(skill.name for skill in job.skills[:_MOST_NAMED]))
            self._named.setVisible(bool(job.skills))
            self._ready.setText(self._ready_of(job))

    @Slot()
    def _on_prepare(self) -> None:
        self.job_opened.emit(self.prepared.id if self.prepared else "")
