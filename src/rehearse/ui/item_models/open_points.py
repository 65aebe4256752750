"""The points of a take that are still to be shown."""

from collections.abc import Mapping
from dataclasses import replace

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Answer, Dismissal, Take


def dismissal_of(finding: Finding) -> Dismissal:
    """Return what is remembered when a person calls a finding not a problem."""
    return Dismissal(kind=finding.kind, start=finding.start, end=finding.end)


def open_points(take: Take) -> tuple[Finding, ...]:
    """Return the findings that were not dismissed, what costs most first."""
    return take.open_findings


def with_said(answer: Answer, said: Mapping[tuple[str, Dismissal], bool]) -> Answer:
    """Return `answer` with what the person said since it was read.

    `said` has take ids and dismissals: True where called not a problem, False where taken back.
    """
    if not said:
        return answer
    return replace(answer, takes=tuple(_take_with_said(take, said) for take in answer.takes))


def _take_with_said(take: Take, said: Mapping[tuple[str, Dismissal], bool]) -> Take:
    wanted = dict.fromkeys(take.dismissals, True)
    wanted |= {
        dismissal: is_on for (take_id, dismissal), is_on in said.items() if take_id == take.id
    }
    return replace(take, dismissals=tuple(each for each, is_on in wanted.items() if is_on))
