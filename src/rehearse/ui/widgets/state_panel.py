"""What a place shows while there is nothing in it: empty, busy or failed, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_label import IconLabel

_WIDTH_PX = 420
_PROGRESS_STEPS = 1000


class StatePanel(QWidget):
    """An icon, a heading, a sentence, progress where there is some, and up to two buttons."""

    action_chosen = Signal()
    second_action_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", ems=2.6)
        self._heading = _centred("heading")
        self._text = _centred("muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.action = QPushButton()
        self.second_action = QPushButton()
        set_look(self.action, "primary")
        self.action.clicked.connect(self.action_chosen)
        self.second_action.clicked.connect(self.second_action_chosen)
        self._arrange()

    def show_state(
        self, icon_name: str, heading: str, text: str, *, action: str = "", second_action: str = ""
    ) -> None:
        """Show a state without progress; a button is there where it has a label."""
        self._icon.show_icon(icon_name, "muted")
        self._heading.setText(heading)
        self._text.setText(text)
        for button, words in ((self.action, action), (self.second_action, second_action)):
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(bool(words))
        self.progress.hide()
        self.setAccessibleName(f"{heading}. {text}")

    def show_progress(self, share: float | None, *, name: str) -> None:
        """Show how much is done, 0 to 1; None where that is not known."""
        self.progress.setAccessibleName(name)
        self.progress.setRange(0, 0 if share is None else _PROGRESS_STEPS)
        if share is not None:
            self.progress.setValue(round(share * _PROGRESS_STEPS))
        self.progress.show()

    @property
    def heading(self) -> str:
        """The heading shown."""
        return self._heading.text()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.action)
        buttons.addWidget(self.second_action)
        buttons.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH_PX)
        column = QVBoxLayout(inner)
        column.setSpacing(GRID)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self._heading, self._text, self.progress):
            column.addWidget(widget)
        column.addSpacing(GRID)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)


def _centred(look: str) -> QLabel:
    label = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_look(label, look)
    return label
