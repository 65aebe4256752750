"""The interview file goes out and in again, and a bad one is refused with path and reason."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.support.ordinary_user import as_ordinary_user, folder_of_ordinary_user
from tests.support.stored_rehearsals import FEEDBACK, TRANSCRIPT, feedbacks, jobs, transcripts

from rehearse.domain.errors import ExportFailed, InterviewFileInvalid
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.transcript import Span, TimeRange, Transcript
from rehearse.shipped import shipped_folder
from rehearse.storage.interview.interview_file import JsonInterviewFiles

FILES = JsonInterviewFiles()
WORD = {"text": "so", "start": 0.42, "end": 0.58, "probability": 0.93}
ANSWER = {
    "id": "a1",
    "question": {"text": "Tell me about a time you missed a deadline.", "kind": "behavioral"},
    "transcript": "so um in my last job",
}
_some_text = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(str.strip)


def _document(**changes: Any) -> dict[str, Any]:
    return {"format": "rehearse-interview", "version": 1, "answers": [ANSWER], **changes}


def _with_answer(**changes: Any) -> dict[str, Any]:
    """A document whose second answer differs."""
    answer = {**ANSWER, "id": "a2", **changes}
    left = {name: value for name, value in answer.items() if value is not ...}
    return _document(answers=[ANSWER, left])


def _read(folder: Path, document: object) -> Interview:
    path = folder / "interview.json"
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    path.write_bytes(content)
    return FILES.read(path)


def _refusal(folder: Path, document: object) -> str:
    with pytest.raises(InterviewFileInvalid) as refusal:
        _read(folder, document)
    message = str(refusal.value)
    assert message.isprintable()
    return message


def test_the_example_of_the_format_is_read(tmp_path: Path) -> None:
    job = {"title": "Data analyst", "company": "Northwind", "interviewer": "Priya Shah"}
    answer = {**ANSWER, "transcript": "so", "words": [WORD], "audio": "a1.flac"}
    interview = _read(tmp_path, _document(job=job, answers=[answer]))
    assert interview.job == Job(title="Data analyst", company="Northwind", interviewer="Priya Shah")
    (read,) = interview.answers
    assert read.question == Question(
        text="Tell me about a time you missed a deadline.",
        kind=QuestionKind.BEHAVIORAL,
        invites_story=True,
    )
    assert read.transcript is not None
    assert read.transcript.times_of(Span(0, 2)) == TimeRange(0.42, 0.58)
    assert read.audio == tmp_path / "a1.flac"


@pytest.mark.parametrize("name", ["sample-interview.json", "sample-rehearsal.json"])
def test_the_shipped_samples_are_read(name: str) -> None:
    assert FILES.read(shipped_folder("samples") / name).answers


def test_what_may_be_left_out_may_be_null_too(tmp_path: Path) -> None:
    nulls = {"words": None, "audio": None, "feedback": None}
    question = {"text": "Why us?", "kind": None}
    bare = _read(tmp_path, _document(job=None, answers=[{**ANSWER, **nulls, "question": question}]))
    assert bare.job is None
    assert bare.answers[0].question.kind is QuestionKind.MOTIVATION
    empty = dict.fromkeys(("title", "company", "interviewer", "description"))
    assert _read(tmp_path, _document(job=empty)).job == Job()
    assert _read(tmp_path, _document(job={})).job == Job()
    assert _read(tmp_path, _document(answers=[])).answers == ()


def test_words_alone_make_the_transcript(tmp_path: Path) -> None:
    words = [WORD, {"text": "um", "start": 1, "end": 1}]
    (_, answer) = _read(tmp_path, _with_answer(transcript=..., words=words)).answers
    assert answer.transcript is not None
    assert answer.transcript.text == "so um"
    assert answer.transcript.words[1].probability == 1.0


def test_sound_alone_is_enough(tmp_path: Path) -> None:
    (_, answer) = _read(tmp_path, _with_answer(transcript=..., words=[], audio="a.flac")).answers
    assert answer.transcript is None
    assert answer.audio == tmp_path / "a.flac"


def test_an_empty_transcript_is_an_answer(tmp_path: Path) -> None:
    (_, answer) = _read(tmp_path, _with_answer(transcript="")).answers
    assert answer.transcript == Transcript(text="")


@pytest.mark.parametrize(
    ("document", "refusal"),
    [
        ([], "document: must be an object"),
        (None, "document: must be an object"),
        ({}, "format: is missing"),
        (_document(format="other"), 'format: must be one of "rehearse-interview"'),
        (_document(version=2), "version: must be 1, the only version that this program knows"),
        (_document(version="1"), "version: must be a whole number"),
        (_document(version=True), "version: must be a whole number"),
        (_document(version=1.0), "version: must be a whole number"),
        (_document(colour="red"), "colour: is not a known key"),
        (_document(answers={}), "answers: must be a list"),
        (_document(answers=None), "answers: must be a list"),
        (_document(answers=[3]), "answers[0]: must be an object"),
        (_document(job="analyst"), "job: must be an object"),
        (_document(job={"salary": 1}), "job.salary: is not a known key"),
        (_document(job={"title": 1}), "job.title: must be text"),
        (_with_answer(id="a1"), "answers[1].id: must be unique, and answers[0] has the same"),
        (_with_answer(id=...), "answers[1].id: is missing"),
        (_with_answer(id=2), "answers[1].id: must be text"),
        (_with_answer(id=" "), "answers[1].id: must not be blank"),
        (_with_answer(question="Why?"), "answers[1].question: must be an object"),
        (_with_answer(question={}), "answers[1].question.text: is missing"),
        (_with_answer(question={"text": ""}), "answers[1].question.text: must not be blank"),
        (
            _with_answer(question={"text": "Why?", "kind": "odd"}),
            'answers[1].question.kind: must be one of "behavioral", "motivation"',
        ),
        (_with_answer(transcript=...), "answers[1]: needs transcript, words or audio"),
        (_with_answer(transcript=..., words=[]), "answers[1]: needs transcript, words or audio"),
        (_with_answer(transcript=5), "answers[1].transcript: must be text"),
        (_with_answer(transcript="\ud83d"), "answers[1].transcript: must not hold half a char"),
        (_with_answer(words="so"), "answers[1].words: must be a list"),
        (_with_answer(words=["so"]), "answers[1].words[0]: must be an object"),
        (_with_answer(tempo=1), "answers[1].tempo: is not a known key"),
        (_with_answer(**{"a\nb": 1}), r"answers[1].a\nb: is not a known key"),
        (_with_answer(**{"a\ud800": 1}), "answers[1]: must not hold half a character"),
        (_with_answer(**{"x" * 999: 1}), f"answers[1].{'x' * 60}…: is not a known key"),
        (_with_answer(audio=""), "answers[1].audio: must not be blank"),
        (_with_answer(audio=7), "answers[1].audio: must be text"),
        (_with_answer(audio="/etc/a.flac"), "answers[1].audio: must be relative"),
        (_with_answer(audio="../a.flac"), "answers[1].audio: must not lead out of the folder"),
    ],
)
def test_a_bad_document_is_refused_with_path_and_reason(
    tmp_path: Path, document: object, refusal: str
) -> None:
    assert _refusal(tmp_path, document).startswith(refusal)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": ...}, "text: is missing"),
        ({"text": " "}, "text: must not be blank"),
        ({"start": ...}, "start: is missing"),
        ({"start": -0.1}, "start: must be 0 or more"),
        ({"start": "0.4"}, "start: must be a number"),
        ({"start": True}, "start: must be a number"),
        ({"start": None}, "start: must be a number"),
        ({"start": float("nan")}, "start: must be a finite number"),
        ({"end": float("inf")}, "end: must be a finite number"),
        ({"end": 10**400}, "end: must be a number"),
        ({"end": 0.3}, "end: must not be before the word's start, 0.42"),
        ({"start": 0.1}, "start: must not be before the start of the word before it, 0.42"),
        ({"probability": 1.1}, "probability: must be 1 or less"),
        ({"probability": -1}, "probability: must be 0 or more"),
        ({"loudness": 3}, "loudness: is not a known key"),
    ],
)
def test_a_bad_word_is_refused_with_path_and_reason(
    tmp_path: Path, changes: dict[str, Any], refusal: str
) -> None:
    word = {name: value for name, value in {**WORD, **changes}.items() if value is not ...}
    document = _with_answer(transcript=..., words=[WORD, WORD, word])
    assert _refusal(tmp_path, document) == f"answers[1].words[2].{refusal}"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", "line 1, column 1: is not JSON"),
        (b'{"format": "rehearse-interview",\n "version": }', "line 2, column 13: is not JSON"),
        (b"not json", "line 1, column 1: is not JSON"),
        (b'{"a": "caf\xe9"}', "line 1: is not UTF-8 text"),
        (b'{"a":\n"\xff"}', "line 2: is not UTF-8 text"),
        (b"[" * 200_000, "document: is nested too deeply"),
        (b'{"version": ' + b"9" * 5_000 + b"}", "document: holds a number with too many digits"),
        (b" " * 50_000_001, "document: is larger than 50 MB"),
        (
            json.dumps(_document(summary=float("nan"))).encode(),
            "document: holds NaN, which is not JSON",
        ),
    ],
)
def test_what_is_not_json_is_refused_with_its_place(
    tmp_path: Path, content: bytes, refusal: str
) -> None:
    assert _refusal(tmp_path, content).startswith(refusal)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InterviewFileInvalid, match="there is no such file"):
        FILES.read(tmp_path / "nowhere.json")
    with pytest.raises(InterviewFileInvalid, match="cannot be read"):
        FILES.read(tmp_path)


def test_a_byte_order_mark_is_no_trouble(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + json.dumps(_document()).encode()
    assert len(_read(tmp_path, content).answers) == 1


def test_a_transcript_that_its_words_contradict_is_refused(tmp_path: Path) -> None:
    message = _refusal(tmp_path, _with_answer(transcript="so what", words=[WORD]))
    assert message.startswith("answers[1].transcript: must be the words joined by one space")


def test_punctuation_and_capitals_of_the_transcript_count(tmp_path: Path) -> None:
    words = [WORD, {"text": "um", "start": 1, "end": 1.2}]
    (_, answer) = _read(
        tmp_path, _with_answer(transcript="So,  um …".strip(" …"), words=words)
    ).answers
    assert answer.transcript is not None
    assert answer.transcript.text == "So, um"
    assert answer.transcript.times_of(Span(4, 6)) == TimeRange(1, 1.2)


def test_an_export_with_feedback_reads_back(tmp_path: Path) -> None:
    sound = tmp_path / "sound" / "a1.flac"
    answer = InterviewAnswer(
        id="a1",
        question=Question(text="Tell me about a time …", kind=QuestionKind.BEHAVIORAL),
        transcript=TRANSCRIPT,
        audio=sound,
        feedback=FEEDBACK,
    )
    path = tmp_path / "export.json"
    FILES.write(Interview(job=Job(title="Chef"), answers=(answer,)), path)
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["answers"][0]["audio"] == "sound/a1.flac"
    assert "🙂" in path.read_text(encoding="utf-8")
    for finding in document["answers"][0]["feedback"]["findings"]:
        if finding["quote"] is not None:
            said = document["answers"][0]["transcript"]
            assert said[finding["start"] : finding["end"]] == finding["quote"]
    (read,) = FILES.read(path).answers
    assert read.audio == sound
    assert read.transcript is not None
    assert read.transcript.words == TRANSCRIPT.words
    assert read.feedback is None


interviews = st.builds(
    Interview,
    job=st.none() | jobs,
    answers=st.lists(
        st.builds(
            InterviewAnswer,
            id=_some_text,
            question=st.sampled_from(QuestionKind).map(
                lambda kind: Question(
                    text="Really? 🙂", kind=kind, invites_story=kind is QuestionKind.BEHAVIORAL
                )
            ),
            transcript=transcripts,
            feedback=st.none() | feedbacks,
        ),
        max_size=3,
        unique_by=lambda answer: answer.id,
    ).map(tuple),
)


@given(interview=interviews)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_interview_reads_back_but_for_its_feedback(
    tmp_path: Path, interview: Interview
) -> None:
    FILES.write(interview, tmp_path / "any.json")
    answers = tuple(replace(answer, feedback=None) for answer in interview.answers)
    assert FILES.read(tmp_path / "any.json") == replace(interview, answers=answers)


_json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
_keys = st.sampled_from(["id", "question", "transcript", "words", "audio", "feedback", "kind"])


@given(answer=st.dictionaries(_keys, _json_values), job=_json_values)
@example(answer={"audio": "\x00"}, job=None)
@example(answer={"audio": "a" * 10_000}, job=None)
@example(answer={"audio": "."}, job=None)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_an_interview_or_refused_in_one_line(
    tmp_path: Path, answer: dict[str, Any], job: object
) -> None:
    path = tmp_path / "any.json"
    path.write_text(json.dumps(_document(job=job, answers=[{**ANSWER, **answer}])))
    refusal = _refusal_or_none(path)
    if refusal is None:
        interview = FILES.read(path)
        FILES.write(interview, path)
        assert FILES.read(path) == interview
    else:
        assert refusal.isprintable()


def _refusal_or_none(path: Path) -> str | None:
    try:
        FILES.read(path)
    except InterviewFileInvalid as refusal:
        return str(refusal)
    return None


@given(content=st.binary())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    assert _refusal(tmp_path, content)


def test_a_file_that_cannot_be_written_is_told_and_the_old_one_stays() -> None:
    with folder_of_ordinary_user() as folder, as_ordinary_user():
        path = folder / "export.json"
        FILES.write(Interview(), path)
        before = path.read_bytes()
        folder.chmod(0o555)
        with pytest.raises(ExportFailed, match="could not be written"):
            FILES.write(Interview(job=Job()), path)
        assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="there is no such file or folder"):
        FILES.write(Interview(), tmp_path / "nowhere" / "export.json")
