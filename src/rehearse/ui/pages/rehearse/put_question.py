"""A question as it is put, and where it stands."""

from dataclasses import dataclass
from enum import StrEnum

from rehearse.domain.question import Question
from rehearse.domain.rehearsal import Mode


class Stage(StrEnum):
    """Where the current question stands."""

    PUT = "put"
    OPENING = "opening"
    RECORDING = "recording"
    PAUSED = "paused"
    SAVING = "saving"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutQuestion:
    """A question as it is put.

    `number` runs from 1 and is that of the planned question where this one `is_follow_up` to it;
    `total` counts neither follow-ups nor the closing turn. After `think_seconds` the
    answer begins by itself where `begins_by_itself`.
    """

    question: Question
    number: int
    total: int
    mode: Mode
    think_seconds: float
    begins_by_itself: bool = False
    is_follow_up: bool = False
