"""The shipped encoder: what it returns, and what it says of plain cases."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.analysis.encoder.answer_encoder import MOST_TOKENS, AnswerEncoder
from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.transcript import Span
from rehearse.shipped import shipped_folder

pytestmark = pytest.mark.model

QUESTION = "Why did you leave your last job?"


@pytest.fixture(scope="module")
def encoder() -> AnswerEncoder:
    return AnswerEncoder(shipped_folder("models") / "answers-en")


def test_every_token_has_its_characters_and_probabilities(encoder: AnswerEncoder) -> None:
    text = "My boss — 🙂 — never listened, naïvely."
    reading = encoder.read(QUESTION, text)
    assert len(reading.places) == len(reading.negativity) == len(reading.quality)
    assert [text[p.start : p.end] for p in reading.places][:2] == ["My", "boss"]
    assert np.allclose(reading.negativity.sum(axis=1), 1, atol=1e-4)
    assert np.allclose(reading.quality.sum(axis=1), 1, atol=1e-4)
    assert all(0 <= chance <= 1 for chance in reading.answer.values())


def test_an_answer_of_many_windows_is_read_to_its_end(encoder: AnswerEncoder) -> None:
    text = "we moved the stock to the back " * MOST_TOKENS
    reading = encoder.read(QUESTION, text)
    assert len(reading.places) == len(reading.negativity) == 7 * MOST_TOKENS
    assert reading.places[-1].end == len(text) - 1


def test_an_insult_reads_worse_than_praise(encoder: AnswerEncoder) -> None:
    insult = "My manager was a bully who took the credit for everything."
    praise = "My manager was a mentor who gave me the credit for everything."
    worst = [
        1 - encoder.read(QUESTION, text).negativity_of(Span(0, len(text)))["none"]
        for text in (insult, praise)
    ]
    assert worst[0] > worst[1]


def test_nothing_can_be_said_of_an_empty_span(encoder: AnswerEncoder) -> None:
    reading = encoder.read(QUESTION, "The contract ended.")
    assert set(reading.negativity_of(Span(3, 3)).values()) == {0.0}
    assert reading.worst_of(Span(3, 3)) == 0.0


@settings(max_examples=30, deadline=None)
@given(text=st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_text_can_be_read(text: str) -> None:
    reading = AnswerEncoder(shipped_folder("models") / "answers-en").read(QUESTION, text)
    assert all(0 <= p.start <= p.end <= len(text) for p in reading.places)


@pytest.mark.parametrize("gone", ["tokenizer.json", "heads.npz", "classes.json", "model.bin"])
def test_a_damaged_model_is_named(gone: str, tmp_path: Path) -> None:
    whole = shipped_folder("models") / "answers-en"
    for file in whole.iterdir():
        if file.name != gone:
            (tmp_path / file.name).symlink_to(file)
    with pytest.raises(ModelUnavailable, match="missing or damaged"):
        AnswerEncoder(tmp_path).read(QUESTION, "The contract ended.")
