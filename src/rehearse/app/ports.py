"""What the program needs from its adapters, and from nobody in particular.

Adapters satisfy these by shape; `main` and `cli` put the parts together.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from rehearse.domain.finding import Feedback
from rehearse.domain.interview import Interview
from rehearse.domain.job import Job
from rehearse.domain.library_search import NOT_ARCHIVED, JobName, RehearsalFilter, SearchHit
from rehearse.domain.practice import PractisedQuestion
from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.progress import MeasuredRehearsal
from rehearse.domain.question import Question
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, RehearsalSummary, Take
from rehearse.domain.report import Report
from rehearse.domain.sound_measures import NOTHING_MEASURED, SoundMeasures
from rehearse.domain.transcript import TimeRange, Transcript


class Transcriber(Protocol):
    """Turns a sound file into words. Runs in the worker process."""

    def transcribe(
        self,
        audio: Path,
        *,
        hints: Sequence[str] = (),
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Transcript:
        """Return the transcript of a sound file of any rate.

        `hints` are names and terms that are likely to be said; `on_progress` gets the share
        done, 0 to 1.

        Raises:
            AudioUnreadable, NothingSaid, TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        ...


class FollowedRecording(Protocol):
    """A recording that is transcribed while it is being made; of no more use after an error."""

    def listen(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Transcribe the next stretch that a pause has closed; False where there is none yet.

        Raises:
            AudioUnreadable, TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        ...

    def finish(
        self,
        audio: Path,
        *,
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Transcript:
        """Transcribe what is left, now that the recording lies in `audio`; return all of it.

        `on_progress` gets the share of the recording that is transcribed, 0 to 1.

        Raises:
            AudioUnreadable, NothingSaid, TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        ...


class LiveTranscriber(Transcriber, Protocol):
    """A transcriber that can also listen while somebody speaks."""

    def follow(self, audio: Path, *, hints: Sequence[str] = ()) -> FollowedRecording:
        """Return `audio`, a WAV that is being recorded and readable at every moment, to follow.

        Raises:
            TranscriptionFailed, ModelUnavailable.
        """
        ...


class Analyser(Protocol):
    """Turns a transcript into feedback."""

    def analyse(
        self,
        transcript: Transcript,
        question: Question,
        *,
        job: Job | None = None,
        sound: SoundMeasures = NOTHING_MEASURED,
    ) -> Feedback:
        """Return the feedback on one answer."""
        ...


class ActiveRecording(Protocol):
    """A recording that is going on."""

    def level(self) -> float:
        """The peak of the last moments, 0 to 1; cheap enough to be asked 30 times a second."""
        ...

    def elapsed_s(self) -> float:
        """Seconds recorded so far, 0 until the first sound arrives."""
        ...

    def problem(self) -> str:
        """One sentence on what is wrong right now (no sound, device gone, lost sound), or ""."""
        ...

    def is_over(self) -> bool:
        """Whether nothing more can be recorded: the device is gone, or the disk refuses."""
        ...

    def pause(self) -> None:
        """Keep nothing of what is said until `resume`."""
        ...

    def resume(self) -> None:
        """Keep what is said from now on."""
        ...

    def growing_file(self) -> Path:
        """Where the sound lies until `stop`: a WAV that can be read at every moment."""
        ...

    def stop(self) -> Recording:
        """Close the device and the file; the recording is on disk when this returns.

        Raises:
            RecordingFailed: what was kept is at the path that the message names.
            MicrophoneUnavailable: not one sample arrived.
        """
        ...

    def discard(self) -> None:
        """Close the device and delete the file."""
        ...


class Recorder(Protocol):
    """Opens the microphone."""

    def start(self, path: Path, *, device: str = "") -> ActiveRecording:
        """Record to `path` (ending .wav); `device` is a name, empty for the system's own.

        Raises:
            MicrophoneUnavailable, RecordingFailed.
        """
        ...


class Playback(Protocol):
    """Sound that is being played."""

    def position_s(self) -> float:
        """Seconds from the start of the file of what is heard now."""
        ...

    def is_finished(self) -> bool:
        """Whether the last sample has been played, or playback was stopped."""
        ...

    def pause(self) -> None:
        """Hold."""
        ...

    def resume(self) -> None:
        """Go on from where it was held."""
        ...

    def stop(self) -> None:
        """End at once and free the device."""
        ...


class Player(Protocol):
    """Opens the loudspeaker."""

    def play(
        self,
        audio: Path,
        part: TimeRange | None = None,
        *,
        device: str = "",
        speed: float = 1.0,
    ) -> Playback:
        """Play `part` (seconds) of a sound file, all of it where None.

        `speed` is 1.5 for half as fast again; the pitch stays.

        Raises:
            SpeakerUnavailable, AudioUnreadable.
        """
        ...


class Library(Protocol):
    """Keeps rehearsals. Every method raises LibraryUnavailable where the database refuses."""

    def save(self, rehearsal: Rehearsal) -> None:
        """Insert or replace a rehearsal with all its answers and takes."""
        ...

    def save_take(self, answer_id: str, take: Take) -> None:
        """Insert or replace one take of a saved answer."""
        ...

    def insert_answer(self, rehearsal_id: str, answer: Answer, *, position: int) -> None:
        """Put an answer without takes into a saved rehearsal, before what stands at `position`."""
        ...

    def load(self, rehearsal_id: str) -> Rehearsal:
        """Return a rehearsal; KeyError where there is none."""
        ...

    def summaries(
        self, *, limit: int = 50, wanted: RehearsalFilter = NOT_ARCHIVED
    ) -> tuple[RehearsalSummary, ...]:
        """The newest first."""
        ...

    def job_names(self) -> tuple[JobName, ...]:
        """The posts that rehearsals were for, that of the newest rehearsal first."""
        ...

    def search(
        self, text: str, *, wanted: RehearsalFilter = NOT_ARCHIVED, limit: int = 50
    ) -> tuple[SearchHit, ...]:
        """Answers with every word of `text` in their question or in the take that counts.

        The last word may be the beginning of one. Nothing that a person types is an error.
        """
        ...

    def rename(self, rehearsal_id: str, name: str) -> None:
        """Give a rehearsal a name, or take it away with ""; KeyError where there is none."""
        ...

    def archive(self, rehearsal_id: str) -> None:
        """Leave a rehearsal out of the list; KeyError where there is none."""
        ...

    def restore_archived(self, rehearsal_id: str) -> None:
        """Bring an archived rehearsal back into the list; KeyError where there is none."""
        ...

    def mark_best_take(self, answer_id: str, take_id: str) -> None:
        """Let a take count for the report; with "" the newest one does.

        KeyError where there is no such answer, ValueError where the take is not one of its own.
        """
        ...

    def dismiss(self, take_id: str, dismissal: Dismissal) -> None:
        """Remember a point that the person called not a problem."""
        ...

    def restore(self, take_id: str, dismissal: Dismissal) -> None:
        """Take a dismissal back."""
        ...

    def unfinished_takes(self) -> tuple[tuple[str, str, Take], ...]:
        """(rehearsal id, answer id, take) of takes recorded but neither analysed nor failed."""
        ...

    def last_asked(self) -> dict[str, datetime]:
        """When each question (by its key) was last asked."""
        ...

    def practice(self) -> tuple[PractisedQuestion, ...]:
        """Every time that a question was put and what came of it, oldest first."""
        ...

    def measured(self) -> tuple[MeasuredRehearsal, ...]:
        """What is measured of every rehearsal, archived ones too, oldest first."""
        ...

    def delete(self, rehearsal_id: str) -> None:
        """Delete a rehearsal, until `undo_delete` or `purge`; it is in no list any more."""
        ...

    def undo_delete(self, rehearsal_id: str) -> None:
        """Bring a deleted rehearsal back; KeyError where it was purged."""
        ...

    def purge(self, rehearsal_id: str | None = None) -> None:
        """Remove a deleted rehearsal with its recordings for good, every one where None."""
        ...

    def save_job(self, job: PreparedJob) -> None:
        """Insert or replace a job."""
        ...

    def jobs(self) -> tuple[PreparedJob, ...]:
        """All jobs, the one changed last first."""
        ...

    def load_job(self, job_id: str) -> PreparedJob:
        """Return a job; KeyError where there is none."""
        ...

    def delete_job(self, job_id: str) -> None:
        """Delete a job; the rehearsals that were for it stay."""
        ...


class InterviewFiles(Protocol):
    """Reads and writes the interview file."""

    def read(self, path: Path) -> Interview:
        """Return the interview in the file.

        Raises:
            InterviewFileInvalid: "PATH IN DOCUMENT: what is wrong".
        """
        ...

    def write(self, interview: Interview, path: Path) -> None:
        """Write the interview, feedback included, as JSON.

        Raises:
            ExportFailed.
        """
        ...


class ReportWriter(Protocol):
    """Writes one rehearsal or several as a document of one format."""

    def write(self, report: Report, path: Path) -> None:
        """Write the report to `path`, whole or not at all.

        Raises:
            ExportFailed.
        """
        ...
