"""The platform's own dialog for an advertisement's file, and what is asked before a job goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from rehearse.app.advertisement import FILE_SUFFIXES


def ask_for_advertisement(parent: QWidget, read: Callable[[Path], None]) -> None:
    """Ask for a file and hand it to `read`; returns at once."""
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, translate("job_dialogs", "Open an advertisement"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    patterns = " ".join(f"*{suffix}" for suffix in FILE_SUFFIXES)
    dialog.setNameFilters(
        [
            translate("job_dialogs", "Advertisement ({patterns})").format(patterns=patterns),
            translate("job_dialogs", "All files (*)"),
        ]
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(_downloads())
    dialog.fileSelected.connect(lambda name: read(Path(name)))
    dialog.open()


def ask_to_delete_job(parent: QWidget, name: str, delete: Callable[[], None]) -> None:
    """Ask before a job is deleted; returns at once."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    # What a job is called was written by others: shown as text, whatever it looks like.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(translate("job_dialogs", "Delete this job?"))
    box.setText(translate("job_dialogs", "Delete “{name}”?").format(name=name))
    box.setInformativeText(
        translate(
            "job_dialogs",
            "Its advertisement, notes and questions cannot be brought back. The rehearsals for it "
            "stay.",
        )
    )
    yes = box.addButton(translate("job_dialogs", "Delete"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(translate("job_dialogs", "Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    yes.clicked.connect(delete)
    box.open()


def _downloads() -> str:
    place = QStandardPaths.StandardLocation.DownloadLocation
    folder = QStandardPaths.writableLocation(place)
    return folder if folder and QDir(folder).exists() else QDir.homePath()
