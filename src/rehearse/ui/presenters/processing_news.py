"""What the worker makes of the takes, told on the GUI thread."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from rehearse.app.take_processing import (
    EngineReady,
    EngineStopped,
    KeepingFailed,
    MachineNotice,
    ProcessingEvent,
    TakeProcessor,
    TakeProgressed,
    TakeUpdated,
)


class ProcessingNews(QObject):
    """Carries the processor's events from the worker client's thread into signals."""

    take_updated = Signal(object)
    """TakeUpdated."""

    take_progressed = Signal(object)
    """TakeProgressed."""

    engine_ready = Signal(object)
    """EngineReady."""

    engine_stopped = Signal(object)
    """EngineStopped."""

    keeping_failed = Signal(object)
    """KeepingFailed."""

    machine_noticed = Signal(object)
    """MachineNotice."""

    _arrived = Signal(object)

    def __init__(self, processor: TakeProcessor, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        processor.subscribe(self._arrived.emit)

    @Slot(object)
    def _tell(self, event: ProcessingEvent) -> None:
        if isinstance(event, TakeUpdated):
            self.take_updated.emit(event)
        elif isinstance(event, TakeProgressed):
            self.take_progressed.emit(event)
        elif isinstance(event, EngineReady):
            self.engine_ready.emit(event)
        elif isinstance(event, EngineStopped):
            self.engine_stopped.emit(event)
        elif isinstance(event, KeepingFailed):
            self.keeping_failed.emit(event)
        elif isinstance(event, MachineNotice):
            self.machine_noticed.emit(event)
