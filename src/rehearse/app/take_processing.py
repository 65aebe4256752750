"""From a recorded take to feedback: hands takes to the worker and keeps what comes back."""

import dataclasses
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rehearse.app.engine_in_use import engine_title
from rehearse.app.ports import Library
from rehearse.app.worker_client import WorkerClient
from rehearse.app.worker_messages import (
    AnalyseTranscript,
    EngineReplaced,
    Event,
    FollowRecording,
    JobCancelled,
    JobFailed,
    MachineNoted,
    ProcessTake,
    TakeAnalysed,
    TakeTranscribed,
    TranscriptionBegan,
    TranscriptionProgressed,
    WorkerReady,
)
from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.rehearsal import Rehearsal, Take, TakeState
from rehearse.domain.transcript import Transcript

_LOG = logging.getLogger(__name__)
_CANCELLED = "You stopped this answer's transcription. The recording is safe; try again any time."


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeContext:
    """Where a take belongs and what its answer is measured against."""

    rehearsal_id: str
    answer_id: str
    question: Question
    job: Job | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUpdated:
    """A take has come a step further; `take` is its newest state."""

    context: TakeContext
    take: Take


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeProgressed:
    """Share (0 to 1) of a take's recording that is transcribed."""

    context: TakeContext
    take_id: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineReady:
    """The recogniser that is in use; `rough` says that its transcripts are not to be relied on."""

    engine: str
    rough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingFailed:
    """A result could not be written to the library; it is shown but not kept."""

    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStopped:
    """The recogniser stopped at a take and a smaller one took over; `sentence` says so."""

    context: TakeContext
    take_id: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineNotice:
    """Something about this machine that the person should know, told once."""

    sentence: str


ProcessingEvent = (
    TakeUpdated | TakeProgressed | EngineReady | EngineStopped | KeepingFailed | MachineNotice
)


class TakeProcessor:
    """Submits takes to the worker and writes each step that they make into the library.

    Listeners are called on the worker client's thread.
    """

    def __init__(self, *, worker: WorkerClient, library: Library) -> None:
        self._worker = worker
        self._library = library
        self._lock = threading.Lock()
        self._in_work: dict[str, tuple[TakeContext, Take]] = {}
        self._stopped_while_following: dict[str, EngineReplaced] = {}
        self._noted: set[str] = set()
        self._listeners: list[Callable[[ProcessingEvent], None]] = []
        worker.subscribe(self._receive)

    def subscribe(self, listener: Callable[[ProcessingEvent], None]) -> None:
        """Call `listener` with every event."""
        self._listeners.append(listener)

    def follow(self, context: TakeContext, take_id: str, audio: Path) -> None:
        """Have a take transcribed while it is being recorded to `audio`; `submit` it when done."""
        self._worker.follow(FollowRecording(job_id=take_id, audio=audio, job=context.job))

    def stop_following(self, take_id: str) -> None:
        """Forget what was heard of a take that was thrown away; nothing where it is submitted."""
        self._worker.stop_following(take_id)
        with self._lock:
            self._stopped_while_following.pop(take_id, None)

    def submit(self, context: TakeContext, take: Take) -> None:
        """Have a recorded take transcribed and analysed."""
        if take.recording is None:
            raise ValueError("a take without a recording cannot be transcribed")
        fresh = dataclasses.replace(take, state=TakeState.RECORDED, failure="")
        with self._lock:
            self._in_work[take.id] = (context, fresh)
        self._worker.submit(
            ProcessTake(
                job_id=take.id,
                audio=take.recording.path,
                question=context.question,
                job=context.job,
            )
        )
        with self._lock:
            stopped = self._stopped_while_following.pop(take.id, None)
        if stopped is not None:
            # Nobody is told while speaking; now it explains the words.
            self._tell(_engine_stopped(context, stopped))

    def analyse_anew(self, context: TakeContext, take: Take, transcript: Transcript) -> None:
        """Analyse a corrected transcript of a take."""
        with self._lock:
            self._in_work[take.id] = (context, dataclasses.replace(take, transcript=transcript))
        self._worker.submit(
            AnalyseTranscript(
                job_id=take.id,
                transcript=transcript,
                question=context.question,
                job=context.job,
                audio=take.recording.path if take.recording else None,
            )
        )

    def measure_ahead(self, take: Take) -> None:
        """Have the sound of a take measured whose words are about to be corrected."""
        if take.recording is not None:
            self._worker.measure_ahead(take.recording.path)

    def process_again(self, context: TakeContext, take: Take) -> None:
        """Do what a take still lacks; words that the person corrected stay.

        Raises:
            ValueError: the take has neither such words nor a recording.
        """
        is_heard = take.original_transcript is not None or take.state is TakeState.TRANSCRIBED
        if is_heard and take.transcript is not None:
            self.analyse_anew(context, take, take.transcript)
        else:
            self.submit(context, take)

    def cancel(self, take_id: str) -> None:
        """Stop working on a take; its recording stays."""
        self._worker.cancel(take_id)

    def resume_unfinished(self) -> int:
        """Submit the takes that an earlier run left unfinished; returns how many."""
        unfinished = self._library.unfinished_takes()
        for rehearsal_id, answer_id, take in unfinished:
            rehearsal = self._library.load(rehearsal_id)
            if take.recording is not None or take.original_transcript is not None:
                self.process_again(context_of(rehearsal, answer_id), take)
        return len(unfinished)

    def _receive(self, event: Event) -> None:
        if isinstance(event, WorkerReady):
            self._tell(EngineReady(engine=event.engine, rough=event.rough))
            return
        if isinstance(event, MachineNoted):
            self._note_machine(event.sentence)
            return
        with self._lock:
            known = self._in_work.get(event.job_id)
            if known is None and isinstance(event, EngineReplaced):
                self._stopped_while_following[event.job_id] = event
        if known is None or isinstance(event, TranscriptionBegan):
            return
        context, take = known
        if isinstance(event, EngineReplaced):
            self._tell(_engine_stopped(context, event))
            return
        if isinstance(event, TranscriptionProgressed):
            self._tell(TakeProgressed(context=context, take_id=take.id, share=event.share))
            return
        self._keep(context, _advanced(take, event))

    def _note_machine(self, sentence: str) -> None:
        # A worker that was started anew finds out, and says so, once more.
        if sentence not in self._noted:
            self._noted.add(sentence)
            self._tell(MachineNotice(sentence=sentence))

    def _keep(self, context: TakeContext, take: Take) -> None:
        is_done = take.state in {TakeState.ANALYSED, TakeState.FAILED}
        with self._lock:
            if is_done:
                self._in_work.pop(take.id, None)
            else:
                self._in_work[take.id] = (context, take)
        try:
            self._library.save_take(context.answer_id, take)
        except LibraryUnavailable as error:
            _LOG.warning("take %s not kept: %s", take.id, error)
            self._tell(KeepingFailed(sentence=str(error)))
        except KeyError:
            # The rehearsal was deleted while its answer was being worked on.
            return
        self._tell(TakeUpdated(context=context, take=take))

    def _tell(self, event: ProcessingEvent) -> None:
        for listener in self._listeners:
            listener(event)


def context_of(rehearsal: Rehearsal, answer_id: str) -> TakeContext:
    """Return the context of an answer of `rehearsal`; KeyError where it has no such answer."""
    for answer in rehearsal.answers:
        if answer.id == answer_id:
            return TakeContext(
                rehearsal_id=rehearsal.id,
                answer_id=answer_id,
                question=answer.question,
                job=rehearsal.job,
            )
    raise KeyError(answer_id)


def _engine_stopped(context: TakeContext, event: EngineReplaced) -> EngineStopped:
    return EngineStopped(
        context=context,
        take_id=event.job_id,
        sentence=(
            f"{engine_title(event.engine)} stopped while listening to this answer, perhaps for want"
            f" of memory. Your recording is safe, and {engine_title(event.smaller)} took over."
        ),
    )


def _advanced(take: Take, event: TakeTranscribed | TakeAnalysed | JobFailed | JobCancelled) -> Take:
    if isinstance(event, TakeTranscribed):
        return dataclasses.replace(
            take, transcript=event.transcript, state=TakeState.TRANSCRIBED, feedback=None
        )
    if isinstance(event, TakeAnalysed):
        return dataclasses.replace(
            take, feedback=event.feedback, state=TakeState.ANALYSED, failure=""
        )
    sentence = event.sentence if isinstance(event, JobFailed) else _CANCELLED
    return dataclasses.replace(take, state=TakeState.FAILED, failure=sentence)
