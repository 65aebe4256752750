"""A line to search with: its button that empties it can be told by a screen reader."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

_LONGEST = 200
# Qt makes the button without words, and gives no other way to it than this name.
_CLEAR = "_q_qlineeditclearaction"


class SearchField(QLineEdit):
    """`what` stands in it while it is empty, and is its name."""

    def __init__(self, what: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(what)
        self.setAccessibleName(what)
        self.setClearButtonEnabled(True)
        self.setMaxLength(_LONGEST)
        clear = self.findChild(QAction, _CLEAR)
        if clear is not None:
            clear.setText(self.tr("Clear the search"))
