"""What a report is to tell of, what it leaves out, and what it will look like."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rehearse.app.exports import ExportFormat
from rehearse.domain.report import Omission
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.report_view import ReportView

_SIZE = (1000, 680)
_CHOICES_PX = 320
_DAYS_BACK = 30


class ExportForm(QDialog):
    """Choices on the left, the report as it would be printed on the right."""

    changed = Signal()
    """Another report than the one on show is wanted."""

    save_wanted = Signal()

    def __init__(self, formats: Sequence[ExportFormat], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export report"))
        self.resize(*_SIZE)
        self._has_period = False
        self._is_ready = False
        self.banner = Banner()
        self.scopes = QComboBox()
        self.since = _day_edit(QDate.currentDate().addDays(-_DAYS_BACK))
        self.until = _day_edit(QDate.currentDate())
        self.formats = QComboBox()
        for one in formats:
            self.formats.addItem(self._format_name(one), one)
        self.transcripts = QCheckBox(self.tr("&Transcripts"))
        self.names = QCheckBox(self.tr("&Names of people and companies"))
        self.sound = QCheckBox(self.tr("&Sound of the flagged moments"))
        self.hint = label("", "small")
        self.view = ReportView()
        self.preview_note = label("", "small")
        self.save = IconButton("file-down", self.tr("Save as…"), look="primary")
        self.cancel = QPushButton(self.tr("Cancel"))
        for box in self._boxes():
            box.setChecked(True)
        self._arrange()
        self._connect()
        self._show_hint()

    def offer_scopes(self, names: Sequence[str], *, has_period: bool) -> None:
        """Offer what the report may be about; `has_period` says that the last is two days."""
        self._has_period = has_period
        with QSignalBlocker(self.scopes):
            self.scopes.clear()
            self.scopes.addItems(list(names))
        for widget in (self._scope_label, self.scopes):
            widget.setVisible(len(names) > 1)
        self._show_days()

    @property
    def is_period(self) -> bool:
        """Whether two days say what the report is about."""
        return self._has_period and self.scopes.currentIndex() == self.scopes.count() - 1

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the period."""
        first, last = self.since.date(), self.until.date()
        return (
            date(first.year(), first.month(), first.day()),
            date(last.year(), last.month(), last.day()),
        )

    @property
    def ending(self) -> ExportFormat:
        """The format that is chosen."""
        return ExportFormat(self.formats.currentData())

    @property
    def without(self) -> frozenset[Omission]:
        """What is to be left out."""
        boxes = zip(Omission, self._boxes(), strict=True)
        return frozenset(one for one, box in boxes if not (box.isChecked() and box.isEnabled()))

    def show_busy(self) -> None:
        """Say that the report is being made."""
        self._is_ready = False
        self.preview_note.setText(self.tr("Making the report…"))
        self.preview_note.show()
        self._show_hint()

    def show_report(self, html: str, note: str = "") -> None:
        """Show what would be printed, and how much of it is on show."""
        self._is_ready = True
        self.view.show_report(html)
        self.preview_note.setText(note)
        self.preview_note.setVisible(bool(note))
        self._show_hint()

    def show_problem(self, sentence: str) -> None:
        """Say why there is no such report; there is nothing to save."""
        self._is_ready = False
        self.view.show_report("")
        self.preview_note.hide()
        self.banner.show_message(sentence, Tone.ERROR)
        self._show_hint()

    def _boxes(self) -> tuple[QCheckBox, QCheckBox, QCheckBox]:
        return self.transcripts, self.names, self.sound

    def _format_name(self, one: ExportFormat) -> str:
        names = {
            ExportFormat.PDF: self.tr("PDF document"),
            ExportFormat.HTML: self.tr("Web page"),
            ExportFormat.MARKDOWN: self.tr("Markdown text"),
            ExportFormat.WORD: self.tr("Word document"),
            ExportFormat.JSON: self.tr("Interview file"),
            ExportFormat.CSV: self.tr("Measures (CSV)"),
        }
        return names[one]

    def _arrange(self) -> None:
        self._scope_label = label(self.tr("&Report on"), "strong", buddy=self.scopes)
        self._days = QWidget()
        days = QFormLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for words, edit in ((self.tr("Fr&om"), self.since), (self.tr("t&o"), self.until)):
            edit.setAccessibleName(words.replace("&", ""))
            days.addRow(words, edit)
        choices = QVBoxLayout()
        choices.setSpacing(GRID)
        # Beside the scroll bar, where there is one.
        choices.setContentsMargins(0, 0, 2 * GRID, 0)
        choices.addWidget(label(self.tr("Export report"), "heading"))
        choices.addSpacing(GRID)
        for widget in (self._scope_label, self.scopes, self._days):
            choices.addWidget(widget)
        choices.addSpacing(GRID)
        choices.addWidget(label(self.tr("&Format"), "strong", buddy=self.formats))
        choices.addWidget(self.formats)
        choices.addSpacing(GRID)
        choices.addWidget(label(self.tr("With"), "strong"))
        for box in self._boxes():
            choices.addWidget(box)
        choices.addWidget(self.hint)
        choices.addStretch(1)
        inner = QWidget()
        inner.setLayout(choices)
        left = QVBoxLayout()
        left.addWidget(_scrolling(inner), 1)
        left.addLayout(self._buttons())
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.view, 1)
        right.addWidget(self.preview_note)
        columns = QHBoxLayout()
        columns.setSpacing(3 * GRID)
        columns.addLayout(left, 0)
        columns.addLayout(right, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self.banner)
        rows.addLayout(columns, 1)
        self.save.setDefault(True)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 2 * GRID, 0)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row

    def _connect(self) -> None:
        self.scopes.currentIndexChanged.connect(self._on_scope)
        self.formats.currentIndexChanged.connect(self._show_hint)
        for box in self._boxes():
            box.toggled.connect(self._on_box)
        for edit in (self.since, self.until):
            edit.dateChanged.connect(self._on_scope)
        self.save.clicked.connect(self.save_wanted)
        self.cancel.clicked.connect(self.reject)

    def _on_scope(self) -> None:
        self._show_days()
        self._ask_anew()

    def _on_box(self) -> None:
        # A voice gives a person away.
        self.sound.setEnabled(self.names.isChecked())
        self._ask_anew()

    def _ask_anew(self) -> None:
        self.banner.clear()
        self._show_hint()
        self.changed.emit()

    def _show_days(self) -> None:
        self._days.setVisible(self.is_period)

    def _show_hint(self) -> None:
        hints = []
        can_save = True
        if self.ending is ExportFormat.JSON and Omission.TRANSCRIPTS in self.without:
            hints.append(self.tr("An interview file is made of its transcripts."))
            can_save = False
        elif Omission.TRANSCRIPTS in self.without:
            hints.append(self.tr("The short quotes of the points stay."))
        if Omission.NAMES in self.without:
            hints.append(
                self.tr(
                    "Names are found by their look, and the voice goes too. Read the report before "
                    "you hand it on."
                )
            )
        elif Omission.AUDIO not in self.without and self.ending in {
            ExportFormat.PDF,
            ExportFormat.MARKDOWN,
            ExportFormat.WORD,
        }:
            hints.append(self.tr("Sound is saved as a zip file beside the report."))
        self.hint.setText("\n".join(hints))
        self.hint.setVisible(bool(hints))
        self.save.setEnabled(can_save and self._is_ready)


def _scrolling(inner: QWidget) -> QScrollArea:
    """Let large letters on a small screen be scrolled, and be as wide as they are."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumWidth(_CHOICES_PX)
    area.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return area


def _day_edit(day: QDate) -> QDateEdit:
    edit = QDateEdit(day)
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("d MMM yyyy")
    edit.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return edit
