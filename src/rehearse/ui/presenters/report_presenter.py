"""Reports at work: what may be reported, and the writing of it in the background."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehearse.app.exports import Exporter
from rehearse.app.library_reports import Scope, report_of_scope
from rehearse.app.ports import Library
from rehearse.domain.errors import RehearseError
from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.report import Omission, Report, ReportPart
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.presenters.export_dialog import ExportDialog, MakeReport


class ReportPresenter(QObject):
    """Asks what to report and where to, and writes it."""

    written = Signal(object)
    """Path of the report."""

    failed = Signal(str)
    """A sentence for the person."""

    def __init__(
        self,
        *,
        exporter: Exporter,
        library: Library,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._exporter = exporter
        self._library = library
        self._runner = runner

    def export_rehearsal(self, rehearsal: Rehearsal, *, parent: QWidget) -> None:
        """Offer a rehearsal of the library, all for its job, and those of a period."""
        offers: list[tuple[str, MakeReport]] = [
            (self.tr("This rehearsal"), partial(_report_of, rehearsal))
        ]
        scope = _scope_of(rehearsal)
        if scope is not None:
            about = scope.job_name or scope.job or self.tr("this job")
            name = self.tr("All rehearsals for {job}").format(job=about)
            offers.append((name, partial(self._of_scope, scope)))
        self._ask(
            ExportDialog(
                offers,
                exporter=self._exporter,
                runner=self._runner,
                period=self._of_scope,
                parent=parent,
            )
        )

    def export_files(
        self,
        chosen: Sequence[ReportPart],
        every: Sequence[ReportPart],
        *,
        parent: QWidget,
    ) -> None:
        """Offer the interview files that are chosen, and all that are open."""
        offers = [(_count(self, len(chosen)), partial(_report_of_files, tuple(chosen)))]
        if len(every) > len(chosen):
            name = self.tr("All {count} open files").format(count=len(every))
            offers.append((name, partial(_report_of_files, tuple(every))))
        self._ask(ExportDialog(offers, exporter=self._exporter, runner=self._runner, parent=parent))

    def _ask(self, dialog: ExportDialog) -> None:
        dialog.chosen.connect(self._write)
        dialog.open()

    def _of_scope(self, scope: Scope, without: frozenset[Omission]) -> Report:
        return report_of_scope(self._library, scope, without=without)

    @Slot(object, object)
    def _write(self, report: Report, path: Path) -> None:
        self._runner.run(
            partial(self._exporter.export_report, report, path),
            on_done=self._tell_written,
            on_error=self._tell_failed,
        )

    def _tell_written(self, paths: tuple[Path, ...]) -> None:
        self.written.emit(paths[0])

    def _tell_failed(self, error: RehearseError) -> None:
        self.failed.emit(str(error))


def _report_of(rehearsal: Rehearsal, without: frozenset[Omission]) -> Report:
    return Report.of(rehearsal, without=without)


def _report_of_files(parts: tuple[ReportPart, ...], without: frozenset[Omission]) -> Report:
    title = f"{len(parts)} interview files" if len(parts) > 1 else ""
    return Report(parts=parts, title=title, is_one_person=len(parts) == 1, without=without)


def _scope_of(rehearsal: Rehearsal) -> Scope | None:
    job = rehearsal.job
    about = ((job.company or job.title) if job else None) or ""
    if rehearsal.job_id:
        return Scope(job_id=rehearsal.job_id, job_name=about)
    return Scope(job=about) if about.strip() else None


def _count(presenter: QObject, count: int) -> str:
    if count == 1:
        return presenter.tr("This file")
    return presenter.tr("The {count} files chosen").format(count=count)
