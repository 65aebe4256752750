"""Where clauses begin, by part-of-speech tags; works with and without punctuation."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from rehearse.analysis.cue_lists import cue_list

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "ADP"})
_SUBJECT_REACH = 6
# Probabilities, chosen on answers whose punctuation was taken away.
BEGINS_FROM = 0.6
RULED_OUT_BELOW = 0.3


def clause_starts(
    doc: Doc, first: int, last: int, *, likely: Callable[[int], float] | None = None
) -> list[int]:
    """Return the tokens in `[first, last)` at which a clause begins; `first` is always one.

    `likely` gives, where nothing is punctuated, how probable a clause's beginning is at a
    character; it is heard beside the rules.
    """
    starts = [first]
    for index in range(first + 1, last):
        if _begins_clause(doc, index, likely) and _has_verb(doc, starts[-1], index):
            starts.append(index)
    return starts


def _begins_clause(doc: Doc, index: int, likely: Callable[[int], float] | None) -> bool:
    if likely is None:
        return is_clause_start(doc, index)
    chance = likely(doc[index].idx)
    if is_clause_start(doc, index):
        return chance >= RULED_OUT_BELOW
    return chance >= BEGINS_FROM


def is_clause_start(doc: Doc, index: int) -> bool:
    """Whether a clause with a subject and a finite verb of its own begins at this token."""
    if index == 0:
        return True
    before = doc[index - 1]
    words = cue_list("clauses")
    if _is_break(before):
        return opens_clause(doc, index)
    if doc[index].lower_ in words["openers"]:
        return opens_clause(doc, index) and before.lower_ not in words["openers"]
    if before.lower_ in words["binding"] or before.lower_ in words["openers"]:
        return False
    # No comma, no conjunction: only a bare pronoun after something that cannot govern it.
    return (
        doc[index].lower_ in words["subjects"]
        and _ends_clause(before)
        and _finite_after(doc, index + 1)
    )


def opens_clause(doc: Doc, index: int) -> bool:
    """Whether subject and finite verb follow, after any conjunctions and fillers."""
    words = cue_list("clauses")
    while index < len(doc) and (
        doc[index].lower_ in words["openers"] or doc[index].pos_ in {"INTJ", "PUNCT", "SPACE"}
    ):
        index += 1
    if index >= len(doc):
        return False
    if doc[index].lower_ in words["subjects"]:
        return _finite_after(doc, index + 1)
    return _noun_subject(doc, index)


def _is_break(token: Token) -> bool:
    return token.is_punct and token.text not in {"'", "\u2019", '"'}


def _ends_clause(token: Token) -> bool:
    return token.pos_ not in {"DET", "ADP", "AUX", "PART", "SCONJ", "CCONJ"}


def _finite_after(doc: Doc, index: int) -> bool:
    """Whether a finite verb stands here or after adverbs and fillers."""
    for token in doc[index : index + 3]:
        if token.tag_ in _FINITE:
            return True
        if token.pos_ not in {"ADV", "INTJ", "PUNCT", "SPACE"}:
            return False
    return False


def _noun_subject(doc: Doc, index: int) -> bool:
    if doc[index].pos_ not in _NOMINAL:
        return False
    for token in doc[index + 1 : index + _SUBJECT_REACH]:
        if token.tag_ in _FINITE:
            return True
        if token.pos_ not in _NOMINAL and token.pos_ not in {"ADV", "PART", "CCONJ"}:
            return False
    return False


def _has_verb(doc: Doc, first: int, last: int) -> bool:
    return any(token.tag_ in _FINITE for token in doc[first:last])
