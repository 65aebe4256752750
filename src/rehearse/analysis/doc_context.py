"""What a component knows about the answer beyond its words, carried by the Doc."""

from dataclasses import dataclass

from spacy.tokens import Doc

from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.settings import Settings
from rehearse.domain.sound_measures import NOTHING_MEASURED, SoundMeasures
from rehearse.domain.transcript import Transcript

_KEY = "rehearse.context"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerContext:
    """One answer's question, job and sound; `transcript.text` is the text of the Doc."""

    transcript: Transcript
    question: Question
    settings: Settings
    job: Job | None = None
    sound: SoundMeasures = NOTHING_MEASURED


def set_context(doc: Doc, context: AnswerContext) -> None:
    """Tie `context` to the Doc, before the pipeline runs over it."""
    doc.user_data[_KEY] = context


def context_of(doc: Doc) -> AnswerContext:
    """Return the context of a Doc.

    Raises:
        KeyError: the Doc was made without one.
    """
    context: AnswerContext = doc.user_data[_KEY]
    return context


def text_of(doc: Doc) -> str:
    """Return the text of a Doc; `Doc.text` puts it together from the tokens each time."""
    return context_of(doc).transcript.text
