"""The platform's own dialogs for bank files, and what is asked before something goes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from rehearse.app.question_shelf import IfTaken


class BankFileDialog(QObject):
    """Asks for bank files to import, or for the file to export a bank to."""

    paths_chosen = Signal(object)
    """A list of Paths."""

    def __init__(self, *, parent: QWidget, export_name: str = "") -> None:
        """Ask where to write `export_name`; for files to read where it is empty."""
        super().__init__(parent)
        title = self.tr("Export question bank") if export_name else self.tr("Import question banks")
        self._dialog = QFileDialog(parent, title)
        self._dialog.setNameFilter(self.tr("Question bank (*.toml)"))
        self._dialog.setDefaultSuffix("toml")
        self._dialog.setDirectory(_documents())
        if export_name:
            self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self._dialog.selectFile(export_name)
        else:
            self._dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._dialog.filesSelected.connect(self._on_selected)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.destroyed.connect(self.deleteLater)

    def open(self) -> None:
        """Show the dialog; returns at once."""
        self._dialog.open()

    @Slot("QStringList")
    def _on_selected(self, names: Sequence[str]) -> None:
        self.paths_chosen.emit([Path(name) for name in names])


def ask_to_delete(parent: QWidget, question: str, detail: str, delete: Callable[[], None]) -> None:
    """Ask before something is deleted for good; returns at once."""
    box = _box(parent, question, detail)
    box.setIcon(QMessageBox.Icon.Warning)
    yes = box.addButton(
        QCoreApplication.translate("bank_dialogs", "Delete"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    keep = box.addButton(
        QCoreApplication.translate("bank_dialogs", "Keep"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    yes.clicked.connect(delete)
    box.open()


def ask_if_taken(
    parent: QWidget, sentence: str, *, can_replace: bool, settle: Callable[[IfTaken], None]
) -> None:
    """Ask what to do with a bank whose id is taken; returns at once."""
    translate = QCoreApplication.translate
    detail = translate("bank_dialogs", "Both can be kept: the new one gets a number.")
    box = _box(parent, sentence, detail)
    box.setIcon(QMessageBox.Icon.Question)
    both = box.addButton(translate("bank_dialogs", "Keep both"), QMessageBox.ButtonRole.AcceptRole)
    both.clicked.connect(lambda: settle(IfTaken.KEEP_BOTH))
    if can_replace:
        replace = box.addButton(
            translate("bank_dialogs", "Replace"), QMessageBox.ButtonRole.DestructiveRole
        )
        replace.clicked.connect(lambda: settle(IfTaken.REPLACE))
    box.addButton(translate("bank_dialogs", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.open()


def _box(parent: QWidget, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Titles and sentences hold what others wrote: shown as text, whatever it looks like.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("bank_dialogs", "Question banks"))
    box.setText(text)
    box.setInformativeText(detail)
    return box


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    return documents if documents and QDir(documents).exists() else QDir.homePath()
