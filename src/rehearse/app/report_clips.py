"""The sound of the flagged moments, cut from the recordings for a report."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from rehearse.app.replay import finding_range
from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.rehearsal import Take
from rehearse.domain.report import Clip, Omission, Report
from rehearse.domain.transcript import TimeRange, Transcript
from rehearse.reports.shown_take import open_findings, shown_take

CutClip = Callable[[Path, TimeRange], bytes]
"""Returns seconds of a sound file as MP3; raises AudioUnreadable."""

# Nobody listens longer to one moment, and a page that carries it must not grow without bound.
_LONGEST_S = 45.0
_SAME_DATE = (1980, 1, 1, 0, 0, 0)


def with_clips(report: Report, cut: CutClip) -> Report:
    """Return the report with the sound of its open findings, unless it is to be left out.

    Where a recording cannot be read the report says so, and has the others.
    """
    if report.without & {Omission.AUDIO, Omission.NAMES}:
        return report
    clips: list[Clip] = []
    unheard = 0
    for take, prefix in _takes(report):
        try:
            clips.extend(_clips(take, prefix, cut))
        except AudioUnreadable:
            unheard += 1
    return replace(report, clips=tuple(clips), notes=(*report.notes, *_notes(unheard)))


def zip_of(clips: tuple[Clip, ...]) -> bytes:
    """Return the content of a zip file that holds the clips."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for clip in clips:
            # The same clips give the same file.
            archive.writestr(zipfile.ZipInfo(clip.name, _SAME_DATE), clip.content)
    return content.getvalue()


def _takes(report: Report) -> Iterator[tuple[Take, str]]:
    many = len(report.parts) > 1 and not report.is_one_person
    for part_number, (part, first) in enumerate(
        zip(report.parts, report.first_numbers, strict=True), start=1
    ):
        for number, answer in enumerate(part.rehearsal.answers, start=first):
            take = shown_take(answer)
            if take is not None:
                before = f"rehearsal-{part_number}-" if many else ""
                yield take, f"{before}question-{number:02d}"


def _clips(take: Take, prefix: str, cut: CutClip) -> Iterator[Clip]:
    if take.recording is None:
        return
    transcript = take.transcript or Transcript(text="")
    for number, finding in enumerate(open_findings(take), start=1):
        part = finding_range(finding, transcript, duration_s=take.recording.duration_s)
        if part is not None and part.end > part.start:
            yield Clip(
                take_id=take.id,
                finding=finding,
                name=f"{prefix}-point-{number}.mp3",
                content=cut(
                    take.recording.path,
                    TimeRange(part.start, min(part.end, part.start + _LONGEST_S)),
                ),
            )


def _notes(unheard: int) -> tuple[str, ...]:
    if not unheard:
        return ()
    which = "one recording" if unheard == 1 else f"{unheard} recordings"
    return (f"The sound of {which} could not be read and is not in this report.",)
