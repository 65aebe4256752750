"""Which take a report shows."""

from dataclasses import replace
from datetime import UTC

from tests.reports.rehearsals import QUOTE, answer, finding, unanswered

from rehearse.domain.finding import Feedback, FindingKind
from rehearse.domain.question import QuestionKind
from rehearse.domain.rehearsal import Dismissal, TakeState
from rehearse.reports.shown_take import open_findings, shown_take, status_of, take_line

ONE = answer(
    1,
    "Why did you leave?",
    QuestionKind.MOTIVATION,
    f"Well, {QUOTE}.",
    findings=(finding(f"Well, {QUOTE}.", QUOTE, FindingKind.EMPLOYER_NEGATIVITY),),
)
ANALYSED = ONE.takes[0]
RECORDED = replace(
    ANALYSED, id="new", number=2, transcript=None, feedback=None, state=TakeState.RECORDED
)


def test_the_newest_take_with_words_is_shown():
    transcribed = replace(ANALYSED, id="words", number=2, feedback=None)
    takes = (ANALYSED, transcribed, replace(RECORDED, number=3))
    assert shown_take(replace(ONE, takes=takes)) is transcribed
    assert shown_take(replace(ONE, takes=(ANALYSED, RECORDED))) is ANALYSED


def test_without_words_the_newest_recording_is_shown():
    assert shown_take(replace(ONE, takes=(RECORDED,))) is RECORDED
    assert shown_take(unanswered(1)) is None


def test_a_dismissed_point_is_shown_no_more_and_others_stay():
    (raised,) = open_findings(ANALYSED)
    other = Dismissal(kind=raised.kind, start=0, end=3)
    same = Dismissal(kind=raised.kind, start=raised.start, end=raised.end)
    assert open_findings(replace(ANALYSED, dismissals=(other,))) == (raised,)
    assert open_findings(replace(ANALYSED, dismissals=(other, same))) == ()


def test_the_status_says_how_far_a_take_came():
    failed = replace(RECORDED, state=TakeState.FAILED, failure="The recogniser stopped.")
    assert status_of(None) == "Not answered."
    assert status_of(ANALYSED) == ""
    assert status_of(RECORDED) == "Recorded, not transcribed yet."
    assert status_of(replace(ANALYSED, feedback=None)) == "Transcribed, not analysed yet."
    assert status_of(failed) == "Not analysed: The recogniser stopped."


def test_takes_are_compared_by_their_open_points():
    clean = replace(ANALYSED, id="clean", number=2, feedback=Feedback())
    assert take_line(ONE, ANALYSED, zone=UTC) == ""
    assert take_line(replace(ONE, takes=(ANALYSED, clean)), clean, zone=UTC) == (
        "Take 2 of 2, 22 November 2026, 09:05. "
        "The fewest points of all takes: 0 against 1 in take 1."
    )
    worse = replace(ANALYSED, id="worse", number=2)
    first = replace(clean, number=1)
    assert take_line(replace(ONE, takes=(first, worse)), worse, zone=UTC).endswith(
        "Take 1 had fewer points: 0 against 1 here."
    )
