"""The window: its pages, its menu, and the way from one to the other."""

from pathlib import Path

from PySide6.QtCore import QSettings, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMessageBox,
    QWidget,
)

from rehearse import __version__
from rehearse.app.parts import Parts
from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.app.take_processing import EngineReady, EngineStopped, MachineNotice
from rehearse.domain.errors import RehearseError
from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.ui.presenters.deletion_question import DeletionQuestion
from rehearse.ui.presenters.setting_change import change_setting
from rehearse.ui.theme import set_look
from rehearse.ui.window_memory import WindowMemory
from rehearse.ui.window_menu import WindowMenu
from rehearse.ui.window_pages import WindowPages
from rehearse.ui.window_presenters import WindowPresenters

_START_SIZE = (1280, 800)
_SMALLEST_SIZE = (880, 600)
# By these names their places are remembered.
_WINDOW = "window"
_INTERVIEWS = "interviews"


class MainWindow(QMainWindow):
    """Holds every page and presenter; `shut_down` must follow when it has been closed."""

    def __init__(self, *, parts: Parts, application: QApplication, memory: QSettings) -> None:
        """Remember in `memory` where the window is and how its columns are shared out."""
        super().__init__()
        self._parts = parts
        self._memory = WindowMemory(memory)
        self._closes_when_saved = False
        self._deletes_everything = False
        self._page_before: QWidget | None = None
        self._answer_to_show = ""
        self._reviews_from_library = False
        self.pages = WindowPages()
        self.presenters = WindowPresenters(
            self.pages, parts=parts, application=application, parent=self
        )
        self._dress_window()
        self._connect_menu()
        self._connect_pages()
        self._show_first_page()

    @property
    def deletes_everything(self) -> bool:
        """Whether the window was closed so that all that the person has here is deleted."""
        return self._deletes_everything

    def shut_down(self) -> None:
        """End every job, thread and device of the window; call once, after it was closed."""
        self.presenters.shut_down()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once, or as soon as an answer that is being recorded has been made safe."""
        if self.presenters.rehearse.is_recording:
            event.ignore()
            self._closes_when_saved = True
            self.presenters.rehearse.end()
            return
        if self._deletes_everything:
            self._memory.forget()
        else:
            self._keep_geometry()
        super().closeEvent(event)

    def _dress_window(self) -> None:
        self.setWindowTitle(self.tr("Rehearse"))
        self.setCentralWidget(self.pages)
        self.setMinimumSize(*_SMALLEST_SIZE)
        self._engine = QLabel()
        set_look(self._engine, "small")
        self.statusBar().addPermanentWidget(self._engine)
        self.menu = WindowMenu(self)
        if not self._memory.restore_geometry(self, _WINDOW):
            self.resize(*_START_SIZE)
        self._memory.restore_columns(self)

    def _keep_geometry(self) -> None:
        self._memory.keep_geometry(self, _WINDOW)
        interviews = self.presenters.interviews.window
        if interviews is not None:
            self._memory.keep_geometry(interviews, _INTERVIEWS)

    def _connect_menu(self) -> None:
        menu = self.menu
        menu.new.triggered.connect(self._begin_anew)
        menu.export.triggered.connect(self.presenters.review.export)
        menu.rehearsals.triggered.connect(self._show_library)
        menu.questions.triggered.connect(self._show_questions)
        menu.jobs.triggered.connect(self._show_jobs)
        menu.progress.triggered.connect(self._show_progress)
        menu.interviews.triggered.connect(self._show_interviews)
        menu.quit.triggered.connect(self.close)
        menu.check.triggered.connect(self._show_check)
        menu.settings.triggered.connect(self._show_settings)
        menu.folder.triggered.connect(self.pages.settings.data_folder_opened)
        menu.about.triggered.connect(self._show_about)

    def _connect_pages(self) -> None:
        self.pages.first_check.finished.connect(self._finish_check)
        self.pages.home.rehearsal_opened.connect(self._open_summary)
        self.pages.home.questions_opened.connect(self._show_questions)
        self.pages.home.progress_opened.connect(self._show_progress)
        self.pages.home.rehearsals_opened.connect(self._show_library)
        self.pages.library.left.connect(self._show_home)
        self.pages.library.start_wanted.connect(self._show_home)
        self.pages.settings.left.connect(self._leave_settings)
        self.pages.settings.deletion_chosen.connect(self._ask_to_delete)
        self.pages.review.closed.connect(self._leave_review)
        self.pages.takes.closed.connect(self._show_review)
        self.presenters.home.session_started.connect(self._start_session)
        self.presenters.library.opened.connect(self._open_found)
        self.presenters.questions.session_started.connect(self._start_session)
        self.pages.questions.left.connect(self._show_home)
        self.pages.home.jobs_opened.connect(self._show_job)
        self.pages.jobs.left.connect(self._show_home)
        self.presenters.jobs.start_wanted.connect(self.presenters.home.start_for)
        self.pages.progress.left.connect(self._show_home)
        self.pages.progress.start_wanted.connect(self._show_home)
        self.presenters.progress.session_started.connect(self._start_session)
        self.presenters.progress.rehearsal_opened.connect(self.presenters.review.open)
        self.presenters.rehearse.finished.connect(self._on_rehearsal_finished)
        self.presenters.rehearse.abandoned.connect(self._on_rehearsal_abandoned)
        self.presenters.review.shown.connect(self._show_review)
        self.presenters.takes.shown.connect(self._show_takes)
        self.presenters.review.retake_started.connect(self._start_retake)
        self.presenters.review.export_finished.connect(self._on_exported)
        self.presenters.models.models_changed.connect(self._on_models_changed)
        self.presenters.models.download_changed.connect(self.presenters.models.refresh)
        self.presenters.models.download_told.connect(self.statusBar().showMessage)
        self.presenters.news.engine_ready.connect(self._on_engine_ready)
        self.presenters.news.engine_stopped.connect(self._on_engine_stopped)
        self.presenters.news.machine_noticed.connect(self._on_engine_stopped)

    def _show_first_page(self) -> None:
        self._tell(self._parts.notices)
        is_known = self._parts.settings.current.first_check_done
        # After the window is up: listing devices and models takes a moment.
        QTimer.singleShot(0, self._show_home if is_known else self._show_check)
        self.presenters.runner.run(
            self._parts.get_ready, on_done=self._resume, on_error=self._show_library_problem
        )

    def _resume(self, notices: tuple[str, ...]) -> None:
        self._tell((*self._parts.notices, *notices))
        resume = self._parts.processor.resume_unfinished
        self.presenters.runner.run(resume, on_error=self._show_library_problem)
        # Of a library of years it takes a second, in which other pages must not wait.
        self.presenters.downloads.run(self._parts.back_up, on_error=self._show_library_problem)

    def _tell(self, notices: tuple[str, ...]) -> None:
        if notices:
            self.pages.home.show_notice("\n".join(notices))

    def _turn_to(self, page: QWidget) -> None:
        self.presenters.leave_page()
        self.pages.turn_to(page)
        self.menu.allow(
            is_rehearsing=page is self.pages.rehearse, can_export=page is self.pages.review
        )

    @Slot()
    def _begin_anew(self) -> None:
        if self.pages.currentWidget() is self.pages.home:
            self.pages.home.start()
        else:
            self._show_home()

    @Slot()
    def _show_home(self) -> None:
        self.presenters.replay.stop()
        self.presenters.home.refresh()
        self._turn_to(self.pages.home)

    @Slot()
    def _show_questions(self) -> None:
        self.presenters.replay.stop()
        self._turn_to(self.pages.questions)
        self.presenters.questions.refresh()

    @Slot()
    def _show_library(self) -> None:
        self.presenters.replay.stop()
        self._turn_to(self.pages.library)
        self.presenters.library.refresh()

    @Slot()
    def _show_jobs(self) -> None:
        self._show_job("")

    @Slot()
    def _show_interviews(self) -> None:
        is_new = self.presenters.interviews.window is None
        self.presenters.interviews.show(self)
        window = self.presenters.interviews.window
        if is_new and window is not None:
            self._memory.restore_geometry(window, _INTERVIEWS)
            self._memory.restore_columns(window)

    @Slot(str)
    def _show_job(self, job_id: str) -> None:
        self.presenters.replay.stop()
        self._turn_to(self.pages.jobs)
        self.presenters.jobs.refresh(job_id)

    @Slot()
    def _show_progress(self) -> None:
        self.presenters.replay.stop()
        self._turn_to(self.pages.progress)
        self.presenters.progress.refresh()

    @Slot()
    def _show_check(self) -> None:
        self._turn_to(self.pages.first_check)
        self.presenters.models.refresh()
        self.presenters.watch_devices()

    @Slot()
    def _show_settings(self) -> None:
        if self.pages.currentWidget() is not self.pages.settings:
            self._page_before = self.pages.currentWidget()
        self.presenters.replay.stop()
        self._turn_to(self.pages.settings)
        self.presenters.watch_devices()
        self.presenters.settings.refresh()
        self.presenters.voice.refresh()
        self.presenters.models.refresh()

    @Slot()
    def _leave_settings(self) -> None:
        self.presenters.speech.stop()
        if self._page_before in {self.pages.review, self.pages.takes}:
            self._turn_to(self._page_before)
        else:
            self._show_home()

    @Slot()
    def _ask_to_delete(self) -> None:
        question = DeletionQuestion(self._parts.data_folder, parent=self)
        question.confirmed.connect(self._delete_everything)
        question.open()

    @Slot()
    def _delete_everything(self) -> None:
        # Files that are open cannot be deleted everywhere: first the window and its threads end.
        self._deletes_everything = True
        self.close()

    @Slot()
    def _finish_check(self) -> None:
        problem = change_setting(self._parts.settings, first_check_done=True)
        if problem:
            self.pages.home.show_problem(problem)
        self._show_home()

    @Slot(object)
    def _open_summary(self, summary: RehearsalSummary) -> None:
        self._reviews_from_library = False
        self.presenters.review.open(summary.id)

    @Slot(str, str)
    def _open_found(self, rehearsal_id: str, answer_id: str) -> None:
        self._reviews_from_library = True
        self._answer_to_show = answer_id
        self.presenters.review.open(rehearsal_id)

    @Slot()
    def _leave_review(self) -> None:
        if self._reviews_from_library:
            self._show_library()
        else:
            self._show_home()

    @Slot()
    def _show_review(self) -> None:
        if not self.presenters.rehearse.is_rehearsing:
            self._turn_to(self.pages.review)
        if self._answer_to_show:
            self.pages.review.choose_answer(self._answer_to_show)
            self._answer_to_show = ""

    @Slot()
    def _show_takes(self) -> None:
        self._turn_to(self.pages.takes)

    @Slot(object)
    def _start_session(self, session: RehearsalSession) -> None:
        self._turn_to(self.pages.rehearse)
        self.presenters.rehearse.start(session)

    @Slot(object)
    def _start_retake(self, session: RehearsalSession) -> None:
        self._turn_to(self.pages.rehearse)
        self.presenters.rehearse.start(session, ends_after_answer=True)

    @Slot(str)
    def _on_rehearsal_finished(self, rehearsal_id: str) -> None:
        if self._closes_when_saved:
            self.close()
        else:
            self._reviews_from_library = False
            self.presenters.review.open(rehearsal_id)

    @Slot(str)
    def _on_rehearsal_abandoned(self, rehearsal_id: str) -> None:
        # A line that says "nothing recorded" is of no use to anybody.
        self.presenters.deletion.remove(rehearsal_id)
        if self._closes_when_saved:
            self.close()
        else:
            self._show_home()

    @Slot(object)
    def _on_exported(self, path: Path) -> None:
        self.statusBar().showMessage(self.tr("Report saved: {path}").format(path=path))

    @Slot(bool)
    def _on_models_changed(self, is_any_installed: bool) -> None:  # noqa: FBT001  (Qt's slot)
        self.pages.first_check.show_way_on(is_whisper_ready=is_any_installed)

    @Slot(object)
    def _on_engine_ready(self, event: EngineReady) -> None:
        engine = self.tr("built-in, rough transcripts") if event.rough else event.engine
        self._engine.setText(self.tr("Recogniser: {engine}").format(engine=engine))

    @Slot(object)
    def _on_engine_stopped(self, event: EngineStopped | MachineNotice) -> None:
        # At the foot, where it is read when there is time: an answer may be under way.
        self.statusBar().showMessage(event.sentence)

    def _show_library_problem(self, error: RehearseError) -> None:
        self.pages.home.show_problem(str(error))

    @Slot()
    def _show_about(self) -> None:
        QMessageBox.about(
            self,
            self.tr("About Rehearse"),
            self.tr(
                "Rehearse {version}\n\nRehearse interviews aloud, hear the moment that cost the "
                "offer, and try again. Everything stays on this computer."
            ).format(version=__version__),
        )
