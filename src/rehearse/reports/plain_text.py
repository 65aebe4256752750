"""An analysed interview as text for a terminal."""

import textwrap
from collections.abc import Iterator

from rehearse.domain.finding import (
    POINTS_PUT_FORWARD,
    AskedQuestion,
    Delivery,
    Feedback,
    Finding,
    Story,
    StoryRole,
)
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.session_feedback import SessionFeedback, session_of
from rehearse.reports.answer_type_words import answer_type_in_words
from rehearse.reports.clock import clock, length
from rehearse.reports.language_words import NOT_ENGLISH
from rehearse.reports.marked_text import printable
from rehearse.reports.session_words import session_in_words
from rehearse.reports.story_times import time_taken

_WIDTH = 88


def interview_as_text(interview: Interview) -> str:
    """Return every answer with its points, then what they show together.

    No line is longer than 88 characters.
    """
    lines = [line for answer in interview.answers for line in _answer_lines(answer)]
    return "\n".join([*lines, *_session_lines(session_of(interview))])


def _session_lines(session: SessionFeedback) -> Iterator[str]:
    points = list(session_in_words(session))
    if session.not_shown:
        skills = ", ".join(session.not_shown)
        points.append(f"The advertisement also asks for this, and no answer shows it: {skills}.")
    if points:
        yield from _indented("Over all answers", by=0)
        for point in points:
            yield from _indented(point)
        yield ""


def _answer_lines(answer: InterviewAnswer) -> Iterator[str]:
    yield from _indented(f"{answer.id}  {answer.question.text}", by=0)
    said = answer.transcript.text if answer.transcript else ""
    yield from _indented(f"“{said}”" if said else "Nothing was said.")
    if answer.feedback is not None and not answer.feedback.in_english:
        yield from _indented(NOT_ENGLISH)
    elif answer.feedback is not None and said and not answer.feedback.findings:
        yield from _indented("Nothing here that would cost you the offer.")
    if answer.feedback is not None:
        yield from _feedback_lines(answer.feedback)
    yield ""


def _feedback_lines(feedback: Feedback) -> Iterator[str]:
    for finding in feedback.findings[:POINTS_PUT_FORWARD]:
        yield from _finding_lines(finding)
    rest = len(feedback.findings) - POINTS_PUT_FORWARD
    if rest > 0:
        titles = ", ".join(finding.title for finding in feedback.findings[POINTS_PUT_FORWARD:])
        yield from _indented(f"And {rest} more: {titles}")
    if feedback.story is not None and feedback.story.expected:
        yield from _indented(story_in_words(feedback.story))
        yield from _indented(answer_type_in_words(feedback.answer_type))
    for question in feedback.questions:
        yield from _indented(question_in_words(question))
    if words := delivery_in_words(feedback.delivery):
        yield from _indented(words)


def _finding_lines(finding: Finding) -> Iterator[str]:
    yield ""
    moment = f" ({clock(finding.start_s)})" if finding.start_s is not None else ""
    yield from _indented(f"• {finding.title}{moment}")
    if finding.quote:
        yield from _indented(f"“{finding.quote}”", by=4)
    yield from _indented(finding.why, by=4)
    yield from _indented(f"Try: {finding.advice}", by=4)


def story_in_words(story: Story) -> str:
    """Return which parts of a story are there, for how long, and which are missing."""
    told = [role for role in StoryRole if getattr(story, role.value)]
    missing = ", ".join(role.value for role in StoryRole if role not in told)
    there = ", ".join(_part_in_words(story, role) for role in told) or "none"
    return f"Story: {there}." + (f" Missing: {missing}." if missing else "")


def _part_in_words(story: Story, role: StoryRole) -> str:
    took = time_taken(story, role)
    return f"{role.value} ({took})" if took else role.value


def delivery_in_words(delivery: Delivery) -> str:
    """Return length, pace, fillers, pauses and hedging in one line; empty if nothing is known."""
    parts = []
    if delivery.duration_s is not None:
        parts.append(f"{length(delivery.duration_s)} long")
    if delivery.words_per_minute is not None:
        parts.append(f"{delivery.words_per_minute:.0f} words a minute")
    if delivery.fillers is not None:
        # Recognisers drop fillers, so that a count is never the whole of them.
        heard = f"at least {_counted(delivery.fillers, 'filler')}"
        parts.append(heard if delivery.fillers else "no fillers heard")
    if delivery.long_pauses:
        parts.append(_counted(len(delivery.long_pauses), "long pause"))
    if delivery.hedges:
        parts.append(_counted(delivery.hedges, "hedge"))
    if delivery.i_share is not None:
        parts.append(f"“I” {round(100 * delivery.i_share)} % of “I” and “we”")
    return f"Delivery: {', '.join(parts)}." if parts else ""


def question_in_words(question: AskedQuestion) -> str:
    """Return a question to the interviewer and how it comes across."""
    return f"Your question ({question.quality.value}): “{question.quote}”"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _indented(text: str, *, by: int = 2) -> list[str]:
    # Control characters would reach the terminal, which obeys some of them.
    indent = " " * by
    return textwrap.wrap(printable(text), _WIDTH, initial_indent=indent, subsequent_indent=indent)
