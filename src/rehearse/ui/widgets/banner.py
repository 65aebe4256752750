"""A line in place for what is expected to go wrong, or is worth knowing."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.icon_label import IconLabel


class Tone(StrEnum):
    """How much a banner asks for."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_ICONS = {Tone.INFO: "info", Tone.WARNING: "triangle-alert", Tone.ERROR: "circle-alert"}
_SHADES = {Tone.INFO: "accent", Tone.WARNING: "amber", Tone.ERROR: "red"}


class Banner(QFrame):
    """Hidden until `show_message`; stays until dismissed, cleared or replaced."""

    dismissed = Signal()
    action_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        self._icon = IconLabel(_ICONS[Tone.INFO], ems=1.3)
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        self._close = IconButton("x", accessible_name=self.tr("Dismiss this message"))
        self._arrange()
        self._action.clicked.connect(self._on_action_clicked)
        self._close.clicked.connect(self._on_close_clicked)
        self.hide()

    def show_message(self, text: str, tone: Tone = Tone.INFO, *, action: str = "") -> None:
        """Show one sentence and say it to a screen reader.

        `action` is the label of a button that mends or undoes; none where it is empty.
        """
        self._tone = tone
        self._text.setText(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{self._tone_name()}: {text}")
        set_look(self, f"banner-{tone}")
        self._icon.show_icon(_ICONS[tone], _SHADES[tone])
        self.show()
        self._announce(text)

    def clear(self) -> None:
        """Hide without a signal."""
        self._text.clear()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, empty when hidden."""
        return self._text.text()

    @property
    def tone(self) -> Tone:
        """The tone of the last message."""
        return self._tone

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID + GRID // 2)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        set_look(self._action, "quiet")

    def _announce(self, text: str) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        if self._tone is Tone.ERROR:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _tone_name(self) -> str:
        names = {
            Tone.INFO: self.tr("Notice"),
            Tone.WARNING: self.tr("Warning"),
            Tone.ERROR: self.tr("Problem"),
        }
        return names[self._tone]

    @Slot()
    def _on_action_clicked(self) -> None:
        self.clear()
        self.action_chosen.emit()

    @Slot()
    def _on_close_clicked(self) -> None:
        self.clear()
        self.dismissed.emit()
