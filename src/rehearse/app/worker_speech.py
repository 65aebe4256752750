"""Recognition in the worker process: of finished recordings, and of those being made."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rehearse.app.engine_in_use import EngineChooser, EngineInUse
from rehearse.app.ports import FollowedRecording
from rehearse.app.vocabulary_hints import vocabulary_hints
from rehearse.app.worker_messages import (
    EngineReplaced,
    Event,
    FollowRecording,
    ProcessTake,
    TranscriptionBegan,
    TranscriptionProgressed,
)
from rehearse.domain.errors import Cancelled, RehearseError, TranscriptionFailed
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Transcript

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Followed:
    recording: FollowedRecording
    engine: EngineInUse


class WorkerSpeech:
    """Holds the engine and the recordings that it follows; all but `stop` on one thread."""

    def __init__(self, *, choose_engine: EngineChooser, send: Callable[[Event], None]) -> None:
        self._choose_engine = choose_engine
        self._send = send
        self._settings = Settings()
        self._avoided: tuple[str, ...] = ()
        self._engine: EngineInUse | None = None
        self._followed: dict[str, _Followed] = {}
        self._stopped: set[str] = set()
        self._announced = ""

    @property
    def is_following(self) -> bool:
        """Whether a recording is followed."""
        return bool(self._followed)

    def configure(self, settings: Settings) -> None:
        """Use `settings` from the next recording on."""
        self._settings = settings
        self._engine = None

    def follow(self, request: FollowRecording) -> None:
        """Begin to follow a recording; where that fails it is transcribed when it is done."""
        try:
            engine = self._engine_but(request.avoid)
            hints = vocabulary_hints(request.job)
            recording = engine.transcriber.follow(request.audio, hints=hints)
        except RehearseError as error:
            _LOG.warning("recording %s is not followed: %s", request.job_id, error)
            return
        self._followed[request.job_id] = _Followed(recording=recording, engine=engine)

    def stop(self, job_id: str) -> None:
        """Have `listen` end soon where it is at this recording; from any thread."""
        self._stopped.add(job_id)

    def drop(self, job_id: str) -> None:
        """Forget what was heard of a recording."""
        self._followed.pop(job_id, None)
        self._stopped.discard(job_id)

    def listen(self) -> bool:
        """Transcribe one stretch of a recording that is being made; False where there is none."""
        for job_id, followed in tuple(self._followed.items()):
            self._announce(job_id, followed.engine)
            try:
                if followed.recording.listen(
                    is_cancelled=partial(self._stopped.__contains__, job_id)
                ):
                    return True
            except Cancelled:
                self.drop(job_id)
            except Exception:  # noqa: BLE001  (the whole recording is transcribed in its stead)
                _LOG.warning("recording %s is followed no more", job_id, exc_info=True)
                self.drop(job_id)
        return False

    def transcribe(self, request: ProcessTake, *, is_cancelled: Callable[[], bool]) -> Transcript:
        """Return the words of a finished recording, most of them heard already if it was followed.

        Raises:
            AudioUnreadable, NothingSaid, TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        followed = self._followed.pop(request.job_id, None)
        if followed is not None:
            try:
                return self._rest(followed, request, is_cancelled)
            except Cancelled:
                raise
            except Exception:  # noqa: BLE001  (see below: the whole recording is transcribed)
                _LOG.warning("recording %s is heard anew", request.job_id, exc_info=True)
        return self._whole(request, is_cancelled)

    def _rest(
        self, followed: _Followed, request: ProcessTake, is_cancelled: Callable[[], bool]
    ) -> Transcript:
        self._announce(request.job_id, followed.engine)
        return followed.recording.finish(
            request.audio, on_progress=self._progress_of(request), is_cancelled=is_cancelled
        )

    def _whole(self, request: ProcessTake, is_cancelled: Callable[[], bool]) -> Transcript:
        avoid = request.avoid
        while True:
            engine = self._engine_but(avoid)
            self._announce(request.job_id, engine)
            try:
                return engine.transcriber.transcribe(
                    request.audio,
                    hints=vocabulary_hints(request.job),
                    on_progress=self._progress_of(request),
                    is_cancelled=is_cancelled,
                )
            except TranscriptionFailed as error:
                if not engine.smaller:
                    raise
                _LOG.warning("%s gave up: %s", engine.name, error)
            self._send(
                EngineReplaced(job_id=request.job_id, engine=engine.name, smaller=engine.smaller)
            )
            avoid = (*avoid, engine.name)

    def _engine_but(self, avoid: tuple[str, ...]) -> EngineInUse:
        if self._engine is None or avoid != self._avoided:
            # Let go of the one before, so that two never lie in memory for nothing.
            self._engine = None
            self._engine, self._avoided = self._choose_engine(self._settings, avoid), avoid
        return self._engine

    def _announce(self, job_id: str, engine: EngineInUse) -> None:
        """Say what is being done, so that the window knows whose fault an end is."""
        if self._announced != f"{job_id} {engine.name}":
            self._announced = f"{job_id} {engine.name}"
            self._send(
                TranscriptionBegan(job_id=job_id, engine=engine.name, smaller=engine.smaller)
            )

    def _progress_of(self, request: ProcessTake) -> Callable[[float], None]:
        return lambda share: self._send(TranscriptionProgressed(job_id=request.job_id, share=share))
