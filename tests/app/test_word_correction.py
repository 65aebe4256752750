"""Corrected words: what stays keeps its time, what is new lies between its neighbours."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.app.word_correction import corrected, moved_dismissals
from rehearse.domain.finding import FindingKind
from rehearse.domain.rehearsal import Dismissal
from rehearse.domain.transcript import Transcript, Word

WORD_S = 0.5
VOCABULARY = ("we", "moved", "the", "ware", "house", "warehouse", "um", "Hallbrook", "in", "a")
texts = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=25).map(" ".join)


def spoken(text: str, *, gap_s: float = 0.1) -> Transcript:
    """`text` at an even pace, half a second a word, with `gap_s` between two."""
    words = tuple(
        Word(
            text=word,
            start=number * WORD_S,
            end=(number + 1) * WORD_S - gap_s,
            probability=0.4,
        )
        for number, word in enumerate(text.split())
    )
    return Transcript.from_words(words, language="en", engine="test", rough=True)


def times(transcript: Transcript) -> dict[str, tuple[float, float]]:
    return {word.text: (word.start, word.end) for word in transcript.words}


def test_a_corrected_word_keeps_its_time_and_counts_as_certain() -> None:
    before = spoken("I work at Hall brook Fright now")
    after = corrected(before, "I work at Hall brook Freight now")
    assert after.text == "I work at Hall brook Freight now"
    assert times(after)["Freight"] == times(before)["Fright"]
    assert [word.probability for word in after.words] == [0.4, 0.4, 0.4, 0.4, 0.4, 1.0, 0.4]
    assert (after.engine, after.rough, after.language) == ("test", True, "en")


def test_words_that_became_one_give_it_all_their_time() -> None:
    before = spoken("in the ware house we met")
    after = corrected(before, "in the warehouse we met")
    assert times(after)["warehouse"] == (times(before)["ware"][0], times(before)["house"][1])
    assert times(after)["we"] == times(before)["we"]


def test_a_word_that_became_two_leaves_its_time_with_the_one_that_sounds_like_it() -> None:
    before = spoken("we met inthe hall")
    after = corrected(before, "we met in them hall")
    assert times(after)["them"] == times(before)["inthe"]
    assert times(after)["in"] == (times(before)["met"][1], times(before)["inthe"][0])


def test_inserted_words_share_the_gap() -> None:
    before = spoken("we left", gap_s=0.2)
    after = corrected(before, "we all quickly left")
    assert times(after)["all"] == pytest.approx((0.3, 0.4))
    assert times(after)["quickly"] == pytest.approx((0.4, 0.5))


def test_words_at_the_ends_lie_within_the_recording() -> None:
    before = spoken("we left")
    after = corrected(before, "So then we left it there", duration_s=1.1)
    assert times(after)["So"][0] == 0.0
    assert times(after)["then"] == (0.0, 0.0)
    assert times(after)["there"][1] == 1.1


def test_a_word_taken_out_takes_its_time_with_it() -> None:
    before = spoken("we um left")
    after = corrected(before, "we left")
    assert times(after) == {"we": times(before)["we"], "left": times(before)["left"]}


def test_punctuation_and_capitals_are_no_other_word() -> None:
    before = spoken("no the boss left")
    after = corrected(before, "No. The boss, he left")
    assert times(after)["No."] == times(before)["no"]
    assert times(after)["boss,"] == times(before)["boss"]
    assert times(after)["left"] == times(before)["left"]


def test_words_without_times_stay_without() -> None:
    plain = Transcript(text="we  left")
    assert corrected(plain, "we all left") == Transcript(text="we all left")


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_no_correction(text: str) -> None:
    with pytest.raises(ValueError, match="to nothing"):
        corrected(spoken("we left"), text)


def test_a_whole_other_text_is_paired_by_place_in_no_time() -> None:
    before = spoken(" ".join(f"old{number}" for number in range(600)))
    after = corrected(before, " ".join(f"new{number}" for number in range(400)))
    assert after.words[0].start == before.words[0].start
    assert after.words[-1].end == before.words[-1].end


@given(text=texts)
def test_the_same_text_changes_nothing(text: str) -> None:
    before = spoken(text)
    assert corrected(before, text) == before


@given(before=texts, after=texts)
def test_times_never_run_backwards(before: str, after: str) -> None:
    made = corrected(spoken(before), after)
    assert made.text == after
    assert [made.text[span.start : span.end] for span in made.word_spans] == after.split()
    assert all(word.start <= word.end for word in made.words)
    assert all(one.end <= other.start + 1e-9 for one, other in pairwise(made.words))


@given(text=texts, at=st.integers(0, 24), other=st.sampled_from(VOCABULARY))
def test_replacing_one_word_leaves_every_time(text: str, at: int, other: str) -> None:
    before = spoken(text)
    words = text.split()
    words[at % len(words)] = f"{other}x"
    after = corrected(before, " ".join(words))
    assert [(w.start, w.end) for w in after.words] == [(w.start, w.end) for w in before.words]


@given(text=texts, at=st.integers(0, 25), count=st.integers(1, 4))
def test_inserted_words_leave_the_times_of_all_others(text: str, at: int, count: int) -> None:
    before = spoken(text)
    place = at % (len(before.words) + 1)
    words = text.split()
    words[place:place] = ["inserted"] * count
    after = corrected(before, " ".join(words))
    others = [word for word in after.words if word.text != "inserted"]
    assert [(w.start, w.end) for w in others] == [(w.start, w.end) for w in before.words]


def dismissal(transcript: Transcript, quote: str) -> Dismissal:
    start = transcript.text.index(quote)
    return Dismissal(kind=FindingKind.EMPLOYER_NEGATIVITY, start=start, end=start + len(quote))


def quote_of(transcript: Transcript, one: Dismissal) -> str:
    return transcript.text[one.start : one.end]


def test_a_dismissal_moves_with_its_words() -> None:
    before = spoken("In my job he never listened. So I left.")
    after = corrected(before, "In my very last job he never ever listened. So I left.")
    (moved,) = moved_dismissals((dismissal(before, "never listened"),), before, after)
    assert quote_of(after, moved) == "never ever listened"


def test_a_dismissal_whose_words_are_gone_is_left_out() -> None:
    before = spoken("In my job he never listened. So I left.")
    after = corrected(before, "In my job. So I left.")
    assert moved_dismissals((dismissal(before, "never"),), before, after) == ()


def test_a_dismissal_of_the_whole_answer_stays() -> None:
    whole = Dismissal(kind=FindingKind.MISSING_STORY, start=None, end=None)
    before = spoken("we left")
    assert moved_dismissals((whole,), before, corrected(before, "they left")) == (whole,)


@given(before=texts, after=texts, start=st.integers(0, 60), length=st.integers(1, 30))
def test_moved_dismissals_lie_within_the_text(
    before: str, after: str, start: int, length: int
) -> None:
    old = spoken(before)
    made = corrected(old, after)
    one = replace(dismissal(old, before[:1]), start=start, end=start + length)
    for moved in moved_dismissals((one,), old, made):
        assert moved.start is not None
        assert moved.end is not None
        assert 0 <= moved.start < moved.end <= len(made.text)


@given(text=texts, data=st.data())
def test_dismissals_on_the_same_text_stay_where_they_are(text: str, data: st.DataObject) -> None:
    before = spoken(text)
    span = data.draw(st.sampled_from(before.word_spans))
    one = Dismissal(kind=FindingKind.WRONG_NAME, start=span.start, end=span.end)
    assert moved_dismissals((one,), before, before) == (one,)
