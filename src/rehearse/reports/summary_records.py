"""What a report says, in words, whatever its format.

Every text is free of control characters; none is escaped for a format.
"""

from dataclasses import dataclass
from datetime import datetime

from rehearse.domain.finding import POINTS_PUT_FORWARD, FindingKind, QuestionQuality
from rehearse.domain.report import Clip
from rehearse.reports.finding_groups import FindingGroup
from rehearse.reports.marked_text import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing to keep or to change.

    `quote` is what was said, or empty; `question` is the number of the answer that it comes from;
    `at` is the moment in that recording as `m:ss`, or empty; `also_in` are the numbers of further
    answers that it holds for; `advice` is empty for a thing to keep.
    """

    headline: str
    why: str
    question: int
    quote: str = ""
    at: str = ""
    advice: str = ""
    also_in: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding of an answer; `number` is what the transcript's marks refer to.

    `clip` is its sound; None where there is none to hear.
    """

    number: int
    kind: FindingKind
    group: FindingGroup
    label: str
    title: str
    why: str
    advice: str
    strong: bool
    quote: str = ""
    at: str = ""
    clip: Clip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPart:
    """A part of a story and whether the answer holds it.

    `took` is how long it took in all, such as `12 s`; empty where that is not known.
    """

    name: str
    present: bool
    took: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsMap:
    """What was stressed beside what the advertisement asks for; shares in whole percent."""

    stressed: tuple[tuple[str, int], ...]
    off_target: tuple[str, ...]
    not_shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """A question put to the interviewer, and how it comes across."""

    quote: str
    quality: QuestionQuality
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLine:
    """A measure of how it was said, its recommended range, and what that means."""

    measure: str
    value: str
    recommended: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReport:
    """One question and the take that the report shows.

    `status` is empty where the take was analysed, else a sentence on how far it came. `take` says
    which one is shown. `answer_type` says in a sentence what was told where a story was asked
    for; empty where none was. `asked` is None where the question does not invite questions.
    `anchor` is what links within the document lead to. `has_words` says that something was heard,
    also where the transcript is left out.
    """

    number: int
    question: str
    kind: str
    anchor: str = ""
    has_words: bool = False
    status: str = ""
    take: str = ""
    notes: tuple[str, ...] = ()
    language: str = ""
    transcript: tuple[Segment, ...] = ()
    cards: tuple[Card, ...] = ()
    dismissed: int = 0
    story: tuple[StoryPart, ...] = ()
    answer_type: str = ""
    skills: SkillsMap | None = None
    asked: tuple[AskedLine, ...] | None = None
    delivery: tuple[DeliveryLine, ...] = ()

    @property
    def first_cards(self) -> tuple[Card, ...]:
        """The points that are put forward: those that cost most."""
        return self.cards[:POINTS_PUT_FORWARD]

    @property
    def further_cards(self) -> tuple[Card, ...]:
        """The points beyond those."""
        return self.cards[POINTS_PUT_FORWARD:]

    @property
    def groups(self) -> tuple[FindingGroup, ...]:
        """The groups of findings that are marked in the transcript, in the legend's order."""
        marked = {number for segment in self.transcript for number in segment.numbers}
        used = {card.group for card in self.cards if card.number in marked}
        return tuple(group for group in FindingGroup if group in used)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is: questions asked, answered, analysed; points open and set aside."""

    asked: int
    answered: int
    analysed: int
    open_points: int
    dismissed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """A measure of each answer as a bar, by the answer's number.

    `low` to `high` is the recommended range; `in_words` says what is seen.
    """

    title: str
    in_words: str
    bars: tuple[tuple[int, float], ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChart:
    """How a whole splits into `parts`, in percent, once in each row; `in_words` says so too."""

    title: str
    in_words: str
    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]


Chart = BarChart | ShareChart


@dataclass(frozen=True, slots=True, kw_only=True)
class JobMap:
    """What the advertisement asks for, split by whether any answer showed it."""

    shown: tuple[str, ...]
    not_shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSummary:
    """A whole report. `keep` and `change` hold at most three points each.

    `started_at` is in the zone that the report was asked for; `by_kind` counts open points, the
    most frequent first; `notes` say what the report could not see; `overall` are sentences on what
    shows only over all answers. `prefix` is what the anchors of its answers begin with;
    `meta` says when and how it was rehearsed.
    """

    title: str
    prefix: str
    meta: str
    started_at: datetime
    date: str
    counts: Counts
    overview: str
    notes: tuple[str, ...]
    keep: tuple[Point, ...]
    change: tuple[Point, ...]
    by_kind: tuple[tuple[str, int], ...]
    overall: tuple[str, ...]
    job: JobMap | None
    answers: tuple[AnswerReport, ...]
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A whole document: one part for each rehearsal.

    `joint` sums up several rehearsals of one person; None where there is one, or where they are
    of different people, who are not mixed. `notes` say what was left out.
    """

    title: str
    meta: str
    notes: tuple[str, ...]
    joint: ReportSummary | None
    parts: tuple[ReportSummary, ...]

    @property
    def is_single(self) -> bool:
        """Whether the document is about one rehearsal alone."""
        return len(self.parts) == 1

    @property
    def heading(self) -> str:
        """The title of the file, as viewers show it."""
        return f"Rehearsal report: {self.title}"
