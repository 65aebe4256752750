"""What a report tells of, where it goes and in which format."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from rehearse.app.exports import Exporter, ExportFormat, suggested_report_name
from rehearse.app.library_reports import Scope
from rehearse.domain.errors import RehearseError
from rehearse.domain.report import Omission, Report
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.export_form import ExportForm

MakeReport = Callable[[frozenset[Omission]], Report]
"""Makes a report in the background; raises RehearseError."""

# More are not read on a screen, and each takes a moment to lay out.
_MOST_IN_PREVIEW = 5


class ExportDialog(QObject):
    """Asks what to report, shows it, then asks where to put it by the platform's own dialog."""

    chosen = Signal(object, object)
    """The Report, and the Path to write it to; its ending names the format."""

    def __init__(
        self,
        offers: Sequence[tuple[str, MakeReport]],
        *,
        exporter: Exporter,
        runner: BackgroundRunner,
        period: Callable[[Scope, frozenset[Omission]], Report] | None = None,
        parent: QWidget,
    ) -> None:
        """Offer each of `offers` by its name, and a `period` of days after them."""
        super().__init__(parent)
        self._offers = tuple(offers)
        self._exporter = exporter
        self._runner = runner
        self._period = period
        self._report: Report | None = None
        self._asked = 0
        self.form = ExportForm(exporter.formats, parent=parent)
        names = [name for name, _ in offers]
        if period is not None:
            names.append(self.tr("A period…"))
        self.form.offer_scopes(names, has_period=period is not None)
        self.form.changed.connect(self._refresh)
        self.form.save_wanted.connect(self._ask_where)
        self.form.finished.connect(self.form.deleteLater)
        self.form.destroyed.connect(self.deleteLater)

    def open(self) -> None:
        """Show the dialog; returns at once."""
        self.form.open()
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self._asked += 1
        self._report = None
        self.form.show_busy()
        self._runner.run(
            partial(_made, self._wish(), self._exporter),
            on_done=partial(self._show, self._asked),
            on_error=partial(self._fail, self._asked),
        )

    def _wish(self) -> Callable[[], Report]:
        without = self.form.without
        if self._period is not None and self.form.is_period:
            since, until = self.form.days
            return partial(self._period, Scope(since=since, until=until), without)
        _, make = self._offers[max(self.form.scopes.currentIndex(), 0)]
        return partial(make, without)

    def _show(self, asked: int, made: tuple[Report, str]) -> None:
        # Where the person has chosen anew meanwhile, the next answer is on its way.
        if asked != self._asked:
            return
        self._report, html = made
        count = len(self._report.parts)
        note = self.tr("The first {shown} of {count} rehearsals").format(
            shown=_MOST_IN_PREVIEW, count=count
        )
        self.form.show_report(html, note if count > _MOST_IN_PREVIEW else "")

    def _fail(self, asked: int, error: RehearseError) -> None:
        if asked == self._asked:
            self.form.show_problem(str(error))

    @Slot()
    def _ask_where(self) -> None:
        if self._report is None:
            return
        dialog = QFileDialog(self.form, self.tr("Save report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self._filter(one) for one in self._exporter.formats])
        dialog.selectNameFilter(self._filter(self.form.ending))
        dialog.setDefaultSuffix(self.form.ending.value)
        dialog.setDirectory(_documents())
        dialog.selectFile(suggested_report_name(self._report, self.form.ending))
        dialog.filterSelected.connect(partial(_use_ending, dialog))
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _filter(self, one: ExportFormat) -> str:
        names = {
            ExportFormat.PDF: self.tr("PDF document"),
            ExportFormat.HTML: self.tr("Web page"),
            ExportFormat.MARKDOWN: self.tr("Markdown text"),
            ExportFormat.WORD: self.tr("Word document"),
            ExportFormat.JSON: self.tr("Interview file"),
            ExportFormat.CSV: self.tr("Measures"),
        }
        return f"{names[one]} (*.{one.value})"

    @Slot(str)
    def _on_selected(self, name: str) -> None:
        if self._report is not None:
            self.chosen.emit(self._report, Path(name))
        self.form.accept()


def _made(make: Callable[[], Report], exporter: Exporter) -> tuple[Report, str]:
    report = make()
    return report, exporter.preview(replace(report, parts=report.parts[:_MOST_IN_PREVIEW]))


def _use_ending(dialog: QFileDialog, name_filter: str) -> None:
    ending = name_filter.rpartition("*.")[2].rstrip(")")
    dialog.setDefaultSuffix(ending)
    chosen = dialog.selectedFiles()
    if chosen:
        dialog.selectFile(str(Path(chosen[0]).with_suffix(f".{ending}")))


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    # The name of the folder is known even where nobody has made it.
    return documents if documents and QDir(documents).exists() else QDir.homePath()
