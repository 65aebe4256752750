"""One of a few options, all of them in sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLabel,
    QPushButton,
    QWidget,
)

from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option: its value, the word on it, and what it means in a sentence."""

    value: object
    text: str
    meaning: str


class SegmentedChoice(QWidget):
    """A row of buttons of which exactly one is down; what it means stands beside them."""

    chosen = Signal(object)
    """The value that the person chose."""

    def __init__(
        self, name: str, options: Sequence[Option], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options = tuple(options)
        self._group = QButtonGroup(self)
        self._meaning: QLabel = label("", "muted")
        self._meaning.setParent(self)
        self.setAccessibleName(name)
        row = FlowLayout(self, spacing=GRID // 2)
        for number, option in enumerate(self._options):
            row.addWidget(self._make_button(name, number, option))
        self._meaning.setContentsMargins(GRID, 0, 0, 0)
        if any(option.meaning for option in self._options):
            row.addWidget(self._meaning)
        self.choose(self._options[0].value)
        self._group.idClicked.connect(self._on_clicked)

    def _make_button(self, name: str, number: int, option: Option) -> QAbstractButton:
        button = QPushButton(option.text)
        button.setCheckable(True)
        button.setAccessibleName(f"{name}: {option.text}")
        button.setAccessibleDescription(option.meaning)
        set_look(button, "segment")
        self._group.addButton(button, number)
        return button

    def value(self) -> object:
        """The value of the option that is down."""
        return self._options[self._group.checkedId()].value

    def choose(self, value: object) -> None:
        """Press the option of this value; one that is not offered changes nothing."""
        for number, option in enumerate(self._options):
            if option.value == value:
                self._group.button(number).setChecked(True)
                self._meaning.setText(option.meaning)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self._meaning.setText(self._options[number].meaning)
        self.chosen.emit(self._options[number].value)
