"""When and where in an answer its points lie."""

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Take
from rehearse.domain.transcript import Span, TimeRange


def said_at(finding: Finding, take: Take | None) -> TimeRange | None:
    """Return the seconds in which the words of a finding were said; None where not known."""
    if finding.start_s is not None and finding.end_s is not None:
        return TimeRange(finding.start_s, finding.end_s)
    if take is None or take.transcript is None or finding.start is None or finding.end is None:
        return None
    return take.transcript.times_of(Span(finding.start, finding.end))


def starts_of(findings: tuple[Finding, ...], take: Take | None) -> dict[Finding, float]:
    """Return the second at which each finding was said, of those where it is known."""
    moments = {finding: said_at(finding, take) for finding in findings}
    return {finding: moment.start for finding, moment in moments.items() if moment}


def in_reading_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings as their words follow in the answer; those about the whole at the end."""
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[bool, int]:
    return finding.start is None, finding.start or 0
