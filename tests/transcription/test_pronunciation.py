"""Guessed pronunciations: near enough, and never what the recogniser does not know."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pocketsphinx import Decoder

from rehearse.transcription.pronunciation import pronunciations

KNOWN = {
    "quick": "K W IH K",
    "books": "B UH K S",
    "s": "EH S",
    "q": "K Y UW",
    "l": "EH L",
    "a": "AH",
    "w": "D AH B AH L Y UW",
}
# What the acoustic model of the built-in recogniser knows (its mdef file), without noises.
PHONES = frozenset(
    re.findall(
        r"\w+",
        """AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW
        V W Y Z ZH""",
    )
)


@pytest.mark.parametrize(
    ("name", "phones"),
    [
        ("QuickBooks", "K W IH K B UH K S"),
        ("SQL", "EH S K Y UW EH L"),
        ("AWS", "EY D AH B AH L Y UW EH S"),
        ("Kubernetes", "K UW B ER N EH T IY Z"),
        ("Okonkwo", "OW K OW NG K W OW"),
        ("Priya", "P R IY AH"),
        ("Jira", "JH IY R AH"),
        ("Schmidt", "SH M IY D T"),
    ],
)
def test_the_likeliest_way_to_say_a_name(name: str, phones: str):
    assert pronunciations(name, KNOWN.get)[0] == phones


def test_nothing_is_said_of_what_has_no_letters():
    assert pronunciations("", KNOWN.get) == ()
    assert pronunciations("2000", KNOWN.get) == ()
    assert pronunciations("株式会社", KNOWN.get) == ()


@given(st.text(max_size=20))
def test_every_guess_is_of_phones_and_none_comes_twice(name: str):
    guesses = pronunciations(name, KNOWN.get)
    assert len(set(guesses)) == len(guesses)
    assert {phone for guess in guesses for phone in guess.split()} <= PHONES
    assert all(guesses)


def test_the_recogniser_takes_every_phone():
    decoder = Decoder(loglevel="FATAL")
    decoder.add_word("zzzallphones", " ".join(sorted(PHONES)), update=False)
    assert decoder.lookup_word("zzzallphones") == " ".join(sorted(PHONES))
