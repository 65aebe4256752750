"""Where a report goes and in which format."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from rehearse.app.exports import ExportFormat, suggested_name
from rehearse.domain.rehearsal import Rehearsal


class ExportDialog(QObject):
    """The platform's own save dialog, with one filter for each format."""

    path_chosen = Signal(object)
    """The Path to write to; its ending names the format."""

    def __init__(
        self, rehearsal: Rehearsal, *, formats: Sequence[ExportFormat], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._formats = tuple(formats)
        self._dialog = QFileDialog(parent, self.tr("Export report"))
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.setNameFilters([self._filter(one) for one in self._formats])
        self._dialog.setDefaultSuffix(self._formats[0].value)
        self._dialog.setDirectory(_documents())
        self._dialog.selectFile(suggested_name(rehearsal, self._formats[0]))
        self._dialog.filterSelected.connect(self._use_ending)
        self._dialog.fileSelected.connect(self._on_selected)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.destroyed.connect(self.deleteLater)

    def open(self) -> None:
        """Show the dialog; returns at once."""
        self._dialog.open()

    def _filter(self, one: ExportFormat) -> str:
        names = {
            ExportFormat.PDF: self.tr("PDF document"),
            ExportFormat.HTML: self.tr("Web page"),
            ExportFormat.MARKDOWN: self.tr("Markdown text"),
            ExportFormat.JSON: self.tr("Interview file"),
        }
        return f"{names[one]} (*.{one.value})"

    @Slot(str)
    def _use_ending(self, name_filter: str) -> None:
        ending = name_filter.rpartition("*.")[2].rstrip(")")
        self._dialog.setDefaultSuffix(ending)
        chosen = self._dialog.selectedFiles()
        if chosen:
            self._dialog.selectFile(str(Path(chosen[0]).with_suffix(f".{ending}")))

    @Slot(str)
    def _on_selected(self, name: str) -> None:
        self.path_chosen.emit(Path(name))


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    # The name of the folder is known even where nobody has made it.
    return documents if documents and QDir(documents).exists() else QDir.homePath()
