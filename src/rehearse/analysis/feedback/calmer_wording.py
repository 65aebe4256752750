"""What is left of the speaker's own sentence once the words against an employer are gone.

Only words that were said, and only where they stand on their own and complain of nothing:
anything else would put words into somebody's mouth.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.marks import marks_of
from rehearse.analysis.negativity.negativity_spans import trimmed
from rehearse.analysis.negativity.vader_tone import tone
from rehearse.analysis.negativity.work_mentions import mentions_in
from rehearse.analysis.text.plain_text import plain_text
from rehearse.analysis.text.token_places import token_range
from rehearse.analysis.text.utterances import Utterance, utterances
from rehearse.domain.finding import FindingKind
from rehearse.domain.transcript import Span

FEWEST_WORDS = 4
MOST_WORDS = 25
# What stands within the flagged words has to speak well of something, by VADER.
LEAST_TONE_INSIDE = 0.2
_OTHERS = frozenset({"person", "firm", "pronoun", "collective", "we"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WORDS_BETWEEN = 3
# What cannot end a sentence, and what cannot begin one that stands alone.
_OPEN_ENDS = frozenset({"CC", "IN", "TO", "DT", "WDT", "WP", "WRB", "PRP$"})
_BOUND_STARTS = frozenset({"WDT", "WP", "WRB", "IN"})
_LONE_I = re.compile(r"(?<![\w'])i(?![\w])")
_BEFORE_PUNCTUATION = re.compile(r"\s+(?=[,.;:!?])")


def own_words_left(doc: Doc, flagged: Span) -> str | None:
    """Return the rest of the sentence that holds `flagged`, as a sentence; None if none stands."""
    said = utterances(doc)
    first = bisect_right(said, flagged.start, key=lambda sentence: sentence.span.end)
    last = bisect_left(said, flagged.end, key=lambda sentence: sentence.span.start)
    for sentence in said[first:last]:
        flagged_spans = _flagged_in(doc, sentence)
        outside = _rests(doc, sentence, flagged_spans)
        inside = _rests(doc, sentence, _clauses_about_others(sentence))
        for rests, least_tone in ((outside, 0.0), (inside, LEAST_TONE_INSIDE)):
            for rest in rests:
                if _stands_alone(doc, rest, least_tone=least_tone):
                    return _as_sentence(text_of(doc)[rest.start : rest.end])
    return None


def _flagged_in(doc: Doc, sentence: Utterance) -> list[Span]:
    marks = marks_of(doc, FindingKind.EMPLOYER_NEGATIVITY)
    spans = [mark.span for mark in marks if mark.span is not None]
    return [span for span in spans if span.overlaps(sentence.span)]


def _clauses_about_others(sentence: Utterance) -> list[Span]:
    """Return the clauses that name anybody else: a short sentence is flagged whole."""
    named = [mention.span for mention in mentions_in(sentence) if mention.kind in _OTHERS]
    return [clause for clause in sentence.clauses if any(clause.overlaps(span) for span in named)]


def _rests(doc: Doc, sentence: Utterance, taken: list[Span]) -> Iterator[Span]:
    """Yield the runs of clauses that `taken` leaves, without what binds them; none of a whole."""
    if not taken:
        return
    run: list[Span] = []
    for clause in [*sentence.clauses, None]:
        if clause is not None and not any(clause.overlaps(span) for span in taken):
            run.append(clause)
        elif run:
            yield _unbound(doc, Span(run[0].start, run[-1].end))
            run = []


def _unbound(doc: Doc, span: Span) -> Span:
    """Return `span` without conjunctions and fillers at either end."""
    inner = trimmed(doc, span)
    first, last = token_range(doc, inner)
    fillers = frozenset(cue_list("lead_ins")["words"])
    while last - first > 1 and _is_loose_end(doc[last - 1], fillers):
        last -= 1
    return Span(inner.start, doc[last - 1].idx + len(doc[last - 1].text)) if last > first else inner


def _is_loose_end(token: Token, fillers: frozenset[str]) -> bool:
    return token.is_punct or token.is_space or token.tag_ == "CC" or token.lower_ in fillers


def _stands_alone(doc: Doc, span: Span, *, least_tone: float) -> bool:
    first, last = token_range(doc, span)
    tokens = list(doc[first:last])
    plain = plain_text(text_of(doc), span.start, span.end)
    if not tokens or not FEWEST_WORDS <= len(plain) <= MOST_WORDS:
        return False
    if tokens[0].tag_ in _BOUND_STARTS or _is_open_end(tokens[-1]):
        return False
    complains = any(token.lower_ in cue_list("calmer")["complaining"] for token in tokens)
    return not complains and _has_i_act(tokens) and tone(plain.text) >= least_tone


def _is_open_end(token: Token) -> bool:
    """Whether something must follow a word: a conjunction, an auxiliary, "I said"."""
    return (
        token.tag_ in _OPEN_ENDS
        or token.pos_ == "AUX"
        or token.lower_ in cue_list("calmer")["speaking"]
    )


def _has_i_act(tokens: list[Token]) -> bool:
    """Whether "I" is the subject of a finite verb: a fact about the speaker."""
    speaking = cue_list("calmer")["speaking"]
    return any(
        token.lower_ == "i"
        and any(
            after.tag_ in _FINITE and after.lower_ not in speaking
            for after in tokens[at + 1 : at + 2 + _WORDS_BETWEEN]
        )
        for at, token in enumerate(tokens)
    )


def _as_sentence(said: str) -> str:
    fillers = "|".join(map(re.escape, cue_list("fillers")["counted"]))
    words = re.sub(rf"(?i)(?<![\w'])(?:{fillers})(?![\w'])[,.]?", " ", said)
    words = _BEFORE_PUNCTUATION.sub("", " ".join(words.split())).strip(" ,;:-.")
    words = _LONE_I.sub("I", words)
    return f"{words[:1].upper()}{words[1:]}."
