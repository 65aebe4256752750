from hypothesis import given
from hypothesis import strategies as st
from tests.support.analysis_answers import feedback_on

from rehearse.analysis.feedback.ranking import cost, ranked
from rehearse.domain.finding import POINTS_PUT_FORWARD, Finding, FindingKind, Severity


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


any_findings = st.lists(
    st.builds(
        finding,
        st.sampled_from(FindingKind),
        st.sampled_from(Severity),
        st.floats(0, 1),
        st.integers(0, 999),
    ),
    max_size=12,
)


@given(any_findings)
def test_nothing_that_waits_costs_more_than_what_is_put_forward(found):
    order = ranked(found)
    assert sorted(map(id, order)) == sorted(map(id, found))
    first, rest = order[:POINTS_PUT_FORWARD], order[POINTS_PUT_FORWARD:]
    assert all(cost(one) >= cost(other) for one in first for other in rest)
    assert list(map(cost, order)) == sorted(map(cost, order), reverse=True)


def test_the_feedback_of_an_answer_is_ranked():
    found = feedback_on(
        "My boss was a bully. He never listened to anybody. The place was toxic. My manager "
        "was a liar, and if anything the rest of the team was not the most reliable."
    ).findings
    assert len(found) > POINTS_PUT_FORWARD
    assert found == ranked(reversed(found))
