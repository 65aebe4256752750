"""Which parts of a story an answer holds: situation, task, own action, result."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.text.utterances import Utterance, utterances
from rehearse.domain.transcript import Span

# Of the finite verbs of an answer, the share in the past tense from which on it tells something.
TELLING_SHARE = 0.3
FEWEST_PAST_VERBS = 3
_ADVERBS_BETWEEN = 3
_KEY = "rehearse.story_parts"


@dataclass(frozen=True, slots=True)
class StoryParts:
    """Where each part is told; empty where it is not."""

    situation: tuple[Span, ...] = ()
    task: tuple[Span, ...] = ()
    action: tuple[Span, ...] = ()
    result: tuple[Span, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether situation, own action and result are all there; the task may be implied."""
        return bool(self.situation and self.action and self.result)


def story_parts(doc: Doc) -> StoryParts:
    """Return the parts of the one past episode that an answer tells; made once, then kept."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = _parts_of(doc)
    parts: StoryParts = doc.user_data[_KEY]
    return parts


def _parts_of(doc: Doc) -> StoryParts:
    if not _tells_something(doc):
        return StoryParts()
    told = [sentence for sentence in utterances(doc) if not _is_habit(doc, sentence)]
    situation = _matches(told, "situation", "anchors")
    steps = [span for sentence in told for span in own_steps(doc, sentence)]
    if not situation and len(steps) < 2:
        return StoryParts()
    if not situation:
        situation = (told[0].span,)
    begun = steps[0].start if steps else situation[0].start
    result = tuple(span for span in _matches(told, "result", "cues") if span.start > begun)
    if not result and steps:
        result = _what_came_of_it(doc, steps[-1].end)
    return StoryParts(situation, _matches(told, "task", "cues"), tuple(steps), result)


def _what_came_of_it(doc: Doc, after: int) -> tuple[Span, ...]:
    """What others did, or what happened, once the speaker's last step was taken."""
    return tuple(
        Span(token.idx, token.idx + len(token.text))
        for token in doc
        if token.idx >= after
        and token.tag_ == "VBD"
        and not any(child.lower_ == "i" for child in token.children)
    )


def own_steps(doc: Doc, sentence: Utterance) -> list[Span]:
    """Return the steps that the speaker took: "I" with a past verb that names an act."""
    tokens = doc[sentence.tokens[0] : sentence.tokens[1]]
    steps: list[Span] = []
    for token in tokens:
        if token.lower_ == "i":
            verb = _past_verb_after(doc, token, sentence.tokens[1])
            if verb is not None:
                steps.append(Span(token.idx, verb.idx + len(verb.text)))
    return steps


def _past_verb_after(doc: Doc, token: Token, end: int) -> Token | None:
    no_step = cue_list("story")["action"]["no_step"]
    for candidate in doc[token.i + 1 : min(token.i + 1 + _ADVERBS_BETWEEN, end)]:
        if candidate.tag_ == "VBD":
            return None if candidate.lower_ in no_step else candidate
        if candidate.pos_ not in {"ADV", "INTJ", "PUNCT"}:
            return None
    return None


def _tells_something(doc: Doc) -> bool:
    past = sum(token.tag_ == "VBD" for token in doc)
    finite = past + sum(token.tag_ in {"VBZ", "VBP", "MD"} for token in doc)
    return past >= FEWEST_PAST_VERBS and past >= TELLING_SHARE * finite


def _is_habit(doc: Doc, sentence: Utterance) -> bool:
    """Whether a sentence speaks of what one does in general, and not of one occasion."""
    tokens = doc[sentence.tokens[0] : sentence.tokens[1]]
    past = sum(token.tag_ == "VBD" for token in tokens)
    present = sum(token.tag_ in {"VBZ", "VBP", "MD"} for token in tokens)
    if past == 0:
        return present > 0 and bool(
            cue_pattern("story", "habit", "cues").search(sentence.plain.text)
        )
    return present > past and bool(
        cue_pattern("story", "habit", "cues").search(sentence.plain.text)
    )


def _matches(sentences: list[Utterance], *keys: str) -> tuple[Span, ...]:
    pattern = cue_pattern("story", *keys)
    return tuple(span for sentence in sentences for span in sentence.plain.found(pattern))
