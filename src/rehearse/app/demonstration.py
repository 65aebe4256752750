"""The sample rehearsal: the whole way from sound to report, without microphone or window."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from rehearse.app.exports import Exporter, suggested_name
from rehearse.app.interview_analysis import InterviewAnalysis
from rehearse.app.interview_rehearsal import rehearsal_of
from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import ExportFailed
from rehearse.domain.interview import Interview


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the sample came to: the analysed interview and the reports that were written."""

    interview: Interview
    reports: tuple[Path, ...]


def demonstrate(
    sample: Interview, *, analysis: InterviewAnalysis, exporter: Exporter, folder: Path
) -> Demonstration:
    """Transcribe and analyse `sample` and write it in every format into `folder`.

    Raises:
        ExportFailed, and what `InterviewAnalysis.analyse` raises.
    """
    _make_writable(folder)
    analysed = analysis.analyse(sample)
    rehearsal = rehearsal_of(analysed)
    reports = tuple(
        exporter.export(rehearsal, folder / suggested_name(rehearsal, ending))
        for ending in exporter.formats
    )
    return Demonstration(interview=analysed, reports=reports)


def _make_writable(folder: Path) -> None:
    """Make `folder` where it is missing, and try it out: what comes next takes a while."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ExportFailed(
            f"The reports cannot be written to {folder} ({disk_trouble(error)}); nothing was "
            "changed. Name another folder with --to."
        ) from error
