"""Parts that are made when they are first used, so that the window need not wait for them.

The database library and the sound libraries take a third of a second to load; nothing of them is
needed for the first picture. `make` is called once, on whichever thread comes first; where it
raises, the caller hears of it, and the next call tries again.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from rehearse.app.ports import ActiveRecording, Library, Playback, Player, Recorder
from rehearse.domain.library_search import NOT_ARCHIVED, JobName, RehearsalFilter, SearchHit
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, RehearsalSummary, Take
from rehearse.domain.transcript import TimeRange

if TYPE_CHECKING:
    from rehearse.domain.practice import PractisedQuestion
    from rehearse.domain.prepared_job import PreparedJob
    from rehearse.domain.progress import MeasuredRehearsal

_Part_co = TypeVar("_Part_co", covariant=True)


class Late(Generic[_Part_co]):
    """Makes a part at the first call and returns the same one from then on."""

    def __init__(self, make: Callable[[], _Part_co]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._parts: list[_Part_co] = []

    def __call__(self) -> _Part_co:
        """Return the part; raises what making it raises."""
        with self._lock:
            if not self._parts:
                self._parts.append(self._make())
            return self._parts[0]

    @property
    def made(self) -> Sequence[_Part_co]:
        """The part, or nothing where nobody has used it."""
        return tuple(self._parts)


class LateLibrary:
    """A library that is opened at its first use; see `ports.Library`."""

    def __init__(self, library: Late[Library]) -> None:
        self._library = library

    def save(self, rehearsal: Rehearsal) -> None:
        """Insert or replace a rehearsal."""
        self._library().save(rehearsal)

    def save_take(self, answer_id: str, take: Take) -> None:
        """Insert or replace one take of a saved answer."""
        self._library().save_take(answer_id, take)

    def insert_answer(self, rehearsal_id: str, answer: Answer, *, position: int) -> None:
        """Put an answer without takes into a saved rehearsal."""
        self._library().insert_answer(rehearsal_id, answer, position=position)

    def load(self, rehearsal_id: str) -> Rehearsal:
        """Return a rehearsal."""
        return self._library().load(rehearsal_id)

    def summaries(
        self, *, limit: int = 50, wanted: RehearsalFilter = NOT_ARCHIVED
    ) -> tuple[RehearsalSummary, ...]:
        """Return the newest rehearsals, newest first."""
        return self._library().summaries(limit=limit, wanted=wanted)

    def job_names(self) -> tuple[JobName, ...]:
        """Return the posts that rehearsals were for."""
        return self._library().job_names()

    def search(
        self, text: str, *, wanted: RehearsalFilter = NOT_ARCHIVED, limit: int = 50
    ) -> tuple[SearchHit, ...]:
        """Return answers with every word of `text` in question or transcript."""
        return self._library().search(text, wanted=wanted, limit=limit)

    def rename(self, rehearsal_id: str, name: str) -> None:
        """Give a rehearsal a name, or take it away with ""."""
        self._library().rename(rehearsal_id, name)

    def archive(self, rehearsal_id: str) -> None:
        """Leave a rehearsal out of the list."""
        self._library().archive(rehearsal_id)

    def restore_archived(self, rehearsal_id: str) -> None:
        """Bring an archived rehearsal back into the list."""
        self._library().restore_archived(rehearsal_id)

    def mark_best_take(self, answer_id: str, take_id: str) -> None:
        """Let a take count for the report; with "" the newest one does."""
        self._library().mark_best_take(answer_id, take_id)

    def dismiss(self, take_id: str, dismissal: Dismissal) -> None:
        """Remember a point that the person called not a problem."""
        self._library().dismiss(take_id, dismissal)

    def restore(self, take_id: str, dismissal: Dismissal) -> None:
        """Take a dismissal back."""
        self._library().restore(take_id, dismissal)

    def unfinished_takes(self) -> tuple[tuple[str, str, Take], ...]:
        """Return takes that were recorded but neither analysed nor failed."""
        return self._library().unfinished_takes()

    def last_asked(self) -> dict[str, datetime]:
        """Return when each question, by its key, was last asked."""
        return self._library().last_asked()

    def practice(self) -> "tuple[PractisedQuestion, ...]":
        """Return every time that a question was put, oldest first."""
        return self._library().practice()

    def measured(self) -> "tuple[MeasuredRehearsal, ...]":
        """Return what is measured of every rehearsal, oldest first."""
        return self._library().measured()

    def delete(self, rehearsal_id: str) -> None:
        """Delete a rehearsal, until `undo_delete` or `purge`."""
        self._library().delete(rehearsal_id)

    def undo_delete(self, rehearsal_id: str) -> None:
        """Bring a deleted rehearsal back."""
        self._library().undo_delete(rehearsal_id)

    def purge(self, rehearsal_id: str | None = None) -> None:
        """Remove a deleted rehearsal for good, every one where None."""
        self._library().purge(rehearsal_id)

    def save_job(self, job: "PreparedJob") -> None:
        """Insert or replace a job."""
        self._library().save_job(job)

    def jobs(self) -> "tuple[PreparedJob, ...]":
        """Return all jobs, the one changed last first."""
        return self._library().jobs()

    def load_job(self, job_id: str) -> "PreparedJob":
        """Return a job."""
        return self._library().load_job(job_id)

    def delete_job(self, job_id: str) -> None:
        """Delete a job; its rehearsals stay."""
        self._library().delete_job(job_id)


class LateRecorder:
    """A recorder whose libraries are loaded at its first use; see `ports.Recorder`."""

    def __init__(self, recorder: Late[Recorder]) -> None:
        self._recorder = recorder

    def start(self, path: Path, *, device: str = "") -> ActiveRecording:
        """Record to `path`."""
        return self._recorder().start(path, device=device)


class LatePlayer:
    """A player whose libraries are loaded at its first use; see `ports.Player`."""

    def __init__(self, player: Late[Player]) -> None:
        self._player = player

    def play(
        self,
        audio: Path,
        part: TimeRange | None = None,
        *,
        device: str = "",
        speed: float = 1.0,
    ) -> Playback:
        """Play `part` of a sound file."""
        return self._player().play(audio, part, device=device, speed=speed)
