"""Short jobs off the GUI thread, their results back on it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from rehearse.domain.errors import Cancelled, RehearseError

_Result = TypeVar("_Result")


def _ignore(_value: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class _Crossing:
    """A call that is to be made on the GUI thread."""

    function: Callable[..., object]
    arguments: tuple[object, ...]


class BackgroundRunner(QObject):
    """Runs jobs one after another in one thread and hands their results to the GUI thread.

    Create it on the GUI thread. Callbacks are made on that thread, in the order in which the jobs
    end, and never after `shutdown`.
    """

    failed_unexpectedly = Signal(object)
    """The exception (BaseException) of a job or callback that nobody expected."""

    _crossed = Signal(object)

    def __init__(self, *, name: str = "background", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._is_open = True
        self._crossed.connect(self._make_call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[], _Result],
        *,
        on_done: Callable[[_Result], object] = _ignore,
        on_error: Callable[[RehearseError], object] | None = None,
        on_cancelled: Callable[[], object] = lambda: None,
    ) -> None:
        """Run `job` in the background; nothing is run after `shutdown`.

        Of the callbacks exactly one is made: `on_done` with the job's result, `on_cancelled`
        where it raised `Cancelled`, `on_error` where it raised another `RehearseError`. Every
        other exception, and an expected one that has no `on_error`, is `failed_unexpectedly`.
        """
        if not self._is_open:
            return
        self._executor.submit(self._run_job, job, on_done, on_error, on_cancelled)

    def call_soon(self, function: Callable[..., object], *arguments: object) -> None:
        """Make a call on the GUI thread; may be called from every thread."""
        if self._is_open:
            self._crossed.emit(_Crossing(function, arguments))

    def shutdown(self) -> None:
        """Let the jobs that were given end, and make no more callbacks.

        None is dropped: a deletion, or a device to be closed, may be among those that wait.
        """
        self._is_open = False
        self._executor.shutdown(wait=True)

    def _run_job(
        self,
        job: Callable[[], Any],
        on_done: Callable[[Any], object],
        on_error: Callable[[RehearseError], object] | None,
        on_cancelled: Callable[[], object],
    ) -> None:
        try:
            result = job()
        except Cancelled:
            self.call_soon(on_cancelled)
        except RehearseError as error:
            self.call_soon(on_error or self.failed_unexpectedly.emit, error)
        except BaseException as error:  # noqa: BLE001  (the thread's border: it goes to the dialog)
            self.call_soon(self.failed_unexpectedly.emit, error)
        else:
            self.call_soon(on_done, result)

    @Slot(object)
    def _make_call(self, crossing: _Crossing) -> None:
        if not self._is_open:
            return
        try:
            crossing.function(*crossing.arguments)
        except Exception as error:  # noqa: BLE001  (an exception must not cross into Qt's loop)
            self.failed_unexpectedly.emit(error)
