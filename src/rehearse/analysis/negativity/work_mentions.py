"""Whom a clause speaks of: someone at work, someone else, a thing, or the speaker."""

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import AnswerContext
from rehearse.analysis.text.plain_text import plain_text
from rehearse.analysis.text.token_places import token_range
from rehearse.analysis.text.utterances import Utterance, utterances
from rehearse.domain.transcript import Span


class Target(StrEnum):
    """What a negative word falls upon."""

    EMPLOYER = "employer"
    OTHER = "other"
    SELF = "self"
    INTERVIEWER = "interviewer"
    THING = "thing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A word or two that name someone; `kind` is a key of the mention list."""

    span: Span
    kind: str


# Ordered: where two begin at the same word, the first wins.
_KINDS = ("other", "person", "firm", "self", "we", "collective", "pronoun", "interviewer", "it")
_ABOUT_WORK = frozenset({"person", "firm"})
_REACH = 3


def mentions_in(utterance: Utterance) -> list[Mention]:
    """Return the mentions in a sentence, in order, the longest where they overlap."""
    found = [
        Mention(span, kind)
        for kind in _KINDS
        for span in utterance.plain.found(cue_pattern("mentions", kind))
    ]
    found.sort(key=lambda m: (m.span.start, _KINDS.index(m.kind) if m.kind == "other" else 5))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.span.overlaps(kept[-1].span):
            if _size(mention) > _size(kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept


def _size(mention: Mention) -> int:
    return mention.span.end - mention.span.start


@dataclass(frozen=True, slots=True)
class MentionMap:
    """The mentions of every sentence of an answer, and what the question is about."""

    by_utterance: tuple[tuple[Mention, ...], ...]
    question_target: Target

    def is_about_work(self, index: int) -> bool:
        """Whether someone at work is named in the sentence or near it, or asked about."""
        near = self.by_utterance[max(0, index - _REACH) : index + 2]
        return self.question_target is Target.EMPLOYER or any(
            mention.kind in _ABOUT_WORK for mentions in near for mention in mentions
        )

    def antecedent(self, index: int, before: int) -> Target:
        """Whom "he", "she" or "they" at character `before` of sentence `index` stands for."""
        for at in range(index, max(-1, index - _REACH - 1), -1):
            for mention in reversed(self.by_utterance[at]):
                if at == index and mention.span.start >= before:
                    continue
                if mention.kind in _ABOUT_WORK:
                    return Target.EMPLOYER
                if mention.kind == "other":
                    return Target.OTHER
        if self.question_target is Target.UNKNOWN:
            return Target.EMPLOYER
        return self.question_target


def mention_map(doc: Doc, context: AnswerContext) -> MentionMap:
    """Return the mentions of an answer."""
    return MentionMap(
        tuple(tuple(mentions_in(utterance)) for utterance in utterances(doc)),
        question_target(context.question.text),
    )


def question_target(question: str) -> Target:
    """Return whether a question turns the talk to work, to others, or to neither."""
    text = plain_text(question).text
    if cue_pattern("mentions", "question_other").search(text):
        return Target.OTHER
    if cue_pattern("mentions", "question_employer").search(text):
        return Target.EMPLOYER
    return Target.UNKNOWN


def target_of(doc: Doc, utterance: Utterance, cue: Span, mentions: MentionMap) -> Target:
    """Return whom the words at `cue` are about: the nearest one named before them."""
    clause = _clause_of(utterance, cue)
    here = [
        mention
        for mention in mentions.by_utterance[utterance.index]
        if mention.span.start < cue.start and not mention.span.overlaps(cue)
    ]
    inside = [mention for mention in here if mention.span.start >= clause.start]
    if not inside and _has_other_noun(doc, clause.start, cue.start):
        return Target.THING
    if inside and _has_other_noun(doc, inside[-1].span.end, cue.start):
        subject = inside[0]
        return _resolve(subject, utterance, mentions)
    for mention in reversed(here):
        return _resolve(mention, utterance, mentions)
    return mentions.antecedent(utterance.index, cue.start)


_FIXED = {
    "person": Target.EMPLOYER,
    "firm": Target.EMPLOYER,
    "other": Target.OTHER,
    "self": Target.SELF,
}


def _resolve(mention: Mention, utterance: Utterance, mentions: MentionMap) -> Target:
    if mention.kind in _FIXED:
        return _FIXED[mention.kind]
    if mention.kind == "interviewer":
        return _generic_you(utterance)
    if mention.kind == "pronoun":
        return mentions.antecedent(utterance.index, mention.span.start)
    if mention.kind == "it":
        return _what_it_is(utterance, mention, mentions)
    return Target.EMPLOYER if mentions.is_about_work(utterance.index) else Target.UNKNOWN


def _generic_you(utterance: Utterance) -> Target:
    """Tell "you never knew", which may be any workplace, from "you offer a course"."""
    if cue_pattern("interviewer", "addressed").search(utterance.plain.text):
        return Target.INTERVIEWER
    return Target.UNKNOWN


def _what_it_is(utterance: Utterance, mention: Mention, mentions: MentionMap) -> Target:
    for at in range(utterance.index, max(-1, utterance.index - 3), -1):
        for other in reversed(mentions.by_utterance[at]):
            if at == utterance.index and other.span.start >= mention.span.start:
                continue
            if other.kind in _ABOUT_WORK:
                return Target.EMPLOYER
    if mentions.question_target is Target.EMPLOYER:
        return Target.EMPLOYER
    return Target.UNKNOWN


def _clause_of(utterance: Utterance, cue: Span) -> Span:
    first, _ = utterance.clauses_in(Span(cue.start, cue.start + 1))
    return utterance.clauses[first]


def _has_other_noun(doc: Doc, start: int, end: int) -> bool:
    """Whether a noun that no mention covers stands between two characters."""
    if end <= start:
        return False
    first, last = token_range(doc, Span(start, end))
    return any(
        token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"nsubj", "nsubj:pass", "ROOT"}
        for token in doc[first:last]
    )
