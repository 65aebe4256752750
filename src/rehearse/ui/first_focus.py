"""Which control of a page the keyboard begins at."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


def begin_at(page: QWidget, first: QWidget) -> None:
    """Hand the focus that `page` is given on to `first`, which lies in it; may be called again.

    A focus proxy would do so too, but Tab meets the page on its way round, and would jump from
    there to the proxy: nothing that lies between would ever be reached.
    """
    passer = page.findChild(_Passer, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Passer(
        page
    )
    passer.first = first


class _Passer(QObject):
    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.first: QWidget = page
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and isinstance(watched, QWidget):
            if self.first.isVisible():
                self.first.setFocus(event.reason())
            else:
                # It lies on a tab that is not on top.
                watched.focusNextChild()
        return False
