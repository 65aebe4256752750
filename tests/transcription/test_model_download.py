"""Downloading a model from a hub that drops, stalls, corrupts, redirects and refuses."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.fake_hub import COMMIT, REPOSITORY, FakeHub, fake_hub

from rehearse.domain.errors import Cancelled, DownloadFailed
from rehearse.transcription.model_catalogue import CatalogueFile, CatalogueModel
from rehearse.transcription.model_download import download_model
from rehearse.transcription.model_folder import MANIFEST, InstalledModel, installed_models

MODEL_BIN = bytes(range(256)) * 4096  # a mebibyte
FILES = {
    "README.md": b"For people.",
    "config.json": b"{}",
    "model.bin": MODEL_BIN,
    "tokenizer.json": b'{"version":"1.0"}',
    "vocabulary.txt": b"a\nb\n",
}
MODEL = CatalogueModel(
    name="made-up.en",
    repository=REPOSITORY,
    revision=COMMIT,
    licence="MIT",
    languages="en",
    download_bytes=len(MODEL_BIN),
    memory_bytes=1,
    relative_speed=1,
    processor_work=1,
    exactness=1,
    about="Not a real model; it recognises nothing.",
)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with fake_hub(dict(FILES)) as serving:
        monkeypatch.setenv("HF_ENDPOINT", serving.address)
        yield serving


def download(folder: Path, **options) -> InstalledModel:
    return download_model(MODEL, folder, first_wait_s=0.0, **{"stall_s": 5.0, **options})


def test_brings_every_file_and_remembers_where_it_came_from(hub: FakeHub, tmp_path: Path):
    installed = download(tmp_path / "models")
    assert installed.folder == tmp_path / "models" / "made-up.en"
    assert (installed.folder / "model.bin").read_bytes() == MODEL_BIN
    assert not (installed.folder / "README.md").exists()
    manifest = json.loads((installed.folder / MANIFEST).read_text())
    assert (manifest["repository"], manifest["revision"]) == (REPOSITORY, COMMIT)
    assert installed_models(tmp_path / "models") == (installed,)


def test_progress_runs_from_the_first_byte_to_the_last(hub: FakeHub, tmp_path: Path):
    seen: list[tuple[int, int]] = []
    download(tmp_path, on_progress=lambda done, total: seen.append((done, total)))
    total = sum(len(FILES[name]) for name in FILES if name != "README.md")
    assert {all_of_it for _, all_of_it in seen} == {total}
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (total, total)
    assert len(seen) >= 4


def test_a_second_download_asks_for_nothing(hub: FakeHub, tmp_path: Path):
    first = download(tmp_path)
    hub.requests.clear()
    assert download(tmp_path) == first
    assert hub.requests == []


def test_goes_on_where_the_connection_dropped(hub: FakeHub, tmp_path: Path):
    hub.wrong.drops, hub.wrong.drop_after = 2, 300_000
    installed = download(tmp_path)
    assert (installed.folder / "model.bin").read_bytes() == MODEL_BIN
    first, *later = hub.file_requests("model.bin")
    assert first is None
    assert len(later) == 2
    assert all(asked and asked.startswith("bytes=") for asked in later)


def test_a_cancelled_download_is_resumed_later(hub: FakeHub, tmp_path: Path):
    done = 0

    def note(so_far: int, _total: int) -> None:
        nonlocal done
        done = so_far

    with pytest.raises(Cancelled):
        download(tmp_path, on_progress=note, is_cancelled=lambda: done > 100_000)
    assert installed_models(tmp_path) == ()
    hub.requests.clear()
    assert (download(tmp_path).folder / "model.bin").read_bytes() == MODEL_BIN
    (asked,) = hub.file_requests("model.bin")
    assert asked is not None
    assert int(asked.removeprefix("bytes=").rstrip("-")) >= 100_000
    assert hub.file_requests("config.json") == []


def test_starts_anew_where_the_server_sends_all_of_it_again(hub: FakeHub, tmp_path: Path):
    hub.wrong.drops, hub.wrong.drop_after, hub.wrong.ignores_range = 1, 300_000, True
    assert (download(tmp_path).folder / "model.bin").read_bytes() == MODEL_BIN


def test_fetches_a_corrupted_file_again(hub: FakeHub, tmp_path: Path):
    hub.files.pop("README.md")
    hub.wrong.corrupted = 1
    installed = download(tmp_path)
    for name, content in hub.files.items():
        assert (installed.folder / name).read_bytes() == content


def test_gives_up_on_a_file_that_is_corrupted_again(hub: FakeHub, tmp_path: Path):
    hub.wrong.corrupted = 99
    with pytest.raises(DownloadFailed, match="arrived damaged twice and was deleted"):
        download(tmp_path)
    assert installed_models(tmp_path) == ()
    assert list(tmp_path.rglob("*.part")) == []


def test_refuses_a_file_that_is_longer_than_listed(hub: FakeHub, tmp_path: Path):
    hub.wrong.sends_too_much = True
    with pytest.raises(DownloadFailed, match="damaged"):
        download(tmp_path)


def test_gives_up_a_connection_on_which_nothing_arrives(hub: FakeHub, tmp_path: Path):
    hub.wrong.stalls = 1
    installed = download(tmp_path, stall_s=0.3)
    assert (installed.folder / "model.bin").read_bytes() == MODEL_BIN


def test_follows_redirects_with_the_range(hub: FakeHub, tmp_path: Path):
    hub.wrong.redirects, hub.wrong.drops, hub.wrong.drop_after = True, 1, 300_000
    assert (download(tmp_path).folder / "model.bin").read_bytes() == MODEL_BIN
    assert any(path == "/elsewhere/model.bin" and asked for path, asked in hub.requests)


def test_waits_out_a_busy_server(hub: FakeHub, tmp_path: Path):
    hub.wrong.unavailable = 3
    assert download(tmp_path).name == "made-up.en"


def test_says_that_the_hub_cannot_be_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with fake_hub({}) as gone:
        address = gone.address
    monkeypatch.setenv("HF_ENDPOINT", address)
    with pytest.raises(DownloadFailed, match=r"cannot be reached.*goes on where it stopped"):
        download(tmp_path)


def test_keeps_what_arrived_when_the_connection_keeps_breaking(hub: FakeHub, tmp_path: Path):
    hub.wrong.drops, hub.wrong.drop_after = 99, 0
    with pytest.raises(DownloadFailed, match="keeps breaking"):
        download(tmp_path)
    hub.wrong.drops = 0
    assert download(tmp_path).name == "made-up.en"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("forbidden", "does not hand out .*403.*kept"),
        ("unknown_model", "does not hand out made-up.en .*401"),
        ("signs_in", "sign in, and try again"),
    ],
)
def test_a_refusal_is_one_sentence_on_what_to_do(
    hub: FakeHub, tmp_path: Path, wrong: str, sentence: str
):
    setattr(hub.wrong, wrong, True)
    with pytest.raises(DownloadFailed, match=sentence):
        download(tmp_path)


def test_refuses_a_repository_without_a_tokenizer(hub: FakeHub, tmp_path: Path):
    hub.wrong.hides = "tokenizer.json"
    with pytest.raises(DownloadFailed, match=r"missing: tokenizer\.json"):
        download(tmp_path)


def known_weights(content: bytes) -> CatalogueModel:
    """The model, when the catalogue knows that `content` is its weights."""
    digest = hashlib.sha256(content).hexdigest()
    known = CatalogueFile(path="model.bin", size=len(content), sha256=digest)
    return MODEL.model_copy(update={"files": (known,)})


def test_weights_that_the_catalogue_knows_are_downloaded(hub: FakeHub, tmp_path: Path):
    installed = download_model(known_weights(MODEL_BIN), tmp_path, first_wait_s=0.0)
    assert (installed.folder / "model.bin").read_bytes() == MODEL_BIN


def test_refuses_a_hub_that_lists_other_weights_than_the_catalogue(hub: FakeHub, tmp_path: Path):
    hub.files["model.bin"] = bytes(len(MODEL_BIN))
    with pytest.raises(DownloadFailed, match=r"something else .*model\.bin is not the file"):
        download_model(known_weights(MODEL_BIN), tmp_path, first_wait_s=0.0)
    assert hub.file_requests("model.bin") == []
    assert installed_models(tmp_path) == ()


def test_checks_the_room_on_the_disk_first(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    full = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    with pytest.raises(DownloadFailed, match=r"needs 202 MB and 1 MB are free"):
        download(tmp_path)
    assert hub.file_requests("model.bin") == []


def test_says_where_it_may_not_write(hub: FakeHub, tmp_path: Path):
    (tmp_path / "models").write_text("a file where the folder should be")
    with pytest.raises(DownloadFailed, match="could not be written to"):
        download(tmp_path / "models")


def test_a_mirror_that_is_no_address_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HF_ENDPOINT", "mirror.example")
    with pytest.raises(DownloadFailed, match=r'"mirror\.example" in HF_ENDPOINT'):
        download(tmp_path)


def test_a_proxy_of_an_unknown_kind_is_named(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("ALL_PROXY", "gopher://127.0.0.1:70")
    with pytest.raises(DownloadFailed, match="proxy"):
        download(tmp_path)


def test_replaces_an_incomplete_model(hub: FakeHub, tmp_path: Path):
    broken = tmp_path / "made-up.en"
    broken.mkdir()
    (broken / "model.bin").write_bytes(b"half")
    assert (download(tmp_path).folder / "model.bin").read_bytes() == MODEL_BIN
