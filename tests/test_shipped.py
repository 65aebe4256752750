"""What travels with the program is found, in a checkout and in an installed wheel."""

from pathlib import Path

import pytest

from rehearse import shipped
from rehearse.domain.errors import InstallationIncomplete


@pytest.mark.parametrize(
    ("folder", "file"),
    [
        ("question_banks", "common.toml"),
        ("models", "catalog.toml"),
        ("samples", "sample-interview.json"),
    ],
)
def test_every_folder_is_there(folder: str, file: str) -> None:
    assert (shipped.shipped_folder(folder) / file).is_file()


def test_a_wheel_s_own_folder_comes_before_a_checkout_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "packages" / "rehearse"
    inside, beside = package / "shipped_data" / "samples", tmp_path / "site" / "samples"
    beside.mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    assert shipped.shipped_folder("samples") == beside
    inside.mkdir(parents=True)
    assert shipped.shipped_folder("samples") == inside


def test_an_incomplete_installation_is_told() -> None:
    with pytest.raises(InstallationIncomplete, match="no-such-folder is missing from"):
        shipped.shipped_folder("no-such-folder")
