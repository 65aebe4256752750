"""The shape of a question bank file; `question_banks/README.md` documents it."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from rehearse.domain.question import FollowUp, MissingPart, Question, QuestionBank, QuestionKind
from rehearse.storage.plain_text import OneLine, SomeLine

MOST_QUESTIONS = 2_000


def _only_id_letters(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", text):
        raise ValueError("must hold small letters a-z, digits and hyphens only")
    return text


def _language_tag(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError("must be a language tag such as en, en-GB or de")
    return text


_Id = Annotated[str, Field(max_length=80), AfterValidator(_only_id_letters)]
_Language = Annotated[str, Field(max_length=35), AfterValidator(_language_tag)]
_Tag = Annotated[SomeLine, Field(max_length=60)]
_Tags = Annotated[list[_Tag], Field(max_length=20)]
_Seconds = Annotated[int, Field(strict=True, ge=10, le=600)]
_Hint = Annotated[OneLine, Field(max_length=600)]
_Spoken = Annotated[SomeLine, Field(max_length=500)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FollowUpTable(_Table):
    """A follow-up of a question."""

    missing: MissingPart
    text: _Spoken


class QuestionTable(_Table):
    """One `[[question]]`."""

    id: _Id
    kind: QuestionKind
    text: _Spoken
    invites_story: Annotated[bool, Field(strict=True)] | None = None
    suggested_seconds: _Seconds = 90
    competencies: _Tags = []
    seniority: list[Literal["any", "entry", "experienced", "senior", "lead"]] = ["any"]
    roles: _Tags = []
    looking_for: _Hint = ""
    hint: _Hint = ""
    weak_answer: _Hint = ""
    spoken: Annotated[OneLine, Field(max_length=500)] = ""
    baits_for: _Hint = ""
    follow_ups: Annotated[list[FollowUpTable], Field(max_length=10)] = []

    @model_validator(mode="after")
    def _bait_is_for_disarming_questions(self) -> Self:
        if self.baits_for and self.kind is not QuestionKind.DISARMING:
            raise ValueError("baits_for belongs to questions of kind disarming only")
        return self

    def to_question(self, bank_id: str) -> Question:
        """Return the question as a record of the domain."""
        story = self.invites_story
        return Question(
            id=self.id,
            bank_id=bank_id,
            kind=self.kind,
            text=self.text,
            invites_story=self.kind is QuestionKind.BEHAVIORAL if story is None else story,
            suggested_seconds=self.suggested_seconds,
            competencies=tuple(self.competencies),
            seniority=tuple(self.seniority),
            roles=tuple(self.roles),
            looking_for=self.looking_for,
            hint=self.hint,
            weak_answer=self.weak_answer,
            spoken=self.spoken,
            baits_for=self.baits_for,
            follow_ups=tuple(FollowUp(missing=at.missing, text=at.text) for at in self.follow_ups),
        )


class BankTable(_Table):
    """The `[bank]` table."""

    id: _Id
    title: Annotated[SomeLine, Field(max_length=100)]
    language: _Language
    license: Annotated[SomeLine, Field(max_length=100)]
    description: Annotated[OneLine, Field(max_length=1_000)] = ""


class BankDocument(_Table):
    """A whole file."""

    bank: BankTable
    question: Annotated[list[QuestionTable], Field(min_length=1, max_length=MOST_QUESTIONS)]

    def to_bank(self) -> QuestionBank:
        """Return the bank as a record of the domain."""
        return QuestionBank(
            id=self.bank.id,
            title=self.bank.title,
            language=self.bank.language,
            license=self.bank.license,
            description=self.bank.description,
            questions=tuple(question.to_question(self.bank.id) for question in self.question),
        )


def question_table(question: Question) -> dict[str, Any]:
    """Return the keys of a `[[question]]`, but those that say what is so anyway."""
    table: dict[str, Any] = {"id": question.id, "kind": question.kind.value, "text": question.text}
    if question.spoken:
        table["spoken"] = question.spoken
    if question.invites_story is not (question.kind is QuestionKind.BEHAVIORAL):
        table["invites_story"] = question.invites_story
    for key in ("suggested_seconds", "competencies", "seniority", "roles"):
        value = getattr(question, key)
        plain = list(value) if isinstance(value, tuple) else value
        if plain != QuestionTable.model_fields[key].default and plain != []:
            table[key] = plain
    for key in ("looking_for", "hint", "weak_answer", "baits_for"):
        if value := getattr(question, key):
            table[key] = value
    if question.follow_ups:
        table["follow_ups"] = [_follow_up(one) for one in question.follow_ups]
    return table


def _follow_up(follow_up: FollowUp) -> dict[str, str]:
    return {"missing": follow_up.missing.value, "text": follow_up.text}
