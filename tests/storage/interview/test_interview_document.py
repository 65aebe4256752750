"""The document has the keys of the format, in its order, and a summary that adds up."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.support.stored_rehearsals import FEEDBACK, NEGATIVITY, NO_STORY, TRANSCRIPT

from rehearse.domain.finding import Feedback, Skills
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.transcript import Transcript
from rehearse.storage.interview.interview_document import to_document


def _answer(name: str, **changes: Any) -> InterviewAnswer:
    question = Question(text="Why?", kind=QuestionKind.MOTIVATION)
    answer = InterviewAnswer(id=name, question=question, transcript=TRANSCRIPT, feedback=FEEDBACK)
    return replace(answer, **changes)


def _summary(*feedbacks: Feedback | None) -> dict[str, Any]:
    answers = tuple(_answer(f"a{at}", feedback=given) for at, given in enumerate(feedbacks))
    summary: dict[str, Any] = to_document(Interview(answers=answers))["summary"]
    return summary


def test_the_keys_stand_in_the_order_of_the_format() -> None:
    document = to_document(Interview(job=Job(title="Chef"), answers=(_answer("a1"),)))
    assert list(document) == ["format", "version", "job", "answers", "summary"]
    assert list(document["job"]) == ["title", "company", "interviewer", "description"]
    (answer,) = document["answers"]
    assert list(answer) == ["id", "question", "transcript", "words", "audio", "feedback"]
    assert answer["question"] == {"text": "Why?", "kind": "motivation"}
    assert list(answer["words"][0]) == ["text", "start", "end", "probability"]
    assert answer["feedback"] == {
        "findings": [
            {
                "kind": "employer_negativity",
                "severity": "strong",
                "start": 0,
                "end": 40,
                "quote": "my old manager never listened to anybody",
                "start_s": 0.0,
                "end_s": 2.7,
                "title": "You spoke ill of your old manager",
                "why": "It makes people wonder what you will say of them.",
                "advice": "Say what you did about it.",
                "confidence": 0.9,
            },
            {
                "kind": "missing_story",
                "severity": "mild",
                "start": None,
                "end": None,
                "quote": None,
                "start_s": None,
                "end_s": None,
                "title": "How did it end?",
                "why": "The listener is left waiting.",
                "advice": "Say what came of it.",
                "confidence": 0.7,
            },
        ],
        "story": {
            "expected": True,
            "situation": True,
            "task": True,
            "action": False,
            "result": False,
        },
        "skills": {
            "emphasised": [{"skill": "listening", "weight": 0.4, "start": 15, "end": 29}],
            "asked_for": ["listening", "SQL"],
            "off_target": [],
            "not_shown": ["SQL"],
        },
        "questions": [{"quote": "there", "start": 43, "end": 48, "quality": "generic"}],
        "delivery": {
            "duration_s": 4.2,
            "words_per_minute": 128.5,
            "fillers": 1,
            "long_pauses": [{"start_s": 1.0, "end_s": 7.5}],
        },
    }
    assert list(answer["feedback"]["findings"][0])[:5] == [
        "kind",
        "severity",
        "start",
        "end",
        "quote",
    ]


def test_what_is_not_known_is_null() -> None:
    bare = _answer("a1", transcript=Transcript(text="Because."), feedback=Feedback())
    document = to_document(Interview(answers=(bare, _answer("a2", feedback=None))))
    assert document["job"] is None
    first, second = document["answers"]
    assert (first["words"], first["audio"]) == (None, None)
    assert first["feedback"] == {
        "findings": [],
        "story": None,
        "skills": None,
        "questions": [],
        "delivery": {
            "duration_s": None,
            "words_per_minute": None,
            "fillers": None,
            "long_pauses": None,
        },
    }
    assert second["feedback"] is None


def test_sound_is_named_relative_to_the_document_or_not_at_all(tmp_path: Path) -> None:
    within = _answer("a1", audio=tmp_path / "sound" / "a1.flac")
    outside = _answer("a2", audio=tmp_path.parent / "a2.flac")
    interview = Interview(answers=(within, outside))
    named = [answer["audio"] for answer in to_document(interview, folder=tmp_path)["answers"]]
    assert named == ["sound/a1.flac", None]
    assert to_document(interview)["answers"][0]["audio"] is None


def test_the_summary_of_nothing() -> None:
    assert to_document(Interview())["summary"] == {
        "answers": 0,
        "findings": {},
        "asked_for": [],
        "not_shown": [],
        "points": [],
        "no_questions_asked": None,
        "recurring_negativity": [],
    }


def test_the_summary_says_who_is_spoken_ill_of_in_several_answers() -> None:
    ill = replace(NEGATIVITY, quote="My boss lied.")
    summary = _summary(Feedback(findings=(ill,)), Feedback(), Feedback(findings=(ill,)))
    assert summary["recurring_negativity"] == [{"target": "boss", "answers": ["a0", "a2"]}]
    assert summary["no_questions_asked"] is None


def test_the_summary_counts_each_kind() -> None:
    summary = _summary(FEEDBACK, None, Feedback(findings=(NO_STORY,)))
    assert summary["answers"] == 3
    assert summary["findings"] == {"employer_negativity": 1, "missing_story": 2}


def test_points_are_the_three_that_cost_most() -> None:
    mild_first = Feedback(findings=(NO_STORY, replace(NO_STORY, quote="second")))
    assert _summary(mild_first, FEEDBACK)["points"] == [
        {"answer": "a1", "kind": "employer_negativity", "quote": NEGATIVITY.quote},
        {"answer": "a0", "kind": "missing_story", "quote": None},
        {"answer": "a0", "kind": "missing_story", "quote": "second"},
    ]


def test_a_skill_shown_in_any_answer_is_shown() -> None:
    first = Feedback(skills=Skills(asked_for=("SQL", "Excel", "tact"), not_shown=("SQL", "tact")))
    second = Feedback(
        skills=Skills(asked_for=("SQL", "Excel", "tact"), not_shown=("Excel", "tact"))
    )
    summary = _summary(first, second, Feedback())
    assert summary["asked_for"] == ["SQL", "Excel", "tact"]
    assert summary["not_shown"] == ["tact"]
