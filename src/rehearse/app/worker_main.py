"""The worker process: takes jobs from a pipe, transcribes, analyses, answers on a pipe.

Recognition runs here and not in the window's process because the built-in engine holds Python's
global lock for seconds at a time (docs/decisions/0002).
"""

import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from rehearse.app.engine_in_use import EngineChooser
from rehearse.app.ports import Analyser
from rehearse.app.sound_measure import SoundMeasure, measure_if_readable
from rehearse.app.worker_messages import (
    AnalyseTranscript,
    CancelJob,
    Configure,
    Event,
    FollowRecording,
    JobCancelled,
    JobFailed,
    MachineNoted,
    MeasureRecording,
    ProcessTake,
    Request,
    StopFollowing,
    TakeAnalysed,
    TakeTranscribed,
    WorkerJob,
    WorkerReady,
    decode_request,
    encode_event,
)
from rehearse.app.worker_speech import WorkerSpeech
from rehearse.domain.errors import Cancelled, RehearseError
from rehearse.domain.settings import Settings
from rehearse.domain.sound_measures import SoundMeasures

_LOG = logging.getLogger(__name__)
_LISTEN_AGAIN_S: Final = 1.0
_UNEXPECTED = (
    "Something went wrong while this answer was being worked on. Your recording is safe; "
    "try again, and if it happens again, see the log in the data folder."
)


class Worker:
    """Works off one job after the other; requests arrive on one pipe, events leave on another."""

    def __init__(
        self,
        *,
        choose_engine: EngineChooser,
        make_analyser: Callable[[Settings], Analyser],
        measure_sound: SoundMeasure,
        engine_name: Callable[[Settings], tuple[str, bool]],
        take_notice: Callable[[], str] = lambda: "",
    ) -> None:
        """`take_notice` gives a sentence about this machine once, and "" where there is none."""
        self._speech = WorkerSpeech(choose_engine=choose_engine, send=self._send)
        self._make_analyser = make_analyser
        self._measure_sound = measure_sound
        self._engine_name = engine_name
        self._take_notice = take_notice
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._cancelled: set[str] = set()
        self._analyser: Analyser | None = None
        self._settings = Settings()
        self._out: BinaryIO | None = None

    def run(self, requests: BinaryIO, events: BinaryIO) -> None:
        """Serve until `requests` ends."""
        self._out = events
        threading.Thread(target=self._read, args=(requests,), daemon=True).start()
        while (request := self._next()) is not None:
            if isinstance(request, Configure):
                self._configure(request.settings)
            elif isinstance(request, FollowRecording):
                self._speech.follow(request)
            elif isinstance(request, StopFollowing):
                self._speech.drop(request.job_id)
            elif isinstance(request, MeasureRecording):
                self._measure_ahead(request.audio)
            elif isinstance(request, ProcessTake | AnalyseTranscript):
                self._work_off(request)

    def _next(self) -> Request | None:
        """Return the next request; until there is one, listen to what is being recorded."""
        while self._speech.is_following:
            with suppress(queue.Empty):
                return self._requests.get_nowait()
            if not self._speech.listen():
                with suppress(queue.Empty):
                    return self._requests.get(timeout=_LISTEN_AGAIN_S)
        return self._requests.get()

    def _read(self, requests: BinaryIO) -> None:
        for line in requests:
            request = decode_request(line)
            if isinstance(request, CancelJob):
                self._cancelled.add(request.job_id)
            else:
                if isinstance(request, StopFollowing):
                    self._speech.stop(request.job_id)
                self._requests.put(request)
        self._requests.put(None)

    def _send(self, event: Event) -> None:
        if self._out is None:
            return
        self._out.write(encode_event(event))
        self._out.flush()

    def _configure(self, settings: Settings) -> None:
        self._settings = settings
        self._speech.configure(settings)
        self._analyser = self._make_analyser(settings)
        try:
            name, rough = self._engine_name(settings)
        except RehearseError as error:
            # Each job will say so to the person; until then the worker stays.
            _LOG.warning("no recogniser: %s", error)
            return
        self._send(WorkerReady(engine=name, rough=rough))

    def _work_off(self, request: WorkerJob) -> None:
        job_id = request.job_id
        try:
            self._stop_if_cancelled(job_id)
            if isinstance(request, ProcessTake):
                request = self._transcribe(request)
            self._analyse(request)
        except Cancelled:
            self._send(JobCancelled(job_id=job_id))
        except RehearseError as error:
            self._send(JobFailed(job_id=job_id, sentence=str(error)))
        except Exception:  # noqa: BLE001  (one job's fault must not end the others)
            _LOG.exception("job %s", job_id)
            self._send(JobFailed(job_id=job_id, sentence=_UNEXPECTED))
        finally:
            self._cancelled.discard(job_id)
            self._speech.drop(job_id)

    def _stop_if_cancelled(self, job_id: str) -> None:
        if job_id in self._cancelled:
            raise Cancelled

    def _transcribe(self, request: ProcessTake) -> AnalyseTranscript:
        job_id = request.job_id
        transcript = self._speech.transcribe(
            request, is_cancelled=lambda: job_id in self._cancelled
        )
        if notice := self._take_notice():
            self._send(MachineNoted(sentence=notice))
        self._stop_if_cancelled(job_id)
        self._send(TakeTranscribed(job_id=job_id, transcript=transcript))
        return AnalyseTranscript(
            job_id=job_id,
            transcript=transcript,
            question=request.question,
            job=request.job,
            audio=request.audio,
        )

    def _analyse(self, request: AnalyseTranscript) -> None:
        if self._analyser is None:
            self._analyser = self._make_analyser(self._settings)
        feedback = self._analyser.analyse(
            request.transcript,
            request.question,
            job=request.job,
            sound=self._sound_of(request.audio),
        )
        self._send(TakeAnalysed(job_id=request.job_id, feedback=feedback))

    def _measure_ahead(self, audio: Path) -> None:
        try:
            self._sound_of(audio)
        except Exception:  # noqa: BLE001  (what is done ahead of need must not end the worker)
            _LOG.exception("measuring %s", audio)

    def _sound_of(self, audio: Path | None) -> SoundMeasures:
        return measure_if_readable(
            audio,
            measure=self._measure_sound,
            warn=lambda trouble: _LOG.warning("%s: %s", audio, trouble),
        )
