"""What the charts of a rehearsal show, before anything is drawn."""

from collections.abc import Iterator, Sequence
from statistics import median

from rehearse.domain.finding import Delivery, Story, StoryRole
from rehearse.domain.recommended import LENGTH_USUAL, PACE_EASY
from rehearse.domain.rehearsal import Answer
from rehearse.reports.clock import length
from rehearse.reports.shown_take import shown_take
from rehearse.reports.summary_records import BarChart, Chart, ShareChart

# Fewer bars than this say no more than the line of the measure itself.
_FEWEST_BARS = 2
# Percent of a story's time: University of Washington career centre.
_ADVISED = (20.0, 10.0, 60.0, 10.0)
_ROLES = tuple(StoryRole)
# More rows than these are put together in one.
_MOST_ROWS = 6


def charts_of(answers: Sequence[Answer], *, first_number: int = 1) -> tuple[Chart, ...]:
    """Return the charts that there are measures for; answers count from `first_number`."""
    measured = tuple(_measured(answers, first_number))
    charts = (
        _pace(measured),
        _length(measured),
        _story_shares(measured),
    )
    return tuple(chart for chart in charts if chart is not None)


_Measured = tuple[int, Delivery, Story | None]


def _measured(answers: Sequence[Answer], first_number: int) -> Iterator[_Measured]:
    for number, answer in enumerate(answers, start=first_number):
        take = shown_take(answer)
        if take is not None and take.feedback is not None:
            yield number, take.feedback.delivery, take.feedback.story


def _pace(measured: Sequence[_Measured]) -> Chart | None:
    bars = tuple(
        (number, delivery.words_per_minute)
        for number, delivery, _ in measured
        if delivery.words_per_minute is not None
    )
    low, high = PACE_EASY
    return _bars(
        "Pace, words a minute",
        bars,
        low=low,
        high=high,
        in_words="{inside} of {count} answers lie between {low:.0f} and {high:.0f} words a minute, "
        "which is easy to follow; the middle one is {middle:.0f}. Slowest: question {least_at}, "
        "{least:.0f}. Fastest: question {most_at}, {most:.0f}.",
    )


def _length(measured: Sequence[_Measured]) -> Chart | None:
    bars = tuple(
        (number, delivery.duration_s)
        for number, delivery, _ in measured
        if delivery.duration_s is not None
    )
    low, high = LENGTH_USUAL
    return _bars(
        "Length, seconds",
        bars,
        low=low,
        high=high,
        in_words="{inside} of {count} answers took between {low:.0f} and {high:.0f} seconds, which "
        "is usual; the middle one took {middle:.0f}. Shortest: question {least_at}, {least:.0f} s. "
        "Longest: question {most_at}, {most:.0f} s.",
    )


def _bars(
    title: str, bars: tuple[tuple[int, float], ...], *, low: float, high: float, in_words: str
) -> BarChart | None:
    if len(bars) < _FEWEST_BARS:
        return None
    least_at, least = min(bars, key=lambda bar: bar[1])
    most_at, most = max(bars, key=lambda bar: bar[1])
    words = in_words.format(
        inside=sum(low <= round(value) <= high for _, value in bars),
        count=len(bars),
        low=low,
        high=high,
        middle=median(value for _, value in bars),
        least_at=least_at,
        least=least,
        most_at=most_at,
        most=most,
    )
    return BarChart(title=title, in_words=words, bars=bars, low=low, high=high)


def _story_shares(measured: Sequence[_Measured]) -> ShareChart | None:
    timed = [
        (number, seconds) for number, _, story in measured if (seconds := _role_seconds(story))
    ]
    if not timed:
        return None
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    if len(timed) > _MOST_ROWS:
        whole = tuple(sum(each) for each in zip(*(seconds for _, seconds in timed), strict=True))
        rows, told = ((f"All {len(timed)} stories", _shares(whole)),), ""
    else:
        rows = tuple((f"Question {number}", _shares(seconds)) for number, seconds in timed)
        told = " ".join(f"Question {number}: {_in_words(seconds)}." for number, seconds in timed)
    return ShareChart(
        title="Where the time of a story went",
        in_words=f"{told or _percent(*rows[0])} {_percent('Often advised', _ADVISED)}",
        parts=tuple(role.value.capitalize() for role in _ROLES),
        rows=(*rows, ("Often advised", _ADVISED)),
    )


def _percent(name: str, shares: tuple[float, ...]) -> str:
    parts = (f"{role.value} {share:.0f} %" for role, share in zip(_ROLES, shares, strict=True))
    return f"{name}: {', '.join(parts)}."


def _role_seconds(story: Story | None) -> tuple[float, ...] | None:
    if story is None or not story.expected:
        return None
    told = {role: getattr(story, role.value) for role in _ROLES}
    if any(is_told and story.seconds_of(role) is None for role, is_told in told.items()):
        # A part that was told at an unknown place would look as if it were missing.
        return None
    seconds = tuple((story.seconds_of(role) or 0.0) if told[role] else 0.0 for role in _ROLES)
    return seconds if sum(seconds) > 0 else None


def _shares(seconds: tuple[float, ...]) -> tuple[float, ...]:
    whole = sum(seconds)
    return tuple(100 * one / whole for one in seconds)


def _in_words(seconds: tuple[float, ...]) -> str:
    return ", ".join(
        f"{role.value} {length(max(1.0, one))}" if one else f"no {role.value}"
        for role, one in zip(_ROLES, seconds, strict=True)
    )
