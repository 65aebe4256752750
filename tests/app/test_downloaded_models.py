"""The models of the catalogue come from a hub, stay in one folder, and go again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support import fake_hub
from tests.support.tiny_whisper import Recital, build_whisper

from rehearse.app import downloaded_models
from rehearse.app.downloaded_models import DownloadedModels
from rehearse.app.model_setup import SpeechModel
from rehearse.domain.errors import Cancelled, DownloadFailed, ModelUnavailable
from rehearse.transcription.model_catalogue import catalogue, model_named

FILES = {
    "config.json": b"{}",
    "model.bin": bytes(200_000),
    "tokenizer.json": b'{"version":"1.0"}',
    "vocabulary.txt": b"a\nb\n",
}


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[fake_hub.FakeHub]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    # The hub knows one repository and commit; that of the catalogue's base.en it is to be.
    base = model_named("base.en")
    for name in ("_TREE", "_FILE"):
        pattern = getattr(fake_hub, name).pattern.replace(fake_hub.REPOSITORY, base.repository)
        pattern = pattern.replace(fake_hub.COMMIT, base.revision)
        monkeypatch.setattr(fake_hub, name, re.compile(pattern))
    # The weights there are made up, which the real catalogue would not put up with.
    monkeypatch.setattr(
        downloaded_models,
        "model_named",
        lambda name: model_named(name).model_copy(update={"files": ()}),
    )
    with fake_hub.fake_hub(dict(FILES)) as serving:
        monkeypatch.setenv("HF_ENDPOINT", serving.address)
        yield serving


def _installed(store: DownloadedModels) -> list[str]:
    return [model.name for model in store.models() if model.is_installed]


def _download(store: DownloadedModels, name: str) -> list[tuple[int, int]]:
    seen: list[tuple[int, int]] = []
    store.download(
        name,
        on_progress=lambda done, total: seen.append((done, total)),
        is_cancelled=lambda: False,
    )
    return seen


def test_every_model_of_the_catalogue_is_offered_in_its_order(tmp_path: Path) -> None:
    models = DownloadedModels(tmp_path / "not-made-yet").models()
    assert [model.name for model in models] == [model.name for model in catalogue()]
    base = next(model for model in models if model.name == "base.en")
    assert base == SpeechModel(
        name="base.en",
        title="Whisper base.en (English)",
        description=model_named("base.en").about,
        licence="MIT",
        size_bytes=148_000_000,
        memory_bytes=310_000_000,
        relative_speed=7.0,
        is_installed=False,
    )
    assert {model.title.partition("(")[2] for model in models} == {"English)", "many languages)"}


def test_a_model_that_was_downloaded_is_installed_until_it_is_deleted(
    tmp_path: Path, hub: fake_hub.FakeHub
) -> None:
    store = DownloadedModels(tmp_path / "models")
    assert _installed(store) == []
    seen = _download(store, "base.en")
    total = sum(map(len, FILES.values()))
    assert seen[-1] == (total, total)
    assert _installed(store) == ["base.en"]
    store.delete("base.en")
    assert _installed(store) == []
    assert not list((tmp_path / "models").iterdir())


def test_a_download_that_was_stopped_leaves_nothing_installed(
    tmp_path: Path, hub: fake_hub.FakeHub
) -> None:
    store = DownloadedModels(tmp_path)
    done: list[int] = []
    with pytest.raises(Cancelled):
        store.download(
            "base.en",
            on_progress=lambda have, _total: done.append(have),
            is_cancelled=lambda: bool(done),
        )
    assert _installed(store) == []
    _download(store, "base.en")
    assert _installed(store) == ["base.en"]


def test_what_the_hub_does_not_hand_out_is_told(tmp_path: Path, hub: fake_hub.FakeHub) -> None:
    store = DownloadedModels(tmp_path)
    with pytest.raises(DownloadFailed):
        _download(store, "tiny.en")
    with pytest.raises(ModelUnavailable, match="no-such-model"):
        _download(store, "no-such-model")


def test_a_model_that_the_person_has_is_taken_over(tmp_path: Path) -> None:
    mine = build_whisper(tmp_path / "mine", Recital(text="so it goes"))
    store = DownloadedModels(tmp_path / "models")
    store.adopt("small.en", mine)
    assert _installed(store) == ["small.en"]
    assert (mine / "model.bin").is_file()


def test_copying_a_model_can_be_stopped(tmp_path: Path) -> None:
    mine = build_whisper(tmp_path / "mine", Recital(text="so it goes"))
    store = DownloadedModels(tmp_path / "models")
    with pytest.raises(Cancelled):
        store.adopt("small.en", mine, is_cancelled=lambda: True)
    assert _installed(store) == []
    assert list((tmp_path / "models").iterdir()) == []


def test_every_byte_of_a_model_is_looked_at(tmp_path: Path, hub: fake_hub.FakeHub) -> None:
    store = DownloadedModels(tmp_path)
    _download(store, "base.en")
    store.check("base.en")
    weights = tmp_path / "base.en" / "model.bin"
    weights.write_bytes(bytes(199_999) + b"x")
    with pytest.raises(ModelUnavailable, match=r"base\.en is damaged \(model\.bin\); delete it"):
        store.check("base.en")
    weights.unlink()
    with pytest.raises(ModelUnavailable, match=r"model\.bin"):
        store.check("base.en")
    with pytest.raises(ModelUnavailable, match=r"tiny\.en is damaged"):
        store.check("tiny.en")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    store = DownloadedModels(tmp_path / "models")
    with pytest.raises(ModelUnavailable, match=r"model\.bin"):
        store.adopt("base.en", tmp_path)
    assert _installed(store) == []
