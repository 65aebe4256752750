import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.analysis_answers import analyser, feedback_on, of_kind, spoken

from rehearse.analysis.pipeline import SpacyAnalyser
from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.finding import Feedback, FindingKind, Severity
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.sound_measures import SoundMeasures
from rehearse.domain.transcript import Transcript, Word

JOB = Job(
    title="Nurse",
    company="Elmfield Hospital",
    interviewer="Ada Okafor",
    description="You assess patients and keep the record. We ask for experience in acute care.",
)
SENTENCE = "my old manager never listened to anybody"


def whole(feedback: Feedback, text: str) -> None:
    for finding in feedback.findings:
        if finding.quote is None:
            assert finding.start is None
            assert finding.end is None
        else:
            assert finding.start is not None
            assert finding.end is not None
            assert 0 <= finding.start < finding.end <= len(text)
            assert text[finding.start : finding.end] == finding.quote
        assert 0 <= finding.confidence <= 1
        assert finding.title
        assert finding.why
        assert finding.advice
        assert "{" not in finding.why + finding.advice
    for question in feedback.questions:
        assert text[question.start : question.end] == question.quote
    for skill in feedback.skills.emphasised if feedback.skills else ():
        assert 0 <= skill.start <= skill.end <= len(text)
        assert 0 <= skill.weight <= 1


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        f"so i was there for three years and {SENTENCE} so in the end i went",
        f"um the work was fine and the money was fine but {SENTENCE} i think that's it",
        f"i word dare for free years {SENTENCE} and on the hole it was too much",
        "My old manager never listened to anybody.",
    ],
)
def test_the_sentence_of_the_demonstration_is_flagged(text):
    found = of_kind(feedback_on(text), FindingKind.EMPLOYER_NEGATIVITY)
    assert any("never listened to anybody" in (finding.quote or "").lower() for finding in found)


def test_a_finding_carries_the_seconds_of_its_words():
    transcript = spoken(f"i liked the work a lot | {SENTENCE} | so i went")
    question = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)
    found = of_kind(analyser().analyse(transcript, question), FindingKind.EMPLOYER_NEGATIVITY)
    first = transcript.words[6]
    assert first.text == "my"
    assert [finding.start_s for finding in found] == [first.start]


def test_a_rough_transcript_lowers_confidence():
    question = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)
    sure = analyser().analyse(Transcript(text=SENTENCE), question).findings[0]
    rough = analyser().analyse(Transcript(text=SENTENCE, rough=True), question).findings[0]
    assert rough.confidence < sure.confidence


def test_words_that_the_recogniser_doubted_lower_confidence():
    question = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)

    def confidence(probability: float) -> float:
        words = tuple(
            Word(text=word, start=float(i), end=i + 0.5, probability=probability)
            for i, word in enumerate(SENTENCE.split())
        )
        found = analyser().analyse(Transcript.from_words(words), question)
        return of_kind(found, FindingKind.EMPLOYER_NEGATIVITY)[0].confidence

    assert confidence(0.2) < confidence(0.9)


def test_what_costs_most_comes_first():
    text = "Um. " + SENTENCE.capitalize() + ". What's the culture like?"
    kinds = [finding.kind for finding in feedback_on(text, job=JOB).findings]
    assert kinds[0] is FindingKind.EMPLOYER_NEGATIVITY


def test_another_language_gets_its_delivery_alone():
    transcript = Transcript(text=SENTENCE, language="de")
    question = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)
    feedback = analyser().analyse(transcript, question, sound=SoundMeasures(duration_s=30.0))
    assert feedback.findings == ()
    assert feedback.delivery.duration_s == 30.0
    assert not feedback.in_english


def test_words_of_another_language_are_known_whatever_the_recogniser_says():
    german = "Mein letzter Chef hat nie zugehört und deshalb bin ich gegangen."
    question = Question(text="Tell me about a conflict.", kind=QuestionKind.BEHAVIORAL)
    feedback = analyser().analyse(Transcript(text=german), question)
    assert (feedback.in_english, feedback.findings, feedback.story) == (False, (), None)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Yes", "🙂", "...", "\x00\x07", "?!"])
def test_next_to_nothing_does_not_crash(text):
    for kind in QuestionKind:
        whole(feedback_on(text, kind=kind, job=JOB), text)


def test_long_answers_are_read_to_the_end():
    day = (
        "In the morning I open the shop and count the till. At ten the bread comes and I put it "
        "out. Most of our customers are old people from the street, and I know what they take. "
        "After lunch I do the orders, and on Thursdays I clean the cold store with Amir. "
    )
    text = day * 200 + SENTENCE.capitalize() + ". So I left in May."
    found = of_kind(feedback_on(text), FindingKind.EMPLOYER_NEGATIVITY)
    assert any(SENTENCE in (finding.quote or "").lower() for finding in found)


def test_offsets_count_code_points_not_bytes():
    text = "Ünïcödé 🙂🙂 first. My boss was a bully. 🙂"
    found = of_kind(feedback_on(text), FindingKind.EMPLOYER_NEGATIVITY)
    assert [finding.quote for finding in found] == ["My boss was a bully."]
    assert found[0].severity is Severity.STRONG


def test_answers_do_not_see_each_other():
    before = feedback_on("They were very kind to me.")
    feedback_on("My boss was a bully. He was a liar.")
    assert feedback_on("They were very kind to me.") == before


def test_a_missing_model_says_what_to_do(tmp_path: Path):
    broken = SpacyAnalyser(models_folder=tmp_path)
    with pytest.raises(ModelUnavailable, match="Install Rehearse again"):
        broken.load()


def test_importing_the_analyser_does_not_import_spacy():
    code = "import sys, rehearse.analysis.pipeline; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PIECES = st.sampled_from(
    [
        "my boss",
        "they",
        "never listened",
        "was a bully",
        "um",
        "you know",
        "i",
        "fixed",
        "it",
        ".",
        "?",
        ",",
        "what's",
        "the culture",
        "like",
        "how much",
        "does it pay",
        "Mrs",
        "Benson",
        "so",
        "and",
        "last spring",
        "nobody",
        "cared",
        "\n",
        "İ",
        "ß",
        "🙂",
        "\u2019",
        "don\u2019t",
        "\u200b",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join)),
    st.sampled_from(QuestionKind),
)
def test_random_text_never_crashes_and_every_quote_stands_at_its_offsets(text, kind):
    whole(feedback_on(text, kind=kind, job=JOB), text)


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=30), st.integers(0, 3))
def test_random_words_with_times_give_times_within_the_recording(pieces, silences):
    transcript = spoken(" ".join(pieces).replace("\n", " ") + " |" * silences + " end")
    question = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)
    feedback = analyser().analyse(transcript, question)
    whole(feedback, transcript.text)
    for finding in feedback.findings:
        if finding.start_s is not None:
            assert finding.end_s is not None
            assert 0 <= finding.start_s <= finding.end_s <= transcript.words[-1].end
