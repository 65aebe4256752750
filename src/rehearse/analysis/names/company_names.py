"""Names in an answer that are meant for the company and are not its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.names.sounds_alike import difference, sounds_like
from rehearse.analysis.text.said_words import (
    NameLike,
    SaidWord,
    is_cased,
    is_form_of_address,
    is_function_word,
    is_given_name,
    said_words,
)
from rehearse.domain.job import Job
from rehearse.domain.transcript import Span

# A name that begins with so many letters of the right one was meant for it ...
SHARED_LETTERS = 4
# ... and so was one that is off by no more than this, per sound.
VERY_NEAR = 0.3
# Where the person says that they want to go there, or adds what the company's name goes on with,
# a name may be further off.
NEAR = 0.55
SHORTEST_NAME = 4
_LOOKED_BACK = 5
_JOINTS = frozenset({"and", "of", "the", "n"})


@dataclass(frozen=True, slots=True)
class _Company:
    """A company's name: its words, those that few others have, and other words known with it."""

    words: tuple[str, ...]
    telling: tuple[str, ...]
    known: frozenset[str]
    is_partnership: bool

    def has(self, said: str) -> bool:
        """Whether this is a word of the name, two of them, or all of it, by sound."""
        pairs = ("".join(pair) for pair in pairwise(self.words))
        return any(sounds_like(said, name) for name in (*self.words, *pairs, "".join(self.words)))


def wrong_company_names(text: str, job: Job, is_name_like: NameLike) -> Iterator[Span]:
    """Yield names that were meant for the company, being near its name in part, and differ."""
    company = _company(job)
    if not company.words:
        return
    answer = _Answer(said_words(text), is_cased(text), is_name_like)
    at = 0
    while at < len(answer.words):
        last = _wrong_from(answer, at, company)
        if last is None:
            at += 1
            continue
        first = at - 1 if _stands_with(answer, at - 1, company) else at
        yield Span(answer.words[first].span.start, answer.words[last].span.end)
        at = last + 1


def _company(job: Job) -> _Company:
    words = tuple(word.base for word in said_words(job.company or ""))
    common = cue_list("names")["common_in_companies"]
    telling = tuple(word for word in words if word not in common and word not in _JOINTS)
    around = " ".join(filter(None, (job.interviewer, job.title, job.description)))
    known = frozenset(word.base for word in said_words(around))
    partners = re.search(r"&|\band\b", job.company or "") is not None
    return _Company(words, telling or words, known, partners)


@dataclass(frozen=True, slots=True)
class _Answer:
    words: list[SaidWord]
    is_cased: bool
    is_name_like: NameLike

    def leads_to(self, at: int, key: str) -> bool:
        """Whether what stands before a word is one of the patterns under `key`."""
        before = " ".join(word.lower for word in self.words[max(0, at - _LOOKED_BACK) : at])
        return cue_pattern("names", "company", key).search(before) is not None

    def joined(self, first: int, last: int) -> str:
        """The words from `first` to `last` as one; "" where there are none."""
        if first < 0 or last >= len(self.words):
            return ""
        return "".join(word.base for word in self.words[first : last + 1])

    def begins_sentence(self, at: int) -> bool:
        """Whether a capital would stand there anyway."""
        return at == 0 or any(stop in self.words[at - 1].gap for stop in '.?!:\u2026"')


def _wrong_from(answer: _Answer, at: int, company: _Company) -> int | None:
    """Return the last word of a wrong name that begins at `at`; None where none does."""
    word = answer.words[at]
    if answer.is_cased and not word.capital:
        return None
    if at and answer.words[at - 1].lower in cue_list("names")["titles"]:
        return None
    second = _wrong_second_word(answer, at, company)
    if second is not None:
        return second
    if is_function_word(word.base):
        return None
    if _is_near_miss(answer, at, company) or _is_wished_for(answer, at, company):
        return _end_of_name(answer, at, company)
    return None


def _wrong_second_word(answer: _Answer, at: int, company: _Company) -> int | None:
    """Return the second word in "Paper Moon" for "Paper Lantern", the first being right."""
    words = answer.words
    if len(company.telling) < 2 or not sounds_like(words[at].base, company.telling[0]):
        return None
    there = at + 1
    while company.is_partnership and there < len(words) and words[there].lower in _JOINTS:
        there += 1
    if there >= len(words) or any(word.gap.strip(" &") for word in words[at:there]):
        return None
    if not _is_other_name(answer, there, company) or company.has(answer.joined(at, there)):
        return None
    return there if _is_said_as_name(answer, at, there) else None


def _is_said_as_name(answer: _Answer, at: int, there: int) -> bool:
    """Whether two words are one name: "peel and chop" is none."""
    first, second = answer.words[at], answer.words[there]
    if answer.is_cased:
        return second.capital
    if answer.leads_to(at, "sought"):
        return True
    if there == at + 1:
        return False
    named = is_given_name(second.base) or answer.is_name_like(second.span)
    return named or answer.is_name_like(first.span)


def _is_other_name(answer: _Answer, at: int, company: _Company) -> bool:
    word = answer.words[at]
    if is_form_of_address(word.base) or word.base in cue_list("names")["common_in_companies"]:
        return False
    return not company.has(word.base) and not company.has(answer.joined(at, at + 1))


def _is_near_miss(answer: _Answer, at: int, company: _Company) -> bool:
    word = answer.words[at]
    if len(word.base) < SHORTEST_NAME or word.base in company.known:
        return False
    # Later words are mostly ordinary ones.
    names = company.telling[:1]
    if any(name.startswith(word.base) or word.base == f"{name}s" for name in names):
        # Short for it, or an ordinary word that the name is made of: "salt" at Saltmarsh.
        return False
    off = min(
        (difference(word.base, name) for name in names if len(name) >= SHORTEST_NAME), default=1.0
    )
    if off > NEAR or not _looks_like_name(answer, at) or _is_right(answer, at, company):
        return False
    if _has_neighbour(answer, at, company):
        return True
    if is_given_name(word.base) or answer.leads_to(at, "elsewhere"):
        return False
    near = off <= VERY_NEAR or any(
        word.base[:SHARED_LETTERS] == name[:SHARED_LETTERS] for name in names
    )
    return near or answer.leads_to(at, "sought")


def _is_wished_for(answer: _Answer, at: int, company: _Company) -> bool:
    """Whether the person says that they want to work there: it is meant for this company."""
    word = answer.words[at].base
    if len(word) < SHORTEST_NAME or word in company.known or not answer.leads_to(at, "wished"):
        return False
    is_name = answer.words[at].capital or answer.is_name_like(answer.words[at].span)
    return is_name and not is_given_name(word) and not _is_right(answer, at, company)


def _looks_like_name(answer: _Answer, at: int) -> bool:
    has_telling_capital = answer.is_cased and not answer.begins_sentence(at)
    return has_telling_capital or answer.is_name_like(answer.words[at].span)


def _is_right(answer: _Answer, at: int, company: _Company) -> bool:
    """Whether the word, alone or with its neighbours, is the right name by sound."""
    windows = ((at, at), (at, at + 1), (at, at + 2), (at - 1, at), (at - 1, at + 1))
    return any(company.has(answer.joined(first, last)) for first, last in windows)


def _has_neighbour(answer: _Answer, at: int, company: _Company) -> bool:
    """Whether a word of the company's name stands beside it."""
    return any(_stands_with(answer, index, company) for index in (at - 1, at + 1))


def _stands_with(answer: _Answer, at: int, company: _Company) -> bool:
    """Whether the word at `at` is one of the company's name."""
    if not 0 <= at < len(answer.words) or is_function_word(answer.words[at].lower):
        return False
    return any(sounds_like(answer.words[at].base, name) for name in company.words)


def _end_of_name(answer: _Answer, at: int, company: _Company) -> int:
    """The last word of the name: what follows in the company's name as well, or with a capital."""
    last = at
    while last + 1 < len(answer.words) and not answer.words[last].gap.strip(" &"):
        following = answer.words[last + 1]
        if not (company.has(following.base) or (answer.is_cased and following.capital)):
            break
        if is_function_word(following.base):
            break
        last += 1
    return last
