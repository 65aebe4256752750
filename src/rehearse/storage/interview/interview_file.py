"""Reading and writing interview files."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import ExportFailed, InterviewFileInvalid
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.transcript import Transcript
from rehearse.storage.interview.interview_audio import audio_path
from rehearse.storage.interview.interview_document import to_document
from rehearse.storage.interview.interview_model import AnswerObject, InterviewDocument
from rehearse.storage.interview.interview_words import fit_words, time_problem
from rehearse.storage.validation_message import first_problem, path_of, reason_of
from rehearse.whole_file import write_whole

MOST_BYTES = 50_000_000
"""A word takes some 80 bytes, so this is about ten hours of talk."""


class JsonInterviewFiles:
    """The interview file as JSON."""

    def read(self, path: Path) -> Interview:
        """Return the interview in the file; feedback and summary in it are not read.

        Raises:
            InterviewFileInvalid: "PATH IN DOCUMENT: what is wrong", in one line.
        """
        checked = _check(_read(path))
        _refuse_repeated_ids(checked)
        return Interview(
            job=checked.job.to_job() if checked.job else None,
            answers=tuple(
                _answer(answer, at=f"answers[{index}]", folder=path.parent)
                for index, answer in enumerate(checked.answers)
            ),
        )

    def write(self, interview: Interview, path: Path) -> None:
        """Write the interview, feedback and summary included, whole or not at all.

        Sound files in the folder of `path` are named in it, others are not.

        Raises:
            ExportFailed: nothing was changed at `path`.
        """
        document = to_document(interview, folder=path.parent)
        try:
            write_whole(path, to_json(document).encode())
        except OSError as error:
            raise ExportFailed(
                f"The interview file {path} could not be written ({disk_trouble(error)}); the "
                "rehearsal is safe in the library. Choose another folder and try again."
            ) from error


def to_json(document: dict[str, Any]) -> str:
    """Return a document as the text that is printed and written, with a last line break."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InterviewFileInvalid(f"{path}: cannot be read ({disk_trouble(error)})") from error
    if len(content) > MOST_BYTES:
        raise InterviewFileInvalid(f"document: is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InterviewFileInvalid(f"line {line}: is not UTF-8 text") from error


def _check(text: str) -> InterviewDocument:
    not_json: list[str] = []
    document = _parse(text, not_json)
    try:
        checked = InterviewDocument.model_validate(document)
    except ValidationError as error:
        problem = first_problem(error)
        place = path_of(problem["loc"]) or "document"
        reason = reason_of(problem, object_name="an object")
        raise InterviewFileInvalid(f"{place}: {reason}") from error
    if not_json:
        raise InterviewFileInvalid(f"document: holds {not_json[0]}, which is not JSON")
    return checked


def _parse(text: str, not_json: list[str]) -> object:
    def note_constant(name: str) -> float:
        # Kept for the moment, so that the model can say where it stands.
        not_json.append(name)
        return float(name)

    try:
        return json.loads(text, parse_constant=note_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InterviewFileInvalid(f"{place}: is not JSON: {error.msg}") from error
    except RecursionError as error:
        raise InterviewFileInvalid("document: is nested too deeply") from error
    except ValueError as error:
        raise InterviewFileInvalid("document: holds a number with too many digits") from error


def _refuse_repeated_ids(document: InterviewDocument) -> None:
    first_at: dict[str, int] = {}
    for index, answer in enumerate(document.answers):
        first = first_at.setdefault(answer.id, index)
        if first != index:
            raise InterviewFileInvalid(
                f"answers[{index}].id: must be unique, and answers[{first}] has the same"
            )


def _answer(answer: AnswerObject, *, at: str, folder: Path) -> InterviewAnswer:
    return InterviewAnswer(
        id=answer.id,
        question=answer.question.to_question(),
        transcript=_transcript(answer, at=at),
        audio=_audio(answer.audio, at=at, folder=folder),
    )


def _audio(audio: str | None, *, at: str, folder: Path) -> Path | None:
    if audio is None:
        return None
    try:
        return audio_path(audio, folder)
    except ValueError as error:
        raise InterviewFileInvalid(f"{at}.audio: {error}") from error


def _transcript(answer: AnswerObject, *, at: str) -> Transcript | None:
    words = tuple(word.to_word() for word in answer.words or ())
    if not words:
        return None if answer.transcript is None else Transcript(text=answer.transcript)
    if problem := time_problem(words):
        index, key, reason = problem
        raise InterviewFileInvalid(f"{at}.words[{index}].{key}: {reason}")
    if answer.transcript is None:
        return Transcript.from_words(words)
    transcript = fit_words(answer.transcript, words)
    if transcript is None:
        raise InterviewFileInvalid(
            f"{at}.transcript: must be the words joined by one space; leave one of the two out"
        )
    return transcript
