"""Sentences of speech, also where a recogniser printed neither capitals nor full stops."""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.doc_context import context_of
from rehearse.analysis.encoder.answer_reading import question_reading
from rehearse.analysis.text.clause_starts import is_clause_start, opens_clause
from rehearse.domain.question import QuestionKind
from rehearse.domain.transcript import Transcript

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!"})
CLOSERS = frozenset({'"', "'", "\u201d", "\u2019", ")", "]"})
# A stretch this long without a full stop is speech that nobody punctuated.
RUN_ON_WORDS = 45
# Even short text is a run-on where it holds no punctuation at all.
BARE_WORDS = 12
# Silences between words, seconds. Clauses are parted by about 0.3-0.5 s, sentences by more
# (Goldman-Eisler 1968; Campione & Véronis 2002): a short one counts where a clause begins.
SENTENCE_PAUSE_S = 0.9
CLAUSE_PAUSE_S = 0.35
SHORTEST_WORDS = 4
# Probabilities of the encoder, chosen on answers whose punctuation was taken away: from the first
# on a sentence begins, below the second none does whatever the rules say.
BEGINS_FROM = 0.35
RULED_OUT_BELOW = 0.5


@Language.component("spoken_sentences", assigns=["token.is_sent_start"])
def spoken_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` of every token; the parser keeps to it."""
    guesses = {token.i for token in doc if token.is_sent_start}
    silences = _silences(doc, context_of(doc).transcript)
    starts: set[int] = set()
    for first, last in _punctuated_stretches(doc):
        starts.add(first)
        if _is_run_on(doc, first, last):
            starts.update(_spoken_starts(doc, first, last, guesses, silences))
    # In one go: `Token.is_sent_start` looks through the whole Doc at each word.
    is_start = np.array([[1 if token.i in starts else -1] for token in doc], dtype=np.int64)
    array: Any = is_start.astype(np.uint64)  # As spaCy keeps it; its stubs know lists of int alone.
    return doc.from_array(["SENT_START"], array) if len(doc) else doc


def _punctuated_stretches(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges (end exclusive) between full stops, question and exclamation marks."""
    stretches: list[tuple[int, int]] = []
    first = 0
    for token in doc:
        follows = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
        closes = token.text in ENDS or (token.text in CLOSERS and _ended_before(token))
        if closes and follows not in ENDS and follows not in CLOSERS:
            stretches.append((first, token.i + 1))
            first = token.i + 1
    if first < len(doc):
        stretches.append((first, len(doc)))
    return stretches


def _ended_before(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in ENDS


def _is_run_on(doc: Doc, first: int, last: int) -> bool:
    words = sum(not token.is_punct and not token.is_space for token in doc[first:last])
    commas = sum(token.is_punct for token in doc[first:last])
    if commas <= 1:
        return words >= BARE_WORDS and not (commas == 1 and words < RUN_ON_WORDS)
    return words >= RUN_ON_WORDS and commas * 20 < words


def _spoken_starts(
    doc: Doc, first: int, last: int, guesses: set[int], silences: dict[int, float]
) -> set[int]:
    # A question and its condition or options must stay in one piece: only silence parts them.
    whole = context_of(doc).question.kind is QuestionKind.CLOSING
    starts: set[int] = set()
    since = first
    for index in range(first + 1, last):
        long_enough = index - since >= SHORTEST_WORDS
        silence = silences.get(index, 0.0)
        if silence >= SENTENCE_PAUSE_S or (
            not whole and long_enough and _begins_sentence(doc, index, guesses, silence)
        ):
            starts.add(index)
            since = index
    return starts


def _begins_sentence(doc: Doc, index: int, guesses: set[int], silence: float) -> bool:
    if silence >= CLAUSE_PAUSE_S and opens_clause(doc, index):
        return True
    reading = question_reading(doc)
    if reading.begins_sentence(doc[index].idx) >= BEGINS_FROM:
        return True
    if reading.begins_clause(doc[index].idx) < RULED_OUT_BELOW:
        return False
    if index in guesses and doc[index - 1].lower_ not in cue_list("clauses")["binding"]:
        return True
    # "so", "but", "and then" and the like before a subject: people breathe there.
    return doc[index].lower_ in cue_list("clauses")["sentence_openers"] and is_clause_start(
        doc, index
    )


def _silences(doc: Doc, transcript: Transcript) -> dict[int, float]:
    """Seconds of silence before a token, for the first token of each timed word."""
    if not transcript.words:
        return {}
    by_start = {token.idx: token.i for token in doc}
    silences: dict[int, float] = {}
    for index in range(1, len(transcript.words)):
        token = by_start.get(transcript.word_spans[index].start)
        if token is not None:
            silences[token] = transcript.words[index].start - transcript.words[index - 1].end
    return silences
