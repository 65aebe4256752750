"""Which take of an answer a report shows, and how far that take came."""

from datetime import tzinfo

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Answer, Dismissal, Take, TakeState
from rehearse.reports.clock import date_and_time


def shown_take(answer: Answer) -> Take | None:
    """Return the take that exports tell of, or the newest where the words of none are known."""
    return answer.reported_take or answer.last_take


def open_findings(take: Take) -> tuple[Finding, ...]:
    """Return the findings that the person has not called "not a problem", in their order."""
    if take.feedback is None:
        return ()
    return tuple(
        finding
        for finding in take.feedback.findings
        if _as_dismissal(finding) not in take.dismissals
    )


def status_of(take: Take | None) -> str:
    """Return a sentence on what is missing from a take; empty where it was analysed."""
    if take is None:
        return "Not answered."
    if _is_analysed(take):
        return ""
    if take.state is TakeState.FAILED:
        return f"Not analysed: {take.failure}" if take.failure else "Not analysed."
    if take.transcript is not None:
        return "Transcribed, not analysed yet."
    return "Recorded, not transcribed yet."


def take_line(answer: Answer, take: Take, *, zone: tzinfo | None) -> str:
    """Say which of several takes is shown and how it compares; empty where there is but one."""
    if len(answer.takes) < 2:
        return ""
    line = (
        f"Take {take.number} of {len(answer.takes)}, "
        f"{date_and_time(take.recorded_at.astimezone(zone))}."
    )
    return f"{line} {_comparison(answer, take)}".rstrip()


def _comparison(answer: Answer, take: Take) -> str:
    if not _is_analysed(take):
        return ""
    others = [other for other in answer.takes if other.id != take.id and _is_analysed(other)]
    if not others:
        return ""
    best = min(others, key=lambda other: len(open_findings(other)))
    here, there = len(open_findings(take)), len(open_findings(best))
    if there < here:
        return f"Take {best.number} had fewer points: {there} against {here} here."
    if there > here:
        return f"The fewest points of all takes: {here} against {there} in take {best.number}."
    return ""


def _is_analysed(take: Take) -> bool:
    return take.feedback is not None


def _as_dismissal(finding: Finding) -> Dismissal:
    return Dismissal(kind=finding.kind, start=finding.start, end=finding.end)
