"""What shows only over all answers of a sitting: nothing here looks at one answer alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rehearse.domain.finding import Feedback, Finding, FindingKind
from rehearse.domain.interview import Interview
from rehearse.domain.question import Question, QuestionKind

FEWEST_ANSWERS = 2


class NegativeTarget(StrEnum):
    """Whom or what words against an employer are about."""

    BOSS = "boss"
    COLLEAGUES = "colleagues"
    COMPANY = "company"
    CONDITIONS = "conditions"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedAnswer:
    """One answer with what counts of its feedback; `name` is what it is referred to by."""

    name: str
    question: Question
    text: str
    feedback: Feedback


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringTheme:
    """One target spoken ill of in several answers, named in order."""

    target: NegativeTarget
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFeedback:
    """Points about a sitting as a whole.

    `asked_for` are the advertisement's skills, `not_shown` those that no answer shows.
    `no_questions_asked` is None where nobody invited any.
    """

    asked_for: tuple[str, ...] = ()
    not_shown: tuple[str, ...] = ()
    no_questions_asked: bool | None = None
    recurring: tuple[RecurringTheme, ...] = ()


def session_of(interview: Interview) -> SessionFeedback:
    """Return what the answers of an interview file show together."""
    return session_feedback(
        [
            AnalysedAnswer(
                name=answer.id,
                question=answer.question,
                text=answer.transcript.text if answer.transcript else "",
                feedback=answer.feedback,
            )
            for answer in interview.answers
            if answer.feedback is not None
        ]
    )


def session_feedback(answers: Sequence[AnalysedAnswer]) -> SessionFeedback:
    """Return what the answers of one sitting show together."""
    skills = [at.feedback.skills for at in answers if at.feedback.skills is not None]
    asked_for = tuple(dict.fromkeys(skill for at in skills for skill in at.asked_for))
    shown = {skill for at in skills for skill in at.asked_for if skill not in at.not_shown}
    return SessionFeedback(
        asked_for=asked_for,
        not_shown=tuple(skill for skill in asked_for if skill not in shown),
        no_questions_asked=_asked_nothing(answers),
        recurring=tuple(_recurring(answers)),
    )


def _asked_nothing(answers: Sequence[AnalysedAnswer]) -> bool | None:
    if not any(at.question.kind is QuestionKind.CLOSING for at in answers):
        return None
    return not any(at.feedback.questions for at in answers)


def _recurring(answers: Sequence[AnalysedAnswer]) -> Iterator[RecurringTheme]:
    targets = {at.name: set(_targets(at)) for at in answers}
    for target in NegativeTarget:
        names = tuple(name for name, found in targets.items() if target in found)
        if len(names) >= FEWEST_ANSWERS:
            yield RecurringTheme(target=target, answers=names)


def _targets(answer: AnalysedAnswer) -> Iterator[NegativeTarget]:
    for finding in answer.feedback.findings:
        if finding.kind is FindingKind.EMPLOYER_NEGATIVITY:
            target = _target_of(finding, answer)
            if target is not None:
                yield target


def _target_of(finding: Finding, answer: AnalysedAnswer) -> NegativeTarget | None:
    """Return the first one named in the quote; else the last one before it, or in the question."""
    named = _named(finding.quote or "")
    if named:
        return named[0]
    before = _named(answer.text[: finding.start or 0]) or _named(answer.question.text)
    return before[-1] if before else None


def _named(text: str) -> list[NegativeTarget]:
    return [
        NegativeTarget(match.lastgroup) for match in _MENTIONS.finditer(text) if match.lastgroup
    ]


# Read in flagged words alone, so that a word of several senses does little harm.
_WORDS = {
    NegativeTarget.CONDITIONS: (
        r"over ?time|unpaid|(?:working )?hours|rotas?|pay(?! attention)|paid(?! attention)"
        r"|salary|salaries|wages?|workload|under ?staffed|short[- ]staffed"
    ),
    NegativeTarget.BOSS: (
        r"boss(?:es)?|(?:senior |upper |middle )?management|managers?|supervisors?|superiors?"
        r"|team lead(?:er)?s?|(?<=my )lead|(?<=the )lead|(?<=our )lead"
        r"|foreman|foremen|forewoman|directors?|owners?|chef"
        r"|head (?:of \w+|nurse|teacher)|head(?:master|mistress)|principal|matron|ceo|founders?"
        r"|leadership|professor"
    ),
    NegativeTarget.COLLEAGUES: (
        r"colleagues?|co-?workers?|workmates?|team-?mates?|teams?|staff|crew|the others"
        r"|the (?:other )?(?:nurses|waiters|servers|carers|teachers|engineers|developers|drivers)"
        r"|predecessor|department|hr"
    ),
    NegativeTarget.COMPANY: (
        r"compan(?:y|ies)|firms?|employers?|agency|workplace|(?<!took )(?<!take )place"
        r"|organi[sz]ation|culture"
        r"|atmosphere|morale|office|hospital|clinic|ward|school|nursery|shop|store|restaurant"
        r"|kitchen|hotel|warehouse|factory|plant|garage|bakery|studio|bank|start-?up|salon|lab"
        r"|university|library|call cent(?:re|er)|depot|museum|newspaper"
    ),
}
_MENTIONS = re.compile(
    r"\b(?:" + "|".join(f"(?P<{target}>{words})" for target, words in _WORDS.items()) + r")\b",
    re.IGNORECASE,
)
