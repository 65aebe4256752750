"""Whisper models on this machine: a folder each, beneath one folder for all."""

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import Cancelled, ModelUnavailable

MANIFEST = "rehearse-model.json"
PARTIAL_SUFFIX = ".partial"
_DELETED_SUFFIX = ".deleted"
_NEEDED = ("model.bin", "config.json", "tokenizer.json")
_VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
# What faster-whisper reads from a folder; the rest of a repository is for people.
MODEL_FILES = frozenset({*_NEEDED, *_VOCABULARIES, "preprocessor_config.json"})
_COPY_BYTES = 4 * 1024 * 1024


class ModelFile(BaseModel):
    """One file of a model. `sha256`, or `git_sha1` for small files, is as the hub lists it."""

    model_config = ConfigDict(frozen=True)

    path: str
    size: int
    sha256: str | None = None
    git_sha1: str | None = None


class ModelManifest(BaseModel):
    """Where a downloaded model came from and what belongs to it."""

    model_config = ConfigDict(frozen=True)

    name: str
    repository: str
    revision: str
    files: tuple[ModelFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledModel:
    """A complete model on this machine; `size` in bytes."""

    name: str
    folder: Path
    size: int


def missing_files(folder: Path) -> tuple[str, ...]:
    """Return the files that the model in `folder` lacks or that have the wrong length."""
    present = {name for name in MODEL_FILES if _has_content(folder / name)}
    manifest = _manifest(folder)
    listed = manifest.files if manifest else ()
    broken = (file.path for file in listed if not _is_whole(folder / file.path, file.size))
    return tuple(dict.fromkeys((*missing_in(present), *broken)))


def missing_in(names: Collection[str]) -> tuple[str, ...]:
    """Return which files a model with the files `names` lacks."""
    missing = [name for name in _NEEDED if name not in names]
    if not any(name in names for name in _VOCABULARIES):
        missing.append("vocabulary.json")
    return tuple(missing)


def is_complete(folder: Path) -> bool:
    """Whether `folder` holds every file of a Whisper model, each of its listed length."""
    return not missing_files(folder)


def installed_models(models_folder: Path) -> tuple[InstalledModel, ...]:
    """Return the complete models beneath `models_folder`, by name; none where it is missing."""
    if not models_folder.is_dir():
        return ()
    return tuple(
        InstalledModel(name=folder.name, folder=folder, size=_size(folder))
        for folder in sorted(models_folder.iterdir())
        if folder.is_dir()
        and not folder.name.endswith((PARTIAL_SUFFIX, _DELETED_SUFFIX))
        and is_complete(folder)
    )


def damaged_files(folder: Path) -> tuple[str, ...]:
    """Return the files of a model that are not, byte for byte, what was listed for them.

    Of a model that was put there by hand only the lengths are known. Reads every byte.

    Raises:
        OSError: a file cannot be read.
    """
    manifest = _manifest(folder)
    listed = manifest.files if manifest else ()
    missing = missing_files(folder)
    others = (file for file in listed if file.path not in missing)
    changed = (file.path for file in others if not is_as_listed(folder / file.path, file))
    return (*missing, *changed)


def is_as_listed(path: Path, file: ModelFile) -> bool:
    """Whether what lies at `path` has the length and the checksum of `file`; raises OSError."""
    if path.stat().st_size != file.size:
        return False
    with path.open("rb") as content:
        if file.sha256:
            return hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
        # Git names small files by the SHA-1 of a header and the content; it guards against
        # damage on the way, for which it is good enough.
        digest = hashlib.sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)
        digest.update(content.read())
        return file.git_sha1 is None or digest.hexdigest() == file.git_sha1


def delete_model(models_folder: Path, name: str) -> None:
    """Delete a model and what has arrived of its download; nothing where there is none.

    Raises:
        ModelUnavailable: the name is not one of a model, or the files are in use.
    """
    _refuse_path(name)
    doomed = models_folder / f"{name}{_DELETED_SUFFIX}"
    try:
        if (models_folder / name).is_dir():
            remove_folder(doomed)
            # Renamed first, so that a model is never half there under its name.
            (models_folder / name).rename(doomed)
        remove_folder(doomed)
        remove_folder(models_folder / f"{name}{PARTIAL_SUFFIX}")
    except OSError as error:
        raise ModelUnavailable(
            f"The Whisper model {name} could not be deleted ({disk_trouble(error)}); close"
            " other windows of Rehearse and try again."
        ) from error


def adopt_folder(
    source: Path,
    models_folder: Path,
    *,
    name: str | None = None,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> InstalledModel:
    """Copy a model that lies elsewhere on this machine to where Rehearse keeps its own.

    `name` is what it will be called, the folder's name by default; `on_progress` gets bytes done
    and bytes in all. Links, as in a model hub's cache, are followed.

    Raises:
        ModelUnavailable: no complete model, no room, or the name is taken.
        Cancelled: nothing is left behind.
    """
    name = name or source.name
    _refuse_path(name)
    if missing := missing_files(source):
        raise ModelUnavailable(
            f"The folder {source} does not hold a complete Whisper model for faster-whisper"
            f" (missing: {', '.join(missing)}); choose the folder that holds model.bin."
        )
    if (models_folder / name).exists():
        raise ModelUnavailable(f"There is a model called {name} already; delete it first.")
    partial = models_folder / f"{name}{PARTIAL_SUFFIX}"
    try:
        _copy(_files_of(source), partial, on_progress, is_cancelled)
        partial.rename(models_folder / name)
    except OSError as error:
        remove_folder(partial)
        raise ModelUnavailable(
            f"The model could not be copied to {models_folder} ({disk_trouble(error)}); make room"
            " there and try again. The original is untouched."
        ) from error
    except Cancelled:
        remove_folder(partial)
        raise
    return InstalledModel(name=name, folder=models_folder / name, size=_size(models_folder / name))


def _manifest(folder: Path) -> ModelManifest | None:
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
        return ModelManifest.model_validate_json(text)
    except (OSError, UnicodeDecodeError, ValidationError):
        return None  # a model that was put there by hand has none


def _files_of(folder: Path) -> list[Path]:
    return [folder / name for name in sorted(MODEL_FILES) if (folder / name).is_file()]


def _copy(
    files: Iterable[Path],
    target: Path,
    on_progress: Callable[[int, int], None],
    is_cancelled: Callable[[], bool],
) -> None:
    files = list(files)
    total = sum(file.stat().st_size for file in files)
    remove_folder(target)
    target.mkdir(parents=True)
    done = 0
    for file in files:
        with file.open("rb") as source, (target / file.name).open("wb") as copy:
            while block := source.read(_COPY_BYTES):
                if is_cancelled():
                    raise Cancelled("Stopped. The model was not copied.")
                copy.write(block)
                done += len(block)
                on_progress(done, total)


def _refuse_path(name: str) -> None:
    if not name or name in {".", ".."} or Path(name).name != name or "\\" in name:
        raise ModelUnavailable(f'"{name}" is not the name of a model; choose one from the list.')


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _is_whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def remove_folder(folder: Path) -> None:
    """Delete a folder and what is in it; nothing where it is missing."""
    if folder.is_dir():
        shutil.rmtree(folder)
