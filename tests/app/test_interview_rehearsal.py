"""A rehearsal becomes an interview and an interview a rehearsal, with nothing said lost."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from tests.support.stored_rehearsals import FEEDBACK, QUESTION, TRANSCRIPT, rehearsal, rehearsals

from rehearse.app.interview_rehearsal import interview_of, rehearsal_of
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.rehearsal import Rehearsal, TakeState
from rehearse.domain.transcript import Transcript


def test_the_newest_take_with_words_is_the_one_that_is_told_of() -> None:
    made = rehearsal()
    first, skipped = made.answers
    newest = replace(first.takes[1], transcript=Transcript(text="again"), feedback=None)
    failed = replace(first.takes[1], id="t3", number=3, transcript=None, state=TakeState.FAILED)
    retaken = replace(first, takes=(first.takes[0], newest, failed))
    (answer,) = interview_of(replace(made, answers=(retaken, skipped))).answers
    assert answer.transcript == Transcript(text="again")
    assert answer.feedback is None


def test_recordings_stay_where_they_are(tmp_path: Path) -> None:
    (answer,) = interview_of(rehearsal(recording=tmp_path / "a.wav")).answers
    assert answer.audio is None


@given(rehearsals())
def test_every_answer_whose_words_are_known_is_there_in_its_order(made: Rehearsal) -> None:
    interview = interview_of(made)
    assert interview.job == made.job
    known = [a for a in made.answers if any(take.transcript for take in a.takes)]
    assert [a.id for a in interview.answers] == [a.id for a in known]
    assert [a.question for a in interview.answers] == [a.question for a in known]


@given(rehearsals())
def test_there_and_back_again(made: Rehearsal) -> None:
    interview = interview_of(made)
    assert interview_of(rehearsal_of(interview)) == interview


def test_an_interview_becomes_a_rehearsal_of_one_take_an_answer() -> None:
    when = datetime(2026, 5, 6, 7, 8, tzinfo=UTC)
    made = rehearsal_of(
        Interview(
            answers=(
                InterviewAnswer(
                    id="a1", question=QUESTION, transcript=TRANSCRIPT, feedback=FEEDBACK
                ),
                InterviewAnswer(id="a2", question=QUESTION, transcript=TRANSCRIPT),
                InterviewAnswer(id="a3", question=QUESTION),
            )
        ),
        started_at=when,
    )
    assert made.started_at == when
    analysed, transcribed, unheard = made.answers
    assert [take.state for take in analysed.takes] == [TakeState.ANALYSED]
    assert analysed.takes[0].feedback == FEEDBACK
    assert [take.state for take in transcribed.takes] == [TakeState.TRANSCRIBED]
    assert unheard.takes == ()


def test_two_rehearsals_of_one_interview_are_two() -> None:
    interview = interview_of(rehearsal())
    one, other = rehearsal_of(interview), rehearsal_of(interview)
    assert one.id != other.id
    assert one.answers[0].takes[0].id != other.answers[0].takes[0].id
    assert one.started_at.tzinfo is not None
