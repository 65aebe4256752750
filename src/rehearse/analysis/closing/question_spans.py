"""Where the questions lie in what a person says: direct, indirect, and without question marks."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from rehearse.analysis.closing.question_runs import (
    SUPPORTED_FROM,
    SURE_FROM,
    ReadWord,
    mean_asked,
    question_runs,
    read_words,
)
from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.negativity.negativity_spans import trimmed
from rehearse.analysis.text.plain_text import PlainText, plain_text
from rehearse.analysis.text.utterances import Utterance, utterances
from rehearse.domain.transcript import Span

_FEWEST_WORDS = 3
_ALSO_INDIRECT = frozenset({"if", "whether", "how", "what", "who", "when", "why", "where"})
_OPENS_INDIRECT = re.compile(
    r"(?:what|how|why|when|where|who|which|whose)(?:'s|'d|'re)?|if|whether"
)


def question_spans(doc: Doc) -> list[Span]:
    """Return the questions in order, each with the condition and options that belong to it.

    Where the encoder reads them; elsewhere those of the rules that it does not deny.
    """
    words = read_words(doc)
    read = _with_options(doc, question_runs(words))
    runs = [span for span in read if _is_real(doc, span)]
    if "?" not in text_of(doc) and _puts_none(doc):
        return [span for span in runs if _asked(words, span) >= SURE_FROM]
    taken = [*runs, *(span for span in read if _is_reason(doc, span))]
    others = [
        span
        for span in spans_by_rules(doc)
        if not any(span.overlaps(run) for run in taken) and _asked(words, span) >= SUPPORTED_FROM
    ]
    return sorted([*runs, *others], key=lambda span: span.start)


def _asked(words: list[ReadWord], span: Span) -> float:
    return mean_asked([word for word in words if word.span.overlaps(span)])


def spans_by_rules(doc: Doc) -> list[Span]:
    """Return the questions that rules find, right or wrong."""
    found: list[Span] = []
    marked = "?" in text_of(doc)
    if not marked and _puts_none(doc):
        return []
    for sentence in utterances(doc):
        if _is_marked(doc, sentence):
            found.extend(_marked_questions(doc, sentence))
        elif marked or _is_closed(doc, sentence):
            if not _explains(found, sentence):
                found.extend(_indirect_questions(doc, sentence))
        else:
            found.extend(_unmarked_questions(doc, sentence))
    return [span for span in _with_options(doc, found) if _is_real(doc, span)]


def _is_marked(doc: Doc, sentence: Utterance) -> bool:
    return "?" in text_of(doc)[sentence.span.start : sentence.span.end]


def _puts_none(doc: Doc) -> bool:
    """Whether the person says that there is no question; only where no question mark stands."""
    pattern = cue_pattern("questions", "none_put")
    return any(pattern.search(sentence.plain.text) for sentence in utterances(doc))


def _explains(found: list[Span], sentence: Utterance) -> bool:
    """Whether the sentence only gives the reason for the question just put."""
    opener = sentence.plain.words()[0]
    return bool(found) and opener not in {"and", "then", "also", "another", "second"}


def _is_closed(doc: Doc, sentence: Utterance) -> bool:
    return text_of(doc)[sentence.span.start : sentence.span.end].rstrip()[-1:] in {".", "!"}


def _marked_questions(doc: Doc, sentence: Utterance) -> Iterator[Span]:
    """A sentence with a question mark is one question, what leads into it left out."""
    start = sentence.plain.spans[_start_of_question(sentence.plain)].start
    yield trimmed(doc, Span(start, sentence.span.end))


def _start_of_question(plain: PlainText) -> int:
    """Skip what leads in: "yes um", "I'd like to know", "maybe it's early, but"; not conditions."""
    words = plain.words()
    ends = [plain.word_range(m)[1] + 1 for m in _lead_ins().finditer(plain.text)]
    openings = [at for at in ends if at < len(words) and _opens(words[at])]
    if openings:
        return openings[-1]
    aside = [
        at + 1
        for at, word in enumerate(words[:-1])
        if word == "but" and words[0] not in _conditions() and _opens(words[at + 1])
    ]
    if aside:
        return aside[0]
    preamble = cue_pattern("questions", "preambles").match(plain.text)
    start = 0 if preamble is None else plain.word_range(preamble)[1] + 1
    return _after_restart(words, min(start, len(words) - 1))


def _after_restart(words: list[str], start: int) -> int:
    """Skip the first try of "is it, um, is it ..."."""
    return start + 2 if words[start : start + 2] == words[start + 2 : start + 4] else start


def _opens(word: str) -> bool:
    return _OPENS_INDIRECT.fullmatch(word) is not None or word in cue_list("questions")["aux"]


def _conditions() -> list[str]:
    conditions: list[str] = cue_list("questions")["conditions"]
    return conditions


def _lead_ins() -> re.Pattern[str]:
    return cue_pattern("questions", "lead_ins")


def _lead_in_end(plain: PlainText) -> int | None:
    """The word after the last lead-in that an indirect question follows."""
    words = plain.words()
    ends = [plain.word_range(match)[1] + 1 for match in _lead_ins().finditer(plain.text)]
    opening = [at for at in ends if at < len(words) and _OPENS_INDIRECT.fullmatch(words[at])]
    return opening[-1] if opening else None


def _indirect_questions(doc: Doc, sentence: Utterance) -> Iterator[Span]:
    end = _lead_in_end(sentence.plain)
    if end is None or end >= len(sentence.plain):
        return
    rest = sentence.plain.words()[end:]
    if len(rest) >= _FEWEST_WORDS and _OPENS_INDIRECT.fullmatch(rest[0]):
        yield trimmed(doc, Span(sentence.plain.spans[end].start, _without_stop(doc, sentence)))


def _without_stop(doc: Doc, sentence: Utterance) -> int:
    text = text_of(doc)[sentence.span.start : sentence.span.end]
    return sentence.span.start + len(text.rstrip(" .!"))


def _unmarked_questions(doc: Doc, sentence: Utterance) -> Iterator[Span]:
    """Questions in speech without punctuation, cut where the next one begins."""
    plain = sentence.plain
    words = plain.words()
    starts = _question_starts(plain)
    for at, begun in enumerate(starts):
        stop = starts[at + 1] if at + 1 < len(starts) else len(plain)
        start = _after_restart(words, begun)
        stop = _before_afterthought(words, start, stop)
        if stop - start >= _FEWEST_WORDS:
            yield trimmed(doc, Span(plain.spans[start].start, plain.spans[stop - 1].end))


def _question_starts(plain: PlainText) -> list[int]:
    words = plain.words()
    pattern = cue_pattern("questions", "unmarked_starts")
    ends = [plain.word_range(match)[1] + 1 for match in _lead_ins().finditer(plain.text)]
    indirect = [at for at in ends if at < len(words) and _opens(words[at])]
    # "could you tell me how ..." is one question, which begins at "how".
    direct = [
        first
        for first in (plain.word_range(match)[0] for match in pattern.finditer(plain.text))
        if not any(first < into < first + 8 for into in indirect)
    ]
    joined = [
        at
        for at in range(1, len(words))
        if indirect and at > indirect[0] and words[at] in _ALSO_INDIRECT and words[at - 1] == "and"
    ]
    starts: list[int] = []
    for first in sorted({*direct, *indirect, *joined}):
        if not starts or not _goes_on(words, starts[-1], first):
            starts.append(first)
    return starts


def _goes_on(words: list[str], before: int, start: int) -> bool:
    """Whether what begins at `start` still belongs to the question that began at `before`."""
    cues = cue_list("questions")
    if words[before] in cues["conditions"] and not _has_verb_of_asking(words, before, start):
        return True
    if words[start - 1] in cues["adds"]:
        return start - before < _FEWEST_WORDS
    if words[start] in cues["conditions"] or words[start - 1] in cues["joints"]:
        return True
    if words[start : start + 2] in (["is", "it"], ["do", "they"], ["does", "it"]):
        return True
    return start - before < _FEWEST_WORDS or not _has_verb_of_asking(words, before, start)


def _has_verb_of_asking(words: list[str], before: int, start: int) -> bool:
    """Whether a question is whole: "how many days of leave | do you get" has no verb before."""
    first = before + 1 if words[before] in cue_list("questions")["conditions"] else before
    head = words[first:start]
    asks = any(word in cue_list("questions")["aux"] for word in head)
    if words[before] in cue_list("questions")["conditions"]:
        return asks and any(_OPENS_INDIRECT.fullmatch(word) for word in head)
    return asks or "'" in words[before] or words[before] in {"who", "if", "whether"}


def _before_afterthought(words: list[str], start: int, stop: int) -> int:
    cues = cue_list("questions")
    for index in range(start + _FEWEST_WORDS, stop):
        pair = " ".join(words[index : index + 2])
        if words[index] in cues["afterthoughts"] or pair in cues["afterthought_pairs"]:
            stop = index
            break
    while stop > start + 1 and words[stop - 1] in {"and", "or", "but", "so", "then", "also"}:
        stop -= 1
    return stop


def _with_options(doc: Doc, spans: list[Span]) -> list[Span]:
    """Join a question and the options or the rewording that follow it at once."""
    joined: list[Span] = []
    for span in spans:
        if joined and _continues(doc, joined[-1], span):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _continues(doc: Doc, before: Span, span: Span) -> bool:
    between = plain_text(text_of(doc), before.end, span.start).text
    words = plain_text(text_of(doc), span.start, span.end).text
    if between not in {"", "like", "or", "i"}:
        return False
    if between or re.match(r"(?:like|or) |(?:is|was|are) (?:it|they|that)\b", words):
        return True
    reworded = "i mean" in text_of(doc)[before.end : span.end].lower()
    return reworded and re.match(rf"(?:{_any('aux')}) .* or ", words) is not None


def _is_real(doc: Doc, span: Span) -> bool:
    plain = plain_text(text_of(doc), span.start, span.end)
    if _is_reason(doc, span):
        return False
    if len(plain) < _FEWEST_WORDS or cue_pattern("questions", "tags").search(plain.text):
        return False
    return cue_pattern("questions", "no_question").search(plain.text) is None


def _is_reason(doc: Doc, span: Span) -> bool:
    """Whether it is a reason in the shape of a question: "... because who wouldn't"."""
    return text_of(doc)[: span.start].lower().rstrip(" ,").endswith("because")


def _any(key: str) -> str:
    return "|".join(cue_list("questions")[key])
