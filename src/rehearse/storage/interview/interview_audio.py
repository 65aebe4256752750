"""The `audio` of an answer: a path relative to the interview file, never out of its folder."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath


def audio_path(audio: str, folder: Path) -> Path:
    """Return the absolute path of `audio`, given relative to `folder`; it need not exist.

    Raises:
        ValueError: what is wrong with it, for the person.
    """
    if any(flavour(audio).anchor for flavour in (PurePosixPath, PureWindowsPath)):
        raise ValueError("must be relative to the folder of this file, not absolute")
    root = folder.absolute()
    # By name, so that a link keeps its name; where it leads is looked at as well.
    path = Path(os.path.normpath(root / audio))
    try:
        leads_within = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError) as error:
        raise ValueError("is not a path to a file") from error
    # Written on Windows, read elsewhere: there a backslash is a letter like any other.
    climbs = "\\" in audio and ".." in PureWindowsPath(audio).parts
    if climbs or not leads_within or not path.is_relative_to(root):
        raise ValueError("must not lead out of the folder of this file")
    if path == root:
        raise ValueError("must name a file")
    return path


def audio_within(path: Path, folder: Path) -> str | None:
    """Return `path` relative to `folder`, with forward slashes; None where it lies outside."""
    by_name = (Path(os.path.normpath(path.absolute())), folder.absolute())
    for file, root in (by_name, (path.resolve(), folder.resolve())):
        if file.is_relative_to(root):
            return file.relative_to(root).as_posix()
    return None
