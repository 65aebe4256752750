"""Which answers are English, told from their words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.text.spoken_language import is_english
from rehearse.domain.transcript import Transcript

MATERIAL = Path(__file__).parents[3] / "models" / "training"

FOREIGN = {
    "German": "mein letzter Chef hat nie zugehört und die Firma war so schlecht organisiert",
    "Dutch": "mijn vorige baas luisterde nooit naar mij en we waren altijd te laat met alles",
    "Danish": "min gamle chef lyttede aldrig til nogen, og derfor er jeg gået fra firmaet",
    "French": "mon ancien patron ne m'écoutait jamais et j'ai donc quitté la société",
    "Spanish": "mi antiguo jefe nunca escuchaba a nadie y por eso me fui de la empresa",
    "Italian": "il mio vecchio capo non ascoltava mai nessuno, a noi è andata male",
    "Portuguese": "o meu antigo chefe nunca ouvia ninguém e por isso eu saí da empresa",
    "Polish": "mój poprzedni szef nigdy nikogo nie słuchał i dlatego odszedłem z firmy",
    "Czech": "můj bývalý šéf nikdy nikoho neposlouchal a proto jsem odešel z firmy",
    "Arabic": "كان مديري السابق لا يستمع إلى أحد",
    "Japanese": "前の上司は全く話を聞いてくれませんでした。",
    "Russian": "мой прежний начальник никогда никого не слушал",
}


def english() -> Iterator[str]:
    for path in sorted(MATERIAL.glob("**/*.jsonl")):
        if path.name != "jobs.jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                yield entry.get("answer") or entry["text"]


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_told_by_their_words(language: str) -> None:
    assert not is_english(Transcript(text=FOREIGN[language]))


def test_all_that_was_written_in_english_is_english() -> None:
    assert [text for text in english() if not is_english(Transcript(text=text))] == []


@pytest.mark.parametrize(
    "text", ["", "Nein.", "yes", "Zoë, naïve café", "🙂", "\x01\x02", "a" * 99]
)
def test_too_little_to_tell_is_taken_for_english(text: str) -> None:
    assert is_english(Transcript(text=text))


def test_the_recognisers_word_counts() -> None:
    assert not is_english(Transcript(text="we did it for the team", language="de"))
    assert is_english(Transcript(text="we did it for the team", language="en-GB"))


@given(text=st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_english(Transcript(text=text)) in {True, False}
