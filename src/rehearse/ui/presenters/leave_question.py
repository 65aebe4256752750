"""What is asked before a rehearsal is ended in the middle."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_leave(parent: QWidget, end: Callable[[], None]) -> None:
    """Ask whether to `end` here; returns at once."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("leave_question", "End this rehearsal?"))
    box.setText(translate("leave_question", "End this rehearsal here?"))
    box.setInformativeText(
        translate(
            "leave_question",
            "What you have said so far is kept, and you can review it right away.",
        )
    )
    leave = box.addButton(
        translate("leave_question", "End rehearsal"), QMessageBox.ButtonRole.AcceptRole
    )
    stay = box.addButton(translate("leave_question", "Go on"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    leave.clicked.connect(end)
    box.finished.connect(box.deleteLater)
    box.open()
