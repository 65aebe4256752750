"""A report of one rehearsal or several in words, whatever its format."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import tzinfo

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.report import Clip, Omission, Report, ReportPart
from rehearse.domain.settings import Settings
from rehearse.reports.clock import day
from rehearse.reports.marked_text import printable
from rehearse.reports.part_place import PartPlace
from rehearse.reports.summary import summarise
from rehearse.reports.summary_records import DocumentSummary, ReportSummary

_LEFT_OUT = {
    Omission.TRANSCRIPTS: "The transcripts are left out of this report.",
    Omission.NAMES: (
        "Names that the program could tell are left out of this report; whoever hands it on should "
        "still read it through."
    ),
}


def summarise_report(
    report: Report, *, settings: Settings | None = None, zone: tzinfo | None = None
) -> DocumentSummary:
    """Return what a document says of the rehearsals of `report`, at least one.

    `settings` give the ranges that delivery is held against; `zone` is the time zone of dates,
    the machine's own where None.
    """
    parts = tuple(
        _titled(
            summarise(part.rehearsal, place=place, settings=settings, zone=zone),
            part,
            is_single=len(report.parts) == 1,
        )
        for part, place in zip(report.parts, _places(report), strict=True)
    )
    joint = _joint(report, settings, zone)
    return DocumentSummary(
        title=_title(report, parts),
        meta=_meta(parts),
        notes=(*(_LEFT_OUT[one] for one in _LEFT_OUT if one in report.without), *report.notes),
        joint=joint,
        parts=parts,
    )


def _places(report: Report) -> Iterator[PartPlace]:
    clips = _clips(report)
    for number, (part, first) in enumerate(
        zip(report.parts, report.first_numbers, strict=True), start=1
    ):
        yield PartPlace(
            source=part.source,
            first_number=first,
            prefix="" if report.is_one_person else f"part-{number}-",
            without=report.without,
            clips=clips,
        )


def _clips(report: Report) -> Mapping[tuple[str, Finding], Clip]:
    return {(clip.take_id, clip.finding): clip for clip in report.clips}


def _titled(summary: ReportSummary, part: ReportPart, *, is_single: bool) -> ReportSummary:
    """Name a part among others by its file, for many files may be about the same job."""
    if is_single or not part.source:
        return summary
    name = printable(part.source.removesuffix(".json"))
    return replace(summary, title=f"{name}: {summary.title}")


def _title(report: Report, parts: tuple[ReportSummary, ...]) -> str:
    if report.title:
        return printable(report.title)
    return parts[0].title if len(parts) == 1 else f"{len(parts)} rehearsals"


def _meta(parts: tuple[ReportSummary, ...]) -> str:
    if len(parts) == 1:
        return parts[0].meta
    first = min(part.started_at for part in parts)
    last = max(part.started_at for part in parts)
    answers = sum(part.counts.answered for part in parts)
    when = day(first) if first.date() == last.date() else f"{day(first)} to {day(last)}"
    return f"{len(parts)} rehearsals, {answers} answers, {when}"


def _joint(report: Report, settings: Settings | None, zone: tzinfo | None) -> ReportSummary | None:
    if len(report.parts) == 1 or not report.is_one_person:
        return None
    rehearsals = [part.rehearsal for part in report.parts]
    together = Rehearsal(
        id="",
        started_at=min(one.started_at for one in rehearsals),
        name=report.title,
        answers=tuple(answer for one in rehearsals for answer in one.answers),
    )
    return summarise(together, settings=settings, zone=zone)
