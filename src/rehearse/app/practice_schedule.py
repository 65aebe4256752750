"""When each question and each competency is to be practised again, by spaced repetition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler

from rehearse.domain.practice import Outcome, PractisedQuestion
from rehearse.domain.question import Question, QuestionBank

RECENT_REHEARSALS = 3
"""Questions of so many last rehearsals are not put again while there are others."""

_RATINGS: Mapping[Outcome, Rating] = {
    Outcome.CLEAN_AT_ONCE: Rating.Easy,
    Outcome.CLEAN: Rating.Good,
    Outcome.MILD: Rating.Hard,
    Outcome.STRONG: Rating.Again,
    Outcome.SKIPPED: Rating.Again,
}
_STRUGGLED = frozenset({Rating.Again, Rating.Hard})
# No steps of minutes: nobody rehearses one question twice in ten minutes and calls it two sittings.
# No fuzz: a plan must be the same under the same seed.
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """When something is due (UTC), and whether the last try at it went badly."""

    due: datetime
    struggled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSchedule:
    """What is known of a person's practice at `now` (UTC).

    By question key, and by competency in small letters (casefolded).
    """

    now: datetime
    questions: Mapping[str, Repetition]
    competencies: Mapping[str, Repetition]
    last_asked: Mapping[str, datetime]
    recent: frozenset[str]

    def is_weak(self, question: Question) -> bool:
        """Whether the last try at the question went badly and it is due again."""
        known = self.questions.get(question.key)
        return known is not None and known.struggled and known.due <= self.now

    def is_due(self, question: Question) -> bool:
        """Whether the question was practised and is due again."""
        known = self.questions.get(question.key)
        return known is not None and known.due <= self.now

    def trains_weakness(self, question: Question) -> bool:
        """Whether the question is about a competency that went badly last and is due again."""
        known = (self.competencies.get(name.casefold()) for name in question.competencies)
        return any(one is not None and one.struggled and one.due <= self.now for one in known)


NO_PRACTICE = PracticeSchedule(
    now=datetime.min.replace(tzinfo=UTC),
    questions={},
    competencies={},
    last_asked={},
    recent=frozenset(),
)


def practice_schedule(
    practised: Iterable[PractisedQuestion],
    banks: Iterable[QuestionBank],
    *,
    now: datetime | None = None,
) -> PracticeSchedule:
    """Return the schedule that follows from what was practised, oldest first.

    The cards are worked out anew each time from what the library holds, so that a point called
    "not a problem", an answer tried again and a deleted rehearsal count at once. `banks` say which
    competencies a question is about; `now` is the clock's time where it is None.
    """
    practised = tuple(practised)
    known = {question.key: question for bank in banks for question in bank.questions}
    by_question: dict[str, Repetition] = {}
    by_competency: dict[str, Repetition] = {}
    cards: dict[tuple[str, str], Card] = {}
    for one in practised:
        rating = _RATINGS.get(one.outcome)
        if rating is None:
            continue
        _review(cards, ("question", one.question_key), by_question, rating, one.asked_at)
        question = known.get(one.question_key)
        for name in {name.casefold() for name in question.competencies} if question else ():
            _review(cards, ("competency", name), by_competency, rating, one.asked_at)
    rehearsals = list(dict.fromkeys(one.rehearsal_id for one in reversed(practised)))
    newest = frozenset(rehearsals[:RECENT_REHEARSALS])
    return PracticeSchedule(
        now=now or datetime.now(UTC),
        questions=by_question,
        competencies=by_competency,
        last_asked={one.question_key: one.asked_at for one in practised},
        recent=frozenset(one.question_key for one in practised if one.rehearsal_id in newest),
    )


def _review(
    cards: dict[tuple[str, str], Card],
    place: tuple[str, str],
    repetitions: dict[str, Repetition],
    rating: Rating,
    asked_at: datetime,
) -> None:
    moment = asked_at.astimezone(UTC)
    # With an id and a moment of its own a card asks neither the clock nor for a pause.
    card = cards.get(place) or Card(card_id=len(cards), due=moment)
    cards[place], _ = _SCHEDULER.review_card(card, rating, moment)
    repetitions[place[1]] = Repetition(due=cards[place].due, struggled=rating in _STRUGGLED)
