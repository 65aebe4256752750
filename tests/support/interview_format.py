"""What the format of the interview file asks of an analysed document, checked key by key."""

from typing import Any

from rehearse.domain.finding import FindingKind, QuestionQuality, Severity
from rehearse.domain.question import QuestionKind

_DOCUMENT = {"format", "version", "job", "answers", "summary"}
_JOB = {"title", "company", "interviewer", "description"}
_ANSWER = {"id", "question", "transcript", "words", "audio", "feedback"}
_WORD = {"text", "start", "end", "probability"}
_FEEDBACK = {"findings", "story", "skills", "questions", "delivery"}
_FINDING = {"kind", "severity", "start", "end", "quote", "start_s", "end_s", "title", "why"}
_FINDING |= {"advice", "confidence"}
_STORY = {"expected", "situation", "task", "action", "result"}
_SKILLS = {"emphasised", "asked_for", "off_target", "not_shown"}
_DELIVERY = {"duration_s", "words_per_minute", "fillers", "long_pauses"}
_SUMMARY = {"answers", "findings", "asked_for", "not_shown", "points"}
_SUMMARY |= {"no_questions_asked", "recurring_negativity"}


def assert_obeys_format(document: dict[str, Any]) -> None:
    """Fail where an analysed document differs from the format."""
    assert set(document) == _DOCUMENT
    assert (document["format"], document["version"]) == ("rehearse-interview", 1)
    assert document["job"] is None or set(document["job"]) == _JOB
    assert set(document["summary"]) == _SUMMARY
    assert document["summary"]["answers"] == len(document["answers"])
    for answer in document["answers"]:
        _check_answer(answer, has_advertisement=bool((document["job"] or {}).get("description")))


def _check_answer(answer: dict[str, Any], *, has_advertisement: bool) -> None:
    assert set(answer) == _ANSWER
    assert set(answer["question"]) == {"text", "kind"}
    kind = QuestionKind(answer["question"]["kind"])
    words = answer["words"]
    if words is not None:
        assert all(set(word) == _WORD for word in words)
        assert answer["transcript"] == " ".join(word["text"] for word in words)
    feedback = answer["feedback"]
    assert set(feedback) == _FEEDBACK
    for finding in feedback["findings"]:
        _check_finding(finding, answer)
    assert feedback["story"] is None or set(feedback["story"]) == _STORY
    assert (feedback["story"] is not None) >= (kind is QuestionKind.BEHAVIORAL)
    assert (feedback["skills"] is not None) == has_advertisement
    _check_skills(feedback["skills"], answer["transcript"])
    for question in feedback["questions"]:
        assert kind is QuestionKind.CLOSING
        assert set(question) == {"quote", "start", "end", "quality"}
        assert QuestionQuality(question["quality"])
        _check_quote(question, answer["transcript"])
    _check_delivery(feedback["delivery"])


def _check_finding(finding: dict[str, Any], answer: dict[str, Any]) -> None:
    assert set(finding) == _FINDING
    assert FindingKind(finding["kind"])
    assert Severity(finding["severity"])
    assert 0 <= finding["confidence"] <= 1
    assert all(finding[name].strip() for name in ("title", "why", "advice"))
    if finding["quote"] is None:
        assert finding["start"] is finding["end"] is None
        return
    _check_quote(finding, answer["transcript"])
    if answer["words"]:
        assert 0 <= finding["start_s"] < finding["end_s"] <= answer["words"][-1]["end"]
    else:
        assert finding["start_s"] is finding["end_s"] is None


def _check_quote(spoken: dict[str, Any], transcript: str) -> None:
    assert 0 <= spoken["start"] < spoken["end"] <= len(transcript)
    assert transcript[spoken["start"] : spoken["end"]] == spoken["quote"]


def _check_skills(skills: dict[str, Any] | None, transcript: str) -> None:
    if skills is None:
        return
    assert set(skills) == _SKILLS
    for skill in skills["emphasised"]:
        assert set(skill) == {"skill", "weight", "start", "end"}
        assert 0 <= skill["weight"] <= 1
        assert 0 <= skill["start"] < skill["end"] <= len(transcript)


def _check_delivery(delivery: dict[str, Any]) -> None:
    assert set(delivery) == _DELIVERY
    for pause in delivery["long_pauses"] or ():
        assert set(pause) == {"start_s", "end_s"}
        assert 0 <= pause["start_s"] < pause["end_s"]
