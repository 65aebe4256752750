"""Reports at work: chosen, shown, written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.reports.rehearsals import sample_rehearsal

from rehearse.domain.report import ReportPart
from rehearse.domain.settings import Settings
from rehearse.main import build_exporter
from rehearse.storage.library.library import SqliteLibrary
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.export_form import ExportForm
from rehearse.ui.presenters.report_presenter import ReportPresenter

pytestmark = pytest.mark.gui
PATIENCE_MS = 20_000
QUOTE = "my old manager never listened to anybody"


class Desk:
    """The presenter, and a person before its dialogs."""

    def __init__(self, folder: Path, library: SqliteLibrary, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.page.show()
        self.runner = BackgroundRunner(parent=self.page)
        self.presenter = ReportPresenter(
            exporter=build_exporter(Settings),
            library=library,
            runner=self.runner,
            parent=self.page,
        )
        self.folder = folder

    @property
    def form(self) -> ExportForm:
        (form,) = self.page.findChildren(ExportForm)
        return form

    def waits_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.form.view.toPlainText(), timeout=PATIENCE_MS)

    def saves_as(self, name: str) -> Path:
        form = self.form
        form.save.click()
        (dialog,) = form.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(self.folder / name))
        return self.folder / name


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with SqliteLibrary(database=tmp_path / "l.db", recordings=tmp_path / "r") as library:
        library.save(sample_rehearsal())
        made = Desk(tmp_path, library, qtbot)
        yield made
        made.runner.shutdown()


def test_a_rehearsal_is_shown_and_written(desk: Desk) -> None:
    desk.presenter.export_rehearsal(sample_rehearsal(), parent=desk.page)
    desk.waits_for(QUOTE)
    with desk.qtbot.waitSignal(desk.presenter.written, timeout=PATIENCE_MS) as written:
        path = desk.saves_as("report.md")
    assert written.args == [path]
    assert QUOTE in path.read_text(encoding="utf-8")


def test_what_is_left_out_is_gone_from_preview_and_file(desk: Desk) -> None:
    desk.presenter.export_rehearsal(sample_rehearsal(), parent=desk.page)
    desk.waits_for("Tallowmere")
    desk.form.names.click()
    desk.form.transcripts.click()
    desk.qtbot.waitUntil(
        lambda: "The transcripts are left out" in desk.form.view.toPlainText(), timeout=PATIENCE_MS
    )
    desk.qtbot.waitUntil(
        lambda: "Tallowmere" not in desk.form.view.toPlainText(), timeout=PATIENCE_MS
    )
    with desk.qtbot.waitSignal(desk.presenter.written, timeout=PATIENCE_MS):
        path = desk.saves_as("report.html")
    page = path.read_text(encoding="utf-8")
    assert "Tallowmere" not in page
    assert "What was said</h" not in page


def test_all_for_the_job_and_a_period_come_from_the_library(desk: Desk) -> None:
    desk.presenter.export_rehearsal(sample_rehearsal(), parent=desk.page)
    names = [desk.form.scopes.itemText(at) for at in range(desk.form.scopes.count())]
    assert names == ["This rehearsal", "All rehearsals for Tallowmere Water", "A period…"]
    desk.form.scopes.setCurrentIndex(1)
    desk.waits_for(QUOTE)
    desk.form.scopes.setCurrentIndex(2)
    desk.form.since.setDate(desk.form.since.date().addYears(-40))
    desk.form.until.setDate(desk.form.until.date().addYears(-39))
    desk.qtbot.waitUntil(
        lambda: "holds no answered rehearsal from" in desk.form.banner.text, timeout=PATIENCE_MS
    )
    assert not desk.form.save.isEnabled()


def test_files_are_offered_alone_and_together(desk: Desk) -> None:
    parts = [
        ReportPart(rehearsal=replace(sample_rehearsal(), id=name), source=f"{name}.json")
        for name in ("anna", "bert")
    ]
    desk.presenter.export_files(parts[:1], parts, parent=desk.page)
    names = [desk.form.scopes.itemText(at) for at in range(desk.form.scopes.count())]
    assert names == ["This file", "All 2 open files"]
    desk.form.scopes.setCurrentIndex(1)
    desk.waits_for("bert: Operations analyst")
    assert not desk.form.is_period


def test_a_file_that_cannot_be_written_is_told(desk: Desk) -> None:
    desk.presenter.export_rehearsal(sample_rehearsal(), parent=desk.page)
    desk.waits_for(QUOTE)
    with desk.qtbot.waitSignal(desk.presenter.failed, timeout=PATIENCE_MS) as failed:
        desk.saves_as("nowhere/report.md")
    assert "could not be written" in failed.args[0]
