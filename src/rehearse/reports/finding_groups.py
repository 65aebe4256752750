"""What each kind of finding is called, and the group that gives it colour and underline.

The groups and their colours are those of the window, so that a report looks like what was seen.
"""

from dataclasses import dataclass
from enum import StrEnum

from rehearse.domain.finding import FindingKind

_Kind = FindingKind


class FindingGroup(StrEnum):
    """What a finding is about."""

    TONE = "tone"
    STORY = "story"
    FIT = "fit"
    QUESTIONS = "questions"

    @property
    def label(self) -> str:
        """The name in the legend."""
        return _GROUP_LABELS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLook:
    """How marked words of a group look on paper: `#RRGGBB` each, and the kind of underline."""

    line: str
    tint: str
    underline: str


_GROUP_LABELS = {
    FindingGroup.TONE: "Tone and names",
    FindingGroup.STORY: "Story and delivery",
    FindingGroup.FIT: "Fit with the job",
    FindingGroup.QUESTIONS: "Your questions",
}

PAPER_LOOKS = {
    FindingGroup.TONE: GroupLook(line="#BD2F09", tint="#FDEDE7", underline="wave"),
    FindingGroup.STORY: GroupLook(line="#1A56DB", tint="#E8EFFD", underline="solid"),
    FindingGroup.FIT: GroupLook(line="#74119A", tint="#F6EAFA", underline="dash"),
    FindingGroup.QUESTIONS: GroupLook(line="#0B5238", tint="#E2F3EB", underline="dash-dot"),
}

_KINDS = {
    _Kind.EMPLOYER_NEGATIVITY: (FindingGroup.TONE, "Against a past employer"),
    _Kind.WRONG_NAME: (FindingGroup.TONE, "Wrong name"),
    _Kind.MISSING_STORY: (FindingGroup.STORY, "Story not complete"),
    _Kind.OFF_QUESTION: (FindingGroup.STORY, "Beside the question"),
    _Kind.TOO_LONG: (FindingGroup.STORY, "Long answer"),
    _Kind.TOO_SHORT: (FindingGroup.STORY, "Short answer"),
    _Kind.TOO_FAST: (FindingGroup.STORY, "Fast speech"),
    _Kind.TOO_SLOW: (FindingGroup.STORY, "Slow speech"),
    _Kind.MANY_FILLERS: (FindingGroup.STORY, "Many fillers"),
    _Kind.LONG_PAUSE: (FindingGroup.STORY, "Long pause"),
    _Kind.WRONG_SKILLS: (FindingGroup.FIT, "Other skills than asked for"),
    _Kind.GOAL_MISMATCH: (FindingGroup.FIT, "Goal beside the job"),
    _Kind.RESEARCH_GAP: (FindingGroup.FIT, "Would fit any company"),
    _Kind.MISSING_QUESTIONS: (FindingGroup.QUESTIONS, "No question asked"),
    _Kind.PREMATURE_QUESTION: (FindingGroup.QUESTIONS, "Asked too early"),
    _Kind.GENERIC_QUESTION: (FindingGroup.QUESTIONS, "Question for any company"),
}

DELIVERY_KINDS = frozenset(
    {
        _Kind.TOO_LONG,
        _Kind.TOO_SHORT,
        _Kind.TOO_FAST,
        _Kind.TOO_SLOW,
        _Kind.MANY_FILLERS,
        _Kind.LONG_PAUSE,
    }
)


def group_of(kind: FindingKind) -> FindingGroup:
    """Return the group whose colour a finding wears."""
    return _KINDS[kind][0]


def label_of(kind: FindingKind) -> str:
    """Return what a kind of finding is called in a report."""
    return _KINDS[kind][1]
