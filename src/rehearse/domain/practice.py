"""What came of each time that a question was put: what spaced repetition goes by."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How an answer went, by the points of its newest take that the person did not dismiss."""

    CLEAN_AT_ONCE = "clean_at_once"
    """Nothing stood out in the first take."""

    CLEAN = "clean"
    """Nothing stood out in a later take."""

    MILD = "mild"
    STRONG = "strong"
    SKIPPED = "skipped"
    """Passed over, though a later question of the rehearsal was answered."""

    UNKNOWN = "unknown"
    """Never reached, or not analysed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PractisedQuestion:
    """One time that a question was put; `asked_at` (UTC) is when its rehearsal began."""

    question_key: str
    rehearsal_id: str
    asked_at: datetime
    outcome: Outcome
