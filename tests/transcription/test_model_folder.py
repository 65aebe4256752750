"""Models on this machine: which are whole, deleting them, taking over a folder."""

import shutil
from pathlib import Path

import pytest
from tests.support.tiny_whisper import Recital, build_whisper

from rehearse.domain.errors import Cancelled, ModelUnavailable
from rehearse.transcription.model_folder import (
    MANIFEST,
    ModelFile,
    ModelManifest,
    adopt_folder,
    delete_model,
    installed_models,
    is_complete,
    missing_files,
)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return build_whisper(tmp_path / "elsewhere" / "small.en", Recital(text="hello there"))


def test_a_converted_model_is_complete(elsewhere: Path):
    assert is_complete(elsewhere)
    assert missing_files(elsewhere) == ()


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
def test_each_file_is_needed_and_must_not_be_empty(elsewhere: Path, name: str):
    (elsewhere / name).write_bytes(b"")
    assert missing_files(elsewhere) == (name,)
    (elsewhere / name).unlink()
    assert missing_files(elsewhere) == (name,)


def test_a_file_of_another_length_than_listed_is_missing(elsewhere: Path):
    size = (elsewhere / "model.bin").stat().st_size
    manifest = ModelManifest(
        name="small.en",
        repository="a/b",
        revision="main",
        files=(ModelFile(path="model.bin", size=size),),
    )
    (elsewhere / MANIFEST).write_text(manifest.model_dump_json())
    assert is_complete(elsewhere)
    with (elsewhere / "model.bin").open("ab") as file:
        file.truncate(size - 1)
    assert missing_files(elsewhere) == ("model.bin",)


def test_a_damaged_list_of_files_counts_as_none(elsewhere: Path):
    (elsewhere / MANIFEST).write_bytes(b"\xff{")
    assert is_complete(elsewhere)


def test_lists_complete_models_only(models: Path, elsewhere: Path):
    assert installed_models(models) == ()
    adopt_folder(elsewhere, models)
    shutil.copytree(elsewhere, models / "base.en.partial")
    (models / "tiny.en").mkdir()
    (models / "a file").write_text("")
    (found,) = installed_models(models)
    assert (found.name, found.folder) == ("small.en", models / "small.en")
    assert found.size == sum(path.stat().st_size for path in elsewhere.iterdir())


def test_takes_over_a_folder_with_links_as_a_cache_has_them(
    models: Path, elsewhere: Path, tmp_path: Path
):
    snapshot = tmp_path / "snapshot"
    snapshot.mkdir()
    for path in elsewhere.iterdir():
        (snapshot / path.name).symlink_to(path)
    seen: list[tuple[int, int]] = []
    adopted = adopt_folder(
        snapshot, models, name="mine", on_progress=lambda *share: seen.append(share)
    )
    assert seen[-1][0] == seen[-1][1] == adopted.size
    shutil.rmtree(elsewhere)
    assert is_complete(models / "mine")


def test_takes_over_no_incomplete_folder(models: Path, elsewhere: Path):
    (elsewhere / "tokenizer.json").unlink()
    with pytest.raises(ModelUnavailable, match=r"tokenizer\.json.*choose the folder that holds"):
        adopt_folder(elsewhere, models)
    assert not models.exists()


def test_a_model_is_not_overwritten(models: Path, elsewhere: Path):
    adopt_folder(elsewhere, models)
    with pytest.raises(ModelUnavailable, match=r"a model called small\.en already"):
        adopt_folder(elsewhere, models)


def test_a_cancelled_copy_leaves_nothing(models: Path, elsewhere: Path):
    with pytest.raises(Cancelled):
        adopt_folder(elsewhere, models, is_cancelled=lambda: True)
    assert list(models.iterdir()) == []


def test_says_where_a_copy_could_not_be_written(models: Path, elsewhere: Path):
    models.write_text("a file where the folder should be")
    with pytest.raises(ModelUnavailable, match="The original is untouched"):
        adopt_folder(elsewhere, models)


def test_deletes_a_model_and_its_download(models: Path, elsewhere: Path):
    adopt_folder(elsewhere, models)
    (models / "small.en.partial").mkdir()
    (models / "base.en").mkdir()
    delete_model(models, "small.en")
    assert [path.name for path in models.iterdir()] == ["base.en"]
    delete_model(models, "small.en")


@pytest.mark.parametrize("name", ["", ".", "..", "../elsewhere", "a/b", "a\\b"])
def test_deletes_nothing_outside_the_models(models: Path, elsewhere: Path, name: str):
    models.mkdir()
    with pytest.raises(ModelUnavailable, match="is not the name of a model"):
        delete_model(models, name)
    assert elsewhere.is_dir()
