"""`rehearse report`: interview files as a document of any format."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader
from tests.reports.rehearsals import sample_rehearsal
from tests.support.ordinary_user import as_ordinary_user, folder_of_ordinary_user
from typer.testing import CliRunner, Result

from rehearse.cli import app
from rehearse.shipped import shipped_folder
from rehearse.storage.library.library import SqliteLibrary

SAMPLE = shipped_folder("samples") / "sample-rehearsal.json"
QUOTE = "my old manager never listened to anybody"
pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("REHEARSE_HOME", str(folder))
    return folder


def report(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, ["report", *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def interview(path: Path, *transcripts: str, company: str = "Northwind", **more: Any) -> Path:
    answers = [
        {"id": f"a{at}", "question": {"text": "Why did you leave your last job?"}, "transcript": it}
        for at, it in enumerate(transcripts, start=1)
    ]
    document = {
        "format": "rehearse-interview",
        "version": 1,
        "job": {"title": "Data analyst", "company": company},
        "answers": answers,
        **more,
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["pdf", "html", "md", "docx", "json"])
def test_each_format_holds_the_analysed_answers(qapp: object, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"report.{ending}"
    result = report(SAMPLE, "--to", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == str(path)
    text = text_of(path)
    assert QUOTE in text
    assert "Tallowmere Water" in text


def test_the_measures_are_a_row_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "measures.csv"
    assert report(SAMPLE, "--to", path).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["answer"] for row in rows] == [str(number) for number in range(1, 7)]
    assert rows[1]["employer_negativity"] == "1"
    assert rows[0]["source"] == "sample-rehearsal.json"


def test_the_sound_of_flagged_moments_goes_with_it(tmp_path: Path) -> None:
    beside, page = tmp_path / "report-clips.zip", tmp_path / "report.html"
    result = report(SAMPLE, "--to", tmp_path / "report.md")
    assert result.stdout.splitlines() == [str(tmp_path / "report.md"), str(beside)]
    with zipfile.ZipFile(beside) as archive:
        assert archive.namelist()[0] == "question-02-point-1.mp3"
    assert report(SAMPLE, "--to", page).stdout == f"{page}\n"
    assert "data:audio/mpeg;base64," in page.read_text(encoding="utf-8")
    beside.unlink()
    assert report(SAMPLE, "--to", tmp_path / "report.md", "--without", "audio").exit_code == 0
    assert not beside.exists()


def test_without_names_no_name_is_left(tmp_path: Path) -> None:
    said = "I read about Northwind. My boss Karen Lodge never listened to anybody."
    source = interview(tmp_path / "anna-berg.json", said)
    for ending in ("html", "md", "json", "csv", "docx"):
        path = tmp_path / f"report.{ending}"
        assert report(source, "--to", path, "--without", "names").exit_code == 0
        text = text_of(path)
        assert not [name for name in ("Northwind", "Karen", "Lodge", "anna") if name in text]


def test_several_files_are_a_part_each(tmp_path: Path) -> None:
    first = interview(tmp_path / "anna.json", f"Well, {QUOTE}.")
    second = interview(tmp_path / "bert.json", "I wanted to work nearer home.", company="Oak")
    path = tmp_path / "both.html"
    assert report(first, second, "--to", path).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert text.count('<section class="part"') == 2
    assert "anna: Data analyst at Northwind" in text
    assert "bert: Data analyst at Oak" in text
    assert "Over all answers" not in text


def test_an_interview_file_of_different_jobs_says_that_it_names_none(tmp_path: Path) -> None:
    first = interview(tmp_path / "anna.json", "Yes.")
    second = interview(tmp_path / "bert.json", "No.", company="Oak")
    result = report(first, second, "--to", tmp_path / "both.json")
    assert result.exit_code == 0
    assert result.stderr == (
        "rehearse: the rehearsals are for different jobs, so the interview file names none.\n"
    )
    document = json.loads((tmp_path / "both.json").read_text(encoding="utf-8"))
    assert document["job"] is None
    assert [answer["id"] for answer in document["answers"]] == ["1-a1", "2-a1"]


def test_nothing_is_put_into_ones_own_library(tmp_path: Path, home: Path) -> None:
    assert report(SAMPLE, "--to", tmp_path / "report.md").exit_code == 0
    assert not list(home.rglob("*"))


def test_an_invalid_file_is_told_as_analyze_tells_it(tmp_path: Path) -> None:
    bad = interview(tmp_path / "bad.json", "Yes.", extra=1)
    result = report(bad, "--to", tmp_path / "report.html")
    said = CliRunner().invoke(app, ["analyze", str(bad)]).stderr
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)
    assert result.stderr.startswith("extra: ")
    assert not (tmp_path / "report.html").exists()


def test_among_several_the_file_is_named(tmp_path: Path) -> None:
    good, bad = interview(tmp_path / "good.json", "Yes."), tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    result = report(good, bad, "--to", tmp_path / "report.html")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{bad}: line 1, column 2: is not JSON")
    assert len(result.stderr.splitlines()) == 1
    missing = tmp_path / "missing.json"
    said = report(good, missing, "--to", tmp_path / "report.html").stderr
    assert said.startswith(f"{missing}: cannot be read")


def test_what_is_no_day_is_told_with_an_example(tmp_path: Path) -> None:
    result = report("--since", "yesterday", "--to", tmp_path / "report.html")
    assert result.exit_code == 2
    assert "yesterday is not a day" in result.stderr


def test_an_ending_that_names_no_format_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    result = report(tmp_path / "missing.json", "--to", tmp_path / "report.odt")
    assert result.exit_code == 1
    assert result.stderr == (
        "rehearse: report.odt was not written: name the file with one of the endings "
        ".pdf, .html, .md, .docx, .json, .csv.\n"
    )


@pytest.mark.parametrize("name", ["gone/report.md", "folder.md"])
def test_a_target_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.md").mkdir()
    result = report(interview(tmp_path / "a.json", "Yes."), "--to", tmp_path / name)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "folder.md"]


def test_a_folder_that_is_read_only() -> None:
    with folder_of_ordinary_user() as folder:
        source = interview(folder / "a.json", "Yes.")
        folder.chmod(0o555)
        with as_ordinary_user():
            result = report(source, "--to", folder / "report.md")
    assert result.exit_code == 1
    assert "you are not allowed to use it" in result.stderr


def test_a_file_that_is_there_stays_where_the_new_one_fails(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("before", encoding="utf-8")
    result = report(SAMPLE, "--to", path, "--without", "transcripts")
    assert result.exit_code == 1
    assert "an interview file is made of its transcripts" in result.stderr
    assert path.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize(
    "given", [["transcripts", "audio"], ["transcripts,audio"], ["Audio, TRANSCRIPTS"]]
)
def test_what_is_left_out_can_be_said_once_or_more(tmp_path: Path, given: list[str]) -> None:
    options = [word for one in given for word in ("--without", one)]
    path = tmp_path / "report.md"
    assert report(SAMPLE, "--to", path, *options).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert "What was said" not in text
    assert "The transcripts are left out" in text
    assert QUOTE in text


def test_what_cannot_be_left_out_is_told(tmp_path: Path) -> None:
    result = report(SAMPLE, "--to", tmp_path / "report.md", "--without", "plots")
    assert result.exit_code == 2
    assert "only these can be left out: transcripts, names," in result.stderr


def test_own_rehearsals_are_reported_by_job_and_day(tmp_path: Path, home: Path) -> None:
    result = report("--job", "oak", "--to", tmp_path / "report.md")
    assert result.exit_code == 1
    assert f"There is no library in {home} yet" in result.stderr
    home.mkdir()
    with SqliteLibrary(database=home / "library.db", recordings=home / "recordings") as library:
        library.save(sample_rehearsal())
    path = tmp_path / "report.md"
    assert report("--job", "tallowmere", "--since", "2026-11-01", "--to", path).exit_code == 0
    assert QUOTE in path.read_text(encoding="utf-8")
    result = report("--until", "2025-01-01", "--to", path)
    assert result.exit_code == 1
    assert "no answered rehearsal until 1 January 2025" in result.stderr


def test_it_must_be_said_what_to_report(tmp_path: Path) -> None:
    for given in ((), (SAMPLE, "--job", "oak")):
        result = report(*given, "--to", tmp_path / "report.md")
        assert result.exit_code == 1
        assert result.stderr.startswith("rehearse: Name interview files, or say which")
