"""What the person says about the interview that they want to rehearse."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Interviewer, Mode
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.length_choice import LengthChoice
from rehearse.ui.pages.segmented_choice import Option, SegmentedChoice
from rehearse.ui.theme import GRID

_ADVERTISEMENT_HEIGHT_PX = 12 * GRID
# In multiples of the text size: narrower, and three fields in a row cut off what is in them.
_ROOM_FOR_THREE = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalWish:
    """What to rehearse; `length` counts the questions before the closing turn."""

    job: Job | None
    length: int
    mode: Mode
    interviewer: Interviewer


class _Advertisement(QPlainTextEdit):
    """Takes what room there is, and asks for no more than a few lines."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _ADVERTISEMENT_HEIGHT_PX)


class InterviewForm(QWidget):
    """The job, how many questions, how strict, and who asks."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._field(self.tr("e.g. Data analyst"))
        self._company = self._field(self.tr("e.g. Northwind"))
        self._interviewer_name = self._field(self.tr("A name, if you know it"))
        self._advertisement = self._make_advertisement()
        self._length = LengthChoice(self.tr("Questions"))
        self._mode = SegmentedChoice(self.tr("Mode"), self._modes())
        self._interviewer = SegmentedChoice(self.tr("Interviewer"), self._interviewers())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(2 * GRID)
        self._fields.setVerticalSpacing(GRID // 2)
        self._columns = 0
        self._named = self._name_fields()
        self._place_fields(columns=len(self._named))
        rows.addLayout(self._fields)
        rows.addLayout(self._lay_out_advertisement(), 1)
        rows.addLayout(self._lay_out_interview())

    def show_job(self, job: Job | None) -> None:
        """Fill in the job, or empty its fields."""
        known = job or Job()
        self._title.setText(known.title or "")
        self._company.setText(known.company or "")
        self._interviewer_name.setText(known.interviewer or "")
        self._advertisement.setPlainText(known.description or "")

    def show_choices(self, *, length: int, mode: Mode, interviewer: Interviewer) -> None:
        """Press the buttons of an earlier rehearsal."""
        self._length.choose(length)
        self._mode.choose(mode)
        self._interviewer.choose(interviewer)

    def wish(self) -> RehearsalWish:
        """Return what is filled in and chosen now."""
        return RehearsalWish(
            job=self._job(),
            length=self._length.value(),
            mode=Mode(str(self._mode.value())),
            interviewer=Interviewer(str(self._interviewer.value())),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the fields one under the other where the room or the text asks for it."""
        super().resizeEvent(event)
        has_room = self.width() >= _ROOM_FOR_THREE * self.fontInfo().pixelSize()
        self._place_fields(columns=len(self._named) if has_room else 1)

    def _job(self) -> Job | None:
        job = Job(
            title=self._title.text().strip() or None,
            company=self._company.text().strip() or None,
            interviewer=self._interviewer_name.text().strip() or None,
            description=self._advertisement.toPlainText().strip() or None,
        )
        return None if job == Job() else job

    def _field(self, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.setMaxLength(200)
        return field

    def _make_advertisement(self) -> QPlainTextEdit:
        edit = _Advertisement()
        edit.setTabChangesFocus(True)
        edit.setMinimumHeight(_ADVERTISEMENT_HEIGHT_PX)
        edit.setPlaceholderText(
            self.tr("Paste the text here, to see how your answers match what it asks for.")
        )
        return edit

    def _name_fields(self) -> tuple[tuple[QLabel, QLineEdit], ...]:
        named = (
            (self.tr("Job &title"), self._title),
            (self.tr("C&ompany"), self._company),
            (self.tr("&Interviewer's name"), self._interviewer_name),
        )
        return tuple((label(text, "small", buddy=field), field) for text, field in named)

    def _place_fields(self, *, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        grid = self._fields
        for number, (name, field) in enumerate(self._named):
            row, column = 2 * (number // columns), number % columns
            grid.setColumnStretch(number, int(number < columns))
            grid.addWidget(name, row, column)
            grid.addWidget(field, row + 1, column)

    def _lay_out_advertisement(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(GRID // 2)
        rows.addWidget(label(self.tr("&Advertisement"), "small", buddy=self._advertisement))
        rows.addWidget(self._advertisement, 1)
        return rows

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
