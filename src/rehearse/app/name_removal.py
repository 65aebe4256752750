"""A report without names: wherever one stands, "[name]" stands instead."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from rehearse.app.name_finding import company_names, names_in
from rehearse.domain.finding import Feedback, Finding, Skills
from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, Take
from rehearse.domain.report import Report, ReportPart
from rehearse.domain.transcript import Span, Transcript, Word

BLANK = "[name]"


def without_names(report: Report) -> Report:
    """Return the report with every name that can be told replaced, and without recordings.

    Spans, times and everything that points at words still point at the same ones.
    """
    rehearsals = [part.rehearsal for part in report.parts]
    blanks = _Blanks(names=names_in(rehearsals), companies=company_names(rehearsals))
    parts = tuple(
        ReportPart(
            rehearsal=_rehearsal(part.rehearsal, blanks),
            source=f"Interview file {number}" if part.source else "",
        )
        for number, part in enumerate(report.parts, start=1)
    )
    return replace(report, parts=parts, title=blanks.fill(report.title), clips=())


class _Blanks:
    """Puts blanks where names are."""

    def __init__(self, *, names: frozenset[str], companies: frozenset[str]) -> None:
        # Company names as a whole, however they are written; a person's name with its capital, for
        # "Will" and "Mark" are words too.
        patterns = [
            *((len(name), f"(?i:{re.escape(name)})") for name in companies),
            *((len(name), re.escape(name)) for name in names),
        ]
        longest_first = [pattern for _, pattern in sorted(patterns, reverse=True)]
        self._pattern = (
            re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if longest_first else None
        )

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where names stand."""
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                yield Span(match.start(), match.end())

    def fill(self, text: str) -> str:
        """Return `text` without names."""
        return text if self._pattern is None else self._pattern.sub(BLANK, text)


class _Blanked:
    """A transcript without names, and where what pointed into the old one points now."""

    def __init__(self, transcript: Transcript, blanks: _Blanks) -> None:
        self._spans = tuple(blanks.spans(transcript.text))
        self._starts = [span.start for span in self._spans]
        text = blanks.fill(transcript.text)
        words = tuple(self._words(transcript, text))
        self.transcript = replace(transcript, text=text, words=words)

    def start(self, offset: int) -> int:
        """Return the new place of a character, or that of the blank that stands for it."""
        return self._moved(offset, is_end=False)

    def end(self, offset: int) -> int:
        """Return the new place of an end, behind the blank where it fell into a name."""
        return self._moved(offset, is_end=True)

    def _moved(self, offset: int, *, is_end: bool) -> int:
        at = bisect_right(self._starts, offset)
        before = self._spans[:at]
        grown = sum(len(BLANK) - (span.end - span.start) for span in before[:-1])
        if not before:
            return offset
        last = before[-1]
        if offset >= last.end:
            return offset + grown + len(BLANK) - (last.end - last.start)
        inside = offset > last.start
        return last.start + grown + (len(BLANK) if is_end and inside else 0)

    def _words(self, transcript: Transcript, text: str) -> Iterator[Word]:
        """Yield the words; those that one name spans become one."""
        held: list[tuple[Word, Span]] = []
        for word, span in zip(transcript.words, transcript.word_spans, strict=True):
            if held and not self._is_within_name(span.start - 1):
                yield self._joined(held, text)
                held = []
            held.append((word, span))
        if held:
            yield self._joined(held, text)

    def _is_within_name(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._spans[at].start <= offset < self._spans[at].end

    def _joined(self, held: list[tuple[Word, Span]], text: str) -> Word:
        (first, first_span), (last, last_span) = held[0], held[-1]
        said = text[self.start(first_span.start) : self.end(last_span.end)]
        return replace(first, text=said, end=last.end)


def _rehearsal(rehearsal: Rehearsal, blanks: _Blanks) -> Rehearsal:
    answers = tuple(
        _answer(answer, blanks, number) for number, answer in enumerate(rehearsal.answers, start=1)
    )
    # What a person calls a rehearsal may name anybody.
    return replace(rehearsal, name="", job=_job(rehearsal.job, blanks), answers=answers)


def _job(job: Job | None, blanks: _Blanks) -> Job | None:
    if job is None:
        return None
    return Job(
        title=job.title and blanks.fill(job.title),
        description=job.description and blanks.fill(job.description),
        asked_skills=job.asked_skills and tuple(map(blanks.fill, job.asked_skills)),
    )


def _answer(answer: Answer, blanks: _Blanks, number: int) -> Answer:
    question = replace(answer.question, text=blanks.fill(answer.question.text))
    takes = tuple(_take(take, blanks) for take in answer.takes)
    return replace(answer, id=f"a{number}", question=question, takes=takes)


def _take(take: Take, blanks: _Blanks) -> Take:
    blanked = _Blanked(take.transcript or Transcript(text=""), blanks)
    return replace(
        take,
        recording=None,
        transcript=blanked.transcript if take.transcript else None,
        original_transcript=None,
        feedback=_feedback(take.feedback, blanked, blanks) if take.feedback else None,
        failure=blanks.fill(take.failure),
        dismissals=tuple(_dismissal(one, blanked) for one in take.dismissals),
    )


def _dismissal(dismissal: Dismissal, blanked: _Blanked) -> Dismissal:
    if dismissal.start is None or dismissal.end is None:
        return dismissal
    return replace(dismissal, start=blanked.start(dismissal.start), end=blanked.end(dismissal.end))


def _feedback(feedback: Feedback, blanked: _Blanked, blanks: _Blanks) -> Feedback:
    story = feedback.story
    return replace(
        feedback,
        findings=tuple(_finding(one, blanked, blanks) for one in feedback.findings),
        story=story
        and replace(
            story,
            parts=tuple(
                replace(part, start=blanked.start(part.start), end=blanked.end(part.end))
                for part in story.parts
            ),
        ),
        skills=feedback.skills and _skills(feedback.skills, blanked, blanks),
        questions=tuple(
            replace(
                one,
                quote=blanks.fill(one.quote),
                start=blanked.start(one.start),
                end=blanked.end(one.end),
            )
            for one in feedback.questions
        ),
    )


def _finding(finding: Finding, blanked: _Blanked, blanks: _Blanks) -> Finding:
    said = replace(
        finding,
        title=blanks.fill(finding.title),
        why=blanks.fill(finding.why),
        advice=blanks.fill(finding.advice),
    )
    if finding.start is None or finding.end is None:
        return replace(said, quote=finding.quote and blanks.fill(finding.quote))
    start, end = blanked.start(finding.start), blanked.end(finding.end)
    return replace(said, start=start, end=end, quote=blanked.transcript.text[start:end])


def _skills(skills: Skills, blanked: _Blanked, blanks: _Blanks) -> Skills:
    return Skills(
        emphasised=tuple(
            replace(
                one,
                skill=blanks.fill(one.skill),
                start=blanked.start(one.start),
                end=blanked.end(one.end),
            )
            for one in skills.emphasised
        ),
        asked_for=tuple(map(blanks.fill, skills.asked_for)),
        off_target=tuple(map(blanks.fill, skills.off_target)),
        not_shown=tuple(map(blanks.fill, skills.not_shown)),
    )
