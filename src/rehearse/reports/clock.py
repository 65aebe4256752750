"""Moments, lengths and dates in words, the same whatever language the machine speaks."""

from datetime import date, datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def clock(seconds: float) -> str:
    """Return a moment in a recording as `m:ss`, cut down to the second: 77.9 s is `1:17`."""
    minutes, rest = divmod(int(max(seconds, 0.0)), 60)
    return f"{minutes}:{rest:02d}"


def length(seconds: float) -> str:
    """Return a length, rounded to the second, as `45 s` or `1 min 30 s`."""
    minutes, rest = divmod(round(max(seconds, 0.0)), 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def date_and_time(moment: datetime) -> str:
    """Return a moment as `22 November 2026, 09:05`."""
    return f"{day(moment)}, {moment:%H:%M}"


def day(moment: date) -> str:
    """Return a date as `22 November 2026`."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
