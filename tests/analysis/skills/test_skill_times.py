"""How long an answer speaks of a skill."""

import pytest

from rehearse.analysis.skills.skill_times import seconds_on
from rehearse.domain.transcript import Transcript, Word


def spoken(
    text: str, *, word_s: float = 0.5, pause_after: tuple[int, float] = (-1, 0.0)
) -> Transcript:
    words: list[Word] = []
    at = 0.0
    for index, word in enumerate(text.split()):
        words.append(Word(text=word, start=at, end=at + word_s))
        at += word_s + (pause_after[1] if index == pause_after[0] else 0.0)
    return Transcript.from_words(tuple(words))


def test_the_sentences_on_a_skill_count_by_their_word_times() -> None:
    transcript = spoken("I baked sourdough every night. My sister sings. Sourdough needs patience.")
    assert seconds_on(transcript, ["sourdough", "hygiene"]) == (4.0, 0.0)


def test_a_skill_of_two_words_needs_both() -> None:
    transcript = spoken("I care about people. I did wound care on the ward.")
    assert seconds_on(transcript, ["wound care"]) == (3.5,)


def test_what_a_skill_is_an_example_of_counts_too() -> None:
    transcript = spoken("I had nine direct reports. I like cake.")
    assert seconds_on(transcript, ["lead a team of bakers"]) == (2.5,)


def test_without_times_words_are_counted() -> None:
    transcript = Transcript(text="I baked sourdough every night. My sister sings.")
    assert seconds_on(transcript, ["sourdough"], duration_s=16.0) == (10.0,)
    assert seconds_on(transcript, ["sourdough"]) == (2.0,)


def test_unpunctuated_speech_is_taken_between_silences() -> None:
    transcript = spoken("i baked sourdough my sister sings", pause_after=(2, 1.0))
    assert seconds_on(transcript, ["sourdough"]) == (1.5,)


def test_a_skill_of_two_letters_is_found() -> None:
    assert seconds_on(spoken("I wrote it in C# mostly."), ["C#", "HR"]) == (3.0, 0.0)


@pytest.mark.parametrize("text", ["", " ", "word", "word " * 5000])
def test_any_text_gives_an_answer(text: str) -> None:
    assert seconds_on(Transcript(text=text.strip()), ["sourdough", ""]) == (0.0, 0.0)
