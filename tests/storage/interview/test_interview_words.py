"""Words and transcript fit together, or are said to differ."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.stored_rehearsals import words as any_words

from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.transcript import Transcript, Word
from rehearse.storage.interview.interview_file import JsonInterviewFiles
from rehearse.storage.interview.interview_words import fit_words, time_problem


def _words(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(text=word, start=float(at), end=at + 0.5) for at, word in enumerate(text.split())
    )


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("so um yes", "so um yes", "so um yes"),
        ("So, um … yes!", "so um … yes", "So, um … yes!"),
        ("so\n um\tyes ", "so um yes", "so um yes"),
        ("I've 2 cats", "ive 2 cats", "I've 2 cats"),
        ("STRASSE", "straße", "STRASSE"),
    ],
)
def test_the_spelling_of_the_transcript_counts(text: str, said: str, expected: str) -> None:
    transcript = fit_words(text, _words(said))
    assert transcript is not None
    assert transcript.text == expected
    assert transcript.text == " ".join(word.text for word in transcript.words)
    assert [word.start for word in transcript.words] == [word.start for word in _words(said)]


@pytest.mark.parametrize(
    ("text", "said"), [("so um", "so"), ("so", "so um"), ("so no", "so um"), ("", "so")]
)
def test_other_words_do_not_fit(text: str, said: str) -> None:
    assert fit_words(text, _words(said)) is None


@given(any_words())
def test_the_join_of_any_words_fits_them(words: tuple[Word, ...]) -> None:
    transcript = fit_words(" ".join(word.text for word in words), words)
    assert transcript is not None
    assert transcript.words == words


@given(st.lists(st.tuples(st.floats(0, 9), st.floats(0, 9)), max_size=5))
def test_times_that_only_grow_are_no_problem(steps: list[tuple[float, float]]) -> None:
    starts = accumulate(step for step, _ in steps)
    words = [
        Word(text="x", start=start, end=start + length)
        for start, (_, length) in zip(starts, steps, strict=True)
    ]
    assert time_problem(words) is None


def test_overlapping_words_are_no_problem() -> None:
    words = [Word(text="a", start=0, end=2), Word(text="b", start=1, end=1.5)]
    assert time_problem(words) is None


def test_the_first_word_that_runs_backwards_is_named() -> None:
    early = [Word(text="a", start=1, end=2), Word(text="b", start=0.5, end=3)]
    assert time_problem(early) == (
        1,
        "start",
        "must not be before the start of the word before it, 1",
    )
    assert time_problem([Word(text="a", start=1, end=0.5)]) == (
        0,
        "end",
        "must not be before the word's start, 1",
    )


@given(
    said=st.lists(
        st.tuples(
            st.from_regex(r"[A-Za-z'.,?]{1,8}", fullmatch=True),
            st.floats(min_value=0.0, max_value=1.0),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_how_sure_the_recogniser_was_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, float]]
) -> None:
    words = tuple(
        Word(text=text, start=at / 2, end=at / 2 + 0.4, probability=probability)
        for at, (text, probability) in enumerate(said)
    )
    answer = InterviewAnswer(
        id="a1",
        question=Question(text="Why us?", kind=QuestionKind.MOTIVATION),
        transcript=Transcript.from_words(words),
    )
    path = tmp_path_factory.mktemp("file") / "interview.json"
    JsonInterviewFiles().write(Interview(answers=(answer,)), path)
    (read,) = JsonInterviewFiles().read(path).answers
    assert read.transcript is not None
    assert read.transcript.words == words
    # Written once more, as the command line does after an analysis, nothing has moved.
    JsonInterviewFiles().write(Interview(answers=(read,)), path)
    assert JsonInterviewFiles().read(path).answers[0].transcript == read.transcript
