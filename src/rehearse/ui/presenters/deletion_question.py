"""Whether the person really wants everything deleted."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from rehearse.ui.theme import set_look


class DeletionQuestion(QObject):
    """A box that says what goes and what stays; doing nothing is the easy way out."""

    confirmed = Signal()

    def __init__(self, folder: Path, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QMessageBox(parent)
        self._box.setIcon(QMessageBox.Icon.Warning)
        self._box.setWindowTitle(self.tr("Delete everything?"))
        self._box.setText(self.tr("Delete everything that Rehearse keeps on this computer?"))
        self._box.setInformativeText(
            self.tr(
                "All rehearsals and recordings, your own question banks, downloaded speech models, "
                "settings and logs in {folder} are deleted, and Rehearse closes. This cannot be "
                "undone.\n\nReports that you exported stay where you saved them."
            ).format(folder=folder)
        )
        delete = self._box.addButton(
            self.tr("Delete everything"), QMessageBox.ButtonRole.DestructiveRole
        )
        keep = self._box.addButton(self.tr("Keep everything"), QMessageBox.ButtonRole.RejectRole)
        set_look(delete, "danger")
        self._box.setDefaultButton(keep)
        self._box.setEscapeButton(keep)
        delete.clicked.connect(self.confirmed)
        self._box.finished.connect(self._box.deleteLater)
        self._box.destroyed.connect(self.deleteLater)

    def open(self) -> None:
        """Show the box; returns at once."""
        self._box.open()
