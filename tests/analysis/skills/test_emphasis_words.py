"""The words by which an answer shows that its weight lies elsewhere."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.skills.emphasis_words import (
    EmphasisWords,
    emphasis_words,
    sounds_off,
    words_in,
)

KNOWN = EmphasisWords(words={"led": (3.0, 2.0), "team": (4.0, -1.0)}, bias=-0.5)


def sigmoid(points: float) -> float:
    return 1.0 / (1.0 + math.exp(-points))


def test_an_answer_of_unknown_words_has_the_probability_of_the_bias() -> None:
    assert sounds_off("Nothing that anyone knows.", KNOWN) == pytest.approx(sigmoid(-0.5))


def test_one_known_word_counts_with_its_whole_weight_however_rare_it_is() -> None:
    assert sounds_off("I led it.", KNOWN) == pytest.approx(sigmoid(2.0 - 0.5))


def test_several_words_share_one_length() -> None:
    # 3 and 4 make a length of 5.
    expected = sigmoid(3 / 5 * 2.0 + 4 / 5 * -1.0 - 0.5)
    assert sounds_off("I led the team.", KNOWN) == pytest.approx(expected)


def test_saying_a_word_again_counts_less_than_the_first_time() -> None:
    led = (1 + math.log(2)) * 3.0
    length = math.hypot(led, 4.0)
    expected = sigmoid(led / length * 2.0 + 4.0 / length * -1.0 - 0.5)
    assert sounds_off("I led and led the team.", KNOWN) == pytest.approx(expected)


def test_punctuation_capitals_and_fillers_make_no_difference() -> None:
    assert sounds_off("I, um, LED the team!", KNOWN) == sounds_off("i led the team", KNOWN)
    assert words_in("Um, I LED it!") == ["i", "led", "it"]


def test_what_ships_tells_another_trade_from_the_one_that_is_asked_for() -> None:
    off = (
        "Honestly my strength is leading people, I managed a team of twelve, I did the budgets and "
        "the strategy and I don't really touch the machines any more, I leave that to the others."
    )
    on = (
        "I set the machine up in the morning, check the first part with the gauge, write down what "
        "I measured and correct the offset, and when the tool is worn I change it before it breaks."
    )
    assert sounds_off(off) > 0.5 > sounds_off(on)


def test_the_numbers_that_ship_are_of_words_as_the_analysis_reads_them() -> None:
    shipped = emphasis_words()
    assert len(shipped.words) > 1000
    assert all(word == word.lower() and " " not in word for word in shipped.words)
    assert all(rarity >= 1.0 for rarity, _ in shipped.words.values())


@given(st.text(max_size=300))
def test_any_text_has_a_probability(text: str) -> None:
    assert 0.0 <= sounds_off(text) <= 1.0
