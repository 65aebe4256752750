"""Which recogniser is chosen, and that the other one is left alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.tiny_whisper import Recital, build_whisper

from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.settings import EngineChoice
from rehearse.transcription.engines import choose_engine, engines_by_demand, planned_engine


@pytest.fixture
def models(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    return folder


def put(models: Path, name: str) -> None:
    build_whisper(models / name, Recital(text="hello there"))


def test_auto_is_the_built_in_recogniser_without_a_model(models: Path):
    planned = planned_engine(EngineChoice.AUTO, models, "base.en")
    assert (planned.name, planned.is_rough) == ("pocketsphinx", True)
    missing = planned_engine(EngineChoice.AUTO, models / "not there", "base.en")
    assert missing.is_rough


def test_auto_is_whisper_where_a_model_is_present(models: Path):
    put(models, "base.en")
    planned = planned_engine(EngineChoice.AUTO, models, "base.en")
    assert (planned.name, planned.is_rough) == ("whisper base.en", False)


def test_auto_takes_the_preferred_model_then_the_catalogues_then_any(models: Path):
    put(models, "anything")
    assert planned_engine(EngineChoice.AUTO, models, "base.en").name == "whisper anything"
    put(models, "small.en")
    assert planned_engine(EngineChoice.AUTO, models, "base.en").name == "whisper small.en"
    put(models, "base.en")
    assert planned_engine(EngineChoice.AUTO, models, "base.en").name == "whisper base.en"


def test_auto_leaves_an_incomplete_model_alone(models: Path):
    put(models, "base.en")
    (models / "base.en" / "tokenizer.json").unlink()
    assert planned_engine(EngineChoice.AUTO, models, "base.en").is_rough


def test_what_asks_less_of_the_machine_comes_after_the_chosen_model(models: Path):
    for name, text in (("tiny.en", "one"), ("base.en", "one two three"), ("small.en", "one two")):
        build_whisper(models / name, Recital(text=text))
    engines = engines_by_demand(EngineChoice.AUTO, models, "base.en")
    assert [engine.name for engine in engines] == [
        "whisper base.en",
        "whisper small.en",
        "whisper tiny.en",
        "pocketsphinx",
    ]
    assert len(engines_by_demand(EngineChoice.WHISPER, models, "tiny.en")) == 2
    assert len(engines_by_demand(EngineChoice.POCKETSPHINX, models, "base.en")) == 1


def test_whisper_without_its_model_says_what_to_do(models: Path):
    put(models, "small.en")
    with pytest.raises(ModelUnavailable, match=r"base\.en is not on this machine.*Download it"):
        choose_engine(EngineChoice.WHISPER, models, "base.en")


@pytest.mark.parametrize(
    ("choice", "model", "chosen", "left_alone"),
    [
        ("auto", "", "PocketSphinxTranscriber", "rehearse.transcription.whisper_engine"),
        ("pocketsphinx", "tiny.en", "PocketSphinxTranscriber", "ctranslate2"),
        ("auto", "tiny.en", "WhisperTranscriber", "pocketsphinx"),
        ("whisper", "tiny.en", "WhisperTranscriber", "pocketsphinx"),
    ],
)
def test_only_the_chosen_engine_is_loaded(
    models: Path, choice: str, model: str, chosen: str, left_alone: str
):
    if model:
        put(models, model)
    script = (
        "import sys; from pathlib import Path\n"
        "from rehearse.domain.settings import EngineChoice\n"
        "from rehearse.transcription.engines import choose_engine\n"
        f"engine = choose_engine(EngineChoice({choice!r}), Path({str(models)!r}), 'tiny.en')\n"
        f"print(type(engine).__name__, {left_alone!r} in sys.modules)\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60
    )
    assert printed.stdout.split() == [chosen, "False"]
