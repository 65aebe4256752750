"""The job of an interview in a few fields, for whoever does not prepare one at length."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from rehearse.domain.job import Job
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID

_ADVERTISEMENT_HEIGHT_PX = 12 * GRID
# In multiples of the text size: narrower, and three fields in a row cut off what is in them.
_ROOM_FOR_THREE = 38


class _Advertisement(QPlainTextEdit):
    """Takes what room there is, and asks for no more than a few lines."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _ADVERTISEMENT_HEIGHT_PX)


class JobFields(QWidget):
    """Title, company, interviewer and advertisement."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._field(self.tr("e.g. Data analyst"))
        self._company = self._field(self.tr("e.g. Northwind"))
        self._interviewer_name = self._field(self.tr("A name, if you know it"))
        self._advertisement = self._make_advertisement()
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

    def show_job(self, job: Job | None) -> None:
        """Fill in the job, or empty the fields."""
        known = job or Job()
        self._title.setText(known.title or "")
        self._company.setText(known.company or "")
        self._interviewer_name.setText(known.interviewer or "")
        self._advertisement.setPlainText(known.description or "")

    def job(self) -> Job | None:
        """Return what is filled in; None where nothing is."""
        job = Job(
            title=self._title.text().strip() or None,
            company=self._company.text().strip() or None,
            interviewer=self._interviewer_name.text().strip() or None,
            description=self._advertisement.toPlainText().strip() or None,
        )
        return None if job == Job() else job

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the fields one under the other where the room or the text asks for it."""
        super().resizeEvent(event)
        has_room = self.width() >= _ROOM_FOR_THREE * self.fontInfo().pixelSize()
        self._place_fields(columns=len(self._named) if has_room else 1)

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
