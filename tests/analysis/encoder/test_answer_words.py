"""The words by which an answer shows what is amiss with it as a whole."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.encoder.answer_words import FILE, KINDS, AnswerWords, WeighedWords, words_in
from rehearse.analysis.text.content_words import stem
from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.finding import FindingKind
from rehearse.shipped import shipped_folder

KNOWN = WeighedWords(words={"led": (3.0, 2.0), "team": (4.0, -1.0)}, bias=-0.5)
SHIPPED = AnswerWords(shipped_folder("models") / "answers-en")


def odds(text: str) -> float:
    return KNOWN.log_odds(words_in(text))


def test_an_answer_of_unknown_words_has_the_odds_of_the_bias() -> None:
    assert odds("Nothing that anyone knows.") == -0.5


def test_one_known_word_counts_with_its_whole_weight_however_rare_it_is() -> None:
    assert odds("I led it.") == pytest.approx(2.0 - 0.5)


def test_several_words_share_one_length() -> None:
    # 3 and 4 make a length of 5.
    assert odds("I led the team.") == pytest.approx(3 / 5 * 2.0 + 4 / 5 * -1.0 - 0.5)


def test_saying_a_word_again_counts_less_than_the_first_time() -> None:
    led = (1 + math.log(2)) * 3.0
    length = math.hypot(led, 4.0)
    expected = led / length * 2.0 + 4.0 / length * -1.0 - 0.5
    assert odds("I led and led the team.") == pytest.approx(expected)


def test_punctuation_capitals_and_fillers_make_no_difference() -> None:
    assert words_in("Um, I LED it!") == words_in("i led it") == ["i", "led", "it"]


def test_what_the_advertisement_says_too_is_left_out_in_every_inflection() -> None:
    advertised = frozenset({stem("leading")})
    assert words_in("I led, and leading is what I lead for", advertised) == [
        *["i", "led", "and", "is", "what", "i", "for"]
    ]


@pytest.mark.parametrize(
    ("kind", "amiss", "fine"),
    [
        (
            FindingKind.GOAL_MISMATCH,
            "it's a stepping stone, and after that I'd like to start my own company",
            "I'd like to be really good at this, and have new ones come with their questions",
        ),
        (
            FindingKind.RESEARCH_GAP,
            "you're a leading company with a great reputation and I want a new challenge",
            "I read about the ward you opened in March, and on the open day matron showed us round",
        ),
    ],
)
def test_what_ships_tells_what_is_amiss_from_what_is_fine(
    kind: FindingKind, amiss: str, fine: str
) -> None:
    shipped = SHIPPED.by_kind[kind]
    assert shipped.log_odds(words_in(amiss)) > 0 > shipped.log_odds(words_in(fine))


@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_that_ship_are_of_words_as_the_analysis_reads_them(kind: FindingKind) -> None:
    shipped = SHIPPED.by_kind[kind]
    assert len(shipped.words) > 1000
    assert all(word == word.lower() and " " not in word for word in shipped.words)
    assert all(rarity >= 1.0 for rarity, _ in shipped.words.values())


@given(text=st.text(max_size=300), kind=st.sampled_from(KINDS))
def test_any_text_has_odds(text: str, kind: FindingKind) -> None:
    assert math.isfinite(SHIPPED.by_kind[kind].log_odds(words_in(text)))


@pytest.mark.parametrize("content", [None, "", "[]", '{"wrong_skills": {"words": {}}}'])
def test_a_file_that_is_missing_or_damaged_is_told(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="missing or damaged"):
        _ = AnswerWords(tmp_path).by_kind
