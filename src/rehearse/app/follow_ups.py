"""What a tough interviewer asks next: the one part that an answer left out."""

from rehearse.domain.finding import Feedback, Story
from rehearse.domain.question import FollowUp, MissingPart, Question, QuestionKind

_ID_ENDING = "-follow-up"
_LONGEST_S = 60
"""A follow-up asks for one part of an answer, so it takes no longer than this."""

_REASONS = {
    MissingPart.RESULT: "it did not say what came of it",
    MissingPart.OWN_PART: "it did not say what you did yourself",
    MissingPart.SITUATION: "it did not say what the situation was",
    MissingPart.DETAIL: "interviewers like to hear more than was prepared",
}


def follow_up_for(question: Question, feedback: Feedback | None) -> Question | None:
    """Return the question that follows an answer to `question`, None where none does.

    Where `feedback` shows which parts of a story are missing, the first of result, own part and
    situation that is missing and can be asked for is asked for; a story that lacks none of them
    is asked for a detail. Where nothing is known of the story, the question's first follow-up is
    taken. The closing turn and follow-ups themselves have none.

    The reason stands in `looking_for`, to be told afterwards; hint there is none.
    """
    if question.kind is QuestionKind.CLOSING or is_follow_up(question):
        return None
    story = feedback.story if feedback is not None else None
    if story is None or not story.expected:
        chosen = next(iter(question.follow_ups), None)
        return None if chosen is None else _asked_as_planned(question, chosen)
    chosen = _asking_for(question, (*_missing(story), MissingPart.DETAIL))
    return None if chosen is None else _asked_because(question, chosen)


def is_follow_up(question: Question) -> bool:
    """Whether a question was made by `follow_up_for`."""
    return question.id.endswith(_ID_ENDING)


def _missing(story: Story) -> tuple[MissingPart, ...]:
    held = {
        MissingPart.RESULT: story.result,
        MissingPart.OWN_PART: story.action,
        MissingPart.SITUATION: story.situation,
    }
    return tuple(part for part, is_there in held.items() if not is_there)


def _asking_for(question: Question, parts: tuple[MissingPart, ...]) -> FollowUp | None:
    by_part = {follow_up.missing: follow_up for follow_up in reversed(question.follow_ups)}
    return next((by_part[part] for part in parts if part in by_part), None)


def _asked_because(question: Question, follow_up: FollowUp) -> Question:
    reason = _REASONS[follow_up.missing]
    return _as_question(question, follow_up, f"Asked after your answer because {reason}.")


def _asked_as_planned(question: Question, follow_up: FollowUp) -> Question:
    # The analysis was not there yet, or judges no story here: no claim about the answer.
    return _as_question(question, follow_up, "Asked because a tough interviewer asks again.")


def _as_question(question: Question, follow_up: FollowUp, reason: str) -> Question:
    return Question(
        id=f"{question.id}{_ID_ENDING}",
        bank_id=question.bank_id,
        kind=question.kind,
        text=follow_up.text,
        suggested_seconds=min(question.suggested_seconds, _LONGEST_S),
        competencies=question.competencies,
        seniority=question.seniority,
        roles=question.roles,
        looking_for=reason,
    )
