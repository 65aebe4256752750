"""The words by which an answer shows what is amiss with it as a whole."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.encoder.answer_words import FILE, KINDS, AnswerWords, WeighedWords, words_in
from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.finding import FindingKind
from rehearse.shipped import shipped_folder

KNOWN = WeighedWords(words={"led": (3.0, 2.0), "team": (4.0, -1.0)}, bias=-0.5)
SHIPPED = AnswerWords(shipped_folder("models") / "answers-en")


def sigmoid(points: float) -> float:
    return 1.0 / (1.0 + math.exp(-points))


def test_an_answer_of_unknown_words_has_the_probability_of_the_bias() -> None:
    assert KNOWN.chance("Nothing that anyone knows.") == pytest.approx(sigmoid(-0.5))


def test_one_known_word_counts_with_its_whole_weight_however_rare_it_is() -> None:
    assert KNOWN.chance("I led it.") == pytest.approx(sigmoid(2.0 - 0.5))


def test_several_words_share_one_length() -> None:
    # 3 and 4 make a length of 5.
    expected = sigmoid(3 / 5 * 2.0 + 4 / 5 * -1.0 - 0.5)
    assert KNOWN.chance("I led the team.") == pytest.approx(expected)


def test_saying_a_word_again_counts_less_than_the_first_time() -> None:
    led = (1 + math.log(2)) * 3.0
    length = math.hypot(led, 4.0)
    expected = sigmoid(led / length * 2.0 + 4.0 / length * -1.0 - 0.5)
    assert KNOWN.chance("I led and led the team.") == pytest.approx(expected)


def test_punctuation_capitals_and_fillers_make_no_difference() -> None:
    assert KNOWN.chance("I, um, LED the team!") == KNOWN.chance("i led the team")
    assert words_in("Um, I LED it!") == ["i", "led", "it"]


@pytest.mark.parametrize(
    ("kind", "amiss", "fine"),
    [
        (
            FindingKind.WRONG_SKILLS,
            (
                "Honestly my strength is leading people, I managed twelve people, did the budgets "
                "and the strategy, I don't really touch the machines any more, others do that."
            ),
            (
                "I set the machine up in the morning, check the first part with a gauge, write "
                "down "
                "what I measured, and when the tool is worn I change it before it breaks."
            ),
        ),
        (
            FindingKind.GOAL_MISMATCH,
            (
                "In two years I'd want to be managing the department, it's a stepping stone, and "
                "after that I'd like to start my own company."
            ),
            (
                "I'd like to be really good at this, do the certificate, and have new ones come to "
                "me with their questions."
            ),
        ),
        (
            FindingKind.RESEARCH_GAP,
            (
                "You're a leading company with a great reputation, I want a new challenge and "
                "it's close to where I live."
            ),
            (
                "I read about the ward that you opened in March, and on the open day matron showed "
                "us how the handover is done at the bed."
            ),
        ),
    ],
)
def test_what_ships_tells_what_is_amiss_from_what_is_fine(
    kind: FindingKind, amiss: str, fine: str
) -> None:
    assert SHIPPED.chance(kind, amiss) > 0.5 > SHIPPED.chance(kind, fine)


@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_that_ship_are_of_words_as_the_analysis_reads_them(kind: FindingKind) -> None:
    shipped = SHIPPED.by_kind[kind]
    assert len(shipped.words) > 1000
    assert all(word == word.lower() and " " not in word for word in shipped.words)
    assert all(rarity >= 1.0 for rarity, _ in shipped.words.values())


@given(text=st.text(max_size=300), kind=st.sampled_from(KINDS))
def test_any_text_has_a_probability(text: str, kind: FindingKind) -> None:
    assert 0.0 <= SHIPPED.chance(kind, text) <= 1.0


@pytest.mark.parametrize("content", [None, "", "[]", '{"wrong_skills": {"words": {}}}'])
def test_a_file_that_is_missing_or_damaged_is_told(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="missing or damaged"):
        AnswerWords(tmp_path).chance(FindingKind.WRONG_SKILLS, "I led a team.")
