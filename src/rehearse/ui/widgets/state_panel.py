"""What a place shows while there is nothing in it: empty, busy or failed, and what to do."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_label import IconLabel

_WIDTH_EMS = 28
"""Width of the column, in text sizes."""

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
        for part in (self.progress, self.action, self.second_action):
            part.hide()
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
        """Show how much is done, 0 to 1; no bar where that is not known, for it would only move."""
        self.progress.setAccessibleName(name)
        self.progress.setRange(0, _PROGRESS_STEPS)
        self.progress.setValue(round((share or 0.0) * _PROGRESS_STEPS))
        self.progress.setVisible(share is not None)

    @property
    def heading(self) -> str:
        """The heading shown."""
        return self._heading.text()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_width()

    def _fit_width(self) -> None:
        self._inner.setMaximumWidth(_WIDTH_EMS * self.fontInfo().pixelSize())

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.action)
        buttons.addWidget(self.second_action)
        buttons.addStretch(1)
        self._inner = inner = QWidget()
        self._fit_width()
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
