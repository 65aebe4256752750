"""Widgets side by side in the middle of a page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehearse.ui.theme import GRID


def row(*parts: QWidget | None) -> QHBoxLayout:
    """Lay parts side by side; None is room that stretches."""
    made = QHBoxLayout()
    made.setSpacing(GRID)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            made.addWidget(part)
    return made


def wide_row(part: QWidget) -> QHBoxLayout:
    """Centre a part that may take all the width up to its own limit."""
    made = QHBoxLayout()
    made.addStretch(1)
    made.addWidget(part, 100)
    made.addStretch(1)
    return made
