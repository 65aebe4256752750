"""One rehearsal under way: which question is on, and its takes, safe before anything else."""

import dataclasses
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rehearse.app.ports import ActiveRecording, Library, Recorder
from rehearse.app.recording_import import import_recording
from rehearse.app.take_files import take_path
from rehearse.app.take_processing import TakeProcessor, context_of
from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import RecordingFailed
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Answer, Interviewer, Mode, Rehearsal, Take


def new_rehearsal(
    questions: tuple[Question, ...],
    *,
    mode: Mode,
    interviewer: Interviewer,
    job: Job | None,
    job_id: str = "",
) -> Rehearsal:
    """Return a rehearsal of `questions` in order, with nothing answered yet.

    `job_id` names the prepared job that it is for, where there is one.
    """
    return Rehearsal(
        id=uuid.uuid4().hex,
        started_at=datetime.now(UTC),
        mode=mode,
        interviewer=interviewer,
        job=job,
        job_id=job_id,
        answers=tuple(Answer(id=uuid.uuid4().hex, question=question) for question in questions),
    )


class RehearsalSession:
    """Leads through a rehearsal that is in the library: records takes and has them worked on.

    `finish_take` and `import_take` block while the recording is made safe: call them off the GUI
    thread.
    """

    def __init__(
        self,
        rehearsal: Rehearsal,
        *,
        recorder: Recorder,
        library: Library,
        processor: TakeProcessor,
        recordings: Path,
        microphone: Callable[[], str] = lambda: "",
    ) -> None:
        self._rehearsal = rehearsal
        self._recorder = recorder
        self._library = library
        self._processor = processor
        self._recordings = recordings
        self._microphone = microphone
        self._position = 0
        self._recording: ActiveRecording | None = None
        self._take_id = ""

    @property
    def rehearsal(self) -> Rehearsal:
        """The rehearsal with the takes recorded so far, without what came of them."""
        return self._rehearsal

    @property
    def position(self) -> int:
        """Index of the answer that is on, from 0; the number of answers when all are done."""
        return self._position

    @property
    def current(self) -> Answer | None:
        """The answer that is on; None when all are done."""
        answers = self._rehearsal.answers
        return answers[self._position] if self._position < len(answers) else None

    @property
    def is_recording(self) -> bool:
        """Whether a take is being recorded."""
        return self._recording is not None

    def begin_take(self) -> ActiveRecording:
        """Open the microphone for a take of the current answer.

        Raises:
            MicrophoneUnavailable, RecordingFailed, RuntimeError (a take is going on, or no
            question is left).
        """
        answer = self.current
        if self._recording is not None or answer is None:
            raise RuntimeError("no take can begin now")
        self._take_id = uuid.uuid4().hex
        path = take_path(self._recordings, self._rehearsal.id, answer.id, self._take_id)
        _make_folder(path.parent)
        self._recording = self._recorder.start(path, device=self._microphone())
        context = context_of(self._rehearsal, answer.id)
        self._processor.follow(context, self._take_id, self._recording.growing_file())
        return self._recording

    def finish_take(self) -> Take:
        """Make the recording safe, keep the take, and have it worked on.

        Raises:
            RecordingFailed: what could be kept is a take all the same.
            MicrophoneUnavailable: not one sample arrived.
            LibraryUnavailable: the recording lies in the recordings folder all the same.
        """
        active, answer = self._recording, self.current
        if active is None or answer is None:
            raise RuntimeError("no take is going on")
        self._recording = None
        try:
            return self._keep(answer, active.stop())
        except RecordingFailed as error:
            # What was said until the disk refused is an answer too.
            if error.kept is not None:
                self._keep(answer, error.kept)
            raise
        finally:
            # Where it was not submitted nobody will ask for what was heard of it.
            self._processor.stop_following(self._take_id)

    def import_take(self, source: Path) -> Take:
        """Keep a copy of a sound file as a take of the current answer, and have it worked on.

        Raises:
            AudioUnreadable, RecordingFailed: there is no take; `source` is untouched in any case.
            LibraryUnavailable: the copy lies in the recordings folder all the same.
            RuntimeError: a take is going on, or no question is left.
        """
        answer = self.current
        if self._recording is not None or answer is None:
            raise RuntimeError("no take can begin now")
        self._take_id = uuid.uuid4().hex
        path = take_path(self._recordings, self._rehearsal.id, answer.id, self._take_id)
        return self._keep(answer, import_recording(source, path))

    def discard_take(self) -> None:
        """Stop recording and throw the sound away: "I'd like to start over"."""
        if self._recording is not None:
            self._processor.stop_following(self._take_id)
            self._recording.discard()
            self._recording = None

    def advance(self) -> Answer | None:
        """Go to the next question and return its answer; None when all are done."""
        self._position = min(self._position + 1, len(self._rehearsal.answers))
        return self.current

    def insert_next(self, question: Question) -> Answer:
        """Have `question` asked right after the one that is on; returns its answer, without takes.

        Raises:
            RuntimeError: no question is left.
            LibraryUnavailable: it could not be kept; the rehearsal goes on without it.
        """
        if self.current is None:
            raise RuntimeError("no question is on")
        answer = Answer(id=uuid.uuid4().hex, question=question)
        place = self._position + 1
        self._library.insert_answer(self._rehearsal.id, answer, position=place)
        answers = self._rehearsal.answers
        answers = (*answers[:place], answer, *answers[place:])
        self._rehearsal = dataclasses.replace(self._rehearsal, answers=answers)
        return answer

    def go_to(self, answer_id: str) -> Answer:
        """Go to the answer with this id, for another take; KeyError where there is none."""
        for index, answer in enumerate(self._rehearsal.answers):
            if answer.id == answer_id:
                self._position = index
                return answer
        raise KeyError(answer_id)

    def _keep(self, answer: Answer, recording: Recording) -> Take:
        take = Take(
            id=self._take_id,
            number=len(answer.takes) + 1,
            recorded_at=datetime.now(UTC),
            recording=recording,
        )
        self._add(answer, take)
        self._library.save_take(answer.id, take)
        self._processor.submit(context_of(self._rehearsal, answer.id), take)
        return take

    def _add(self, answer: Answer, take: Take) -> None:
        grown = dataclasses.replace(answer, takes=(*answer.takes, take))
        answers = tuple(grown if a.id == answer.id else a for a in self._rehearsal.answers)
        self._rehearsal = dataclasses.replace(self._rehearsal, answers=answers)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordingFailed(
            f"The folder for recordings, {folder}, cannot be made ({disk_trouble(error)}); nothing "
            "was recorded. Make room or allow writing there, then try again."
        ) from error
