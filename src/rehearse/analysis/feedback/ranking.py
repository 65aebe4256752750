"""Which findings come first: what costs most."""

from collections.abc import Iterable

from rehearse.domain.finding import Finding, FindingKind, Severity

# How much each kind costs at an interview, 0 to 1. Negativity leads: in employers' surveys it is
# named among the worst mistakes by 52-67 % of managers (CareerBuilder 2010-2012); then what
# leaves the interviewer without a reason to hire; delivery last, for it is forgiven most.
COST = {
    FindingKind.EMPLOYER_NEGATIVITY: 1.0,
    FindingKind.WRONG_NAME: 0.9,
    FindingKind.WRONG_SKILLS: 0.8,
    FindingKind.MISSING_QUESTIONS: 0.8,
    FindingKind.GOAL_MISMATCH: 0.78,
    FindingKind.MISSING_STORY: 0.75,
    FindingKind.PREMATURE_QUESTION: 0.7,
    FindingKind.RESEARCH_GAP: 0.68,
    FindingKind.OFF_QUESTION: 0.6,
    FindingKind.GENERIC_QUESTION: 0.4,
    FindingKind.TOO_LONG: 0.38,
    FindingKind.TOO_SHORT: 0.36,
    FindingKind.MANY_FILLERS: 0.3,
    FindingKind.TOO_FAST: 0.28,
    FindingKind.TOO_SLOW: 0.26,
    FindingKind.LONG_PAUSE: 0.2,
}
MILD_SHARE = 0.7


def cost(finding: Finding) -> float:
    """Return what a finding is expected to cost, 0 to 1."""
    share = 1.0 if finding.severity is Severity.STRONG else MILD_SHARE
    return COST[finding.kind] * share * finding.confidence


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with what costs most first; equal ones in the order of the words."""
    return tuple(sorted(findings, key=lambda finding: (-cost(finding), finding.start or 0)))
