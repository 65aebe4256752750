"""The shape of an exported library: a zip file of rehearsals, jobs and recordings.

`library.json` says what it is; `rehearsals/ID.json` and `jobs/ID.json` hold a record each;
`recordings/…` holds the sound files as they lie in the recordings folder.
"""

import dataclasses
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.rehearsal import Rehearsal

FORMAT = "rehearse-library"
VERSION = 1
ABOUT = "library.json"
REHEARSALS = "rehearsals/"
JOBS = "jobs/"
RECORDINGS = "recordings/"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What `library.json` holds; `made_by` is a version of Rehearse."""

    format: str
    version: int
    made_by: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class KeptRehearsal:
    """What `rehearsals/ID.json` holds.

    Recordings are named by their entry in the file. `sha256` has the checksum of each, in
    hexadecimal; those that were missing at the export are not in it.
    """

    rehearsal: Rehearsal
    is_archived: bool = False
    sha256: dict[str, str] = dataclasses.field(default_factory=dict)


ABOUT_JSON = TypeAdapter(About)
REHEARSAL_JSON = TypeAdapter(KeptRehearsal)
JOB_JSON = TypeAdapter(PreparedJob)


def with_recordings(rehearsal: Rehearsal, places: dict[Path, PurePosixPath | Path]) -> Rehearsal:
    """Return a rehearsal whose recordings lie in other places; those not named are left out."""
    answers = []
    for answer in rehearsal.answers:
        takes = []
        for take in answer.takes:
            recording = take.recording
            if recording is not None:
                place = places.get(recording.path)
                moved = place and dataclasses.replace(recording, path=Path(place))
                takes.append(dataclasses.replace(take, recording=moved or None))
            else:
                takes.append(take)
        answers.append(dataclasses.replace(answer, takes=tuple(takes)))
    return dataclasses.replace(rehearsal, answers=tuple(answers))


def recordings_in(rehearsal: Rehearsal) -> tuple[Path, ...]:
    """Return the paths of a rehearsal's recordings, each once, in order."""
    takes = (take for answer in rehearsal.answers for take in answer.takes)
    return tuple(dict.fromkeys(take.recording.path for take in takes if take.recording))
