"""One answer of a rehearsal as a report shows it."""

from datetime import tzinfo

from rehearse.domain.finding import (
    AskedQuestion,
    Feedback,
    Finding,
    QuestionQuality,
    Skills,
    Story,
    StoryRole,
)
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.rehearsal import Answer, Take
from rehearse.domain.report import Clip, Omission
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Span, Transcript
from rehearse.reports.answer_type_words import answer_type_in_words
from rehearse.reports.clock import clock
from rehearse.reports.delivery_lines import delivery_lines
from rehearse.reports.finding_groups import group_of, label_of
from rehearse.reports.language_words import NOT_ENGLISH
from rehearse.reports.marked_text import cut_into_segments, printable
from rehearse.reports.part_place import PartPlace
from rehearse.reports.shown_take import open_findings, shown_take, status_of, take_line
from rehearse.reports.story_times import time_taken
from rehearse.reports.summary_records import AnswerReport, AskedLine, Card, SkillsMap, StoryPart

_KIND_LABELS = {
    QuestionKind.BEHAVIORAL: "A story from the past",
    QuestionKind.MOTIVATION: "Why this job",
    QuestionKind.BACKGROUND: "About you",
    QuestionKind.GOALS: "Your goals",
    QuestionKind.SITUATIONAL: "What would you do",
    QuestionKind.UNUSUAL: "An unusual one",
    QuestionKind.DISARMING: "Small talk that baits",
    QuestionKind.CLOSING: "Your turn to ask",
}
_QUALITY_REMARKS = {
    QuestionQuality.PREMATURE: "Too early: keep it for when there is an offer.",
    QuestionQuality.GENERIC: "Would fit any company.",
    QuestionQuality.TARGETED: "To the point of this job.",
    QuestionQuality.PERCEPTIVE: "Shows that you have thought about the job.",
}
_ROUGH = (
    "The transcript is rough: the built-in recogniser wrote it, and the points below are only as "
    "good as its words."
)


def answer_report(
    answer: Answer, *, number: int, place: PartPlace, settings: Settings, zone: tzinfo | None
) -> AnswerReport:
    """Return what the report says of the take that it shows; `number` counts from 1."""
    take = shown_take(answer)
    if take is None:
        return AnswerReport(
            number=number,
            anchor=place.anchor_of(number),
            question=printable(answer.question.text),
            kind=_KIND_LABELS[answer.question.kind],
            status=status_of(None),
        )
    findings = open_findings(take)
    feedback = take.feedback or Feedback()
    transcript = take.transcript or Transcript(text="")
    return AnswerReport(
        number=number,
        anchor=place.anchor_of(number),
        has_words=bool(transcript.text),
        question=printable(answer.question.text),
        kind=_KIND_LABELS[answer.question.kind],
        status=printable(status_of(take)),
        take=take_line(answer, take, zone=zone),
        notes=_notes(take),
        language=transcript.language,
        transcript=()
        if Omission.TRANSCRIPTS in place.without
        else cut_into_segments(printable(transcript.text), _spans(findings)),
        cards=tuple(
            _card(finding, at, transcript, clip=place.clips.get((take.id, finding)))
            for at, finding in enumerate(findings, start=1)
        ),
        dismissed=len(feedback.findings) - len(findings),
        story=_story_parts(feedback.story),
        answer_type=answer_type_in_words(feedback.answer_type),
        skills=_skills_map(feedback.skills),
        asked=_asked(answer.question.kind, take),
        delivery=delivery_lines(
            feedback.delivery, suggested_s=_suggested_s(answer.question), settings=settings
        ),
    )


def moment_of(finding: Finding, transcript: Transcript | None) -> str:
    """Return when a finding was said as `m:ss`, or empty where the words carry no times."""
    if finding.start_s is not None:
        return clock(finding.start_s)
    if transcript is None or finding.start is None or finding.end is None:
        return ""
    times = transcript.times_of(Span(finding.start, finding.end))
    return clock(times.start) if times else ""


def _suggested_s(question: Question) -> int | None:
    return None if question.kind is QuestionKind.CLOSING else question.suggested_seconds


def _notes(take: Take) -> tuple[str, ...]:
    notes = []
    if take.transcript is not None and take.transcript.rough:
        notes.append(_ROUGH)
    if take.feedback is not None and not take.feedback.in_english:
        notes.append(NOT_ENGLISH)
    if take.recording is not None and take.recording.missing_s >= 0.5:
        notes.append(
            f"The microphone failed to deliver {take.recording.missing_s:.1f} s of this answer."
        )
    return tuple(notes)


def _spans(findings: tuple[Finding, ...]) -> list[tuple[int, Span]]:
    return [
        (number, Span(finding.start, finding.end))
        for number, finding in enumerate(findings, start=1)
        if finding.start is not None and finding.end is not None
    ]


def _card(finding: Finding, number: int, transcript: Transcript, *, clip: Clip | None) -> Card:
    return Card(
        number=number,
        kind=finding.kind,
        group=group_of(finding.kind),
        label=label_of(finding.kind),
        title=printable(finding.title or label_of(finding.kind)),
        why=printable(finding.why),
        advice=printable(finding.advice),
        strong=finding.severity == "strong",
        quote=printable(finding.quote or ""),
        at=moment_of(finding, transcript),
        clip=clip,
    )


def _story_parts(story: Story | None) -> tuple[StoryPart, ...]:
    if story is None or not story.expected:
        return ()
    return tuple(
        StoryPart(
            name=role.value.capitalize(),
            present=bool(getattr(story, role.value)),
            took=time_taken(story, role),
        )
        for role in StoryRole
    )


def _skills_map(skills: Skills | None) -> SkillsMap | None:
    if skills is None or not (skills.emphasised or skills.off_target or skills.not_shown):
        return None
    return SkillsMap(
        stressed=tuple(
            (printable(item.skill), round(item.weight * 100)) for item in skills.emphasised
        ),
        off_target=tuple(map(printable, skills.off_target)),
        not_shown=tuple(map(printable, skills.not_shown)),
    )


def _asked(kind: QuestionKind, take: Take) -> tuple[AskedLine, ...] | None:
    if take.feedback is None or (kind is not QuestionKind.CLOSING and not take.feedback.questions):
        return None
    return tuple(map(_asked_line, take.feedback.questions))


def _asked_line(asked: AskedQuestion) -> AskedLine:
    return AskedLine(
        quote=printable(asked.quote),
        quality=asked.quality,
        remark=_QUALITY_REMARKS[asked.quality],
    )
