"""Questions, and the banks that hold them."""

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """What a question invites."""

    BEHAVIORAL = "behavioral"
    MOTIVATION = "motivation"
    BACKGROUND = "background"
    GOALS = "goals"
    SITUATIONAL = "situational"
    UNUSUAL = "unusual"
    DISARMING = "disarming"
    CLOSING = "closing"


class MissingPart(StrEnum):
    """What an answer may lack, so that a follow-up asks for it."""

    SITUATION = "situation"
    OWN_PART = "own_part"
    RESULT = "result"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A second question, asked when `missing` is missing from the answer."""

    missing: MissingPart
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question as it is put to the person.

    `id` is unique within its bank; `bank_id` is empty for a question from an interview file.
    `suggested_seconds` is the length of a good answer. `spoken` is how the text is read aloud
    where it reads badly as written. `baits_for` names the gossip that a disarming question is
    after.
    """

    text: str
    kind: QuestionKind
    id: str = ""
    bank_id: str = ""
    invites_story: bool = False
    suggested_seconds: int = 90
    competencies: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    looking_for: str = ""
    hint: str = ""
    weak_answer: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    spoken: str = ""
    baits_for: str = ""

    @property
    def key(self) -> str:
        """A name that is unique over all banks."""
        return f"{self.bank_id}/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBank:
    """A themed set of questions, as one file holds it."""

    id: str
    title: str
    language: str
    license: str
    description: str = ""
    questions: tuple[Question, ...] = ()
