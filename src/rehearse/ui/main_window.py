"""The window: its pages, its menu, and the way from one to the other."""

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QWidget,
)

from rehearse import __version__
from rehearse.app.parts import Parts
from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.app.replay import finding_range
from rehearse.app.take_processing import EngineReady
from rehearse.domain.errors import RehearseError
from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.device_watch import DeviceWatch
from rehearse.ui.pages.first_check_page import FirstCheckPage
from rehearse.ui.pages.home_page import HomePage
from rehearse.ui.pages.questions_page import QuestionsPage
from rehearse.ui.pages.rehearse_page import RehearsePage
from rehearse.ui.pages.review_page import ReviewPage
from rehearse.ui.pages.settings_page import SettingsPage
from rehearse.ui.presenters.deletion_question import DeletionQuestion
from rehearse.ui.presenters.home_presenter import HomePresenter
from rehearse.ui.presenters.microphone_presenter import MicrophonePresenter
from rehearse.ui.presenters.model_presenter import ModelPresenter
from rehearse.ui.presenters.processing_news import ProcessingNews
from rehearse.ui.presenters.questions_presenter import QuestionsPresenter
from rehearse.ui.presenters.rehearse_presenter import RehearsePresenter
from rehearse.ui.presenters.replay_presenter import ReplayPresenter
from rehearse.ui.presenters.review_presenter import ReviewPresenter
from rehearse.ui.presenters.setting_change import change_setting
from rehearse.ui.presenters.settings_presenter import SettingsPresenter
from rehearse.ui.presenters.voice_presenter import VoicePresenter
from rehearse.ui.speech_output import SpeechOutput
from rehearse.ui.theme import set_look
from rehearse.ui.window_menu import WindowMenu

_START_SIZE = (1280, 800)
_SMALLEST_SIZE = (880, 600)
_GEOMETRY = "window/geometry"


class MainWindow(QMainWindow):
    """Holds every page and presenter; `shut_down` must follow when it has been closed."""

    def __init__(self, *, parts: Parts, application: QApplication, memory: QSettings) -> None:
        """Remember the window's place in `memory`, and nothing else there."""
        super().__init__()
        self._parts = parts
        self._memory = memory
        self._scratch = Path(tempfile.mkdtemp(prefix="rehearse-"))
        self._closes_when_saved = False
        self._deletes_everything = False
        self._page_before: QWidget | None = None
        self.runner = BackgroundRunner(name="rehearse-short-job", parent=self)
        self.downloads = BackgroundRunner(name="rehearse-download", parent=self)
        self._devices = DeviceWatch(parent=self)
        self._speech = SpeechOutput(parent=self)
        self._news = ProcessingNews(parts.processor, parent=self)
        self._make_pages()
        self._make_presenters(application)
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
        for test in self._tests:
            test.stop_test()
        self._replay.stop()
        self._speech.stop()
        self._models.cancel_download()
        self.downloads.shutdown()
        self.runner.shutdown()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once, or as soon as an answer that is being recorded has been made safe."""
        if self._rehearse.is_recording:
            event.ignore()
            self._closes_when_saved = True
            self._rehearse.end()
            return
        if self._deletes_everything:
            self._memory.clear()
        else:
            self._memory.setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def _make_pages(self) -> None:
        self.first_check_page = FirstCheckPage()
        self.home_page = HomePage()
        self.rehearse_page = RehearsePage()
        self.review_page = ReviewPage(finding_range=finding_range)
        self.questions_page = QuestionsPage()
        self.settings_page = SettingsPage()
        self.review_page.setFocusProxy(self.review_page.list)
        self.pages = QStackedWidget()
        for page in (
            self.first_check_page,
            self.home_page,
            self.rehearse_page,
            self.review_page,
            self.questions_page,
            self.settings_page,
        ):
            self.pages.addWidget(page)

    def _make_presenters(self, application: QApplication) -> None:
        parts, runner = self._parts, self.runner
        self._home = HomePresenter(self.home_page, parts=parts, runner=runner, parent=self)
        self._questions = QuestionsPresenter(
            self.questions_page, parts=parts, runner=runner, parent=self
        )
        self._rehearse = RehearsePresenter(
            self.rehearse_page,
            settings=parts.settings,
            news=self._news,
            speech=self._speech,
            runner=runner,
            parent=self,
        )
        self._replay = ReplayPresenter(
            player=parts.player, settings=parts.settings, runner=runner, parent=self
        )
        self._review = ReviewPresenter(
            self.review_page,
            parts=parts,
            news=self._news,
            replay=self._replay,
            runner=runner,
            parent=self,
        )
        panels = (self.first_check_page.models, self.settings_page.models)
        self._models = ModelPresenter(
            panels, parts=parts, runner=runner, downloads=self.downloads, parent=self
        )
        self._settings = SettingsPresenter(
            self.settings_page,
            application=application,
            parts=parts,
            devices=self._devices,
            parent=self,
        )
        self._voice = VoicePresenter(
            self.settings_page.voice, settings=parts.settings, speech=self._speech, parent=self
        )
        self._tests = tuple(
            MicrophonePresenter(
                panel, devices=self._devices, parts=parts, runner=runner, scratch=self._scratch
            )
            for panel in (self.first_check_page.microphone, self.settings_page.microphone)
        )

    def _dress_window(self) -> None:
        self.setWindowTitle(self.tr("Rehearse"))
        self.setCentralWidget(self.pages)
        self.setMinimumSize(*_SMALLEST_SIZE)
        self._engine = QLabel()
        set_look(self._engine, "small")
        self.statusBar().addPermanentWidget(self._engine)
        self.menu = WindowMenu(self)
        geometry = self._memory.value(_GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*_START_SIZE)

    def _connect_menu(self) -> None:
        menu = self.menu
        menu.new.triggered.connect(self._begin_anew)
        menu.export.triggered.connect(self._review.export)
        menu.questions.triggered.connect(self._show_questions)
        menu.quit.triggered.connect(self.close)
        menu.check.triggered.connect(self._show_check)
        menu.settings.triggered.connect(self._show_settings)
        menu.folder.triggered.connect(self.settings_page.data_folder_opened)
        menu.about.triggered.connect(self._show_about)

    def _connect_pages(self) -> None:
        self.first_check_page.finished.connect(self._finish_check)
        self.home_page.rehearsal_opened.connect(self._open_summary)
        self.home_page.questions_opened.connect(self._show_questions)
        self.settings_page.left.connect(self._leave_settings)
        self.settings_page.deletion_chosen.connect(self._ask_to_delete)
        self.review_page.closed.connect(self._show_home)
        self._home.session_started.connect(self._start_session)
        self._questions.session_started.connect(self._start_session)
        self.questions_page.left.connect(self._show_home)
        self._rehearse.finished.connect(self._on_rehearsal_finished)
        self._rehearse.abandoned.connect(self._on_rehearsal_abandoned)
        self._review.shown.connect(self._show_review)
        self._review.retake_started.connect(self._start_retake)
        self._review.export_finished.connect(self._on_exported)
        self._models.models_changed.connect(self._on_models_changed)
        self._models.download_changed.connect(self._models.refresh)
        self._models.download_told.connect(self.statusBar().showMessage)
        self._news.engine_ready.connect(self._on_engine_ready)

    def _show_first_page(self) -> None:
        self._tell(self._parts.notices)
        is_known = self._parts.settings.current.first_check_done
        # After the window is up: listing devices and models takes a moment.
        QTimer.singleShot(0, self._show_home if is_known else self._show_check)
        self.runner.run(
            self._parts.get_ready, on_done=self._resume, on_error=self._show_library_problem
        )

    def _resume(self, notices: tuple[str, ...]) -> None:
        self._tell((*self._parts.notices, *notices))
        resume = self._parts.processor.resume_unfinished
        self.runner.run(resume, on_error=self._show_library_problem)

    def _tell(self, notices: tuple[str, ...]) -> None:
        if notices:
            self.home_page.show_notice("\n".join(notices))

    def _turn_to(self, page: QWidget) -> None:
        for test in self._tests:
            test.stop_test()
        self.pages.setCurrentWidget(page)
        page.setFocus()
        self.menu.allow(
            is_rehearsing=page is self.rehearse_page, can_export=page is self.review_page
        )

    @Slot()
    def _begin_anew(self) -> None:
        if self.pages.currentWidget() is self.home_page:
            self.home_page.start()
        else:
            self._show_home()

    @Slot()
    def _show_home(self) -> None:
        self._replay.stop()
        self._home.refresh()
        self._turn_to(self.home_page)

    @Slot()
    def _show_questions(self) -> None:
        self._replay.stop()
        self._turn_to(self.questions_page)
        self._questions.refresh()

    @Slot()
    def _show_check(self) -> None:
        self._turn_to(self.first_check_page)
        self._models.refresh()
        self._devices.start()
        for test in self._tests:
            test.show_devices()

    @Slot()
    def _show_settings(self) -> None:
        if self.pages.currentWidget() is not self.settings_page:
            self._page_before = self.pages.currentWidget()
        self._replay.stop()
        self._turn_to(self.settings_page)
        self._devices.start()
        for test in self._tests:
            test.show_devices()
        self._settings.refresh()
        self._voice.refresh()
        self._models.refresh()

    @Slot()
    def _leave_settings(self) -> None:
        self._speech.stop()
        if self._page_before is self.review_page:
            self._turn_to(self.review_page)
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
            self.home_page.show_problem(problem)
        self._show_home()

    @Slot(object)
    def _open_summary(self, summary: RehearsalSummary) -> None:
        self._review.open(summary.id)

    @Slot()
    def _show_review(self) -> None:
        if not self._rehearse.is_rehearsing:
            self._turn_to(self.review_page)

    @Slot(object)
    def _start_session(self, session: RehearsalSession) -> None:
        self._turn_to(self.rehearse_page)
        self._rehearse.start(session)

    @Slot(object)
    def _start_retake(self, session: RehearsalSession) -> None:
        self._turn_to(self.rehearse_page)
        self._rehearse.start(session, ends_after_answer=True)

    @Slot(str)
    def _on_rehearsal_finished(self, rehearsal_id: str) -> None:
        if self._closes_when_saved:
            self.close()
        else:
            self._review.open(rehearsal_id)

    @Slot(str)
    def _on_rehearsal_abandoned(self, rehearsal_id: str) -> None:
        # A line that says "nothing recorded" is of no use to anybody.
        self._home.delete(rehearsal_id)
        if self._closes_when_saved:
            self.close()
        else:
            self._show_home()

    @Slot(object)
    def _on_exported(self, path: Path) -> None:
        self.statusBar().showMessage(self.tr("Report saved: {path}").format(path=path))

    @Slot(bool)
    def _on_models_changed(self, is_any_installed: bool) -> None:  # noqa: FBT001  (Qt's slot)
        self.first_check_page.show_way_on(is_whisper_ready=is_any_installed)

    @Slot(object)
    def _on_engine_ready(self, event: EngineReady) -> None:
        engine = self.tr("built-in, rough transcripts") if event.rough else event.engine
        self._engine.setText(self.tr("Recogniser: {engine}").format(engine=engine))

    def _show_library_problem(self, error: RehearseError) -> None:
        self.home_page.show_problem(str(error))

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
