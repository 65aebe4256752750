"""Where in an answer each part of its story is told, and for how long."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Doc

from rehearse.analysis.doc_context import context_of
from rehearse.analysis.story.story_parts import StoryParts, story_parts
from rehearse.analysis.text.utterances import utterances
from rehearse.domain.finding import Story, StoryPart, StoryRole
from rehearse.domain.transcript import Span, Transcript

# What a clause is where it holds signs of several parts: the surest sign first.
_SUREST_FIRST = (StoryRole.ACTION, StoryRole.RESULT, StoryRole.TASK, StoryRole.SITUATION)
# A date amid the action sets no new scene, and after the end nothing is still to be done.
_NO_LONGER: dict[StoryRole | None, frozenset[StoryRole]] = {
    None: frozenset(),
    StoryRole.SITUATION: frozenset(),
    StoryRole.TASK: frozenset(),
    StoryRole.ACTION: frozenset({StoryRole.SITUATION}),
    StoryRole.RESULT: frozenset({StoryRole.SITUATION, StoryRole.TASK}),
}


def with_passages(doc: Doc, story: Story | None) -> Story | None:
    """Return `story` with the passages in which its parts are told.

    A clause without a sign of its own goes on with the part before it; the sentences before the
    first sign belong to no part. Parts that `story` denies get no passage.
    """
    if story is None:
        return None
    signs = {
        role: spans
        for role, spans in _signs(story_parts(doc)).items()
        if spans and getattr(story, role.value)
    }
    transcript = context_of(doc).transcript
    return replace(story, parts=tuple(_passages(list(_roles(doc, signs)), transcript)))


def _signs(parts: StoryParts) -> dict[StoryRole, tuple[Span, ...]]:
    return {
        StoryRole.SITUATION: parts.situation,
        StoryRole.TASK: parts.task,
        StoryRole.ACTION: parts.action,
        StoryRole.RESULT: parts.result,
    }


def _roles(
    doc: Doc, signs: Mapping[StoryRole, tuple[Span, ...]]
) -> Iterator[tuple[StoryRole, Span]]:
    """Yield each clause from the sentence of the first sign on, with the part it belongs to."""
    starts = {role: sorted(span.start for span in spans) for role, spans in signs.items()}
    role: StoryRole | None = None
    for utterance in utterances(doc):
        waiting: list[Span] = []
        for clause in utterance.clauses:
            role = _begun_in(clause, starts, after=role) or role
            waiting.append(clause)
            if role is not None:
                yield from ((role, passed) for passed in waiting if passed.end > passed.start)
                waiting = []


def _begun_in(
    clause: Span, starts: dict[StoryRole, list[int]], *, after: StoryRole | None
) -> StoryRole | None:
    """Return the part that a clause holds a sign of, unless it would turn the story back."""
    held = {role for role in starts if _takes_one(starts[role], clause)}
    held -= _NO_LONGER[after]
    return next((role for role in _SUREST_FIRST if role in held), None)


def _takes_one(starts: list[int], clause: Span) -> bool:
    """Drop the signs that begin before the end of `clause`; whether any lies in it."""
    taken = False
    while starts and starts[0] < clause.end:
        taken = starts.pop(0) >= clause.start or taken
    return taken


def _passages(clauses: list[tuple[StoryRole, Span]], transcript: Transcript) -> Iterator[StoryPart]:
    for role, run in groupby(clauses, key=lambda item: item[0]):
        spans = [span for _, span in run]
        whole = Span(spans[0].start, spans[-1].end)
        times = transcript.times_of(whole)
        yield StoryPart(
            role=role,
            start=whole.start,
            end=whole.end,
            start_s=times.start if times else None,
            end_s=times.end if times else None,
        )
