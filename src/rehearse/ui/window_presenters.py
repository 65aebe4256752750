"""Every presenter of the window, and what they share."""

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from rehearse.app.parts import Parts
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.device_watch import DeviceWatch
from rehearse.ui.presenters.home_presenter import HomePresenter
from rehearse.ui.presenters.interviews_presenter import InterviewsPresenter
from rehearse.ui.presenters.job_presenter import JobPresenter
from rehearse.ui.presenters.library_presenter import LibraryPresenter
from rehearse.ui.presenters.microphone_presenter import MicrophonePresenter
from rehearse.ui.presenters.model_presenter import ModelPresenter
from rehearse.ui.presenters.processing_news import ProcessingNews
from rehearse.ui.presenters.progress_presenter import ProgressPresenter
from rehearse.ui.presenters.questions_presenter import QuestionsPresenter
from rehearse.ui.presenters.rehearsal_deletion import RehearsalDeletion
from rehearse.ui.presenters.rehearse_presenter import RehearsePresenter
from rehearse.ui.presenters.replay_presenter import ReplayPresenter
from rehearse.ui.presenters.review_presenter import ReviewPresenter
from rehearse.ui.presenters.settings_presenter import SettingsPresenter
from rehearse.ui.presenters.takes_presenter import TakesPresenter
from rehearse.ui.presenters.voice_presenter import VoicePresenter
from rehearse.ui.speech_output import SpeechOutput
from rehearse.ui.window_pages import WindowPages


class WindowPresenters(QObject):
    """Joins each page to the parts of the program; `shut_down` must follow once."""

    def __init__(
        self, pages: WindowPages, *, parts: Parts, application: QApplication, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.scratch = Path(tempfile.mkdtemp(prefix="rehearse-"))
        self.runner = BackgroundRunner(name="rehearse-short-job", parent=self)
        self.downloads = BackgroundRunner(name="rehearse-download", parent=self)
        self.studies = BackgroundRunner(name="rehearse-study", parent=self)
        self.reading = BackgroundRunner(name="rehearse-reading", parent=self)
        self.devices = DeviceWatch(parent=self)
        self.speech = SpeechOutput(parent=self)
        self.news = ProcessingNews(parts.processor, parent=self)
        self._make_for_rehearsing(pages, parts)
        self._make_for_settings(pages, parts, application)

    def leave_page(self) -> None:
        """End what must not go on when another page is shown."""
        for test in self.tests:
            test.stop_test()
        self.jobs.keep()

    def watch_devices(self) -> None:
        """Show the devices there are, and follow what is plugged in and out."""
        self.devices.start()
        for test in self.tests:
            test.show_devices()

    def shut_down(self) -> None:
        """End every job, thread and device; call once."""
        self.leave_page()
        self.interviews.close()
        self.replay.stop()
        self.speech.stop()
        self.models.cancel_all()
        self.deletion.settle()
        self.downloads.shutdown()
        self.studies.shutdown()
        self.reading.shutdown()
        self.runner.shutdown()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _make_for_rehearsing(self, pages: WindowPages, parts: Parts) -> None:
        runner = self.runner
        self.deletion = RehearsalDeletion(parts.library, runner=runner, parent=self)
        self.home = HomePresenter(
            pages.home, parts=parts, deletion=self.deletion, runner=runner, parent=self
        )
        self.library = LibraryPresenter(
            pages.library, parts=parts, deletion=self.deletion, runner=runner, parent=self
        )
        self.questions = QuestionsPresenter(
            pages.questions, parts=parts, runner=runner, parent=self
        )
        self.interviews = InterviewsPresenter(parts=parts, runner=runner, parent=self)
        self.jobs = JobPresenter(
            pages.jobs, parts=parts, runner=runner, reading=self.reading, parent=self
        )
        self.progress = ProgressPresenter(pages.progress, parts=parts, runner=runner, parent=self)
        self.rehearse = RehearsePresenter(
            pages.rehearse,
            settings=parts.settings,
            news=self.news,
            speech=self.speech,
            runner=runner,
            parent=self,
        )
        self.replay = ReplayPresenter(
            player=parts.player, settings=parts.settings, runner=runner, parent=self
        )
        self.review = ReviewPresenter(
            pages.review,
            parts=parts,
            news=self.news,
            replay=self.replay,
            runner=runner,
            parent=self,
        )
        self.takes = TakesPresenter(
            pages.takes, review=self.review, replay=self.replay, parent=self
        )

    def _make_for_settings(
        self, pages: WindowPages, parts: Parts, application: QApplication
    ) -> None:
        self.models = ModelPresenter(
            (pages.first_check.models, pages.settings.models),
            parts=parts,
            runner=self.runner,
            downloads=self.downloads,
            studies=self.studies,
            parent=self,
        )
        self.settings = SettingsPresenter(
            pages.settings,
            application=application,
            parts=parts,
            devices=self.devices,
            parent=self,
        )
        self.voice = VoicePresenter(
            pages.settings.voice, settings=parts.settings, speech=self.speech, parent=self
        )
        self.tests = tuple(
            MicrophonePresenter(
                panel,
                devices=self.devices,
                parts=parts,
                runner=self.runner,
                scratch=self.scratch,
            )
            for panel in (pages.first_check.microphone, pages.settings.microphone)
        )
