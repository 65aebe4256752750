"""The points of a take that are still to be shown."""

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Dismissal, Take


def dismissal_of(finding: Finding) -> Dismissal:
    """Return what is remembered when a person calls a finding not a problem."""
    return Dismissal(kind=finding.kind, start=finding.start, end=finding.end)


def open_points(take: Take) -> tuple[Finding, ...]:
    """Return the findings that were not dismissed, what costs most first."""
    if take.feedback is None:
        return ()
    dismissed = set(take.dismissals)
    return tuple(
        finding for finding in take.feedback.findings if dismissal_of(finding) not in dismissed
    )
