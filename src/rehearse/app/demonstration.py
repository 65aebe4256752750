"""The sample rehearsal: the whole way from sound to report, without microphone or window."""

from dataclasses import dataclass
from pathlib import Path

from rehearse.app.exports import Exporter, suggested_name
from rehearse.app.interview_analysis import InterviewAnalysis
from rehearse.app.interview_rehearsal import rehearsal_of
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
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"The folder {folder} cannot be made ({error.strerror}); name another with --to."
        ) from error
    analysed = analysis.analyse(sample)
    rehearsal = rehearsal_of(analysed)
    reports = tuple(
        exporter.export(rehearsal, folder / suggested_name(rehearsal, ending))
        for ending in exporter.formats
    )
    return Demonstration(interview=analysed, reports=reports)
