"""Calmer words, built from the person's own where that is honest."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.doc_context import AnswerContext, set_context
from rehearse.analysis.feedback.calmer_wording import own_words_left
from rehearse.analysis.language_pipeline import load_pipeline
from rehearse.analysis.marks import Mark, add_mark
from rehearse.domain.finding import FindingKind
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Span, Transcript
from rehearse.shipped import shipped_folder

STANDS = "Without it the rest of your sentence stands well: "


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline(shipped_folder("models"))


def left(nlp, text: str, flagged: str) -> str | None:
    """Return what is left of `text` where the part `flagged` is."""
    transcript = Transcript(text=text)
    doc = nlp.make_doc(text)
    question = Question(text="Why did you leave?", kind=QuestionKind.CLOSING)
    set_context(doc, AnswerContext(transcript=transcript, question=question, settings=Settings()))
    doc = nlp(doc)
    start = text.index(flagged)
    span = Span(start, start + len(flagged))
    add_mark(doc, FindingKind.EMPLOYER_NEGATIVITY, Mark(span=span))
    return own_words_left(doc, span)


@pytest.mark.parametrize(
    ("text", "flagged", "rest"),
    [
        (
            "I liked the work a lot, but my manager never listened to anybody.",
            "my manager never listened to anybody.",
            "I liked the work a lot.",
        ),
        (
            "um i liked the work with the machines a lot but my manager was a bully",
            "my manager was a bully",
            "I liked the work with the machines a lot.",
        ),
        (
            "I liked the work a lot, but my manager never listened to anybody.",
            "I liked the work a lot, but my manager never listened to anybody.",
            "I liked the work a lot.",
        ),
        (
            "My boss was a tyrant, so I moved to the evening shift in May.",
            "My boss was a tyrant",
            "I moved to the evening shift in May.",
        ),
    ],
)
def test_the_rest_of_a_sentence_is_offered_in_the_words_that_were_said(nlp, text, flagged, rest):
    assert left(nlp, text, flagged) == rest


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("My boss was a bully.", "My boss was a bully."),
        ("My boss lied and I ended up in hospital.", "My boss lied and I ended up in hospital."),
        ("I was treated like dirt and I left.", "I was treated like dirt and I left."),
        ("I left, because my boss was a bully.", "my boss was a bully."),
        ("I told everybody that my boss was a bully.", "my boss was a bully."),
        ("The pay at the plant was fine, but my boss was a bully.", "my boss was a bully."),
        ("I never got a day off there, and my boss was a bully.", "my boss was a bully."),
        ("I hated every single day of it, and my boss was a bully.", "my boss was a bully."),
        ("When I started in the kitchen, my boss was a bully.", "my boss was a bully."),
    ],
)
def test_nothing_is_offered_that_does_not_stand_or_complains_again(nlp, text, flagged):
    assert left(nlp, text, flagged) is None


def test_advice_carries_the_own_words():
    (finding,) = of_kind(
        feedback_on("I liked the work a lot, but my manager never listened to anybody at all."),
        FindingKind.EMPLOYER_NEGATIVITY,
    )
    assert finding.advice.endswith(f"{STANDS}“I liked the work a lot.”")


def test_where_no_own_words_are_left_a_wish_is_named():
    (finding,) = of_kind(
        feedback_on("My old manager never listened to anybody."), FindingKind.EMPLOYER_NEGATIVITY
    )
    assert finding.advice.endswith(
        "What you missed can be said as a wish: “I do my best work where people hear each other "
        "out.”"
    )


def test_every_wish_is_a_calm_sentence_about_the_speaker():
    for wish in cue_list("calmer")["wish"]:
        assert wish["patterns"]
        assert wish["says"].endswith(".")
        assert " I " in f" {wish['says']}" or " me" in wish["says"]


PIECES = st.sampled_from(
    [
        "I liked the work",
        "my boss was a bully",
        "but",
        "because",
        "i moved to another shift",
        "they",
        "um",
        ",",
        ".",
        "🙂",
        "İ",
        "which",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join))
def test_only_words_that_were_said_are_offered(text):
    said = text.lower()
    for finding in of_kind(feedback_on(text), FindingKind.EMPLOYER_NEGATIVITY):
        _, found, words = finding.advice.partition(STANDS)
        if found:
            assert all(word in said for word in re.findall(r"\w+", words.lower()))
