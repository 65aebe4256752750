"""Which findings a label agrees with, counted by kind with the confidence of each."""

from collections.abc import Collection, Mapping

from rehearse.analysis.evaluation.calibration import Calibration
from rehearse.domain.finding import Feedback, Finding, FindingKind
from rehearse.domain.transcript import Span

Calibrations = dict[str, Calibration]


def count_answer(counts: Calibrations, feedback: Feedback, labels: Mapping[str, bool]) -> None:
    """Count the findings about a whole answer that `labels` judges, by kind."""
    for finding in feedback.findings:
        expected = labels.get(finding.kind.value)
        if expected is not None:
            _count(counts, finding.kind.value, finding, is_right=expected)


def count_passages(
    counts: Calibrations,
    feedback: Feedback,
    kind: FindingKind,
    right: Collection[Span],
) -> None:
    """Count the findings of a kind that stand at a passage; `right` are those labels agree with."""
    for finding in feedback.findings:
        if finding.kind is kind and finding.start is not None and finding.end is not None:
            is_right = Span(finding.start, finding.end) in right
            _count(counts, kind.value, finding, is_right=is_right)


def count_sentence(counts: Calibrations, feedback: Feedback, name: str, *, labelled: bool) -> None:
    """Count the findings of negativity in a sentence that is labelled as a whole."""
    for finding in feedback.findings:
        if finding.kind is FindingKind.EMPLOYER_NEGATIVITY:
            _count(counts, name, finding, is_right=labelled)


def _count(counts: Calibrations, name: str, finding: Finding, *, is_right: bool) -> None:
    counts.setdefault(name, Calibration()).add(finding.confidence, is_right=is_right)
