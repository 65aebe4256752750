"""The measures of answers as a table: one row an answer, one column a measure.

The columns are described in docs/measures.md; a test holds the two together.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo

from rehearse.domain.finding import (
    Delivery,
    Feedback,
    FindingKind,
    QuestionQuality,
    Severity,
    Skills,
    Story,
    StoryRole,
)
from rehearse.domain.rehearsal import Answer, Take
from rehearse.domain.report import Report, ReportPart
from rehearse.reports.marked_text import printable
from rehearse.reports.shown_take import open_findings, shown_take
from rehearse.reports.summary import title_of

Cell = str | int | float | None
Row = dict[str, Cell]


def measures(report: Report, *, zone: tzinfo | None = None) -> Iterator[Row]:
    """Yield a row for each answer; a cell is None where the measure was not taken.

    Dates are those of `zone`, the machine's own where None.
    """
    for number, (part, first) in enumerate(
        zip(report.parts, report.first_numbers, strict=True), start=1
    ):
        for at, answer in enumerate(part.rehearsal.answers, start=first):
            yield {"rehearsal": number, **_setting(part, zone), "answer": at, **_answer(answer)}


def _setting(part: ReportPart, zone: tzinfo | None) -> Row:
    job = part.rehearsal.job
    when = part.rehearsal.started_at.astimezone(zone).isoformat(timespec="seconds")
    return {
        "name": title_of(part.rehearsal),
        "source": printable(part.source),
        # An interview file does not tell when it was rehearsed.
        "rehearsed_at": None if part.source else when,
        "mode": None if part.source else part.rehearsal.mode.value,
        "job": printable((job and job.title) or ""),
        "company": printable((job and job.company) or ""),
    }


def _answer(answer: Answer) -> Row:
    take = shown_take(answer)
    question: Row = {
        "question": printable(answer.question.text),
        "kind": answer.question.kind.value,
        "competencies": "; ".join(map(printable, answer.question.competencies)),
        "takes": len(answer.takes),
        "take": take.number if take else None,
        "words": len(take.transcript.text.split()) if take and take.transcript else None,
    }
    feedback = take.feedback if take else None
    return {
        **question,
        **_delivery(feedback.delivery if feedback else Delivery()),
        **_points(take),
        **_story(feedback),
        **_asked(feedback),
        **_skills(feedback.skills if feedback else None),
    }


def _delivery(delivery: Delivery) -> Row:
    pauses = delivery.long_pauses
    per_minute = (
        delivery.fillers * 60 / delivery.duration_s
        if delivery.fillers is not None and delivery.duration_s
        else None
    )
    return {
        "seconds": _rounded(delivery.duration_s),
        "words_per_minute": _rounded(delivery.words_per_minute),
        "fillers": delivery.fillers,
        "fillers_per_minute": _rounded(per_minute),
        "pauses": None if pauses is None else len(pauses),
        "longest_pause_seconds": None
        if pauses is None
        else _rounded(max((one.end - one.start for one in pauses), default=0.0)),
        "hedges": delivery.hedges,
        "i_share": None if delivery.i_share is None else round(delivery.i_share, 2),
    }


def _points(take: Take | None) -> Row:
    is_analysed = take is not None and take.feedback is not None
    findings = open_findings(take) if take else ()
    kinds = Counter(finding.kind for finding in findings)
    counts: Row = {
        "points": len(findings),
        "strong_points": sum(finding.severity is Severity.STRONG for finding in findings),
        "set_aside": len(take.feedback.findings) - len(findings) if take and take.feedback else 0,
        **{kind.value: kinds[kind] for kind in FindingKind},
    }
    return counts if is_analysed else dict.fromkeys(counts)


def _story(feedback: Feedback | None) -> Row:
    story = feedback.story if feedback and feedback.story and feedback.story.expected else None
    return {
        "answer_type": feedback.answer_type.value if feedback and feedback.answer_type else None,
        **{role.value: _told(story, role) for role in StoryRole},
        **{f"{role.value}_seconds": _seconds(story, role) for role in StoryRole},
    }


def _told(story: Story | None, role: StoryRole) -> Cell:
    return None if story is None else int(bool(getattr(story, role.value)))


def _seconds(story: Story | None, role: StoryRole) -> Cell:
    return None if story is None else _rounded(story.seconds_of(role))


def _asked(feedback: Feedback | None) -> Row:
    qualities = Counter(one.quality for one in feedback.questions) if feedback else Counter()
    counts: Row = {
        "questions_asked": qualities.total(),
        **{f"questions_{quality.value}": qualities[quality] for quality in QuestionQuality},
    }
    return counts if feedback else dict.fromkeys(counts)


def _skills(skills: Skills | None) -> Row:
    if skills is None:
        return dict.fromkeys(("skills_asked_for", "skills_not_shown", "skills_off_target"))
    return {
        "skills_asked_for": "; ".join(map(printable, skills.asked_for)),
        "skills_not_shown": "; ".join(map(printable, skills.not_shown)),
        "skills_off_target": "; ".join(map(printable, skills.off_target)),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
