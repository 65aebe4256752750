"""What changed between two takes, in words."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from rehearse.app.take_comparison import Measure, MeasureChange, Passage, StoryChange
from rehearse.domain.finding import StoryRole
from rehearse.ui.theme import current_colours
from rehearse.ui.widgets.clock_text import clock_text

translate = QCoreApplication.translate

# Of words that both takes have, so many stay on either side of what changed.
_CONTEXT_WORDS = 4
_LINE_HEIGHT_PERCENT = 145


def measure_texts(change: MeasureChange) -> tuple[str, str]:
    """Return a measure as each take has it, such as ("1:30 long", "1:11 long, 0:19 shorter")."""
    earlier, later = (_value(change.measure, each) for each in (change.earlier, change.later))
    return earlier, f"{later} · {_difference(change)}"


def story_texts(change: StoryChange) -> tuple[str, str]:
    """Return a part of the story as each take has it, such as ("No result", "Result · 8 s")."""
    return (
        _part(change.role, change.earlier_s, is_told=change.was_told),
        _part(change.role, change.later_s, is_told=change.is_told),
    )


def words_html(passages: Sequence[Passage]) -> str:
    """Return the words of a take as rich text, its own ones marked, the rest shortened."""
    colours = current_colours()
    style = f"background-color: {colours.accent_tint}; color: {colours.text};"
    last = len(passages) - 1
    parts = []
    for number, passage in enumerate(passages):
        if passage.is_own:
            parts.append(f'<u><span style="{style}">{escape(passage.text)}</span></u>')
        else:
            near = _shortened(passage.text, is_first=number == 0, is_last=number == last)
            parts.append(f'<span style="color: {colours.muted};">{escape(near)}</span>')
    return f'<p style="line-height: {_LINE_HEIGHT_PERCENT}%; margin: 0;">{" ".join(parts)}</p>'


def words_text(passages: Sequence[Passage]) -> str:
    """Return the words of a take that the other one does not have, for a screen reader."""
    own = "; ".join(f"“{passage.text}”" for passage in passages if passage.is_own)
    return own or translate("TakeComparison", "No words of its own")


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    words = text.split()
    if len(words) <= 2 * _CONTEXT_WORDS + 1:
        return text
    head = "" if is_first else " ".join(words[:_CONTEXT_WORDS])
    tail = "" if is_last else " ".join(words[-_CONTEXT_WORDS:])
    return f"{head} … {tail}".strip()


def _value(measure: Measure, value: float) -> str:
    count = round(value)
    if measure is Measure.LENGTH:
        return translate("TakeComparison", "{time} long").format(time=clock_text(value))
    if measure is Measure.PACE:
        return translate("TakeComparison", "{count} words a minute").format(count=count)
    if measure is Measure.I_SHARE:
        return translate("TakeComparison", "“I” {share} % of “I” and “we”").format(
            share=round(100 * value)
        )
    one, many = {
        Measure.FILLERS: (
            translate("TakeComparison", "At least 1 filler"),
            translate("TakeComparison", "At least {count} fillers"),
        ),
        Measure.LONG_PAUSES: (
            translate("TakeComparison", "1 long pause"),
            translate("TakeComparison", "{count} long pauses"),
        ),
        Measure.HEDGES: (
            translate("TakeComparison", "1 hedge (maybe, I guess)"),
            translate("TakeComparison", "{count} hedges (maybe, I guess)"),
        ),
    }[measure]
    if measure is Measure.FILLERS and not count:
        return translate("TakeComparison", "No fillers heard")
    return one if count == 1 else many.format(count=count)


def _difference(change: MeasureChange) -> str:
    if change.measure is Measure.LENGTH:
        seconds = round(change.later) - round(change.earlier)
        text = (
            translate("TakeComparison", "{time} longer")
            if seconds > 0
            else translate("TakeComparison", "{time} shorter")
        )
        return text.format(time=clock_text(abs(seconds)))
    scale = 100 if change.measure is Measure.I_SHARE else 1
    difference = round(scale * change.later) - round(scale * change.earlier)
    text = (
        translate("TakeComparison", "{count} more")
        if difference > 0
        else translate("TakeComparison", "{count} fewer")
    )
    if change.measure is Measure.PACE:
        text = (
            translate("TakeComparison", "{count} quicker")
            if difference > 0
            else translate("TakeComparison", "{count} slower")
        )
    return text.format(count=abs(difference))


def _part(role: StoryRole, seconds: float | None, *, is_told: bool) -> str:
    told, missing = {
        StoryRole.SITUATION: (
            translate("TakeComparison", "Situation"),
            translate("TakeComparison", "No situation"),
        ),
        StoryRole.TASK: (
            translate("TakeComparison", "Task"),
            translate("TakeComparison", "No task"),
        ),
        StoryRole.ACTION: (
            translate("TakeComparison", "Action"),
            translate("TakeComparison", "No action"),
        ),
        StoryRole.RESULT: (
            translate("TakeComparison", "Result"),
            translate("TakeComparison", "No result"),
        ),
    }[role]
    if not is_told:
        return missing
    if seconds is None:
        return told
    return translate("TakeComparison", "{part} · {seconds} s").format(
        part=told, seconds=max(1, round(seconds))
    )
