"""The list of models that ships with Rehearse."""

import re

import pytest
from faster_whisper.utils import _MODELS as KNOWN_REPOSITORIES

from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.settings import Settings
from rehearse.transcription.model_catalogue import catalogue, model_named, parse_catalogue

ENTRY = """
[[model]]
name = "tiny.en"
repository = "Systran/faster-whisper-tiny.en"
revision = "0d3d19a32d3338f10357c0889762bd8d64bbdeba"
licence = "MIT"
languages = "en"
download_bytes = 78_000_000
memory_bytes = 250_000_000
relative_speed = 10.0
processor_work = 1.0
exactness = 1
about = "The quickest; for old laptops."
"""


def test_the_repositories_are_those_that_faster_whisper_knows():
    for model in catalogue():
        assert model.repository == KNOWN_REPOSITORIES[model.name]


def test_offers_the_sizes_and_kinds_that_people_ask_for():
    names = {model.name for model in catalogue()}
    sizes = {"tiny", "base", "small", "medium"}
    assert names >= sizes | {f"{size}.en" for size in sizes}
    assert names >= {"large-v3-turbo", "distil-small.en", "distil-medium.en", "distil-large-v3"}


def test_recommends_the_model_that_the_settings_start_with():
    (recommended,) = (model.name for model in catalogue() if model.recommended)
    assert recommended == Settings().whisper_model


def test_english_names_and_languages_agree():
    for model in catalogue():
        if model.name.endswith(".en"):
            assert model.languages == "en"


def test_every_model_is_pinned_and_its_weights_are_known():
    for model in catalogue():
        (weights,) = model.files
        assert weights.path == "model.bin"
        # What is shown is the sum of the files, rounded up to a megabyte.
        assert weights.size < model.download_bytes < weights.size + 10_000_000
    assert len({model.revision for model in catalogue()}) == len(catalogue())
    assert len({model.files[0].sha256 for model in catalogue()}) == len(catalogue())


def test_what_is_more_exact_asks_more_of_a_processor_but_for_the_distilled():
    whole = [model for model in catalogue() if not model.name.startswith(("distil", "large"))]
    by_exactness = sorted(whole, key=lambda model: model.exactness)
    work = [model.processor_work for model in by_exactness]
    assert work == sorted(work)


def test_a_name_that_is_not_there_says_which_are():
    assert model_named("small.en").repository == "Systran/faster-whisper-small.en"
    with pytest.raises(ModelUnavailable, match=r'called "enormous"; choose one of: tiny\.en'):
        model_named("enormous")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (ENTRY + ENTRY, "the name tiny.en is used more than once"),
        (ENTRY.replace('"MIT"', "3"), "model.0.licence: "),
        (ENTRY.replace("78_000_000", "0"), "model.0.download_bytes: "),
        (ENTRY.replace("tiny.en", "../tiny", 1), "model.0.name: "),
        (ENTRY.replace("0d3d19a32d3338f10357c0889762bd8d64bbdeba", "main"), "model.0.revision: "),
        (ENTRY + 'colour = "red"\n', "model.0.colour: "),
        (ENTRY + "= 3\n", "line 14"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, problem: str):
    with pytest.raises(ValueError, match=re.escape(problem)):
        parse_catalogue(text)
