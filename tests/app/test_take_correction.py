"""Words corrected in a take: kept at once, analysed anew, and brought back when wanted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.app.test_rehearsal_session import Desk
from tests.support.sample_rehearsals import disagreement_take
from tests.support.take_factory import rehearsal_of_two, write_silence

from rehearse.app.take_correction import keep_correction, keep_original
from rehearse.app.take_processing import context_of
from rehearse.domain.finding import FindingKind
from rehearse.domain.rehearsal import Dismissal, Take, TakeState

BEFORE, AFTER = "Lindqvist Logistics", "Lindkvist Logistics and Sons"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.worker.close()
    desk.library.close()


@pytest.fixture
def take(desk: Desk) -> Take:
    """An analysed take in the library, one point of it called not a problem."""
    recording = write_silence(desk.folder / "sound" / "take.wav", seconds=60)
    made = disagreement_take()
    assert made.feedback is not None
    first = made.feedback.findings[0]
    dismissal = Dismissal(kind=first.kind, start=first.start, end=first.end)
    made = replace(made, recording=recording, dismissals=(dismissal,))
    desk.library.save(rehearsal_of_two(made))
    return kept_take(desk)


def kept_take(desk: Desk) -> Take:
    return desk.library.load("rehearsal-1").answers[0].takes[0]


def correct(desk: Desk, take: Take, text: str) -> Take:
    """Correct the words and have them analysed, as the window does."""
    kept = keep_correction(desk.library, "answer1", take, text)
    assert kept.transcript is not None
    context = context_of(desk.library.load("rehearsal-1"), "answer1")
    desk.processor.analyse_anew(context, kept, kept.transcript)
    return kept


def text_of(take: Take) -> str:
    assert take.transcript is not None
    return take.transcript.text


def test_corrected_words_are_kept_at_once_and_analysed_anew(desk: Desk, take: Take) -> None:
    wanted = text_of(take).replace(BEFORE, AFTER)
    made = correct(desk, take, wanted)
    assert (made.state, made.feedback) == (TakeState.TRANSCRIBED, None)
    assert text_of(made) == wanted
    assert text_of(kept_take(desk)) == wanted
    updated = desk.wait_for(TakeState.ANALYSED)
    assert text_of(updated.take) == wanted
    kept = kept_take(desk)
    assert (kept.state, text_of(kept)) == (TakeState.ANALYSED, wanted)
    assert kept.feedback is not None


def test_what_was_recognised_stays_and_can_be_brought_back(desk: Desk, take: Take) -> None:
    once = correct(desk, take, text_of(take).replace(BEFORE, AFTER))
    desk.wait_for(TakeState.ANALYSED)
    twice = correct(desk, once, text_of(once).replace("Sure.", "Yes."))
    desk.wait_for(TakeState.ANALYSED)
    assert twice.original_transcript == take.transcript
    assert kept_take(desk).original_transcript == take.transcript
    keep_original(desk.library, "answer1", twice)
    restored = kept_take(desk)
    assert restored.transcript == take.transcript
    assert restored.original_transcript is None
    assert restored.dismissals == take.dismissals


def test_what_is_not_a_problem_stays_with_its_words(desk: Desk, take: Take) -> None:
    correct(desk, take, text_of(take).replace(BEFORE, AFTER))
    desk.wait_for(TakeState.ANALYSED)
    kept = kept_take(desk)
    (dismissal,) = kept.dismissals
    assert dismissal.kind is FindingKind.EMPLOYER_NEGATIVITY
    quote = text_of(kept)[dismissal.start : dismissal.end]
    assert quote == "my old manager never listened to anybody"


def test_the_same_words_change_nothing(desk: Desk, take: Take) -> None:
    assert keep_correction(desk.library, "answer1", take, text_of(take)) == take
    assert kept_take(desk) == take


def test_words_can_be_corrected_where_the_recording_is_gone(desk: Desk, take: Take) -> None:
    assert take.recording is not None
    take.recording.path.unlink()
    correct(desk, take, text_of(take).replace(BEFORE, AFTER))
    assert desk.wait_for(TakeState.ANALYSED).take.recording == take.recording


def test_a_correction_outlives_a_run_that_ended_before_its_analysis(desk: Desk, take: Take) -> None:
    wanted = text_of(take).replace(BEFORE, AFTER)
    made = correct(desk, take, wanted)
    desk.wait_for(TakeState.ANALYSED)
    desk.library.save_take("answer1", made)
    assert desk.processor.resume_unfinished() == 1
    assert text_of(desk.wait_for(TakeState.ANALYSED).take) == wanted


def test_nothing_can_be_restored_where_nothing_was_corrected(desk: Desk, take: Take) -> None:
    with pytest.raises(ValueError, match="never corrected"):
        keep_original(desk.library, "answer1", take)
    with pytest.raises(ValueError, match="without words"):
        keep_correction(desk.library, "answer1", replace(take, transcript=None), "words")


def test_words_corrected_back_by_hand_leave_nothing_to_restore(desk: Desk, take: Take) -> None:
    once = keep_correction(desk.library, "answer1", take, text_of(take).replace(BEFORE, AFTER))
    back = keep_correction(desk.library, "answer1", once, text_of(take))
    assert back.original_transcript is None
