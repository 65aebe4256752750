"""What becomes of the work during which a worker process died."""

from collections import Counter
from typing import Final

from rehearse.app.worker_messages import TranscriptionBegan

_MOST_DEATHS: Final = 2


class WorkerDeaths:
    """Counts deaths, and says which engines are to be left alone because of them.

    An engine that stops is replaced at once by a smaller one for the take it was at. One that has
    stopped twice in this run is left alone for all takes. The smallest is tried a second time.
    """

    def __init__(self) -> None:
        self._by_work: Counter[tuple[str, str]] = Counter()
        self._by_engine: Counter[str] = Counter()
        self._avoided: dict[str, tuple[str, ...]] = {}
        self._unfit: tuple[str, ...] = ()

    def avoided(self, job_id: str) -> tuple[str, ...]:
        """Return the names of the engines that must not do this work."""
        own = self._avoided.get(job_id, ())
        return tuple(dict.fromkeys((*self._unfit, *own)))

    def record(self, job_id: str, running: TranscriptionBegan | None) -> bool:
        """Note that the process died at this work; return whether it may be tried again.

        `running` is the engine that listened, None where it died at something else.
        """
        engine = running.engine if running is not None else ""
        self._by_work[job_id, engine] += 1
        if running is None or not running.smaller:
            return self._by_work[job_id, engine] < _MOST_DEATHS
        self._by_engine[engine] += 1
        if self._by_engine[engine] >= _MOST_DEATHS:
            self._unfit = (*self._unfit, engine)
        self._avoided[job_id] = (*self._avoided.get(job_id, ()), engine)
        return True

    def forget_work(self, job_id: str) -> None:
        """The work is done, one way or another."""
        self._avoided.pop(job_id, None)
        for key in [key for key in self._by_work if key[0] == job_id]:
            del self._by_work[key]

    def forget_engines(self) -> None:
        """Give every engine another chance: the person has chosen anew."""
        self._by_engine.clear()
        self._unfit = ()
