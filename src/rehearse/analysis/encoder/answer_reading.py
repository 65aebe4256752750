"""The encoder's reading of an answer, made when a component first asks, then kept with the Doc."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.encoder.answer_encoder import AnswerEncoder, AnswerReading
from rehearse.analysis.encoder.answer_words import AnswerWords
from rehearse.domain.finding import FindingKind
from rehearse.domain.question import QuestionKind

# An answer of fewer tokens gives the encoder, which learnt from whole answers, nothing to go by.
SHORT_ANSWER_TOKENS = 40
_WORDS_KEY = "rehearse.answer_words"
_ENCODER_KEY = "rehearse.encoder"
_QUESTION_KEY = "rehearse.reading"
_JOB_KEY = "rehearse.job_reading"


class EncoderCarrier:
    """Hands every Doc the encoder and the weighed words; reads nothing itself."""

    def __init__(self, encoder: AnswerEncoder, words: AnswerWords) -> None:
        self._encoder = encoder
        self._words = words

    def __call__(self, doc: Doc) -> Doc:
        """Tie both to the Doc."""
        doc.user_data[_ENCODER_KEY] = self._encoder
        doc.user_data[_WORDS_KEY] = self._words
        return doc


@Language.factory("answer_encoder", assigns=["doc.user_data"])
def make_carrier(nlp: Language, name: str, folder: str) -> EncoderCarrier:
    """Return the component for the model in `folder`."""
    return EncoderCarrier(AnswerEncoder(Path(folder)), AnswerWords(Path(folder)))


def is_short(doc: Doc) -> bool:
    """Whether the rules should decide alone."""
    return len(doc) < SHORT_ANSWER_TOKENS


def chance_by_words(doc: Doc, kind: FindingKind) -> float:
    """Return how probable the words alone make it that the answer is one to flag as `kind`."""
    words: AnswerWords = doc.user_data[_WORDS_KEY]
    return words.chance(kind, text_of(doc))


def question_reading(doc: Doc) -> AnswerReading:
    """Return the answer as read beside its question; a closing turn beside the company's name too.

    Elsewhere the name is left out: in the training material only some authors have one, and the
    encoder took it for a sign of harmless answers.
    """
    context = context_of(doc)
    beside = context.question.text
    if context.question.kind is QuestionKind.CLOSING and context.job and context.job.company:
        beside = f"{beside} {context.job.company}"
    return _reading(doc, _QUESTION_KEY, beside)


def job_reading(doc: Doc) -> AnswerReading | None:
    """Return the answer as read beside the advertisement; None where there is none."""
    job = context_of(doc).job
    if job is None or not job.description:
        return None
    return _reading(doc, _JOB_KEY, f"{job.title or ''}. {job.description}")


def _reading(doc: Doc, key: str, beside: str) -> AnswerReading:
    encoder: AnswerEncoder = doc.user_data[_ENCODER_KEY]
    if key not in doc.user_data:
        doc.user_data[key] = encoder.read(beside, text_of(doc))
    reading: AnswerReading = doc.user_data[key]
    return reading
