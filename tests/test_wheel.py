"""What is installed holds everything that the program looks for beside its code."""

from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

_PROJECT = Path(__file__).parents[1]
_PACKAGE = _PROJECT / "src" / "rehearse"
_SHIPPED = ("question_banks", "samples", "models")


@pytest.fixture(scope="module")
def installed() -> frozenset[str]:
    """The paths of all files in a wheel, as they would be installed."""
    builder = WheelBuilder(str(_PROJECT))
    return frozenset(
        Path(file.distribution_path).as_posix() for file in builder.recurse_included_files()
    )


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".gitkeep" and path.suffix != ".pyc"
    ]


def test_the_package_is_there_with_the_data_beside_its_code(installed: frozenset[str]) -> None:
    there = {path.relative_to(_PACKAGE.parent).as_posix() for path in _files(_PACKAGE)}
    assert there <= installed
    kinds = {Path(path).suffix for path in there}
    assert {".py", ".toml", ".j2", ".css", ".qss", ".svg", ".ttf", ".typed"} <= kinds


@pytest.mark.parametrize("name", _SHIPPED)
def test_what_lies_outside_the_package_is_where_it_is_looked_for(
    name: str, installed: frozenset[str]
) -> None:
    folder = _PROJECT / name
    wanted = {
        f"rehearse/shipped_data/{path.relative_to(_PROJECT).as_posix()}"
        for path in _files(folder)
        if not path.is_relative_to(_PROJECT / "models" / "training")
    }
    assert wanted
    assert wanted <= installed


@pytest.mark.parametrize(
    "path",
    [
        "question_banks/behavioral-self.toml",
        "models/catalog.toml",
        "models/answers-en/model.bin",
        "models/syntax-en/config.cfg",
        "models/syntax-en/tok2vec/model",
        "samples/sample-interview.json",
        "samples/sample-answer.flac",
    ],
)
def test_the_first_start_finds_its_data(path: str, installed: frozenset[str]) -> None:
    assert f"rehearse/shipped_data/{path}" in installed


def test_nothing_of_the_workshop_is_installed(installed: frozenset[str]) -> None:
    assert not [path for path in installed if not path.startswith("rehearse/")]
    assert not [path for path in installed if "training" in path or "/tests/" in path]
