"""`rehearse progress` says what the window says."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import rehearsal
from typer.testing import CliRunner

from rehearse.cli import app
from rehearse.storage.folders import create_folders, find_folders
from rehearse.storage.library.library import SqliteLibrary

_RUNNER = CliRunner()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    folders = find_folders()
    create_folders(folders)
    return folders.library


def _fill(database: Path, count: int) -> None:
    with SqliteLibrary(database=database, recordings=database.parent) as library:
        for number in range(count):
            one = rehearsal(f"r{number}")
            started = one.started_at + timedelta(days=number)
            library.save(replace(one, started_at=started, name="=1+1"))


def test_without_a_library_it_says_so(home: Path) -> None:
    result = _RUNNER.invoke(app, ["progress"])
    assert result.exit_code == 1
    assert "There is no library" in result.stderr
    assert not home.exists()


def test_little_is_told_as_little(home: Path) -> None:
    _fill(home, 2)
    result = _RUNNER.invoke(app, ["progress"])
    assert result.exit_code == 0
    assert "A trend is told from 5 rehearsals on: 3 more." in result.stdout
    assert "Your median over 2 rehearsals: 128 words a minute." in result.stdout
    assert "conflict" in result.stdout


def test_json_holds_every_measure_and_its_points(home: Path) -> None:
    _fill(home, 6)
    document = json.loads(_RUNNER.invoke(app, ["progress", "--format", "json"]).stdout)
    pace = document["measures"]["pace"]
    assert pace["median"] == pytest.approx(128.5)
    assert pace["recommended"]["low"] == 120
    assert pace["trend"]["is_clear"] is False
    assert [point["rehearsal"] for point in pace["points"]] == [f"r{at}" for at in range(6)]
    assert {one["kind"]: one["answered"] for one in document["kinds"]}["behavioral"] == 6


def test_a_table_has_a_line_for_each_rehearsal(home: Path) -> None:
    _fill(home, 3)
    printed = _RUNNER.invoke(app, ["progress", "--format", "csv"]).stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row["pace"] for row in rows] == ["128.5"] * 3
    assert not rows[0]["name"].startswith("=")


def test_of_one_kind_alone(home: Path) -> None:
    _fill(home, 1)
    result = _RUNNER.invoke(app, ["progress", "--kind", "goals", "--format", "json"])
    assert json.loads(result.stdout)["measures"]["pace"]["points"] == []
    both = _RUNNER.invoke(app, ["progress", "--kind", "goals", "--competency", "x"])
    assert both.exit_code == 1


def test_a_competency_of_no_answer_is_told(home: Path) -> None:
    _fill(home, 1)
    result = _RUNNER.invoke(app, ["progress", "--competency", "juggling"])
    assert result.exit_code == 0
    assert 'no answer to a question about "juggling"' in result.stderr
    assert _RUNNER.invoke(app, ["progress", "--competency", "Conflict"]).stderr == ""
