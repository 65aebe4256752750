"""The sample rehearsal ends in one report of each format, or says early why it cannot."""

from pathlib import Path

import pytest
from tests.support.analysis_answers import analyser
from tests.support.ordinary_user import as_ordinary_user, folder_of_ordinary_user

from rehearse.app.demonstration import demonstrate
from rehearse.app.exports import ExportFormat
from rehearse.app.interview_analysis import InterviewAnalysis
from rehearse.app.ports import Transcriber
from rehearse.domain.errors import ExportFailed
from rehearse.domain.interview import Interview
from rehearse.domain.settings import Settings
from rehearse.main import build_exporter, build_sound_measure
from rehearse.shipped import shipped_folder
from rehearse.storage.interview.interview_file import JsonInterviewFiles

SAMPLE = JsonInterviewFiles().read(shipped_folder("samples") / "sample-rehearsal.json")


def _no_transcriber() -> Transcriber:
    raise AssertionError("every answer of the sample has words")


def _analysis() -> InterviewAnalysis:
    return InterviewAnalysis(
        analyser=analyser(),
        make_transcriber=_no_transcriber,
        measure_sound=build_sound_measure(),
        warn=pytest.fail,
    )


@pytest.mark.gui
def test_each_format_is_written_into_a_folder_that_is_made(tmp_path: Path, qapp: object) -> None:
    folder = tmp_path / "new" / "reports"
    done = demonstrate(
        SAMPLE, analysis=_analysis(), exporter=build_exporter(Settings), folder=folder
    )
    assert sorted(folder.iterdir()) == sorted(done.reports)
    assert [report.suffix for report in done.reports] == [f".{ending}" for ending in ExportFormat]
    assert all(report.stat().st_size > 500 for report in done.reports)
    assert all(answer.feedback is not None for answer in done.interview.answers)


class _NeverAnalyses(InterviewAnalysis):
    def __init__(self) -> None:
        pass

    def analyse(self, interview: Interview) -> Interview:
        raise AssertionError("the long work must not begin")


def test_a_folder_that_cannot_be_made_is_told_before_the_long_work(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportFailed, match="--to"):
        demonstrate(
            SAMPLE,
            analysis=_NeverAnalyses(),
            exporter=build_exporter(Settings),
            folder=tmp_path / "file" / "reports",
        )


def test_a_folder_that_is_read_only_is_told_before_the_long_work() -> None:
    analysis, exporter = _NeverAnalyses(), build_exporter(Settings)
    with folder_of_ordinary_user() as folder, as_ordinary_user():
        folder.chmod(0o500)
        with pytest.raises(ExportFailed) as refusal:
            demonstrate(SAMPLE, analysis=analysis, exporter=exporter, folder=folder)
        folder.chmod(0o700)
        assert str(folder) in str(refusal.value)
        assert not list(folder.iterdir())
