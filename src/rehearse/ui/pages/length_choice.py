"""How many questions: one of the usual numbers, or any other."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from rehearse.app.planner import LENGTHS, LONGEST, SHORTEST
from rehearse.ui.pages.segmented_choice import Option, SegmentedChoice
from rehearse.ui.theme import GRID

_OTHER = 0
_MINUTES_EACH = 2.5
"""An answer of a minute and a half, the time to think, and the feedback."""


class LengthChoice(QWidget):
    """A row of buttons; behind the last one a number can be set."""

    chosen = Signal(int)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = SegmentedChoice(name, self._options())
        self._number = QSpinBox()
        self._number.setRange(SHORTEST, LONGEST)
        self._number.setValue(10)
        self._number.setAccessibleName(self.tr("Number of questions"))
        self._number.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._buttons, 1)
        row.addWidget(self._number)
        self._buttons.chosen.connect(self._on_chosen)
        self._number.valueChanged.connect(self._on_number)

    def value(self) -> int:
        """The number of questions."""
        return int(str(self._buttons.value())) or self._number.value()

    def choose(self, length: int) -> None:
        """Press the button of this number, or set it as another one."""
        if length not in LENGTHS:
            self._number.setValue(length)
        self._buttons.choose(length if length in LENGTHS else _OTHER)
        self._number.setVisible(length not in LENGTHS)

    def _options(self) -> tuple[Option, ...]:
        usual = (
            Option(value=length, text=str(length), meaning=self._minutes_text(length))
            for length in LENGTHS
        )
        limits = self.tr("From {low} to {high} questions.").format(low=SHORTEST, high=LONGEST)
        return (*usual, Option(value=_OTHER, text=self.tr("Other"), meaning=limits))

    def _minutes_text(self, length: int) -> str:
        return self.tr("About {n} minutes.").format(n=round(length * _MINUTES_EACH))

    @Slot(object)
    def _on_chosen(self, value: int) -> None:
        self._number.setVisible(value == _OTHER)
        self.chosen.emit(self.value())

    @Slot()
    def _on_number(self) -> None:
        self.chosen.emit(self.value())
