"""Text on a page, dressed by the theme."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rehearse.ui.theme import set_look


def label(text: str, look: str = "", *, buddy: QWidget | None = None) -> QLabel:
    """Return a plain-text label that wraps; `look` is one of the theme's, `buddy` what it names."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if look:
        set_look(made, look)
    if buddy is not None:
        made.setBuddy(buddy)
        buddy.setAccessibleName(text.replace("&", ""))
    return made
