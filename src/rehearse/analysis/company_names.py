"""Names in an answer that are meant for the company and are not its name."""

import re
from collections.abc import Iterator

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.sounds_alike import sounds_like
from rehearse.domain.transcript import Span

_CAPITALISED = re.compile(r"\b[A-Z][\w'\u2019]*(?:\.? (?:& |and |of )?[A-Z][\w'\u2019]*)*")
# In lowercase speech a name is looked for only where an employer is likely to be named.
_TOWARDS = r"\b(?:at|for|join|joining|to|with|by|saw|why|about|of)(?: the)? "
_SHARED_LETTERS = 4
_WORD = re.compile(r"[\w'\u2019]+")


def wrong_company_names(text: str, company: str) -> Iterator[Span]:
    """Yield names that share a word, or the beginning of one, with `company` and differ from it."""
    words = _WORD.findall(company)
    for match in _CAPITALISED.finditer(text):
        if _is_meant(match.group(), words) and not _is_right(match.group(), company, words):
            yield Span(match.start(), match.end())
    yield from _lowercase(text, company, words)


def _is_meant(said: str, words: list[str]) -> bool:
    return any(
        _begins_alike(part, word)
        for part in _WORD.findall(said)
        for word in _telling(words)
        if part.lower() not in cue_list("names")["not_names"]
    )


def _begins_alike(part: str, word: str) -> bool:
    short, long = part.lower(), word.lower()
    if short == long:
        return True
    return (
        len(long) > _SHARED_LETTERS
        and len(short) > _SHARED_LETTERS
        and short[:_SHARED_LETTERS] == long[:_SHARED_LETTERS]
    )


def _is_right(said: str, company: str, words: list[str]) -> bool:
    """Whether every telling part of what was said sounds like a part of the name."""
    if sounds_like(said, company):
        return True
    common = cue_list("names")["common_in_companies"]
    skipped = set(common) | set(cue_list("names")["not_names"])
    parts = [part for part in _WORD.findall(said) if part.lower() not in skipped]
    return all(any(sounds_like(part, word) for word in words) for part in parts)


def _lowercase(text: str, company: str, words: list[str]) -> Iterator[Span]:
    """In lowercase speech: the first word of a longer name followed by a wrong second one."""
    if len(words) < 2 or words[0].lower() in cue_list("names")["common_in_companies"]:
        return
    pattern = re.compile(rf"{_TOWARDS}({re.escape(words[0].lower())} ([a-z'\u2019]+))")
    for match in pattern.finditer(text):
        right = sounds_like(match[2], words[1]) or sounds_like(match[1], company)
        if not right and not _is_function_word(match[2]):
            yield Span(match.start(1), match.end(1))


def _is_function_word(word: str) -> bool:
    return word in cue_list("stop_words")["words"]


def _telling(words: list[str]) -> list[str]:
    common = cue_list("names")["common_in_companies"]
    kept = [word for word in words if word.lower() not in common]
    return kept or words
