"""Names by which an answer addresses somebody: "Good morning, Mrs Benson", "alright derek so"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.text.said_words import (
    NameLike,
    SaidWord,
    is_cased,
    is_form_of_address,
    is_function_word,
    is_given_name,
    said_words,
)
from rehearse.domain.transcript import Span

# How far into an answer a first name may stand by which somebody is greeted, in characters.
GREETED_WITHIN = 120
# "... so thank you, Irene": how far from the end.
TAKING_LEAVE_WITHIN = 40
# How far an aside after a name is followed, in characters.
LONGEST_ASIDE = 90
# Words before a name that are looked at; "thank you very much for seeing me" has seven.
_LOOKED_BACK = 8
_CLAUSE_ENDS = re.compile(r"[.?!\u2026]")
_STOPS = re.compile(r"[,.?!;:\u2026\u2013]|-(?=\s)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name may stand: its first word in `words`."""

    text: str
    words: list[SaidWord]
    at: int

    @property
    def word(self) -> SaidWord:
        return self.words[self.at]

    def before(self) -> str:
        """The words that lead up to it in its sentence, in lower case, with single spaces."""
        found: list[str] = []
        for word in reversed(self.words[max(0, self.at - _LOOKED_BACK) : self.at]):
            if _CLAUSE_ENDS.search(word.gap):
                break
            found.insert(0, word.lower)
        return " ".join(found)


def addressed(text: str, is_name_like: NameLike) -> Iterator[Span]:
    """Yield the names by which somebody is addressed, titles left out."""
    words = said_words(text)
    for at in range(len(words)):
        place = Place(text, words, at)
        if follows_title(place):
            if _is_titled_address(place):
                yield whole_name(place)
        elif _is_first_name_address(place, is_name_like):
            yield whole_name(place)


def follows_title(place: Place) -> bool:
    """Whether "Mr", "Doctor" and the like stand before; "I miss home" has none."""
    if not place.at or place.words[place.at - 1].lower not in cue_list("names")["titles"]:
        return False
    title = place.words[place.at - 1]
    before = place.words[place.at - 2].lower if place.at > 1 else ""
    is_verb = title.lower == "miss" and not title.capital and before in cue_list("names")["misses"]
    return not is_verb


def whole_name(place: Place) -> Span:
    """The name with the surname that follows it, where capitals show one."""
    last = place.at
    if place.word.gap == " " and last + 1 < len(place.words):
        following = place.words[last + 1]
        if following.capital and place.word.capital and not is_function_word(following.lower):
            last += 1
    return Span(place.word.span.start, place.words[last].span.end)


def _is_titled_address(place: Place) -> bool:
    title = Place(place.text, place.words, place.at - 1)
    # "I miss summer" and "the doctor there" name nobody; "Mr Winter" and "Miss Winter" do.
    is_plain = title.word.lower in cue_list("names")["plain_titles"] or place.word.capital
    if is_function_word(place.word.lower) if is_plain else is_form_of_address(place.word.lower):
        return False
    before = title.before()
    if is_quoted(before) or is_told_of(place):
        return False
    if _ends(before, "greetings"):
        return True
    opens_speech = before and _opens_alone(before) and not is_cased(place.text)
    if opens_speech or is_set_off(title, place):
        return following_word(place) not in cue_list("names")["tells_of_titled"]
    if stands_loosely(title) and not goes_on_about(place):
        return True
    opens = not before or _ends(before, "openers") or _ends(before, "goes_on")
    return (opens or stands_loosely(title)) and _is_followed_as_address(place)


def goes_on_about(place: Place) -> bool:
    """Whether, without punctuation, what follows a titled name tells something about them."""
    after = following_word(place)
    lists = cue_list("names")
    return after in lists["tells_of_titled"] or after in lists["goes_on_about"]


def is_told_of(place: Place) -> bool:
    """Whether, after an aside, something is told of them: "Mr Lacroix, at the Ambassador, said"."""
    end = whole_name(place).end
    rest = place.text[end : end + LONGEST_ASIDE].lower()
    return cue_pattern("names", "tells_after_aside").search(rest) is not None


def is_set_off(first: Place, name: Place) -> bool:
    """Whether commas part a name from its sentence: "Because, Mr Kaminski, it pays better".

    After a word for a person it tells who that is: "my first boss, Mr Kaminski, retired".
    """
    if not first.at or _STOPS.match(first.words[first.at - 1].gap) is None:
        return False
    after = _after_name(name)
    ends = after is None or _STOPS.match(after[0].strip()) is not None
    return ends and not _tells_of_a_person(first)


def stands_loosely(title: Place) -> bool:
    """Whether, where nothing is punctuated, no word before a title can govern it."""
    if is_cased(title.text) or not title.at:
        return False
    governs = title.words[title.at - 1].lower in cue_list("names")["governs"]
    return not governs and not _tells_of_a_person(title)


def _tells_of_a_person(place: Place) -> bool:
    """Whether a word for a person, or another name, stands before."""
    word = place.words[place.at - 1]
    is_name = word.capital and not is_function_word(word.lower) and place.at > 1
    before = place.before()
    return is_name or any(
        match.end() == len(before)
        for pattern in (
            cue_pattern("mentions", "person"),
            cue_pattern("names", "persons"),
            cue_pattern("names", "told_about"),
        )
        for match in pattern.finditer(before)
    )


def _is_first_name_address(place: Place, is_name_like: NameLike) -> bool:
    word, before = place.word, place.before()
    can_be_name = (word.capital or not is_cased(place.text)) and not is_form_of_address(word.lower)
    if not can_be_name or not _is_near_an_end(place):
        return False
    if is_quoted(before) or is_told_of(place) or not _is_followed_as_address(place):
        return False
    # "Success, Mrs Holm, would be": whoever stands there is called by the title.
    if following_word(place) in cue_list("names")["titles"]:
        return False
    known = is_given_name(word.lower)
    if _ends(before, "greetings") or _is_after_courtesy(place, before):
        return known or word.capital or is_name_like(word.span)
    known = known or _can_be_name(word, is_name_like)
    return known and word.span.start <= GREETED_WITHIN and _stands_apart(place, before)


def _stands_apart(place: Place, before: str) -> bool:
    """Whether a first name is no part of the sentence that it stands in."""
    if not before:
        return _STOPS.match(place.word.gap) is not None
    if _opens_alone(before):
        return True
    if _ends(before, "possessed") and not _turns_to_them(place):
        return False
    return place.word.capital and is_set_off(place, place)


def _turns_to_them(place: Place) -> bool:
    after = _after_name(place)
    if after is None or _CLAUSE_ENDS.search(after[0]):
        return True
    return after[1] in cue_list("names")["turns_to_them"]


def _is_near_an_end(place: Place) -> bool:
    span = place.word.span
    return (
        span.start <= GREETED_WITHIN or span.end >= len(place.text.rstrip()) - TAKING_LEAVE_WITHIN
    )


def _can_be_name(word: SaidWord, is_name_like: NameLike) -> bool:
    """Whether a word that is on no list can be a name: "honestly" and "admittedly" are none."""
    return not word.lower.endswith("ly") and is_name_like(word.span)


def _is_after_courtesy(place: Place, before: str) -> bool:
    """Whether it ends a sentence that begins so: "Thank you for seeing me, Mavis"."""
    return cue_pattern("names", "courtesies").search(before) is not None and (
        _STOPS.match(place.words[place.at - 1].gap) is not None or not is_cased(place.text)
    )


def _is_followed_as_address(place: Place) -> bool:
    """Whether what follows a name turns to the person, and tells nothing about them."""
    after = _after_name(place)
    if after is None:
        return True
    gap, following = after
    if _CLAUSE_ENDS.search(gap):
        # "Dr Banerjee? She'd run a mile": the name is what was asked about.
        return not ("?" in gap and following.split("'")[0] in ("he", "she"))
    if _STOPS.match(gap.strip()):
        return following not in cue_list("names")["tells_of_them"]
    return following in cue_list("names")["turns_to_them"]


def following_word(place: Place) -> str:
    after = _after_name(place)
    return after[1] if after else ""


def _after_name(place: Place) -> tuple[str, str] | None:
    """What stands after the name and the word there; None at the end of the answer."""
    end = whole_name(place).end
    for at in range(place.at, len(place.words)):
        if place.words[at].span.end == end:
            rest = place.words[at + 1 : at + 2]
            return (place.words[at].gap, rest[0].lower) if rest else None
    return None


def _ends(before: str, key: str) -> bool:
    return cue_pattern("names", key).search(before) is not None


def _opens_alone(before: str) -> bool:
    return cue_pattern("names", "only_openers").fullmatch(before) is not None


def is_quoted(before: str) -> bool:
    """Whether somebody else's words are told: "he said hello Peter"."""
    return cue_pattern("names", "quoting").search(before) is not None
