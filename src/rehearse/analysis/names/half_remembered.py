"""Names that begin as the interviewer's does and are another: what a nervous memory brings up.

People who forget a name mostly keep its first sound (Brown & McNeill 1966, the "tip of the tongue"
state). So a name that begins alike is taken for an address anywhere in an answer, where another
would need a greeting beside it.
"""

import re
from collections.abc import Iterator, Sequence

from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.names.forms_of_address import (
    Place,
    following_word,
    follows_title,
    goes_on_about,
    is_quoted,
    is_set_off,
    is_told_of,
    stands_loosely,
    whole_name,
)
from rehearse.analysis.text.said_words import (
    NameLike,
    is_cased,
    is_form_of_address,
    is_given_name,
    said_words,
)
from rehearse.domain.transcript import Span

_CLAUSE_END = re.compile(r"[.?!\u2026]")


def half_remembered(text: str, right: Sequence[str], is_name_like: NameLike) -> Iterator[Span]:
    """Yield names in `text` that begin as one of the names in `right` and address somebody.

    A right name is among them: whether it is one, its sound has to tell.
    """
    initials = frozenset(name[0].lower() for name in right)
    words = said_words(text)
    for at, word in enumerate(words):
        if word.lower[0] not in initials or is_form_of_address(word.lower):
            continue
        place = Place(text, words, at)
        is_address = _is_titled_address if follows_title(place) else _is_first_name_address
        if is_address(place, is_name_like):
            yield whole_name(place)


def _is_titled_address(place: Place, is_name_like: NameLike) -> bool:
    title = Place(place.text, place.words, place.at - 1)
    # "I miss home" names nobody.
    if title.word.lower not in cue_list("names")["plain_titles"] and not (
        is_given_name(place.word.lower) or is_name_like(place.word.span)
    ):
        return False
    if is_quoted(title.before()) or is_told_of(place):
        return False
    if following_word(place) in cue_list("names")["tells_of_titled"]:
        return False
    stands_alone = stands_loosely(title) and not goes_on_about(place)
    return is_set_off(title, place) or (stands_alone and not _is_somebodys(title))


def _is_somebodys(place: Place) -> bool:
    """Whether, without a comma, the words before it say who that is: "our keeper dr holland"."""
    return cue_pattern("names", "possessed").search(place.before()) is not None


def _is_first_name_address(place: Place, _: NameLike) -> bool:
    if is_quoted(place.before()) or is_told_of(place):
        return False
    if is_cased(place.text):
        return place.word.capital and (_is_apart(place) or _ends_sentence(place))
    return is_given_name(place.word.lower) and stands_loosely(place) and _turns(place)


def _is_apart(place: Place) -> bool:
    """Whether stops part it from what stands before and after, and no list goes on with it."""
    rest = place.words[place.at + 1 : place.at + 2]
    is_listed = bool(rest) and rest[0].capital and not is_form_of_address(rest[0].lower)
    has_stop = place.word.gap.strip() != ""
    ends = _CLAUSE_END.search(place.word.gap) is not None
    return is_set_off(place, place) and has_stop and (ends or not is_listed)


def _ends_sentence(place: Place) -> bool:
    """Whether it is the last word, after a comma: "I'm saving up for Canada, Brenda."."""
    before = place.words[place.at - 1].gap if place.at else ""
    return before.strip() == "," and _CLAUSE_END.match(place.word.gap.strip()) is not None


def _turns(place: Place) -> bool:
    """Whether, without punctuation, the talk turns to the person after their name, or ends."""
    after = following_word(place)
    return not after or after in cue_list("names")["turns_to_them"]
