"""A rehearsal in words: what to keep, what to change, and each answer in turn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Answer, Interviewer, Mode, Rehearsal
from rehearse.domain.session_feedback import AnalysedAnswer, SessionFeedback, session_feedback
from rehearse.domain.settings import Settings
from rehearse.reports.answer_report import answer_report
from rehearse.reports.change_points import change_points
from rehearse.reports.charts import charts_of
from rehearse.reports.clock import date_and_time
from rehearse.reports.finding_groups import label_of
from rehearse.reports.keep_points import keep_points
from rehearse.reports.marked_text import printable
from rehearse.reports.part_place import PartPlace
from rehearse.reports.session_words import session_in_words
from rehearse.reports.shown_take import open_findings, shown_take
from rehearse.reports.summary_records import AnswerReport, Counts, JobMap, ReportSummary

_MODES = {Mode.PRACTICE: "Practice", Mode.REAL: "As in a real interview,"}
_INTERVIEWERS = {
    Interviewer.NEUTRAL: "a neutral interviewer",
    Interviewer.WARM: "a warm interviewer who fishes for gossip",
    Interviewer.TOUGH: "a tough interviewer who follows up",
}


def summarise(
    rehearsal: Rehearsal,
    *,
    place: PartPlace | None = None,
    settings: Settings | None = None,
    zone: tzinfo | None = None,
) -> ReportSummary:
    """Return what a report says of `rehearsal`.

    `place` is where it stands in a document with more than one; `settings` give the ranges that
    delivery is held against; `zone` is the time zone of dates, the machine's own where None.
    """
    settings, place = settings or Settings(), place or PartPlace()
    answers = tuple(
        answer_report(answer, number=number, place=place, settings=settings, zone=zone)
        for number, answer in enumerate(rehearsal.answers, start=place.first_number)
    )
    started_at = rehearsal.started_at.astimezone(zone)
    counts = _counts(rehearsal, answers)
    session = _session(rehearsal, place.first_number)
    return ReportSummary(
        title=title_of(rehearsal),
        prefix=place.prefix,
        meta=_meta(rehearsal, place.source, date_and_time(started_at)),
        started_at=started_at,
        date=date_and_time(started_at),
        counts=counts,
        overview=_overview(counts),
        notes=_notes(rehearsal, counts),
        keep=keep_points(rehearsal.answers, first_number=place.first_number),
        change=change_points(answers),
        by_kind=_by_kind(answers),
        overall=session_in_words(session),
        job=_job_map(session),
        answers=answers,
        charts=charts_of(rehearsal.answers, first_number=place.first_number),
    )


def title_of(rehearsal: Rehearsal) -> str:
    """Return what the person calls a rehearsal, or else the job that it was for."""
    return printable(rehearsal.name.strip()) or _job_title(rehearsal.job)


def _job_title(job: Job | None) -> str:
    post = (job and (job.title or "").strip()) or ""
    company = (job and (job.company or "").strip()) or ""
    if post and company:
        return printable(f"{post} at {company}")
    return printable(post or (f"Interview at {company}" if company else "General interview"))


def _meta(rehearsal: Rehearsal, source: str, date: str) -> str:
    if source:
        # An interview file tells neither when nor how it was rehearsed.
        return f"From {printable(source)}, saved {date}."
    meta = f"{date} · {_setting(rehearsal)}"
    return f"{_job_title(rehearsal.job)} · {meta}" if rehearsal.name.strip() else meta


def _setting(rehearsal: Rehearsal) -> str:
    setting = f"{_MODES[rehearsal.mode]} with {_INTERVIEWERS[rehearsal.interviewer]}."
    if rehearsal.job and rehearsal.job.interviewer:
        setting = f"{setting} The interviewer is called {printable(rehearsal.job.interviewer)}."
    return setting


def _counts(rehearsal: Rehearsal, answers: Sequence[AnswerReport]) -> Counts:
    return Counts(
        asked=len(answers),
        answered=sum(bool(answer.takes) for answer in rehearsal.answers),
        analysed=sum(_is_analysed(answer) for answer in rehearsal.answers),
        open_points=sum(len(answer.cards) for answer in answers),
        dismissed=sum(answer.dismissed for answer in answers),
    )


def _is_analysed(answer: Answer) -> bool:
    take = shown_take(answer)
    return take is not None and take.feedback is not None


def _overview(counts: Counts) -> str:
    if not counts.asked:
        return "No question was asked."
    asked = _number_of(counts.asked, "question", "questions")
    if not counts.answered:
        return f"{asked} asked, none answered."
    answered = "all answered" if counts.answered == counts.asked else f"{counts.answered} answered"
    points = (
        _number_of(counts.open_points, "point", "points") if counts.open_points else "no points"
    )
    aside = f", {counts.dismissed} set aside as not a problem" if counts.dismissed else ""
    return f"{asked} asked, {answered}; {points} worth a look{aside}."


def _number_of(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _notes(rehearsal: Rehearsal, counts: Counts) -> tuple[str, ...]:
    notes = []
    waiting = counts.answered - counts.analysed
    if not counts.answered:
        notes.append("Nothing was recorded, so there is nothing to keep or to change yet.")
    elif not counts.analysed:
        notes.append("No answer has been analysed, so this report has no points yet.")
    elif waiting:
        told = "answer has" if waiting == 1 else "answers have"
        notes.append(f"{waiting} {told} not been analysed; the points cover the others.")
    rough = sum(_is_rough(answer) for answer in rehearsal.answers)
    if rough:
        told = "transcript is" if rough == 1 else "transcripts are"
        notes.append(
            f"{rough} {told} rough, made by the built-in recogniser; read the points with care."
        )
    return tuple(notes)


def _is_rough(answer: Answer) -> bool:
    take = shown_take(answer)
    return take is not None and take.transcript is not None and take.transcript.rough


def _by_kind(answers: Sequence[AnswerReport]) -> tuple[tuple[str, int], ...]:
    kinds = Counter(card.kind for answer in answers for card in answer.cards)
    return tuple((label_of(kind), count) for kind, count in kinds.most_common())


def _session(rehearsal: Rehearsal, first_number: int) -> SessionFeedback:
    """Return what the answers show together; points that were set aside do not count."""
    taken = [
        (number, answer, shown_take(answer))
        for number, answer in enumerate(rehearsal.answers, start=first_number)
    ]
    return session_feedback(
        [
            AnalysedAnswer(
                name=str(number),
                question=answer.question,
                text=take.transcript.text if take.transcript else "",
                feedback=replace(take.feedback, findings=open_findings(take)),
            )
            for number, answer, take in taken
            if take is not None and take.feedback is not None
        ]
    )


def _job_map(session: SessionFeedback) -> JobMap | None:
    """A skill counts as shown as soon as one answer shows it."""
    if not session.asked_for:
        return None
    missing = set(session.not_shown)
    return JobMap(
        shown=tuple(printable(skill) for skill in session.asked_for if skill not in missing),
        not_shown=tuple(printable(skill) for skill in session.not_shown),
    )
