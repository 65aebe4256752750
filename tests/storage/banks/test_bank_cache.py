"""Banks read before come from the cache; a cache that is of no use does no harm."""

from pathlib import Path

import pytest

from rehearse.shipped import shipped_folder
from rehearse.storage.banks import bank_cache
from rehearse.storage.banks.bank_cache import BankCache
from rehearse.storage.banks.bank_files import load_bank, load_bank_files

BANK = '[bank]\nid = "b"\ntitle = "{title}"\nlanguage = "en"\nlicense = "L"\n'
QUESTION = '[[question]]\nid = "q"\nkind = "goals"\ntext = "Why?"\n'


@pytest.fixture
def cache_file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "banks.json"


def write(path: Path, title: str) -> Path:
    path.write_text(BANK.format(title=title) + QUESTION, encoding="utf-8")
    return path


def load_and_save(cache_file: Path, path: Path) -> str:
    cache = BankCache(cache_file)
    title = load_bank(path, cache=cache).title
    cache.save()
    return title


def test_cached_banks_are_the_same_as_those_read(cache_file: Path) -> None:
    folder = shipped_folder("question_banks")
    cache = BankCache(cache_file)
    first = load_bank_files(folder, cache=cache)
    cache.save()
    again = BankCache(cache_file)
    assert load_bank_files(folder, cache=again) == first == load_bank_files(folder)
    before = cache_file.stat().st_mtime_ns
    again.save()
    assert cache_file.stat().st_mtime_ns == before


def test_cache_is_what_is_read(cache_file: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "b.toml", "Real")
    load_and_save(cache_file, path)
    kept = cache_file.read_text(encoding="utf-8")
    cache_file.write_text(kept.replace('"Real"', '"From the cache"'), encoding="utf-8")
    assert load_and_save(cache_file, path) == "From the cache"


def test_changed_file_is_read_anew_and_the_old_one_forgotten(
    cache_file: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "b.toml", "One")
    assert load_and_save(cache_file, path) == "One"
    write(path, "Two")
    assert load_and_save(cache_file, path) == "Two"
    assert "One" not in cache_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"made_by": "x", "banks": 3}', b"\xff"])
def test_cache_that_is_none_is_made_anew(cache_file: Path, tmp_path: Path, content: bytes) -> None:
    cache_file.parent.mkdir()
    cache_file.write_bytes(content)
    path = write(tmp_path / "b.toml", "One")
    assert load_and_save(cache_file, path) == "One"
    assert b"One" in cache_file.read_bytes()


def test_cache_of_another_version_is_not_used(
    cache_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "b.toml", "Real")
    load_and_save(cache_file, path)
    kept = cache_file.read_text(encoding="utf-8")
    cache_file.write_text(kept.replace('"Real"', '"Old"'), encoding="utf-8")
    monkeypatch.setattr(bank_cache, "__version__", "99")
    assert load_and_save(cache_file, path) == "Real"


def test_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    path = write(tmp_path / "b.toml", "One")
    assert load_and_save(tmp_path / "cache" / "banks.json", path) == "One"
