"""The window of interview files at work: opened, analysed, shown, reported; nothing is kept."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from rehearse.app.interview_reader import InterviewReader, OpenInterview
from rehearse.app.parts import Parts
from rehearse.domain.errors import RehearseError
from rehearse.domain.report import Report, ReportPart
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.interviews_window import InterviewsWindow
from rehearse.ui.presenters.report_presenter import ReportPresenter
from rehearse.ui.widgets.banner import Tone


class InterviewsPresenter(QObject):
    """Makes the window when it is first wanted."""

    def __init__(self, *, parts: Parts, runner: BackgroundRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._reader: InterviewReader = parts.interviews
        self._exporter = parts.exporter
        self._runner = runner
        self._window: InterviewsWindow | None = None
        self._reports = ReportPresenter(
            exporter=parts.exporter, library=parts.library, runner=runner, parent=self
        )
        self._reports.written.connect(self._tell_written)
        self._reports.failed.connect(self._tell_problem)
        # Called on the worker client's thread.
        self._reader.subscribe(partial(runner.call_soon, self._take_over))

    @property
    def window(self) -> InterviewsWindow | None:
        """The window, where it was wanted."""
        return self._window

    def show(self, parent: QWidget) -> None:
        """Show the window in front."""
        if self._window is None:
            self._window = self._make_window(parent)
        self._window.show()
        self._window.activateWindow()

    def close(self) -> None:
        """Close the window and forget its files."""
        if self._window is not None:
            self._close_files(self._window.model.rows)
            self._window.close()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open files, each on its own: one that is wrong does not keep out the others."""
        for path in paths:
            self._runner.run(
                partial(self._reader.open, path),
                on_done=self._take_in,
                on_error=partial(self._refuse, path),
            )

    def _make_window(self, parent: QWidget) -> InterviewsWindow:
        window = InterviewsWindow(parent)
        window.opening_wanted.connect(self._ask_for_files)
        window.files_dropped.connect(self.open_files)
        window.closing_wanted.connect(self._close_files)
        window.export_wanted.connect(self._export)
        window.chosen.connect(self._show)
        return window

    @Slot()
    def _ask_for_files(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open interview files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Interview files (*.json)"))
        dialog.setDirectory(_documents())
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot("QStringList")
    def _on_files(self, names: Sequence[str]) -> None:
        self.open_files([Path(name) for name in names])

    def _take_in(self, interview: OpenInterview) -> None:
        # The worker may have been quicker, or the window closed meanwhile.
        newest = self._reader.newest(interview.id)
        if self._window is not None and newest is not None:
            self._window.put(newest)
            self._show(newest)

    def _take_over(self, interview: OpenInterview) -> None:
        # Before it is listed, and after it was closed, there is nothing to change.
        if self._window is None or self._window.model.row_of(interview.id) is None:
            return
        self._window.put(interview)
        current = self._window.current
        if current is not None and current.id == interview.id:
            self._show(interview)

    @Slot(object)
    def _show(self, interview: OpenInterview) -> None:
        if self._window is None:
            return
        if interview.waiting:
            self._window.show_busy(interview)
            return
        self._runner.run(
            partial(self._exporter.preview, Report(parts=(_part(interview),))),
            on_done=partial(self._show_report, interview.id),
            on_error=self._tell_error,
        )

    def _show_report(self, interview_id: str, html: str) -> None:
        window = self._window
        if window is not None and window.current and window.current.id == interview_id:
            window.show_report(html)

    @Slot(object)
    def _close_files(self, interviews: Sequence[OpenInterview]) -> None:
        for interview in interviews:
            self._reader.close(interview.id)
            if self._window is not None:
                self._window.remove(interview.id)

    @Slot()
    def _export(self) -> None:
        if self._window is None or not self._window.selected:
            return
        chosen = [_part(one) for one in self._window.selected]
        every = [_part(one) for one in self._window.model.rows]
        self._reports.export_files(chosen, every, parent=self._window)

    def _refuse(self, path: Path, error: RehearseError) -> None:
        self._tell_problem(f"{path.name}: {error}")

    def _tell_error(self, error: RehearseError) -> None:
        self._tell_problem(str(error))

    @Slot(str)
    def _tell_problem(self, sentence: str) -> None:
        if self._window is not None:
            self._window.show_problem(sentence)

    @Slot(object)
    def _tell_written(self, path: Path) -> None:
        if self._window is not None:
            saved = self.tr("Report saved: {path}").format(path=path)
            self._window.banner.show_message(saved, Tone.INFO)


def _part(interview: OpenInterview) -> ReportPart:
    return ReportPart(rehearsal=interview.rehearsal, source=interview.path.name)


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    return documents if documents and QDir(documents).exists() else QDir.homePath()
