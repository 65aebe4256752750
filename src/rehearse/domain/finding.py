"""What the analysis says about one answer: findings, story, skills, questions, delivery."""

from dataclasses import dataclass
from enum import StrEnum

from rehearse.domain.transcript import TimeRange

POINTS_PUT_FORWARD = 3
"""How many points about an answer are shown at first: more at once are not taken in."""


class FindingKind(StrEnum):
    """Every kind of point that can be raised; the names are those of the interview file."""

    EMPLOYER_NEGATIVITY = "employer_negativity"
    MISSING_STORY = "missing_story"
    WRONG_SKILLS = "wrong_skills"
    MISSING_QUESTIONS = "missing_questions"
    PREMATURE_QUESTION = "premature_question"
    GENERIC_QUESTION = "generic_question"
    GOAL_MISMATCH = "goal_mismatch"
    RESEARCH_GAP = "research_gap"
    WRONG_NAME = "wrong_name"
    OFF_QUESTION = "off_question"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    TOO_FAST = "too_fast"
    TOO_SLOW = "too_slow"
    MANY_FILLERS = "many_fillers"
    LONG_PAUSE = "long_pause"


class Severity(StrEnum):
    """How much a finding is likely to cost."""

    MILD = "mild"
    STRONG = "strong"


class QuestionQuality(StrEnum):
    """How a question to the interviewer comes across."""

    PREMATURE = "premature"
    GENERIC = "generic"
    TARGETED = "targeted"
    PERCEPTIVE = "perceptive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One point about an answer, tied to the words that raised it.

    `start`, `end` are characters of the transcript (end exclusive) and `quote` is their text;
    all three are None where the point is about the whole answer. `start_s`, `end_s` are seconds
    in the recording, None where the words carry no times. `title`, `why` and `advice` are
    sentences for the person. `confidence` runs from 0 to 1.
    """

    kind: FindingKind
    severity: Severity
    title: str
    why: str
    advice: str
    confidence: float
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    start_s: float | None = None
    end_s: float | None = None


class AnswerType(StrEnum):
    """What was told where the question invites a story."""

    STORY = "story"
    """One past occasion with the speaker's own steps."""

    PSEUDO_STORY = "pseudo_story"
    """What usually happens, told like a story."""

    EXAMPLE = "example"
    """A past occasion that is named, without own steps in it."""

    OPINION = "opinion"
    SELF_DESCRIPTION = "self_description"


class StoryRole(StrEnum):
    """What a passage does in a story; the names are those of the parts of `Story`."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPart:
    """A passage of a story: characters of the transcript, end exclusive.

    `start_s`, `end_s` are seconds in the recording, None where the words carry no times.
    """

    role: StoryRole
    start: int
    end: int
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Which parts of a story the answer holds, where the question invites one.

    `parts` are the passages in which they are told, in order and without overlap; a part may be
    told in several, and one that was recognised from the answer as a whole has none.
    """

    expected: bool
    situation: bool
    task: bool
    action: bool
    result: bool
    parts: tuple[StoryPart, ...] = ()

    def seconds_of(self, role: StoryRole) -> float | None:
        """Return how long a part took in all; None where that is not known."""
        lengths = [
            part.end_s - part.start_s
            for part in self.parts
            if part.role is role and part.start_s is not None and part.end_s is not None
        ]
        return sum(lengths) if lengths else None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmphasisedSkill:
    """A skill that the answer dwells on; `weight` is its share (0-1) of the skill talk."""

    skill: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Skills:
    """What the answer stresses beside what the advertisement asks for."""

    emphasised: tuple[EmphasisedSkill, ...] = ()
    asked_for: tuple[str, ...] = ()
    off_target: tuple[str, ...] = ()
    not_shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question that the person put to the interviewer."""

    quote: str
    start: int
    end: int
    quality: QuestionQuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How it was said; None where the transcript carries no times. Fillers are "at least".

    `hedges` counts words such as "maybe" and "I guess"; `i_share` is "I" as a share (0-1) of "I"
    and "we". Both are shown and never judged, and None where they were not counted.
    """

    duration_s: float | None = None
    words_per_minute: float | None = None
    fillers: int | None = None
    long_pauses: tuple[TimeRange, ...] | None = None
    hedges: int | None = None
    i_share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """The whole analysis of one answer; `findings` come with what costs most first.

    `answer_type` is None where the question invites no story, or nothing was said. An answer that
    is not `in_english` has its delivery measured and nothing else looked for.
    """

    findings: tuple[Finding, ...] = ()
    story: Story | None = None
    answer_type: AnswerType | None = None
    skills: Skills | None = None
    questions: tuple[AskedQuestion, ...] = ()
    delivery: Delivery = Delivery()
    in_english: bool = True
