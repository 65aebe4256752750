"""What this computer can do, measured, and whether a model's files are whole."""

import threading
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.app.model_setup import ModelAdvice, ModelStore
from rehearse.domain.errors import RehearseError
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.first_check.model_panel import ModelPanel


class MachineStudy(QObject):
    """One measurement or check at a time, told on every panel."""

    measured = Signal(str)
    """Name of the model that suits this computer; empty where none does."""

    def __init__(
        self,
        panels: Sequence[ModelPanel],
        *,
        models: ModelStore,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panels = tuple(panels)
        self._models = models
        self._runner = runner
        self._stop = threading.Event()
        self._is_busy = False
        for panel in self._panels:
            panel.measurement_requested.connect(self._measure)
            panel.check_requested.connect(self._check)

    def refresh(self) -> None:
        """Show the advice that what is known of this computer comes to."""
        self._runner.run(self._models.advice, on_done=self._show, on_error=self._tell)

    def cancel(self) -> None:
        """Stop measuring; nothing new begins."""
        self._stop.set()

    @Slot()
    def _measure(self) -> None:
        if self._begin(self.tr("Measuring this computer; that takes about ten seconds…")):
            self._runner.run(
                partial(self._models.measure, is_cancelled=self._stop.is_set),
                on_done=self._on_measured,
                on_error=self._fail,
                on_cancelled=self._end,
            )

    @Slot(str)
    def _check(self, name: str) -> None:
        if self._begin(self.tr("Looking through the files of {name}…").format(name=name)):
            self._runner.run(
                partial(self._models.check, name),
                on_done=partial(self._on_whole, name),
                on_error=self._fail,
            )

    def _begin(self, sentence: str) -> bool:
        if self._is_busy or self._stop.is_set():
            return False
        self._is_busy = True
        for panel in self._panels:
            panel.show_busy(sentence)
        return True

    def _end(self) -> None:
        self._is_busy = False
        for panel in self._panels:
            panel.show_busy("")

    def _on_measured(self, advice: ModelAdvice) -> None:
        self._end()
        self._show(advice)
        self.measured.emit(advice.name)

    def _on_whole(self, name: str, _nothing: None) -> None:
        self._end()
        for panel in self._panels:
            panel.show_note(self.tr("Every file of {name} is whole.").format(name=name))

    def _show(self, advice: ModelAdvice) -> None:
        for panel in self._panels:
            panel.show_advice(advice.sentence, is_measured=advice.is_measured)

    def _fail(self, error: RehearseError) -> None:
        self._end()
        self._tell(error)

    def _tell(self, error: RehearseError) -> None:
        for panel in self._panels:
            panel.show_problem(str(error))
