"""Progress as it is looked at: all measures of one topic, and how each topic was practised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rehearse.app.parts import Parts
from rehearse.app.practice_schedule import practice_schedule
from rehearse.app.practise_next import Suggestion, practise_next
from rehearse.domain.progress import (
    EVERYTHING,
    Measure,
    MeasuredRehearsal,
    MeasureProgress,
    Topic,
    TopicPractice,
    measure_progress,
    practised_competencies,
    practised_kinds,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """What is shown at once: each measure of `topic`, in order, and the topics by `measure`.

    `whole` is the practice of everything, and comes before `kinds` and `competencies`.
    """

    measure: Measure
    topic: Topic
    whole: TopicPractice
    measures: tuple[MeasureProgress, ...]
    kinds: tuple[TopicPractice, ...]
    competencies: tuple[TopicPractice, ...]

    @property
    def shown(self) -> MeasureProgress:
        """The measure that is looked at."""
        return next(one for one in self.measures if one.measure is self.measure)


def answered_rehearsals(
    rehearsals: Iterable[MeasuredRehearsal],
) -> tuple[MeasuredRehearsal, ...]:
    """Return those in which something was answered."""
    return tuple(one for one in rehearsals if any(answer.is_answered for answer in one.answers))


def progress_view(
    rehearsals: Sequence[MeasuredRehearsal], measure: Measure, topic: Topic = EVERYTHING
) -> ProgressView:
    """Return what is shown of `rehearsals`, oldest first."""
    whole = TopicPractice(
        topic=EVERYTHING,
        answered=sum(answer.is_answered for one in rehearsals for answer in one.answers),
        last_answered=rehearsals[-1].started_at if rehearsals else None,
        median=measure_progress(rehearsals, measure).median,
    )
    return ProgressView(
        measure=measure,
        topic=topic,
        whole=whole,
        measures=tuple(measure_progress(rehearsals, one, topic) for one in Measure),
        kinds=practised_kinds(rehearsals, measure),
        competencies=practised_competencies(rehearsals, measure),
    )


def suggestions(parts: Parts) -> tuple[Suggestion, ...]:
    """Return what to practise next for the job of the last rehearsal.

    Raises:
        LibraryUnavailable.
    """
    banks = parts.questions.banks
    last = parts.library.summaries(limit=1)
    job = parts.library.load(last[0].id).job if last else None
    return practise_next(banks, practice_schedule(parts.library.practice(), banks), job=job)
