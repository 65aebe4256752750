from rehearse.analysis.ranking import ranked
from rehearse.domain.finding import Finding, FindingKind, Severity


def finding(kind: FindingKind, severity: Severity, confidence: float, start: int) -> Finding:
    return Finding(
        kind=kind,
        severity=severity,
        title="",
        why="",
        advice="",
        confidence=confidence,
        start=start,
        end=start + 1,
        quote="x",
    )


def test_severe_and_sure_negativity_stands_before_all_else():
    pause = finding(FindingKind.LONG_PAUSE, Severity.MILD, 0.9, 0)
    mild = finding(FindingKind.EMPLOYER_NEGATIVITY, Severity.MILD, 0.9, 5)
    strong = finding(FindingKind.EMPLOYER_NEGATIVITY, Severity.STRONG, 0.9, 9)
    assert ranked([pause, mild, strong]) == (strong, mild, pause)


def test_equal_findings_keep_the_order_of_the_words():
    late = finding(FindingKind.GENERIC_QUESTION, Severity.MILD, 0.5, 40)
    early = finding(FindingKind.GENERIC_QUESTION, Severity.MILD, 0.5, 4)
    assert ranked([late, early]) == (early, late)
