"""A rehearsal: the questions put to a person, and every take of every answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rehearse.domain.finding import Feedback, Finding, FindingKind
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.recording import Recording
from rehearse.domain.transcript import Transcript


class Mode(StrEnum):
    """Practice: think time, hints, retakes, feedback at once. Real: none of these."""

    PRACTICE = "practice"
    REAL = "real"


class Interviewer(StrEnum):
    """How the interviewer behaves; the warm one baits for gossip, the tough one follows up."""

    NEUTRAL = "neutral"
    WARM = "warm"
    TOUGH = "tough"


class TakeState(StrEnum):
    """How far a take has come on its way from sound to feedback."""

    RECORDED = "recorded"
    TRANSCRIBED = "transcribed"
    ANALYSED = "analysed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """A point that the person called "not a problem": never shown again for that span."""

    kind: FindingKind
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One attempt at an answer. `failure` is the sentence to show where state is FAILED.

    `original_transcript` is what was recognised, where the person has corrected `transcript`.
    """

    id: str
    number: int
    recorded_at: datetime
    recording: Recording | None = None
    transcript: Transcript | None = None
    feedback: Feedback | None = None
    state: TakeState = TakeState.RECORDED
    failure: str = ""
    dismissals: tuple[Dismissal, ...] = ()
    original_transcript: Transcript | None = None

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that were not dismissed, what costs most first."""
        dismissed = {(each.kind, each.start, each.end) for each in self.dismissals}
        found = self.feedback.findings if self.feedback else ()
        return tuple(one for one in found if (one.kind, one.start, one.end) not in dismissed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question and the takes of its answer, oldest first; none where it was skipped.

    `best_take_id` is the take that the person marked for the report; empty where none is.
    """

    id: str
    question: Question
    takes: tuple[Take, ...] = ()
    best_take_id: str = ""

    @property
    def last_take(self) -> Take | None:
        """The newest take."""
        return self.takes[-1] if self.takes else None

    @property
    def reported_take(self) -> Take | None:
        """The take that reports and exports tell of: the marked one, else the newest known.

        Its words are known; None where no take's are.
        """
        known = [take for take in self.takes if take.transcript is not None]
        marked = (take for take in known if take.id == self.best_take_id)
        return next(marked, known[-1] if known else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """One sitting; `started_at` is in UTC.

    `name` is what the person calls it, or empty; `job_id` names the `PreparedJob` that it was for,
    or is empty.
    """

    id: str
    started_at: datetime
    mode: Mode = Mode.PRACTICE
    interviewer: Interviewer = Interviewer.NEUTRAL
    job: Job | None = None
    answers: tuple[Answer, ...] = ()
    name: str = ""
    job_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalSummary:
    """A line in the list of rehearsals."""

    id: str
    started_at: datetime
    job_title: str | None
    company: str | None
    mode: Mode
    answered: int
    asked: int
    open_points: int
    name: str = ""
    is_archived: bool = False
