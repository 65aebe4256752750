"""An interview as the JSON document that `rehearse analyze` prints and the app exports."""

from pathlib import Path
from typing import Any

from rehearse.domain.finding import Delivery, Feedback, Finding, Skills, Story
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.job import Job
from rehearse.domain.transcript import Transcript
from rehearse.storage.interview.interview_audio import audio_within
from rehearse.storage.interview.interview_model import VERSION
from rehearse.storage.interview.interview_summary import summarise


def to_document(interview: Interview, *, folder: Path | None = None) -> dict[str, Any]:
    """Return the interview with its feedback and a summary, ready for `json.dumps`.

    `folder` is where the document will lie: sound files in it are named relative to it, others
    not at all, for the file format has no way to.
    """
    return {
        "format": "rehearse-interview",
        "version": VERSION,
        "job": _job(interview.job),
        "answers": [_answer(answer, folder) for answer in interview.answers],
        "summary": summarise(interview),
    }


def _job(job: Job | None) -> dict[str, Any] | None:
    if job is None:
        return None
    return {
        "title": job.title,
        "company": job.company,
        "interviewer": job.interviewer,
        "description": job.description,
    }


def _answer(answer: InterviewAnswer, folder: Path | None) -> dict[str, Any]:
    transcript = answer.transcript
    return {
        "id": answer.id,
        "question": {"text": answer.question.text, "kind": answer.question.kind.value},
        "transcript": transcript.text if transcript else None,
        "words": _words(transcript),
        "audio": audio_within(answer.audio, folder) if answer.audio and folder else None,
        "feedback": _feedback(answer.feedback),
    }


def _words(transcript: Transcript | None) -> list[dict[str, Any]] | None:
    if transcript is None or not transcript.words:
        return None
    return [
        {"text": at.text, "start": at.start, "end": at.end, "probability": at.probability}
        for at in transcript.words
    ]


def _feedback(feedback: Feedback | None) -> dict[str, Any] | None:
    if feedback is None:
        return None
    return {
        "findings": [_finding(finding) for finding in feedback.findings],
        "story": _story(feedback.story),
        "skills": _skills(feedback.skills),
        "questions": [
            {"quote": at.quote, "start": at.start, "end": at.end, "quality": at.quality.value}
            for at in feedback.questions
        ],
        "delivery": _delivery(feedback.delivery),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "start_s": finding.start_s,
        "end_s": finding.end_s,
        "title": finding.title,
        "why": finding.why,
        "advice": finding.advice,
        "confidence": finding.confidence,
    }


def _story(story: Story | None) -> dict[str, bool] | None:
    if story is None:
        return None
    return {
        "expected": story.expected,
        "situation": story.situation,
        "task": story.task,
        "action": story.action,
        "result": story.result,
    }


def _skills(skills: Skills | None) -> dict[str, Any] | None:
    if skills is None:
        return None
    return {
        "emphasised": [
            {"skill": at.skill, "weight": at.weight, "start": at.start, "end": at.end}
            for at in skills.emphasised
        ],
        "asked_for": list(skills.asked_for),
        "off_target": list(skills.off_target),
        "not_shown": list(skills.not_shown),
    }


def _delivery(delivery: Delivery) -> dict[str, Any]:
    pauses = delivery.long_pauses
    return {
        "duration_s": delivery.duration_s,
        "words_per_minute": delivery.words_per_minute,
        "fillers": delivery.fillers,
        "long_pauses": None
        if pauses is None
        else [{"start_s": at.start, "end_s": at.end} for at in pauses],
    }
