"""The windows and dialogs beside the main one, and the question banks, from sample data."""

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget
from tests.support.sample_rehearsals import retaken_rehearsal, sample_rehearsal

from rehearse.app.interview_reader import OpenInterview
from rehearse.app.question_shelf import Shelf, ShelvedBank
from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.report import Report, ReportPart
from rehearse.domain.settings import Settings
from rehearse.main import build_exporter
from rehearse.shipped import shipped_folder
from rehearse.storage.banks.bank_files import load_bank
from rehearse.ui.error_dialog import ErrorDialog
from rehearse.ui.interviews_window import InterviewsWindow
from rehearse.ui.pages.export_form import ExportForm
from rehearse.ui.pages.questions.question_editor import QuestionEditor
from rehearse.ui.pages.questions.questions_page import QuestionsPage

_BANKS = ("common", "disarming", "behavioral-doing", "motivation", "role-warehouse-driving")
# Made up: of a real one the picture would tell whose computer it was drawn on.
_STACK = """Traceback (most recent call last):
  File "rehearse/ui/background_runner.py", line 64, in run
    result = job()
  File "rehearse/app/planner.py", line 88, in plan
    first = questions[0]
IndexError: tuple index out of range
"""


def questions() -> QuestionsPage:
    """Return the page with some banks that ship, one of its questions a favourite."""
    page = QuestionsPage()
    shelf = _shelf()
    every = list(shelf.questions())
    page.show_shelf(shelf, competencies=sorted({one for q in every for one in q.competencies}))
    page.show_questions(every)
    page.choose(every[1].key)
    return page


def questions_empty() -> QuestionsPage:
    """Return the page of somebody who has no favourites yet, and looks at them."""
    page = QuestionsPage()
    page.show_shelf(dataclasses.replace(_shelf(), favourites=frozenset()), competencies=())
    page.show_questions(())
    return page


def question_editor() -> QWidget:
    """Return the dialog in which a question is changed."""
    bank = _shelf().banks[0].bank
    return QuestionEditor(bank.questions[0], banks=(bank,), is_new=False)


def interviews() -> InterviewsWindow:
    """Return the window of somebody who helps others, with the files of two people."""
    window = InterviewsWindow()
    for one in _open_interviews():
        window.put(one)
    chosen = window.model.rows[1]
    window.list.setCurrentIndex(window.model.index(1))
    window.show_report(_preview(Report(parts=(_part(chosen),))))
    return window


def interviews_empty() -> InterviewsWindow:
    """Return the window before a file was opened."""
    return InterviewsWindow()


def interviews_busy() -> InterviewsWindow:
    """Return the window while a file is read."""
    window = InterviewsWindow()
    busy = dataclasses.replace(_open_interviews()[0], waiting=4)
    window.put(busy)
    window.show_busy(busy)
    return window


def export() -> ExportForm:
    """Return the choices of a report beside its preview."""
    form = ExportForm(build_exporter(Settings).formats)
    form.offer_scopes(
        ("This rehearsal", "All for Transport planner", "The last four weeks"), has_period=False
    )
    form.show_report(_preview(Report(parts=(ReportPart(rehearsal=retaken_rehearsal()),))))
    return form


def export_busy() -> ExportForm:
    """Return the same while the report is being made."""
    form = ExportForm(build_exporter(Settings).formats)
    form.offer_scopes(("This rehearsal", "A period…"), has_period=True)
    form.scopes.setCurrentIndex(1)
    form.since.setDate(QDate(2026, 2, 14))
    form.until.setDate(QDate(2026, 3, 14))
    form.show_busy()
    return form


def export_failed() -> ExportForm:
    """Return the same where there is nothing to report."""
    form = export_busy()
    form.show_problem("There is no rehearsal between these days. Choose others.")
    return form


def unexpected_error() -> ErrorDialog:
    """Return what is said about a fault of the program."""
    return ErrorDialog(
        heading="Rehearse met a problem that it did not expect.",
        report="Rehearse 0.1.0, Python 3.11, PySide6 6.11, Linux\n\n" + _STACK,
        log_folder=Path("/home/sam/.local/share/rehearse/logs"),
    )


WINDOWS: Mapping[str, Callable[[], QWidget]] = {
    "interviews": interviews,
    "interviews-empty": interviews_empty,
    "interviews-busy": interviews_busy,
    "export": export,
    "export-busy": export_busy,
    "export-failed": export_failed,
    "question-editor": question_editor,
    "unexpected-error": unexpected_error,
}
"""Each at its own size."""


def _shelf() -> Shelf:
    folder = shipped_folder("question_banks")
    paths = [folder / f"{name}.toml" for name in _BANKS]
    banks = tuple(
        ShelvedBank(bank=load_bank(path), path=path, is_own=path is paths[-1]) for path in paths
    )
    return Shelf(banks=banks, favourites=frozenset({banks[0].bank.questions[1].key}))


def _open_interviews() -> tuple[OpenInterview, OpenInterview]:
    nurse = dataclasses.replace(
        sample_rehearsal(), job=Job(title="Night nurse", company="Aldermoor Clinic")
    )
    return (
        _open("amira-transport.json", retaken_rehearsal()),
        _open("jonas-nursing.json", nurse),
    )


def _open(name: str, rehearsal: Rehearsal) -> OpenInterview:
    return OpenInterview(id=name, path=Path(name), rehearsal=rehearsal, waiting=0)


def _part(one: OpenInterview) -> ReportPart:
    return ReportPart(rehearsal=one.rehearsal, source=one.path.name)


def _preview(report: Report) -> str:
    return build_exporter(Settings).preview(report)
