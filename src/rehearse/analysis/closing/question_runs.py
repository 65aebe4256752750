"""Where the encoder reads questions: runs of words that it takes for part of one."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.encoder.answer_reading import question_reading
from rehearse.domain.transcript import Span

# Chosen on the development set and the newest material; to be looked at again when the encoder
# is trained anew.
# A word belongs to a question from this probability on.
ASKED_FROM = 0.25
# All words of a question have at least this on average.
LIKELY_FROM = 0.7
# What a question found by rules must have on average to stand where no run does.
SUPPORTED_FROM = 0.3
# Where the person says that there is no question, only one that is surer than that was put.
SURE_FROM = 0.85
# "and" within a question: below this, the next question begins after it. Where a recogniser that
# sets question marks set none before the "and", it seldom parts two questions.
JOINED_FROM = 0.5
JOINED_IN_SENTENCE_FROM = 0.03
# Words of less than that within a question, where there are no more than so many of them.
LONGEST_DIP = 3
# A question mark so many words on still belongs to the question.
CUT_SHORT = 3
FEWEST_WORDS = 3

_WORD = re.compile(r"\w+(?:['\u2019.]\w+)*")
_JOINTS = frozenset({"and", "also", "then", "plus"})
_TRAILING = _JOINTS | {"um", "uh", "er", "erm", "so", "or", "but"}
_FILLERS = frozenset({"um", "uh", "er", "erm", "like", "well", "so", "yeah", "okay"})


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word in lower case with how likely it belongs to a question."""

    text: str
    span: Span
    asked: float
    after: str


def read_words(doc: Doc) -> list[ReadWord]:
    """Return the words of the answer as the encoder reads them."""
    text = text_of(doc)
    reading = question_reading(doc)
    none = list(reading.classes["quality"]).index("none")
    asked = 1.0 - reading.quality[:, none]
    matches = list(_WORD.finditer(text))
    words: list[ReadWord] = []
    at = 0
    for number, match in enumerate(matches):
        span = Span(match.start(), match.end())
        while at < len(reading.places) and reading.places[at].end <= span.start:
            at += 1
        last = at
        while last < len(reading.places) and reading.places[last].start < span.end:
            last += 1
        mean = float(asked[at:last].mean()) if last > at else 0.0
        follows = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        word = match.group().lower().replace("\u2019", "'")
        words.append(ReadWord(word, span, mean, text[span.end : follows]))
    return words


def question_runs(words: list[ReadWord]) -> list[Span]:
    """Return the stretches that read as one question each, in order."""
    runs: list[tuple[int, int]] = []
    for first, last in _stretches(words):
        runs.extend(_parts(words, first, last))
    trimmed = [_trimmed(words, *run) for run in runs]
    return [
        Span(words[first].span.start, _end(words[last]))
        for first, last in trimmed
        if _asks(words[first : last + 1])
    ]


def _asks(words: list[ReadWord]) -> bool:
    """Whether a run is long and likely enough, and holds a word that asks."""
    asks = [cue_pattern("questions", "asking").fullmatch(word.text) is not None for word in words]
    if len(words) < FEWEST_WORDS or mean_asked(words) < LIKELY_FROM:
        return False
    return asks[0] or (len(words) > FEWEST_WORDS and any(asks))


def mean_asked(words: list[ReadWord]) -> float:
    """Return how likely words are part of a question, on average."""
    return sum(word.asked for word in words) / max(1, len(words))


def _end(word: ReadWord) -> int:
    """The end of a word with the question mark after it."""
    return word.span.end + (1 if word.after[:1] == "?" else 0)


def _stretches(words: list[ReadWord]) -> list[tuple[int, int]]:
    """First and last words of the runs above the threshold, short dips bridged."""
    found: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if word.asked < ASKED_FROM:
            continue
        if found and _is_dip(words, found[-1][1] + 1, at):
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def _is_dip(words: list[ReadWord], first: int, last: int) -> bool:
    """Whether the words in `[first, last)` are too few, and too plain, to part two questions."""
    dip = words[first:last]
    if not dip:
        return True
    joined_from = _joined_from(words)
    parted = (word.text in _JOINTS and word.asked < joined_from for word in dip)
    if len(dip) > LONGEST_DIP or any(parted):
        return False
    return not any(stop in word.after for word in (words[first - 1], *dip) for stop in "?.!")


def _joined_from(words: list[ReadWord]) -> float:
    return JOINED_IN_SENTENCE_FROM if _is_marked(words) else JOINED_FROM


def _is_marked(words: list[ReadWord]) -> bool:
    return any("?" in word.after for word in words)


def _parts(words: list[ReadWord], first: int, last: int) -> list[tuple[int, int]]:
    """Cut a stretch after question marks, at an "and" that it dips at, and at a new beginning."""
    cuts = [first]
    for at in range(first + 1, last + 1):
        if at - cuts[-1] >= FEWEST_WORDS and _is_cut(words, cuts[-1], at):
            cuts.append(at)
    ends = [*(cut - 1 for cut in cuts[1:]), last]
    return list(zip(cuts, ends, strict=True))


def _is_cut(words: list[ReadWord], begun: int, at: int) -> bool:
    before = words[at - 1]
    if "?" in before.after:
        return not _goes_on(words, at)
    if "." in before.after:
        return _is_opened(words, begun) and _is_opened(words, at)
    if words[at].text in _JOINTS:
        return words[at].asked < _joined_from(words)
    return not _is_marked(words) and _begins_anew(words, begun, at)


def _goes_on(words: list[ReadWord], at: int) -> bool:
    """Whether options or a rewording follow: "... or is it", "I mean, do you"."""
    ahead = " ".join(word.text for word in words[at : at + 3])
    return cue_pattern("questions", "goes_on").match(ahead) is not None


def _begins_anew(words: list[ReadWord], begun: int, at: int) -> bool:
    """Whether a second question follows a first at once, without "and"."""
    if words[at - 1].text in cue_list("questions")["embeds"]:
        return False
    if not _is_opened(words, begun):
        # A condition or a topic: its question is still to come.
        return False
    ahead = " ".join(word.text for word in words[at : at + 4])
    if cue_pattern("questions", "new_start").match(ahead) is not None:
        return True
    # After "how is it with tools", "do I bring my own" is an option; after "is there a canteen",
    # "do you pay for parking" is another question.
    said = {word.text for word in words[begun:at]}
    return (
        words[begun].text in cue_list("questions")["aux"]
        and cue_pattern("questions", "new_yes_no").match(ahead) is not None
        and not said.intersection(cue_list("questions")["conditions"])
    )


def _is_opened(words: list[ReadWord], begun: int) -> bool:
    head = " ".join(word.text for word in words[begun : begun + 4])
    return cue_pattern("questions", "opened").match(head) is not None


def _leads(words: list[ReadWord], at: int) -> bool:
    """Whether a question cannot do without this word before it: "if", "could" before "you"."""
    if words[at].text in {"if", "when", "whether"}:
        return True
    is_verb = words[at].text in cue_list("questions")["aux"]
    return is_verb and words[at + 1].text in {"you", "i", "we", "there"}


def _trimmed(words: list[ReadWord], first: int, last: int) -> tuple[int, int]:
    while first < last and words[first].text in _JOINTS | _FILLERS:
        first += 1
    if first and not words[first - 1].after.strip() and _leads(words, first - 1):
        first -= 1
    for ahead in range(last + 1, min(last + 1 + CUT_SHORT, len(words))):
        if words[ahead].asked >= ASKED_FROM:
            break
        if "?" in words[ahead].after:
            last = ahead
            break
        if words[ahead].text in _JOINTS or "." in words[ahead].after:
            break
    while last > first and words[last].text in _TRAILING:
        last -= 1
    return first, last
