"""A folder and rights as an ordinary person has them, even where the tests run as root."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NOBODY = 65_534


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Give up the rights of root within the block, so that read-only means read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def folder_of_ordinary_user() -> Iterator[Path]:
    """Give a folder that the user of `as_ordinary_user` owns, and delete it afterwards."""
    if not hasattr(os, "geteuid"):
        pytest.skip("read-only folders are tested on POSIX systems")
    folder = Path(tempfile.mkdtemp(prefix="rehearse-user-", dir="/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, _NOBODY, -1)
    try:
        yield folder
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)
