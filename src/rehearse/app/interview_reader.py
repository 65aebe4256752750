"""Interview files of other people: read, analysed by the worker, and kept nowhere."""

import dataclasses
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rehearse.app.interview_rehearsal import recording_of, rehearsal_of
from rehearse.app.interview_reports import saved_at
from rehearse.app.ports import InterviewFiles
from rehearse.app.worker_client import WorkerClient
from rehearse.app.worker_messages import (
    AnalyseTranscript,
    Event,
    JobCancelled,
    JobFailed,
    ProcessTake,
    TakeAnalysed,
    TakeTranscribed,
    WorkerJob,
)
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Answer, Rehearsal, Take, TakeState
from rehearse.domain.transcript import Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInterview:
    """An interview file that is open; `waiting` counts answers that are not analysed yet."""

    id: str
    path: Path
    rehearsal: Rehearsal
    waiting: int


_Step = TakeTranscribed | TakeAnalysed | JobFailed | JobCancelled


class InterviewReader:
    """Opens interview files beside the library: nothing of them is ever written.

    Listeners hear of each answer that was analysed, on the worker client's thread.
    """

    def __init__(
        self,
        *,
        files: InterviewFiles,
        worker: WorkerClient,
        recording_at: Callable[[Path], Recording],
    ) -> None:
        """`recording_at` describes a sound file and raises AudioUnreadable."""
        self._files = files
        self._worker = worker
        self._recording_at = recording_at
        self._lock = threading.Lock()
        self._open: dict[str, OpenInterview] = {}
        self._jobs: dict[str, tuple[str, str]] = {}
        self._listeners: list[Callable[[OpenInterview], None]] = []
        worker.subscribe(self._receive)

    def subscribe(self, listener: Callable[[OpenInterview], None]) -> None:
        """Call `listener` with the newest state of a file that is open."""
        self._listeners.append(listener)

    def open(self, path: Path) -> OpenInterview:
        """Read a file and have its answers analysed; listeners hear of each.

        Raises:
            InterviewFileInvalid: "PATH IN DOCUMENT: what is wrong".
        """
        interview = self._files.read(path)
        rehearsal = self._rehearsal_of(interview, path)
        jobs = {
            uuid.uuid4().hex: (answer.id, _job_of(given, interview))
            for given, answer in zip(interview.answers, rehearsal.answers, strict=True)
        }
        opened = OpenInterview(id=rehearsal.id, path=path, rehearsal=rehearsal, waiting=len(jobs))
        with self._lock:
            self._open[opened.id] = opened
            self._jobs.update({name: (opened.id, answer) for name, (answer, _) in jobs.items()})
        for name, (_, make) in jobs.items():
            self._worker.submit(make(name))
        return opened

    def newest(self, interview_id: str) -> OpenInterview | None:
        """Return the newest state of a file; None where it is not open."""
        with self._lock:
            return self._open.get(interview_id)

    def close(self, interview_id: str) -> None:
        """Forget a file; what is still to be analysed of it is not."""
        with self._lock:
            self._open.pop(interview_id, None)
            jobs = [name for name, (of, _) in self._jobs.items() if of == interview_id]
            for name in jobs:
                del self._jobs[name]
        for name in jobs:
            self._worker.cancel(name)

    def _rehearsal_of(self, interview: Interview, path: Path) -> Rehearsal:
        """Return the interview with a take for answers of sound alone: words are on the way."""
        rehearsal = rehearsal_of(
            interview, started_at=saved_at(path), recording_at=self._recording_at
        )
        answers = tuple(
            answer if answer.takes else self._awaited(given, answer, rehearsal)
            for given, answer in zip(interview.answers, rehearsal.answers, strict=True)
        )
        return dataclasses.replace(rehearsal, answers=answers)

    def _awaited(self, given: InterviewAnswer, answer: Answer, rehearsal: Rehearsal) -> Answer:
        take = Take(
            id=uuid.uuid4().hex,
            number=1,
            recorded_at=rehearsal.started_at,
            recording=recording_of(given, self._recording_at),
        )
        return dataclasses.replace(answer, takes=(take,))

    def _receive(self, event: Event) -> None:
        if not isinstance(event, TakeTranscribed | TakeAnalysed | JobFailed | JobCancelled):
            return
        with self._lock:
            interview_id, answer_id = self._jobs.get(event.job_id, ("", ""))
            opened = self._open.get(interview_id)
            if opened is None:
                return
            is_done = not isinstance(event, TakeTranscribed)
            if is_done:
                del self._jobs[event.job_id]
            opened = _advanced(opened, answer_id, event, is_done=is_done)
            self._open[interview_id] = opened
        for listener in self._listeners:
            listener(opened)


def _job_of(answer: InterviewAnswer, interview: Interview) -> Callable[[str], WorkerJob]:
    # Interviews are often passed on without their sound.
    audio = answer.audio if answer.audio is not None and answer.audio.is_file() else None
    if answer.transcript is not None:
        said = answer.transcript
        return lambda name: AnalyseTranscript(
            job_id=name, transcript=said, question=answer.question, job=interview.job, audio=audio
        )
    return lambda name: ProcessTake(
        job_id=name,
        audio=answer.audio or Path(),
        question=answer.question,
        job=interview.job,
    )


def _advanced(
    opened: OpenInterview, answer_id: str, event: _Step, *, is_done: bool
) -> OpenInterview:
    answers = tuple(
        dataclasses.replace(answer, takes=tuple(_stepped(take, event) for take in answer.takes))
        if answer.id == answer_id
        else answer
        for answer in opened.rehearsal.answers
    )
    return dataclasses.replace(
        opened,
        rehearsal=dataclasses.replace(opened.rehearsal, answers=answers),
        waiting=opened.waiting - int(is_done),
    )


def _stepped(take: Take, event: _Step) -> Take:
    match event:
        case TakeTranscribed():
            return dataclasses.replace(
                take, transcript=event.transcript, state=TakeState.TRANSCRIBED
            )
        case TakeAnalysed():
            # Where nothing was said there are feedback and no words.
            said = take.transcript or Transcript(text="")
            return dataclasses.replace(
                take, transcript=said, feedback=event.feedback, state=TakeState.ANALYSED
            )
        case JobFailed():
            return dataclasses.replace(take, state=TakeState.FAILED, failure=event.sentence)
        case JobCancelled():
            return dataclasses.replace(take, state=TakeState.FAILED)
