"""The sound of flagged moments goes with the report, unless it is left out."""

import base64
import errno
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports.rehearsals import sample_rehearsal
from tests.support.take_factory import write_silence

from rehearse.app.exports import Exporter, ExportFormat
from rehearse.app.report_clips import with_clips, zip_of
from rehearse.audio.clip import cut_clip
from rehearse.domain.errors import AudioUnreadable, ExportFailed
from rehearse.domain.report import Omission, Report, ReportPart
from rehearse.reports.html import HtmlReport
from rehearse.reports.markdown import MarkdownReport
from rehearse.reports.measures_csv import CsvMeasures

EXPORTER = Exporter(
    {
        ExportFormat.HTML: HtmlReport,
        ExportFormat.MARKDOWN: MarkdownReport,
        ExportFormat.CSV: CsvMeasures,
    },
    cut_clip=cut_clip,
)


@pytest.fixture
def heard(tmp_path):
    """The sample with a recording of each take."""
    recording = write_silence(tmp_path / "answer.wav", seconds=60.0)
    made = sample_rehearsal()
    answers = tuple(
        replace(answer, takes=tuple(replace(take, recording=recording) for take in answer.takes))
        for answer in made.answers
    )
    return replace(made, answers=answers)


def test_a_web_page_carries_the_sound_in_itself(heard, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    assert EXPORTER.export_report(Report.of(heard), folder / "r.html") == (folder / "r.html",)
    page = (folder / "r.html").read_text(encoding="utf-8")
    sounds = re.findall(r'<audio controls[^>]* src="data:audio/mpeg;base64,([^"]+)"', page)
    assert len(sounds) == 6
    assert all(base64.b64decode(sound) for sound in sounds)
    assert 'aria-label="What was said: You said that your last boss never listened."' in page


def test_other_documents_have_a_zip_file_beside_them(heard, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    written = EXPORTER.export_report(Report.of(heard), folder / "r.md")
    assert written == (folder / "r.md", folder / "r-clips.zip")
    with zipfile.ZipFile(folder / "r-clips.zip") as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert archive.read(names[0])[:3] == b"ID3" or archive.read(names[0])[0] == 0xFF
    assert names[0] == "question-02-point-1.mp3"
    text = (folder / "r.md").read_text(encoding="utf-8")
    assert all(f"Listen: {name}, in the zip file" in text for name in names)


def test_measures_come_without_sound(heard, tmp_path):
    path = tmp_path / "r.csv"
    assert EXPORTER.export_report(Report.of(heard), path) == (path,)


@pytest.mark.parametrize("one", [Omission.AUDIO, Omission.NAMES])
def test_sound_is_left_out_with_names_too_for_a_voice_is_one(heard, tmp_path, one):
    report = Report.of(heard, without=frozenset({one}))
    assert EXPORTER.export_report(report, tmp_path / "r.md") == (tmp_path / "r.md",)
    assert "Listen" not in (tmp_path / "r.md").read_text(encoding="utf-8")


def test_a_recording_that_cannot_be_read_is_told_and_the_others_are_there(heard, tmp_path):
    first = heard.answers[1]
    gone = replace(first.takes[-1].recording, path=tmp_path / "gone.flac")
    takes = (*first.takes[:-1], replace(first.takes[-1], recording=gone))
    answers = (heard.answers[0], replace(first, takes=takes), *heard.answers[2:])
    report = with_clips(Report.of(replace(heard, answers=answers)), cut_clip)
    assert len(report.clips) == 5
    assert report.notes == (
        "The sound of one recording could not be read and is not in this report.",
    )


def test_names_of_many_people_s_clips_do_not_clash(heard):
    part = ReportPart(rehearsal=heard, source="a.json")
    report = with_clips(Report(parts=(part, part), is_one_person=False), cut_clip)
    names = [clip.name for clip in report.clips]
    assert len(names) == len(set(names))
    assert names[0] == "rehearsal-1-question-02-point-1.mp3"


def test_a_zip_file_that_cannot_be_written_is_told_and_the_report_is_there(
    heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(path, content):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("rehearse.app.exports.write_whole", full)
    with pytest.raises(ExportFailed, match=r"is written, but the sound .*the disk is full"):
        EXPORTER.export_report(Report.of(heard), tmp_path / "r.md")
    assert (tmp_path / "r.md").exists()


def test_the_same_clips_give_the_same_file(heard):
    report = with_clips(Report.of(heard), cut_clip)
    assert zip_of(report.clips) == zip_of(report.clips)
    assert zipfile.is_zipfile(io.BytesIO(zip_of(report.clips)))


def test_cutting_may_fail_only_with_the_domain_s_error(heard):
    def broken(audio, part):
        raise AudioUnreadable("x")

    report = with_clips(Report.of(heard), broken)
    assert report.clips == ()
    assert report.notes[0].startswith("The sound of 4 recordings")
