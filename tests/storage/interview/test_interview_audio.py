"""Sound is found within the folder of the interview file and nowhere else."""

import contextlib
from pathlib import Path

import pytest

from rehearse.storage.interview.interview_audio import audio_path, audio_within


@pytest.mark.parametrize("audio", ["a.flac", "sub/a.flac", "sub/../a.flac", "ünïcode 🙂.flac"])
def test_a_path_within_is_resolved(tmp_path: Path, audio: str) -> None:
    path = audio_path(audio, tmp_path)
    assert path == (tmp_path / audio).resolve()
    assert audio_within(path, tmp_path) == path.relative_to(tmp_path.resolve()).as_posix()


@pytest.mark.parametrize(
    ("audio", "reason"),
    [
        ("/etc/passwd", "not absolute"),
        ("C:\\a.flac", "not absolute"),
        ("C:a.flac", "not absolute"),
        ("\\\\server\\share\\a.flac", "not absolute"),
        ("\\a.flac", "not absolute"),
        ("../a.flac", "lead out"),
        ("sub/../../a.flac", "lead out"),
        ("..\\a.flac", "lead out"),
        ("sub\\..\\..\\a.flac", "lead out"),
        ("..", "lead out"),
        (".", "must name a file"),
        ("sub/..", "must name a file"),
        ("a\x00.flac", "not a path"),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, audio: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        audio_path(audio, tmp_path)


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "interview"
    folder.mkdir()
    (folder / "out").symlink_to(tmp_path)
    with pytest.raises(ValueError, match="lead out"):
        audio_path("out/a.flac", folder)


def test_a_link_within_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "take-3.flac").touch()
    (tmp_path / "best.flac").symlink_to(tmp_path / "take-3.flac")
    path = audio_path("best.flac", tmp_path)
    assert audio_within(path, tmp_path) == "best.flac"


def test_links_in_a_circle_lead_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    # Python before 3.13 refuses to resolve them, later ones leave them as they are.
    with contextlib.suppress(ValueError):
        assert audio_path("a", tmp_path).is_relative_to(tmp_path.resolve())


def test_a_folder_reached_by_a_link_is_the_same_folder(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    assert audio_within(real / "a.flac", link) == "a.flac"
    assert audio_within(tmp_path / "a.flac", link) is None
