from tests.support.analysis_answers import spoken

from rehearse.analysis.doc_context import AnswerContext
from rehearse.analysis.feedback.answer_feedback import read
from rehearse.analysis.language_pipeline import load_pipeline
from rehearse.analysis.text.utterances import utterances
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Transcript
from rehearse.shipped import shipped_folder

QUESTION = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)


def sentences(transcript: Transcript) -> list[list[str]]:
    context = AnswerContext(transcript=transcript, question=QUESTION, settings=Settings())
    doc = read(load_pipeline(shipped_folder("models")), context)
    text = transcript.text
    return [[text[c.start : c.end] for c in u.clauses] for u in utterances(doc)]


def test_full_stops_part_sentences_and_titles_do_not():
    text = "I met Mr. Hall in May. He was kind! Was he? Yes."
    assert [" ".join(parts) for parts in sentences(Transcript(text=text))] == [
        "I met Mr. Hall in May.",
        "He was kind!",
        "Was he?",
        "Yes.",
    ]


def test_a_long_pause_parts_sentences_in_bare_speech():
    transcript = spoken(
        "i worked in the lab with two others for a year | | my boss was kind to us all"
    )
    firsts = [parts[0].split()[0] for parts in sentences(transcript)]
    assert "my" in firsts


def test_clauses_are_cut_before_a_subject_with_its_verb():
    text = "I liked the work, but my boss was a bully, and he shouted at us."
    assert sentences(Transcript(text=text)) == [
        ["I liked the work,", "but my boss was a bully,", "and he shouted at us."]
    ]
