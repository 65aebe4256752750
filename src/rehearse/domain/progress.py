"""What changes from rehearsal to rehearsal: each measure, its middle, its trend."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median

from rehearse.domain.question import QuestionKind
from rehearse.domain.recommended import FILLERS_HARMLESS, LENGTH_USUAL, OWN_QUESTIONS, PACE_EASY
from rehearse.domain.trend import Trend, trend_of


class Measure(StrEnum):
    """What is followed over rehearsals; each rehearsal has one value of each, or none."""

    NEGATIVITY = "negativity"
    """Answers with words against an employer, percent of those judged."""

    STORIES = "stories_with_result"
    """Stories that say what came of it, percent of the answers that wanted a story."""

    OFF_TARGET = "off_target"
    """Answers beside the question or on skills that nobody asked for, percent of those judged."""

    OWN_QUESTIONS = "own_questions"
    """Questions to the interviewer in a rehearsal."""

    PACE = "pace"
    """Words a minute, the middle one of the rehearsal's answers."""

    FILLERS = "fillers"
    """Fillers a minute over the rehearsal; at least so many, for recognisers drop some."""

    LENGTH = "length"
    """Seconds, the middle one of the rehearsal's answers, the closing turn apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """The range that is recommended, both ends within it; None where it is open.

    `source` says who recommends it, empty where it goes without saying.
    """

    low: float | None
    high: float | None
    source: str = ""

    def holds(self, value: float) -> bool:
        """Whether a value lies in the range."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def distance(self, value: float) -> float:
        """How far a value lies outside the range, 0 within it."""
        below = 0.0 if self.low is None else self.low - value
        above = 0.0 if self.high is None else value - self.high
        return max(below, above, 0.0)


RECOMMENDED: Mapping[Measure, Recommendation] = {
    Measure.NEGATIVITY: Recommendation(low=None, high=0, source="CareerBuilder surveys 2010-2012"),
    Measure.STORIES: Recommendation(
        low=100, high=None, source="University of Washington career centre"
    ),
    Measure.OFF_TARGET: Recommendation(low=None, high=0),
    Measure.OWN_QUESTIONS: Recommendation(low=OWN_QUESTIONS, high=None),
    Measure.PACE: Recommendation(
        low=PACE_EASY[0], high=PACE_EASY[1], source="Microsoft Speaker Coach; Huru"
    ),
    Measure.FILLERS: Recommendation(
        low=None,
        high=FILLERS_HARMLESS,
        source="Laske & DiGennaro Reed 2024, doi 10.1002/jaba.1093",
    ),
    Measure.LENGTH: Recommendation(
        low=LENGTH_USUAL[0], high=LENGTH_USUAL[1], source="Cornell career services"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredAnswer:
    """What is measured of one question put, by the take that counts.

    `is_answered` is False where it was passed over. Of answers that are not `is_judged` (not yet
    analysed, or not in English) only the delivery is known; what was not measured is None.
    """

    kind: QuestionKind
    competencies: tuple[str, ...] = ()
    is_answered: bool = True
    is_judged: bool = True
    speaks_ill: bool = False
    is_off_target: bool = False
    invites_story: bool = False
    has_result: bool = False
    questions_asked: int | None = None
    seconds: float | None = None
    words_per_minute: float | None = None
    fillers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredRehearsal:
    """A rehearsal with its measured answers; `started_at` is in UTC, `name` may be empty."""

    id: str
    started_at: datetime
    name: str = ""
    job_title: str = ""
    company: str = ""
    answers: tuple[MeasuredAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The value of one rehearsal, out of so many answers."""

    rehearsal: MeasuredRehearsal
    value: float
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureProgress:
    """One measure over rehearsals, oldest first.

    `median` is None where there is no point, `trend` under five of them.
    """

    measure: Measure
    points: tuple[Point, ...]
    median: float | None
    trend: Trend | None

    @property
    def recommended(self) -> Recommendation:
        """What is recommended for this measure."""
        return RECOMMENDED[self.measure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Questions that belong together: those of a kind, or those about a competency."""

    kind: QuestionKind | None = None
    competency: str = ""

    def holds(self, answer: MeasuredAnswer) -> bool:
        """Whether an answer is about it; a topic of nothing holds all."""
        if self.kind is not None:
            return answer.kind is self.kind
        wanted = self.competency.casefold()
        return not wanted or any(name.casefold() == wanted for name in answer.competencies)


EVERYTHING = Topic()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPractice:
    """How often a topic was answered, when last (None: never), and a measure's middle in it."""

    topic: Topic
    answered: int
    last_answered: datetime | None
    median: float | None


def measure_progress(
    rehearsals: Sequence[MeasuredRehearsal], measure: Measure, topic: Topic = EVERYTHING
) -> MeasureProgress:
    """Return a measure over `rehearsals` (oldest first), of the answers about `topic` alone."""
    points = tuple(_points(rehearsals, measure, topic))
    values = [point.value for point in points]
    return MeasureProgress(
        measure=measure,
        points=points,
        median=median(values) if values else None,
        trend=trend_of(values),
    )


def practised_kinds(
    rehearsals: Iterable[MeasuredRehearsal], measure: Measure
) -> tuple[TopicPractice, ...]:
    """Return every kind of question, those that were never answered too, in the usual order."""
    gathered = _gather(rehearsals, lambda answer: (answer.kind,))
    return tuple(
        _practice(Topic(kind=kind), gathered.get(kind, ()), measure) for kind in QuestionKind
    )


def practised_competencies(
    rehearsals: Iterable[MeasuredRehearsal], measure: Measure
) -> tuple[TopicPractice, ...]:
    """Return every competency that was answered on, that answered most first.

    Competencies that differ in capitals alone are one, spelt as they were last.
    """
    spelt: dict[str, str] = {}

    def names(answer: MeasuredAnswer) -> Iterable[str]:
        spelt.update((name.casefold(), name) for name in answer.competencies)
        return {name.casefold() for name in answer.competencies}

    gathered = _gather(rehearsals, names)
    found = [
        _practice(Topic(competency=spelt[name]), sittings, measure)
        for name, sittings in gathered.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.answered, one.topic.competency.casefold())))


def value_of(measure: Measure, answers: Iterable[MeasuredAnswer]) -> tuple[float, int] | None:
    """Return a measure over answers and how many it was taken of; None where it was of none."""
    return _VALUES[measure](answers)


_Sitting = tuple[MeasuredRehearsal, list[MeasuredAnswer]]
_Value = tuple[float, int] | None


def _points(
    rehearsals: Iterable[MeasuredRehearsal], measure: Measure, topic: Topic
) -> Iterator[Point]:
    for rehearsal in rehearsals:
        answers: Iterable[MeasuredAnswer] = rehearsal.answers
        if topic != EVERYTHING:
            answers = [answer for answer in answers if topic.holds(answer)]
        found = value_of(measure, answers)
        if found is not None:
            yield Point(rehearsal=rehearsal, value=found[0], answers=found[1])


def _gather(
    rehearsals: Iterable[MeasuredRehearsal],
    topics_of: Callable[[MeasuredAnswer], Iterable[str]],
) -> dict[str, list[_Sitting]]:
    gathered: dict[str, list[_Sitting]] = defaultdict(list)
    for rehearsal in rehearsals:
        here: dict[str, list[MeasuredAnswer]] = defaultdict(list)
        for answer in rehearsal.answers:
            if answer.is_answered:
                for topic in topics_of(answer):
                    here[topic].append(answer)
        for topic, answers in here.items():
            gathered[topic].append((rehearsal, answers))
    return gathered


def _practice(topic: Topic, sittings: Sequence[_Sitting], measure: Measure) -> TopicPractice:
    values = [found[0] for _, answers in sittings if (found := value_of(measure, answers))]
    return TopicPractice(
        topic=topic,
        answered=sum(len(answers) for _, answers in sittings),
        last_answered=max((rehearsal.started_at for rehearsal, _ in sittings), default=None),
        median=median(values) if values else None,
    )


def _share(those: Sequence[bool]) -> _Value:
    return (100 * sum(those) / len(those), len(those)) if those else None


def _middle(values: Sequence[float]) -> _Value:
    return (median(values), len(values)) if values else None


def _negativity(answers: Iterable[MeasuredAnswer]) -> _Value:
    return _share([one.speaks_ill for one in answers if one.is_judged])


def _stories(answers: Iterable[MeasuredAnswer]) -> _Value:
    return _share([one.has_result for one in answers if one.is_judged and one.invites_story])


def _off_target(answers: Iterable[MeasuredAnswer]) -> _Value:
    return _share(
        [
            one.is_off_target
            for one in answers
            if one.is_judged and one.kind is not QuestionKind.CLOSING
        ]
    )


def _own_questions(answers: Iterable[MeasuredAnswer]) -> _Value:
    asked = [
        one.questions_asked
        for one in answers
        if one.is_judged and one.kind is QuestionKind.CLOSING and one.questions_asked is not None
    ]
    return (float(sum(asked)), len(asked)) if asked else None


def _pace(answers: Iterable[MeasuredAnswer]) -> _Value:
    return _middle([one.words_per_minute for one in answers if one.words_per_minute is not None])


def _fillers(answers: Iterable[MeasuredAnswer]) -> _Value:
    counted = [(one.fillers, one.seconds) for one in answers if one.fillers is not None]
    heard = [(fillers, seconds) for fillers, seconds in counted if seconds]
    minutes = sum(seconds for _, seconds in heard) / 60
    return (sum(fillers for fillers, _ in heard) / minutes, len(heard)) if heard else None


def _length(answers: Iterable[MeasuredAnswer]) -> _Value:
    return _middle(
        [
            one.seconds
            for one in answers
            if one.seconds is not None and one.kind is not QuestionKind.CLOSING
        ]
    )


_VALUES: Mapping[Measure, Callable[[Iterable[MeasuredAnswer]], _Value]] = {
    Measure.NEGATIVITY: _negativity,
    Measure.STORIES: _stories,
    Measure.OFF_TARGET: _off_target,
    Measure.OWN_QUESTIONS: _own_questions,
    Measure.PACE: _pace,
    Measure.FILLERS: _fillers,
    Measure.LENGTH: _length,
}
