"""The encoder's reading of an answer, made when a component first asks, then kept with the Doc."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.encoder.answer_encoder import AnswerEncoder, AnswerReading
from rehearse.analysis.encoder.answer_words import AnswerWords, words_in
from rehearse.domain.finding import FindingKind
from rehearse.domain.question import QuestionKind

# An answer of fewer tokens gives the encoder, which learnt from whole answers, nothing to go by.
SHORT_ANSWER_TOKENS = 40
_WORDS_KEY = "rehearse.answer_words"
_ENCODER_KEY = "rehearse.encoder"
_QUESTION_KEY = "rehearse.reading"


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


def odds_by_words(doc: Doc, kind: FindingKind, advertised: frozenset[str] = frozenset()) -> float:
    """Return the log-odds by the answer's words alone that it is one to flag as `kind`.

    Words with a stem in `advertised` are left out.
    """
    known: AnswerWords = doc.user_data[_WORDS_KEY]
    return known.by_kind[kind].log_odds(words_in(text_of(doc), advertised))


def question_reading(doc: Doc) -> AnswerReading:
    """Return the answer as read beside its question; a closing turn beside the company's name too.

    Elsewhere the name is left out: in the training material only some authors have one, and the
    encoder took it for a sign of harmless answers.
    """
    context = context_of(doc)
    beside = context.question.text
    if context.question.kind is QuestionKind.CLOSING and context.job and context.job.company:
        beside = f"{beside} {context.job.company}"
    encoder: AnswerEncoder = doc.user_data[_ENCODER_KEY]
    if _QUESTION_KEY not in doc.user_data:
        doc.user_data[_QUESTION_KEY] = encoder.read(beside, text_of(doc))
    reading: AnswerReading = doc.user_data[_QUESTION_KEY]
    return reading
