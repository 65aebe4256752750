"""The model panels at work: one list, one download, shown wherever a panel is."""

import dataclasses
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from rehearse.app.model_setup import SpeechModel
from rehearse.app.parts import Parts
from rehearse.domain.errors import RehearseError
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.first_check.model_panel import ModelOffer, ModelPanel
from rehearse.ui.presenters.machine_study import MachineStudy
from rehearse.ui.presenters.setting_change import change_setting

_TELL_EVERY_S = 0.2


@dataclasses.dataclass(slots=True)
class _Download:
    """A download under way; `stop` is set where the person cancels."""

    name: str
    stop: threading.Event
    started_at: float
    first_done: int | None = None
    told_at: float = 0.0


class ModelPresenter(QObject):
    """Lists, downloads, adopts and deletes models; downloads run beside all other work."""

    models_changed = Signal(bool)
    """Whether any model is on this machine now."""

    download_changed = Signal()
    """A download began or ended."""

    download_told = Signal(str)
    """How far it is, or how it ended, in words; for wherever no panel is in sight."""

    def __init__(
        self,
        panels: Sequence[ModelPanel],
        *,
        parts: Parts,
        runner: BackgroundRunner,
        downloads: BackgroundRunner,
        studies: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panels = tuple(panels)
        self._models = parts.models
        self._settings = parts.settings
        self._worker = parts.worker
        self._runner = runner
        self._downloads = downloads
        self._download: _Download | None = None
        self._is_any_installed = False
        self._is_closing = threading.Event()
        self._study = MachineStudy(self._panels, models=parts.models, runner=studies, parent=self)
        self._study.measured.connect(self._take_advice)
        for panel in self._panels:
            panel.model_chosen.connect(self._choose)
            panel.download_requested.connect(self._start_download)
            panel.download_cancelled.connect(self.cancel_download)
            panel.deletion_requested.connect(self._ask_to_delete)
            panel.adoption_requested.connect(self._ask_for_folder)

    def refresh(self) -> None:
        """Look at what is there and show it."""
        self._runner.run(self._models.models, on_done=self._show, on_error=self._show_error)

    def cancel_all(self) -> None:
        """Stop whatever takes long; the window is about to close."""
        self._is_closing.set()
        self.cancel_download()
        self._study.cancel()

    @Slot()
    def cancel_download(self) -> None:
        """Stop the download; what has arrived is kept for a later try."""
        if self._download is not None:
            self._download.stop.set()

    def _show(self, models: tuple[SpeechModel, ...]) -> None:
        offers = [_offer(model) for model in models]
        chosen = self._settings.current.whisper_model
        self._is_any_installed = any(model.is_installed for model in models)
        for panel in self._panels:
            panel.show_models(offers, chosen=chosen)
        self._study.refresh()
        self.models_changed.emit(self._is_any_installed)

    @Slot(str)
    def _take_advice(self, name: str) -> None:
        """Bring the model that suits forward; whoever has one already keeps it."""
        if self._is_any_installed or not name:
            self.refresh()
            return
        self._choose(name)
        self.refresh()

    @Slot(str)
    def _choose(self, name: str) -> None:
        if name != self._settings.current.whisper_model:
            self._tell_problem(change_setting(self._settings, whisper_model=name))
            self.refresh()

    @Slot(str)
    def _start_download(self, name: str) -> None:
        if self._download is not None:
            return
        self._choose(name)
        self._download = _Download(name, threading.Event(), time.monotonic())
        for panel in self._panels:
            panel.show_download(done=0, total=0, seconds_left=None)
        self.download_changed.emit()
        self._downloads.run(
            partial(self._fetch, self._download),
            on_done=self._end_download,
            on_error=self._fail_download,
            on_cancelled=self._cancel_download,
        )

    def _fetch(self, download: _Download) -> None:
        self._models.download(
            download.name,
            on_progress=partial(self._on_progress, download),
            is_cancelled=download.stop.is_set,
        )

    def _on_progress(self, download: _Download, done: int, total: int) -> None:
        """Called on the download's thread, with every chunk."""
        now = time.monotonic()
        if download.first_done is None:
            # What an earlier try had fetched says nothing about the speed of this one.
            download.first_done, download.started_at = done, now
        if now - download.told_at < _TELL_EVERY_S and done < total:
            return
        download.told_at = now
        speed = _bytes_a_second(download, done, now)
        self._downloads.call_soon(self._show_progress, done, total, speed)

    def _show_progress(self, done: int, total: int, speed: float | None) -> None:
        if self._download is None:
            return
        for panel in self._panels:
            panel.show_download(
                done=done,
                total=total,
                seconds_left=(total - done) / speed if speed else None,
                bytes_a_second=speed,
            )
        share = round(100 * done / total) if total else 0
        self.download_told.emit(self.tr("Downloading Whisper… {n} %").format(n=share))

    def _end_download(self, _nothing: None) -> None:
        self._close_download("")
        self.download_told.emit(self.tr("The Whisper model is downloaded."))

    def _cancel_download(self) -> None:
        self._close_download("")
        self.download_told.emit("")

    def _fail_download(self, error: RehearseError) -> None:
        self._close_download(str(error))
        self.download_told.emit(str(error))

    def _close_download(self, problem: str) -> None:
        self._download = None
        for panel in self._panels:
            panel.show_download_ended(problem)
        self.download_changed.emit()
        self._on_models_touched()

    @Slot(str)
    def _ask_to_delete(self, name: str) -> None:
        panel = self._asking_panel()
        box = QMessageBox(panel)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Delete this model?"))
        box.setText(self.tr("Delete the model {name} from this computer?").format(name=name))
        box.setInformativeText(self.tr("You can download it again at any time."))
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.finished.connect(box.deleteLater)
        delete.clicked.connect(partial(self._delete, name))
        box.open()

    def _delete(self, name: str, _checked: object = None) -> None:
        self._runner.run(
            partial(self._models.delete, name),
            on_done=self._on_models_touched,
            on_error=self._show_error,
        )

    @Slot(str)
    def _ask_for_folder(self, name: str) -> None:
        heading = self.tr("Folder that holds the model {name}").format(name=name)
        dialog = QFileDialog(self._asking_panel(), heading)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(partial(self._adopt, name))
        dialog.open()

    def _adopt(self, name: str, folder: str) -> None:
        for panel in self._panels:
            panel.show_busy(self.tr("Copying {name} to Rehearse…").format(name=name))
        # Gigabytes, maybe: recordings must not wait for them.
        self._downloads.run(
            partial(self._models.adopt, name, Path(folder), is_cancelled=self._is_closing.is_set),
            on_done=self._end_adoption,
            on_error=self._fail_adoption,
        )

    def _end_adoption(self, _nothing: None) -> None:
        for panel in self._panels:
            panel.show_busy("")
        self._on_models_touched()

    def _fail_adoption(self, error: RehearseError) -> None:
        for panel in self._panels:
            panel.show_busy("")
        self._show_error(error)

    def _on_models_touched(self, _nothing: object = None) -> None:
        # The settings are the same, but what `auto` comes to may not be.
        self._worker.configure(self._settings.current)
        self.refresh()

    def _asking_panel(self) -> ModelPanel:
        return next((p for p in self._panels if p.isVisible()), self._panels[0])

    def _show_error(self, error: RehearseError) -> None:
        self._tell_problem(str(error))

    def _tell_problem(self, sentence: str) -> None:
        if sentence and self._download is None:
            for panel in self._panels:
                panel.show_download_ended(sentence)


def _offer(model: SpeechModel) -> ModelOffer:
    return ModelOffer(
        name=model.name,
        title=model.title,
        description=model.description,
        size_bytes=model.size_bytes,
        is_installed=model.is_installed,
        minute_s=model.minute_s,
    )


def _bytes_a_second(download: _Download, done: int, now: float) -> float | None:
    """Return how fast it was so far; None before that can be told."""
    fetched, seconds = done - (download.first_done or 0), now - download.started_at
    if fetched <= 0 or seconds < 1:
        return None
    return fetched / seconds
