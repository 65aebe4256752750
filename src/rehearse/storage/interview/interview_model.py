"""The shape of an interview file on its way in."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.question_kind import kind_from_text
from rehearse.domain.transcript import Word
from rehearse.storage.plain_text import AnyText, SomeText

VERSION = 1

_Number = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0)]
_Probability = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=1)]


def _this_version(version: int) -> int:
    if version != VERSION:
        raise ValueError(f"must be {VERSION}, the only version that this program knows")
    return version


class _Object(BaseModel):
    model_config = ConfigDict(extra="forbid")


class WordObject(_Object):
    """One word of `words`."""

    text: SomeText
    start: _Number
    end: _Number
    probability: _Probability = 1.0

    def to_word(self) -> Word:
        """Return the word as a record of the domain."""
        return Word(text=self.text, start=self.start, end=self.end, probability=self.probability)


class QuestionObject(_Object):
    """The `question` of an answer."""

    text: SomeText
    kind: QuestionKind | None = None

    def to_question(self) -> Question:
        """Return the question as a record; without a kind it gets one from its text."""
        kind = kind_from_text(self.text) if self.kind is None else self.kind
        return Question(text=self.text, kind=kind, invites_story=kind is QuestionKind.BEHAVIORAL)


class AnswerObject(_Object):
    """One of `answers`; `feedback` is what an earlier analysis wrote, and is not read."""

    id: SomeText
    question: QuestionObject
    transcript: AnyText | None = None
    words: list[WordObject] | None = None
    audio: SomeText | None = None
    feedback: Any = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.transcript is None and not self.words and self.audio is None:
            raise ValueError("needs transcript, words or audio")
        return self


class JobObject(_Object):
    """The `job`."""

    title: AnyText | None = None
    company: AnyText | None = None
    interviewer: AnyText | None = None
    description: AnyText | None = None

    def to_job(self) -> Job:
        """Return the job as a record of the domain."""
        return Job(**self.model_dump())


class InterviewDocument(_Object):
    """The whole file; `summary` is what an earlier analysis wrote, and is not read."""

    format: Literal["rehearse-interview"]
    version: Annotated[int, Field(strict=True), AfterValidator(_this_version)]
    job: JobObject | None = None
    answers: list[AnswerObject]
    summary: Any = None
