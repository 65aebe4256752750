"""Where a take's recording lies, and how one that a crash cut short finds its answer again."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from rehearse.app.ports import Library
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Take

_LOG = logging.getLogger(__name__)


def take_path(recordings: Path, rehearsal_id: str, answer_id: str, take_id: str) -> Path:
    """Return the path of a take's WAV file; it says which answer of which rehearsal it holds."""
    return recordings / rehearsal_id / f"{answer_id}-{take_id}.wav"


def keep_rescued(recordings: Iterable[Recording], library: Library) -> tuple[Take, ...]:
    """Add each rescued recording to its answer as a take; return those that found theirs.

    A file that belongs to no answer of the library stays where it is.

    Raises:
        LibraryUnavailable.
    """
    takes = (_keep(recording, library) for recording in recordings)
    return tuple(take for take in takes if take is not None)


def rescue_notice(takes: tuple[Take, ...]) -> tuple[str, ...]:
    """Return the sentence about rescued takes; nothing where there are none."""
    if not takes:
        return ()
    seconds = sum(take.recording.duration_s for take in takes if take.recording)
    what = "an answer was" if len(takes) == 1 else f"{len(takes)} answers were"
    sentence = (
        f"Rehearse ended while {what} being recorded; the recording is safe ({seconds:.0f} "
        "seconds) and is being transcribed now."
    )
    return (sentence,)


def _keep(recording: Recording, library: Library) -> Take | None:
    answer_id, _, take_id = recording.path.stem.partition("-")
    try:
        rehearsal = library.load(recording.path.parent.name)
        answer = next(one for one in rehearsal.answers if one.id == answer_id)
    except (KeyError, StopIteration):
        _LOG.warning("the rescued recording %s belongs to no answer", recording.path)
        return None
    take = Take(
        id=take_id,
        number=len(answer.takes) + 1,
        recorded_at=datetime.fromtimestamp(recording.path.stat().st_mtime, UTC),
        recording=recording,
    )
    library.save_take(answer_id, take)
    return take
