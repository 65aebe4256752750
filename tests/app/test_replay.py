"""The seconds that are played for a finding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.app.replay import finding_range, replay_range
from rehearse.domain.finding import Finding, FindingKind, Severity
from rehearse.domain.transcript import Transcript, Word

TRANSCRIPT = Transcript.from_words(
    (
        Word(text="he", start=2.0, end=2.2),
        Word(text="never", start=2.3, end=2.6),
        Word(text="listened", start=2.7, end=3.4),
    )
)


def finding(**where: object) -> Finding:
    return Finding(
        kind=FindingKind.EMPLOYER_NEGATIVITY,
        severity=Severity.MILD,
        title="t",
        why="w",
        advice="a",
        confidence=1.0,
        **where,  # type: ignore[arg-type]  # the tests name the fields
    )


def test_a_finding_is_heard_from_one_second_before_it() -> None:
    found = finding(start=3, end=17, start_s=2.3, end_s=3.4)
    played = finding_range(found, TRANSCRIPT, duration_s=10.0)
    assert played is not None
    assert played.start == pytest.approx(1.3)
    assert played.end == 3.4


def test_a_span_without_seconds_takes_those_of_its_words() -> None:
    played = finding_range(finding(start=3, end=17), TRANSCRIPT, duration_s=10.0)
    assert played is not None
    assert played.start == pytest.approx(1.3)
    assert played.end == 3.4


def test_a_point_about_the_whole_answer_has_no_moment() -> None:
    assert finding_range(finding(), TRANSCRIPT, duration_s=10.0) is None


def test_words_without_times_have_no_moment() -> None:
    untimed = Transcript(text="he never listened")
    assert finding_range(finding(start=3, end=17), untimed, duration_s=10.0) is None


@given(start=st.floats(0, 900), length=st.floats(0, 100), duration=st.floats(0.1, 600))
def test_what_is_played_lies_within_the_recording(
    start: float, length: float, duration: float
) -> None:
    played = replay_range(start, start + length, duration_s=duration)
    assert 0 <= played.start <= played.end <= duration
