"""What a report is to tell of, and what it is to leave out."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Rehearsal


class Omission(StrEnum):
    """What may be left out of a report before it is handed on."""

    TRANSCRIPTS = "transcripts"
    """What was said word by word; the short quotes of the points stay."""

    NAMES = "names"
    """Names of people and companies, and the voice, which gives a person away too."""

    AUDIO = "audio"
    """The sound of the flagged moments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """The sound of a flagged moment: the name and content of an MP3 file."""

    take_id: str
    finding: Finding
    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """One rehearsal of a report.

    `source` is the name of the interview file that it was read from, whose date and setting are
    not known; empty for a rehearsal of the library.
    """

    rehearsal: Rehearsal
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document about one rehearsal or several.

    `is_one_person` says that all parts are of the same person, so that they can be summed up.
    `title` says what a report of several is about; `notes` are sentences on what it lacks.
    """

    parts: tuple[ReportPart, ...]
    title: str = ""
    is_one_person: bool = True
    without: frozenset[Omission] = frozenset()
    clips: tuple[Clip, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def first_numbers(self) -> tuple[int, ...]:
        """What each part's answers are counted from: on and on for one person, else anew."""
        if not self.is_one_person:
            return (1,) * len(self.parts)
        counts = [len(part.rehearsal.answers) for part in self.parts]
        return tuple(accumulate(counts[:-1], initial=1))

    @classmethod
    def of(cls, rehearsal: Rehearsal, *, without: frozenset[Omission] = frozenset()) -> "Report":
        """Return a report of one rehearsal of the library."""
        return cls(parts=(ReportPart(rehearsal=rehearsal),), without=without)
