"""Where the questions lie in what a person says: direct, indirect, and without question marks."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.negativity_spans import trimmed
from rehearse.analysis.plain_text import PlainText, plain_text
from rehearse.analysis.utterances import Utterance, utterances
from rehearse.domain.transcript import Span

_FEWEST_WORDS = 3


def question_spans(doc: Doc) -> list[Span]:
    """Return the questions in order, each with the condition and options that belong to it."""
    found: list[Span] = []
    marked = "?" in text_of(doc)
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


def _explains(found: list[Span], sentence: Utterance) -> bool:
    """Whether the sentence only gives the reason for the question just put."""
    opener = sentence.plain.words()[0]
    return bool(found) and opener not in {"and", "then", "also", "another", "second"}


def _is_closed(doc: Doc, sentence: Utterance) -> bool:
    return text_of(doc)[sentence.span.start : sentence.span.end].rstrip()[-1:] in {".", "!"}


def _marked_questions(doc: Doc, sentence: Utterance) -> Iterator[Span]:
    """A sentence with a question mark is one question, what leads into it left out."""
    yield trimmed(doc, Span(_start_of_question(sentence), sentence.span.end))


def _start_of_question(sentence: Utterance) -> int:
    """Skip what leads in: "yes um", "I'd like to know"; conditions stay."""
    plain = sentence.plain
    lead_in = _lead_in_end(plain)
    if lead_in is not None and lead_in < len(plain):
        return plain.spans[lead_in].start
    return _after_preamble(sentence)


def _after_preamble(sentence: Utterance) -> int:
    """Skip words that only introduce, such as "yes" and "one more thing"."""
    begin = cue_pattern("questions", "preambles").match(sentence.plain.text)
    if begin is None:
        return sentence.span.start
    _, last = sentence.plain.word_range(begin)
    return sentence.plain.spans[min(last + 1, len(sentence.plain) - 1)].start


def _lead_in_end(plain: PlainText) -> int | None:
    """The word after the last lead-in that stands before a question word."""
    end: int | None = None
    for match in cue_pattern("questions", "lead_ins").finditer(plain.text):
        _, last = plain.word_range(match)
        end = last + 1
    return end


def _indirect_questions(doc: Doc, sentence: Utterance) -> Iterator[Span]:
    end = _lead_in_end(sentence.plain)
    if end is None or end >= len(sentence.plain):
        return
    rest = sentence.plain.words()[end:]
    if len(rest) >= _FEWEST_WORDS and re.fullmatch(rf"{_any('wh')}|if|whether", rest[0]):
        yield trimmed(doc, Span(sentence.plain.spans[end].start, _without_stop(doc, sentence)))


def _without_stop(doc: Doc, sentence: Utterance) -> int:
    text = text_of(doc)[sentence.span.start : sentence.span.end]
    return sentence.span.start + len(text.rstrip(" .!"))


def _unmarked_questions(doc: Doc, sentence: Utterance) -> Iterator[Span]:
    """Questions in speech without punctuation, cut where the next one begins."""
    plain = sentence.plain
    starts = _question_starts(plain)
    for at, start in enumerate(starts):
        stop = starts[at + 1] if at + 1 < len(starts) else len(plain)
        stop = _before_afterthought(plain, start, stop)
        if stop - start >= _FEWEST_WORDS:
            yield trimmed(doc, Span(plain.spans[start].start, plain.spans[stop - 1].end))


def _question_starts(plain: PlainText) -> list[int]:
    pattern = cue_pattern("questions", "unmarked_starts")
    starts: list[int] = []
    for match in pattern.finditer(plain.text):
        first, _ = plain.word_range(match)
        if not starts or first - starts[-1] >= _FEWEST_WORDS:
            starts.append(first)
    return _merged_conditions(plain, starts)


def _merged_conditions(plain: PlainText, starts: list[int]) -> list[int]:
    """A condition and its question are one; so are a question and its options."""
    words = plain.words()
    merged: list[int] = []
    for start in starts:
        if not merged or not _goes_on(words, merged[-1], start):
            merged.append(start)
    return merged


def _goes_on(words: list[str], before: int, start: int) -> bool:
    """Whether what begins at `start` still belongs to the question that began at `before`."""
    cues = cue_list("questions")
    if words[before] in cues["conditions"] or words[start - 1] in cues["joints"]:
        return True
    if words[start : start + 2] in (["is", "it"], ["do", "they"], ["does", "it"]):
        return True
    # "how many days of leave | do you get": the first half has no verb of its own yet.
    return words[start] in cues["aux"] and not set(words[before:start]) & set(cues["aux"])


def _before_afterthought(plain: PlainText, start: int, stop: int) -> int:
    words = plain.words()
    for index in range(start + _FEWEST_WORDS, stop):
        if words[index] in {"because", "cause", "cos"} and words[index + 1 : index + 2]:
            return index
        if words[index : index + 2] in (["i", "ask"], ["i'm", "asking"], ["thank", "you"]):
            return index
    while stop > start + 1 and words[stop - 1] in {"and", "or", "but", "so"}:
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
    if len(plain) < _FEWEST_WORDS:
        return False
    return cue_pattern("questions", "no_question").search(plain.text) is None


def _any(key: str) -> str:
    return "|".join(cue_list("questions")[key])
