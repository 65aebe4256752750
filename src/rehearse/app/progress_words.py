"""Progress in words: what each measure is called, what its values and its trend say."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from rehearse.domain.progress import Measure, MeasureProgress, Point, Recommendation, Topic
from rehearse.domain.question import QuestionKind
from rehearse.domain.trend import FEWEST_POINTS
from rehearse.reports.clock import day, length

NAMES: Mapping[Measure, str] = {
    Measure.NEGATIVITY: "Words against an employer",
    Measure.STORIES: "Stories with a result",
    Measure.OFF_TARGET: "Off target",
    Measure.OWN_QUESTIONS: "Your own questions",
    Measure.PACE: "Pace",
    Measure.FILLERS: "Fillers (um, uh)",
    Measure.LENGTH: "Length of answers",
}

MEANINGS: Mapping[Measure, str] = {
    Measure.NEGATIVITY: "Answers with words against an employer or a boss.",
    Measure.STORIES: "Answers to story questions that say what came of it.",
    Measure.OFF_TARGET: "Answers beside the question, or on skills that the job does not ask for.",
    Measure.OWN_QUESTIONS: "Questions that you put to the interviewer at the end.",
    Measure.PACE: "How fast you spoke: the middle one of a rehearsal's answers.",
    Measure.FILLERS: "Fillers in all answers of a rehearsal; some go unheard.",
    Measure.LENGTH: "How long you spoke: the middle one of a rehearsal's answers.",
}

AXES: Mapping[Measure, str] = {
    Measure.NEGATIVITY: "percent of answers",
    Measure.STORIES: "percent of stories",
    Measure.OFF_TARGET: "percent of answers",
    Measure.OWN_QUESTIONS: "questions",
    Measure.PACE: "words a minute",
    Measure.FILLERS: "fillers a minute, at least",
    Measure.LENGTH: "seconds",
}
PERCENT = frozenset({Measure.NEGATIVITY, Measure.STORIES, Measure.OFF_TARGET})

_VALUES: Mapping[Measure, Callable[[float], str]] = {
    Measure.OWN_QUESTIONS: lambda value: f"{value:g}",
    Measure.PACE: lambda value: f"{value:.0f} words a minute",
    Measure.FILLERS: lambda value: f"{value:.1f} a minute",
    Measure.LENGTH: length,
}
_RANGES: Mapping[Measure, str] = {
    Measure.NEGATIVITY: "none",
    Measure.STORIES: "every one",
    Measure.OFF_TARGET: "none",
}


KINDS: Mapping[QuestionKind, str] = {
    QuestionKind.BEHAVIORAL: "A story from the past",
    QuestionKind.MOTIVATION: "Why this job",
    QuestionKind.BACKGROUND: "About you",
    QuestionKind.GOALS: "Your goals",
    QuestionKind.SITUATIONAL: "What would you do",
    QuestionKind.UNUSUAL: "Unusual",
    QuestionKind.DISARMING: "Friendly bait for gossip",
    QuestionKind.CLOSING: "Your own questions",
}


def topic_text(topic: Topic) -> str:
    """Return what a topic is called."""
    if topic.kind is not None:
        return KINDS[topic.kind]
    return topic.competency or "All questions"


def value_text(measure: Measure, value: float) -> str:
    """Return a value with its unit: `12 %`, `148 words a minute`, `1 min 30 s`."""
    write = _VALUES.get(measure)
    return f"{value:.0f} %" if write is None else write(value)


def recommended_text(progress: MeasureProgress) -> str:
    """Return the recommended range, without who recommends it."""
    if progress.measure in _RANGES:
        return _RANGES[progress.measure]
    return _range_text(progress.measure, progress.recommended)


def recommended_sentence(progress: MeasureProgress) -> str:
    """Return the recommended range with its source."""
    source = f" ({progress.recommended.source})" if progress.recommended.source else ""
    return f"Recommended: {recommended_text(progress)}{source}."


def median_sentence(progress: MeasureProgress) -> str:
    """Return the person's median in a sentence; empty where there is none."""
    if progress.median is None:
        return ""
    if len(progress.points) == 1:
        return f"One rehearsal so far: {value_text(progress.measure, progress.median)}."
    return (
        f"Your median over {len(progress.points)} rehearsals: "
        f"{value_text(progress.measure, progress.median)}."
    )


def trend_sentence(progress: MeasureProgress) -> str:
    """Return what can be said of the trend, and that nothing can where that is so."""
    count = len(progress.points)
    if count == 0:
        return "Not measured yet."
    if progress.trend is None:
        more = FEWEST_POINTS - count
        return f"A trend is told from {FEWEST_POINTS} rehearsals on: {more} more."
    trend = progress.trend
    over = f"the last {trend.count} rehearsals" if count > trend.count else f"{count} rehearsals"
    if not trend.is_clear:
        return f"No clear change over {over}."
    first, last = (_bounded(progress.measure, value) for value in (trend.first, trend.last))
    return (
        f"Over {over}: from about {value_text(progress.measure, first)} to about "
        f"{value_text(progress.measure, last)}, {_direction(progress.recommended, first, last)}."
    )


def plot_in_words(progress: MeasureProgress, *, zone: tzinfo | None = None) -> str:
    """Return what the plot shows, for whoever does not see it; dates are those of `zone`."""
    if not progress.points:
        return f"{NAMES[progress.measure]}: not measured yet."
    points = progress.points
    lowest = min(points, key=lambda point: point.value)
    highest = max(points, key=lambda point: point.value)
    parts = [
        f"{NAMES[progress.measure]}.",
        median_sentence(progress),
        recommended_sentence(progress),
        f"Latest: {_point_text(progress.measure, points[-1], zone)}.",
    ]
    if lowest.value < highest.value:
        parts.append(f"Lowest: {_point_text(progress.measure, lowest, zone)}.")
        parts.append(f"Highest: {_point_text(progress.measure, highest, zone)}.")
    return " ".join([*parts, trend_sentence(progress)])


def ago(moment: datetime | None, now: datetime) -> str:
    """Return how long ago a day was in the calendar of `now`: `today`, `12 days ago`, `never`."""
    if moment is None:
        return "not yet"
    days = max((now.date() - moment.astimezone(now.tzinfo).date()).days, 0)
    if days < 2:
        return "yesterday" if days else "today"
    if days < 60:
        return f"{days} days ago"
    return f"{round(days / 30.44)} months ago" if days < 730 else f"{days // 365} years ago"


def _point_text(measure: Measure, point: Point, zone: tzinfo | None) -> str:
    on = day(point.rehearsal.started_at.astimezone(zone))
    return f"{value_text(measure, point.value)} on {on}"


def _range_text(measure: Measure, wanted: Recommendation) -> str:
    if wanted.low is not None and wanted.high is not None:
        if measure is Measure.LENGTH:
            return f"{length(wanted.low)} to {length(wanted.high)}"
        return f"{wanted.low:g} to {value_text(measure, wanted.high)}"
    if wanted.high is not None:
        return f"up to {wanted.high:g} a minute"
    return f"at least {wanted.low:g}"


def _direction(wanted: Recommendation, first: float, last: float) -> str:
    before, after = wanted.distance(first), wanted.distance(last)
    if after == 0:
        return "into the recommended range" if before else "within the recommended range"
    return "closer to what is recommended" if after < before else "further from the recommendation"


def _bounded(measure: Measure, value: float) -> float:
    return min(max(value, 0.0), 100.0) if measure in PERCENT else max(value, 0.0)
