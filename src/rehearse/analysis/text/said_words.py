"""The words of an answer with what tells a name from other words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rehearse.analysis.cue_lists import cue_list
from rehearse.domain.transcript import Span

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
# Whether the word at a place can be a name; asked only where nothing simpler decides.
NameLike = Callable[[Span], bool]
# "O'Brien", "D'Souza": an apostrophe that shortens no verb.
_NAME_PREFIXES = ("o'", "d'")
_POSSESSIVE = re.compile(r"['\u2019]s$")


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word, what stands between it and the next, and whether it was printed with a capital."""

    lower: str
    span: Span
    gap: str
    capital: bool

    @property
    def base(self) -> str:
        """The word without a possessive ending."""
        return _POSSESSIVE.sub("", self.lower)


def said_words(text: str) -> list[SaidWord]:
    """Return the words of `text` in order."""
    matches = list(_WORD.finditer(text))
    ends = [match.start() for match in matches[1:]]
    if matches:
        ends.append(len(text))
    return [
        SaidWord(
            match.group().lower().replace("\u2019", "'"),
            Span(match.start(), match.end()),
            text[match.end() : end],
            match.group()[0].isupper(),
        )
        for match, end in zip(matches, ends, strict=True)
    ]


def is_cased(text: str) -> bool:
    """Whether the recogniser printed capitals, so that a name should have one."""
    return text != text.lower()


def is_function_word(word: str) -> bool:
    """Whether a word can be no name; "Sundays" is none, as "Sunday" is none."""
    return (
        word in _no_names()
        or word.removesuffix("s") in _no_names()
        or ("'" in word and not word.startswith(_NAME_PREFIXES))
    )


def is_form_of_address(word: str) -> bool:
    """Whether a word greets people without naming them, or is none that people are called by."""
    return is_function_word(word) or word in _not_called()


def is_given_name(word: str) -> bool:
    """Whether people are called so."""
    return word in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(cue_list("given_names")["words"].split())


@cache
def _no_names() -> frozenset[str]:
    return frozenset(cue_list("stop_words")["words"]) | frozenset(cue_list("names")["not_names"])


@cache
def _not_called() -> frozenset[str]:
    return frozenset(cue_list("names")["not_called"]) | frozenset(cue_list("names")["titles"])
