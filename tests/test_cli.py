"""The commands do what the interview file's format and the README promise."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.support.interview_format import assert_obeys_format
from tests.support.take_factory import write_silence
from typer.testing import CliRunner, Result

from rehearse.cli import app
from rehearse.shipped import shipped_folder

SAMPLES = shipped_folder("samples")
REHEARSAL = SAMPLES / "sample-rehearsal.json"
QUOTE = "my old manager never listened to anybody"
ANSWER: dict[str, Any] = {
    "id": "a1",
    "question": {"text": "Why did you leave your last job?"},
    "transcript": f"Well, {QUOTE}.",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("REHEARSE_HOME", str(folder))
    return folder


def rehearse(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def interview(folder: Path, *answers: dict[str, Any], **more: Any) -> Path:
    path = folder / "interview.json"
    document = {"format": "rehearse-interview", "version": 1, "answers": answers, **more}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def analysed(path: Path) -> dict[str, Any]:
    result = rehearse("analyze", path, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_the_analysed_rehearsal_obeys_the_format_and_keeps_what_came_in() -> None:
    before = json.loads(REHEARSAL.read_text(encoding="utf-8"))
    after = analysed(REHEARSAL)
    assert_obeys_format(after)
    assert after["job"] == before["job"]
    for name in ("id", "transcript", "words"):
        assert [a[name] for a in after["answers"]] == [a[name] for a in before["answers"]]
    assert [a["audio"] for a in after["answers"]] == [a.get("audio") for a in before["answers"]]


def test_the_complaint_of_the_sample_is_found_where_it_is_said() -> None:
    answer = analysed(REHEARSAL)["answers"][1]
    (finding,) = [f for f in answer["feedback"]["findings"] if f["kind"] == "employer_negativity"]
    assert QUOTE in finding["quote"]
    said = next(word for word in answer["words"] if word["text"] == "listened")
    assert finding["start_s"] < said["start"] < said["end"] < finding["end_s"]
    assert answer["feedback"]["delivery"]["duration_s"] is not None


def test_what_comes_out_goes_in_again_and_comes_out_the_same(tmp_path: Path) -> None:
    for name in ("sample-rehearsal.json", "sample-answer.flac"):
        shutil.copy(SAMPLES / name, tmp_path)
    first = analysed(tmp_path / "sample-rehearsal.json")
    again = tmp_path / "again.json"
    again.write_text(json.dumps(first), encoding="utf-8")
    assert analysed(again) == first


def test_offsets_count_code_points_and_letters_stay_letters(tmp_path: Path) -> None:
    said = f"🙂 Zoë, naïve as I was: {QUOTE}."
    result = rehearse(
        "analyze", interview(tmp_path, {**ANSWER, "transcript": said}), "--format", "json"
    )
    document = json.loads(result.stdout)
    assert_obeys_format(document)
    assert "🙂 Zoë, naïve" in result.stdout
    assert any(f["quote"] for f in document["answers"][0]["feedback"]["findings"])


def test_an_interview_without_job_kind_or_words(tmp_path: Path) -> None:
    document = analysed(interview(tmp_path, ANSWER))
    assert_obeys_format(document)
    assert document["job"] is None
    (answer,) = document["answers"]
    assert answer["question"]["kind"] == "motivation"
    assert answer["feedback"]["delivery"]["duration_s"] is None


def test_an_interview_without_answers(tmp_path: Path) -> None:
    document = analysed(interview(tmp_path))
    assert_obeys_format(document)
    assert rehearse("analyze", interview(tmp_path)).stdout.strip() == ""


def test_several_hundred_answers_come_out_in_their_order(tmp_path: Path) -> None:
    samples = json.loads(REHEARSAL.read_text(encoding="utf-8"))
    answers = [
        {**samples["answers"][index % 6], "id": f"a{index}", "audio": None} for index in range(300)
    ]
    document = analysed(interview(tmp_path, *answers, job=samples["job"]))
    assert [answer["id"] for answer in document["answers"]] == [f"a{n}" for n in range(300)]
    assert document["summary"]["answers"] == 300
    assert_obeys_format(document)


def test_the_text_shows_what_costs_the_offer() -> None:
    result = rehearse("analyze", REHEARSAL, "--format", "text")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == rehearse("analyze", REHEARSAL).stdout
    assert QUOTE in " ".join(result.stdout.split())
    assert "Try: " in result.stdout


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", "line 1, column 1: is not JSON"),
        ("[]", "document: must be an object"),
        ('{"format": "rehearse-interview"}', "version: is missing"),
        (
            '{"format": "rehearse-interview", "version": 1, "answers": [{"id": "a"}]}',
            "answers[0].question: is missing",
        ),
        (
            '{"format": "rehearse-interview", "version": 1, "answers": [], "a\\nb": 1}',
            "a\\nb: is not a known key",
        ),
        ('{"format": "rehearse-interview", "version": 2, "answers": []}', "version: must be 1"),
    ],
)
def test_an_invalid_file_is_refused_in_one_line_that_begins_with_the_path(
    tmp_path: Path, content: str, line: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content)
    for output in ("json", "text"):
        result = rehearse("analyze", path, "--format", output)
        assert (result.exit_code, result.stdout) == (2, "")
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith(line)


def test_a_file_that_cannot_be_read_is_refused_too(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "no\nwhere.json", "there is no such file or folder"),
        (tmp_path, "it is a folder, not a file"),
    ):
        result = rehearse("analyze", path)
        assert (result.exit_code, result.stdout) == (2, "")
        (line,) = result.stderr.splitlines()
        assert reason in line


@pytest.mark.parametrize("is_there", [False, True])
def test_sound_that_is_missing_or_no_sound_stops_the_analysis(
    tmp_path: Path, is_there: bool
) -> None:
    if is_there:
        (tmp_path / "a1.flac").write_text("no sound")
    sound_only = {**ANSWER, "transcript": None, "audio": "a1.flac"}
    result = rehearse("analyze", interview(tmp_path, ANSWER, {**sound_only, "id": "a2"}))
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert "a1.flac" in line


def test_sound_that_is_missing_beside_a_transcript_is_no_hindrance(tmp_path: Path) -> None:
    document = analysed(interview(tmp_path, {**ANSWER, "audio": "gone.flac"}))
    assert document["answers"][0]["audio"] == "gone.flac"


def test_silence_is_an_answer_in_which_nothing_was_said(tmp_path: Path) -> None:
    write_silence(tmp_path / "silence.wav", seconds=2)
    answer = {**ANSWER, "transcript": None, "audio": "silence.wav"}
    document = analysed(interview(tmp_path, answer))
    assert document["answers"][0]["transcript"] == ""
    assert_obeys_format(document)


def test_a_silent_file_holds_nothing_to_transcribe(tmp_path: Path) -> None:
    silence = write_silence(tmp_path / "silence.wav", seconds=2)
    result = rehearse("transcribe", silence.path)
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("rehearse: ")


@pytest.mark.parametrize("is_there", [False, True])
def test_what_is_no_sound_cannot_be_transcribed(tmp_path: Path, is_there: bool) -> None:
    path = tmp_path / "letter.txt"
    if is_there:
        path.write_text("no sound")
    result = rehearse("transcribe", path)
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert "letter.txt" in line


def test_settings_that_cannot_be_used_are_told_beside_the_result(
    tmp_path: Path, home: Path
) -> None:
    home.mkdir()
    (home / "settings.json").write_text('{"long_pause_s": -1}')
    result = rehearse("analyze", interview(tmp_path, ANSWER), "--format", "json")
    assert result.exit_code == 0
    assert_obeys_format(json.loads(result.stdout))
    (line,) = result.stderr.splitlines()
    assert "long_pause_s" in line


def test_the_chosen_engine_must_be_there(tmp_path: Path, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text('{"engine": "whisper"}')
    silence = write_silence(tmp_path / "silence.wav")
    result = rehearse("transcribe", silence.path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "base.en" in result.stderr


def test_reports_that_cannot_be_written_are_told_before_the_long_work(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = rehearse("demo", "--to", tmp_path / "file" / "reports")
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert "reports" in line
    assert "--to" in line


def labelled_set(folder: Path) -> Path:
    answer = {
        "id": "a1",
        "job": None,
        "question": {"text": "Why did you leave?", "kind": "motivation"},
        "answer": "I liked it. My boss was a bully.",
        "labels": {
            "employer_negativity": [{"quote": "My boss was a bully.", "severity": "strong"}],
            "wrong_name": False,
        },
    }
    (folder / "answers.jsonl").write_text(json.dumps(answer) + "\n", encoding="utf-8")
    mistaken = {"text": "He was a wonderful boss.", "employer_negativity": "mild"}
    (folder / "sentences.jsonl").write_text(json.dumps(mistaken) + "\n", encoding="utf-8")
    return folder


def test_an_evaluation_gives_its_figures(tmp_path: Path) -> None:
    result = rehearse("evaluate", labelled_set(tmp_path), "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    assert document["kinds"]["employer_negativity"]["f1"] == 1.0
    assert document["kinds"]["employer_negativity"]["both"] == 1
    assert document["kinds"]["employer_negativity, single sentences"]["recall"] == 0.0
    assert document["passages"]["employer_negativity"]["precision"] == 1.0
    assert document["severity"] == [{"labelled": "strong", "found": "strong", "count": 1}]
    assert "errors" not in document


def test_an_evaluation_lists_what_was_judged_differently_on_request(tmp_path: Path) -> None:
    folder = labelled_set(tmp_path)
    result = rehearse("evaluate", folder, "--errors", "--format", "json")
    (error,) = json.loads(result.stdout)["errors"]
    assert (error["text"], error["expected"]) == ("He was a wonderful boss.", "true")
    table = rehearse("evaluate", folder, "--errors").stdout
    assert "He was a wonderful boss." in table
    assert "He was a wonderful boss." not in rehearse("evaluate", folder).stdout


def test_a_labelled_set_that_cannot_be_used(tmp_path: Path) -> None:
    for content in (None, b"{", b"\xff\xfe", b"[]", b'{"id": "a9"}'):
        if content is not None:
            (tmp_path / "answers.jsonl").write_bytes(content)
        result = rehearse("evaluate", tmp_path)
        assert (result.exit_code, result.stdout) == (2, "")
        (line,) = result.stderr.splitlines()
        assert "answers.jsonl" in line


def test_a_labelled_set_with_a_job_that_has_no_id(tmp_path: Path) -> None:
    (labelled_set(tmp_path) / "jobs.jsonl").write_text('{"title": "Analyst"}\n')
    result = rehearse("evaluate", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert "jobs.jsonl" in line


def test_the_version_is_printed() -> None:
    result = rehearse("--version")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("rehearse 0.")


def test_an_unknown_format_is_refused() -> None:
    result = rehearse("analyze", REHEARSAL, "--format", "xml")
    assert (result.exit_code, result.stdout) == (2, "")
