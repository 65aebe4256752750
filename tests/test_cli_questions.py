"""`rehearse questions`: what people and programs can do with banks on the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rehearse.cli import app
from rehearse.shipped import shipped_folder
from rehearse.storage.banks.bank_files import load_bank

BANK = """[bank]
id = "{id}"
title = "Try-outs"
language = "en"
license = "CC0-1.0"

[[question]]
id = "queue"
kind = "behavioral"
text = "{text}"
competencies = ["patience"]
follow_ups = [{{ missing = "result", text = "And how did it end?" }}]
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    (folder / "banks").mkdir(parents=True)
    monkeypatch.setenv("REHEARSE_HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    return folder


def questions(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, ["questions", *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def write_bank(
    path: Path,
    bank_id: str = "try-outs",
    text: str = "Tell me about a very long <b>queue</b>.",
) -> Path:
    path.write_text(BANK.format(id=bank_id, text=text), encoding="utf-8")
    return path


def test_list_names_every_question_once() -> None:
    result = questions("list", "--format", "json")
    keys = [one["key"] for one in json.loads(result.stdout)]
    assert result.exit_code == 0
    assert len(keys) == len(set(keys)) >= 450


def test_list_searches_and_filters(home: Path) -> None:
    write_bank(home / "banks" / "try-outs.toml")
    result = questions("list", "QUEUE", "patience", "--kind", "behavioral", "--format", "json")
    assert [one["key"] for one in json.loads(result.stdout)] == ["try-outs/queue"]
    table = questions("list", "--bank", "try-outs")
    assert table.stdout == "try-outs/queue  behavioral  Tell me about a very long <b>queue</b>.\n"
    assert table.stderr.startswith("1 question of ")
    assert questions("list", "--bank", "try-outs", "--competency", "conflict").stdout == ""
    assert questions("list", "--favourites").stdout == ""


def test_lines_of_a_table_fit_the_terminal() -> None:
    lines = questions("list").stdout.splitlines()
    assert max(map(len, lines)) <= 100
    assert any(line.endswith("…") for line in lines)


def test_list_of_a_bank_that_is_none_fails() -> None:
    result = questions("list", "--bank", "nowhere")
    assert (result.exit_code, result.stdout) == (1, "")
    assert 'There is no bank with the id "nowhere".' in result.stderr


def test_show_tells_all_of_a_question(home: Path) -> None:
    write_bank(home / "banks" / "try-outs.toml")
    shown = questions("show", "queue")
    assert shown.exit_code == 0
    assert "Tell me about a very long <b>queue</b>." in shown.stdout
    assert "patience" in shown.stdout
    assert "without result:     And how did it end?" in shown.stdout
    document = json.loads(questions("show", "try-outs/queue", "--format", "json").stdout)
    assert document["follow_ups"] == [{"missing": "result", "text": "And how did it end?"}]
    assert (document["suggested_seconds"], document["favourite"]) == (90, False)


def test_show_of_none_or_of_several_fails_and_says_so(home: Path) -> None:
    assert questions("show", "no-such-question").exit_code == 1
    write_bank(home / "banks" / "one.toml")
    write_bank(home / "banks" / "two.toml", "more")
    several = questions("show", "queue")
    assert several.exit_code == 1
    assert "more/queue" in several.stderr
    assert "try-outs/queue" in several.stderr


def test_validate_says_file_key_and_reason(tmp_path: Path) -> None:
    good = write_bank(tmp_path / "good.toml")
    bad = write_bank(tmp_path / "bad.toml", "bad")
    bad.write_text(bad.read_text().replace("behavioral", "riddle"))
    same = write_bank(tmp_path / "same.toml")
    result = questions("validate", good, bad, same, tmp_path / "none.toml")
    assert result.exit_code == 2
    assert result.stdout == "good.toml: is valid, 1 question\n"
    lines = result.stderr.splitlines()
    assert lines[0].startswith("bad.toml, question 1 (queue), kind: must be one of")
    assert lines[1] == 'same.toml, bank.id: "try-outs" is the id of good.toml already'
    assert lines[2].startswith("none.toml: cannot be read")


def test_shipped_banks_are_valid_together() -> None:
    result = questions("validate", shipped_folder("question_banks"))
    assert (result.exit_code, result.stderr) == (0, "")


def test_validate_without_anything_looks_at_ones_own(home: Path) -> None:
    assert "no bank file" in questions("validate").stderr
    write_bank(home / "banks" / "try-outs.toml")
    assert questions("validate").stdout == "try-outs.toml: is valid, 1 question\n"


def test_import_takes_what_is_right_and_names_what_is_not(tmp_path: Path, home: Path) -> None:
    good = write_bank(tmp_path / "good.toml")
    empty = tmp_path / "empty.toml"
    empty.touch()
    result = questions("import", empty, good)
    assert result.exit_code == 2
    assert result.stderr.startswith("empty.toml: is empty")
    assert result.stdout == "try-outs: imported, 1 question\n"
    assert load_bank(home / "banks" / "try-outs.toml").questions[0].id == "queue"
    assert "is here already" in questions("import", good).stdout


def test_import_of_a_taken_id_asks_what_to_do(tmp_path: Path, home: Path) -> None:
    questions("import", write_bank(tmp_path / "a.toml"))
    other = write_bank(tmp_path / "b.toml", text="Another?")
    refused = questions("import", other)
    assert refused.exit_code == 1
    assert "--if-taken" in refused.stderr
    assert questions("import", other, "--if-taken", "keep-both").exit_code == 0
    assert questions("import", other, "--if-taken", "replace").exit_code == 0
    texts = {load_bank(path).questions[0].text for path in (home / "banks").iterdir()}
    assert texts == {"Another?"}
    assert len(list((home / "banks").iterdir())) == 2


def test_export_writes_the_bank_and_overwrites_only_when_told(tmp_path: Path) -> None:
    result = questions("export", "common-en", tmp_path)
    path = tmp_path / "common-en.toml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert load_bank(path).id == "common-en"
    path.write_text("mine")
    assert questions("export", "common-en", path).exit_code == 1
    assert path.read_text() == "mine"
    assert questions("export", "common-en", path, "--overwrite").exit_code == 0
    assert load_bank(path).id == "common-en"
    assert questions("export", "nowhere", tmp_path).exit_code == 1


def test_broken_bank_is_a_warning_and_the_rest_is_listed(home: Path) -> None:
    (home / "banks" / "broken.toml").write_bytes(b"\xff")
    result = questions("list", "yourself")
    assert result.exit_code == 0
    assert result.stderr.startswith("rehearse: broken.toml, line 1: is not UTF-8 text")
    assert "common-en/tell-me-about-yourself" in result.stdout
