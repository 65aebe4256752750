import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.closing.question_runs import ReadWord, question_runs
from rehearse.domain.transcript import Span


def read(marked: str, *, joint: float = 0.3) -> tuple[str, list[ReadWord]]:
    """Words in [brackets] read as asked, an "and" between two of them as `joint`."""
    text = re.sub(r"[\[\]]", "", marked)
    words: list[ReadWord] = []
    inside, at = False, 0
    matches = list(re.finditer(r"[\w\']+", text))
    for number, match in enumerate(matches):
        follows = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        at = marked.index(match.group(), at)
        inside = marked[:at].count("[") > marked[:at].count("]")
        at += len(match.group())
        asked = joint if match.group() == "and" and inside else float(inside)
        span = Span(match.start(), match.end())
        words.append(ReadWord(match.group().lower(), span, asked, text[match.end() : follows]))
    return text, words


def runs(marked: str, *, joint: float = 0.3) -> list[str]:
    text, words = read(marked, joint=joint)
    return [text[span.start : span.end] for span in question_runs(words)]


def test_a_question_is_what_reads_as_one():
    assert runs("yes so [who waters the roses] that's all") == ["who waters the roses"]


def test_an_and_that_reads_as_no_question_parts_two():
    marked = "[who waters the roses and is there a shed for me]"
    assert runs(marked, joint=0.1) == ["who waters the roses", "is there a shed for me"]
    assert runs(marked, joint=0.9) == ["who waters the roses and is there a shed for me"]


def test_within_a_sentence_that_ends_in_a_question_mark_an_and_mostly_joins():
    assert runs("[Who waters the roses, and why at noon]?") == [
        "Who waters the roses, and why at noon?"
    ]


def test_a_question_mark_parts_two_unless_options_follow():
    assert runs("[Who waters the roses? Where do they sleep?]") == [
        "Who waters the roses?",
        "Where do they sleep?",
    ]
    assert runs("[Who waters the roses? Is it you, or him?]") == [
        "Who waters the roses? Is it you, or him?"
    ]


def test_a_second_question_begins_without_and():
    assert runs("[who waters the roses how many are there]") == [
        "who waters the roses",
        "how many are there",
    ]
    assert runs("[is there a shed do you pay for boots]") == [
        "is there a shed",
        "do you pay for boots",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[when it freezes what do you do with the roses]",
        "[how are the roses watered is it by hand]",
        "[how is it with boots do i bring my own]",
        "[the shed behind the church how do you heat it]",
    ],
)
def test_conditions_topics_and_options_stay_with_their_question(marked):
    assert runs(marked) == [marked.strip("[]")]


def test_what_a_question_cannot_do_without_comes_with_it():
    assert runs("If [frost comes who opens the doors]") == ["If frost comes who opens the doors"]
    assert runs("could [you say who waters the roses]") == ["could you say who waters the roses"]


def test_a_doubtful_word_or_two_do_not_part_a_question():
    assert runs("[who waters] um the [roses on a sunday]") == [
        "who waters um the roses on a sunday"
    ]


def test_stretches_that_ask_nothing_are_none():
    assert runs("i like [roses red and white] a lot", joint=1.0) == []
    assert runs("[why me]") == []


@given(
    st.lists(
        st.tuples(st.sampled_from(["who", "and", "is", "if", "roses", "you"]), st.floats(0, 1))
    )
)
def test_runs_lie_in_order_within_the_answer_and_do_not_overlap(said):
    words: list[ReadWord] = []
    for number, (word, asked) in enumerate(said):
        start = words[-1].span.end + 1 if words else 0
        after = "? " if number % 5 == 4 else " "
        start += 1 if number % 5 == 0 and number else 0
        words.append(ReadWord(word, Span(start, start + len(word)), asked, after))
    found = question_runs(words)
    for before, after_it in pairwise(found):
        assert before.end <= after_it.start
    assert all(0 <= span.start < span.end <= words[-1].span.end + 1 for span in found)
