"""Reports are written whole or not at all."""

import errno
import os
import subprocess
import sys

import pytest

from rehearse.domain.errors import ExportFailed
from rehearse.reports.report_file import write_report


def leftovers(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".rehearse-")]


def test_the_file_holds_all_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "report.html"
    path.write_bytes(b"an older, much longer report")
    write_report(path, b"new")
    assert path.read_bytes() == b"new"
    assert [item.name for item in tmp_path.iterdir()] == ["report.html"]


def test_others_may_read_it_as_any_new_file(tmp_path):
    write_report(tmp_path / "report.html", b"new")
    (tmp_path / "plain").touch()
    assert (tmp_path / "report.html").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_missing_folder(tmp_path):
    with pytest.raises(
        ExportFailed,
        match=r"gone.report.html could not be written \(there is no such file or folder\)",
    ):
        write_report(tmp_path / "gone" / "report.html", b"new")


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ExportFailed, match="part of the path is a file, not a folder"):
        write_report(tmp_path / "file" / "report.html", b"new")


def test_a_folder_of_that_name(tmp_path):
    with pytest.raises(ExportFailed, match="it is a folder, not a file"):
        write_report(tmp_path, b"new")


def test_a_name_that_is_too_long(tmp_path):
    with pytest.raises(
        ExportFailed, match=r"\(the name is too long\).* choose another place or name"
    ):
        write_report(tmp_path / ("x" * 300), b"new")
    assert leftovers(tmp_path) == []


def test_a_long_name_that_the_disk_allows(tmp_path):
    path = tmp_path / ("x" * 250 + ".md")
    write_report(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you are not allowed to use it, or another program has it open"),
        (errno.EIO, "the disk reports an error"),
    ],
)
def test_what_the_system_refuses_is_said_and_the_old_report_stays(
    tmp_path, monkeypatch, number, sentence
):
    path = tmp_path / "report.html"
    path.write_bytes(b"old")

    def refuse(_descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(
        ExportFailed, match=rf"\({sentence}\); nothing was changed, and the rehearsal is safe"
    ):
        write_report(path, b"new")
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


_BEYOND_A_LIMIT = """
import resource, sys
from pathlib import Path
from rehearse.domain.errors import ExportFailed
from rehearse.reports.report_file import write_report
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_report(Path(sys.argv[1]), b"x" * 10_000)
except ExportFailed as error:
    sys.exit(0 if "takes no file of that size" in str(error) else f"wrong: {error}")
sys.exit("was written")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes")
def test_a_disk_that_takes_only_the_beginning_leaves_nothing(tmp_path):
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    subprocess.run(
        [sys.executable, "-c", _BEYOND_A_LIMIT, str(path)],
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []
