"""Somebody at the window of the real program, a microphone in front of them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.support.review_driver import ReviewDriver
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.app.parts import Parts
from rehearse.domain.rehearsal import Take, TakeState
from rehearse.ui.main_window import MainWindow
from rehearse.ui.pages.export_form import ExportForm
from rehearse.ui.pages.rehearse.put_question import Stage


class Person:
    """Somebody at the window, with a microphone in front of them."""

    def __init__(
        self, window: MainWindow, parts: Parts, microphone: VirtualMicrophone, qtbot: QtBot
    ) -> None:
        self.window = window
        self.parts = parts
        self.microphone = microphone
        self.qtbot = qtbot
        self.review = ReviewDriver(window.pages.review, qtbot)

    def start_a_rehearsal(self) -> None:
        self.qtbot.waitUntil(lambda: self.is_at(self.window.pages.home), timeout=10_000)
        self._press_with_control(Qt.Key.Key_N)
        self.qtbot.waitUntil(lambda: self.is_at(self.window.pages.rehearse), timeout=10_000)

    def answer(self, wav: Path) -> None:
        page = self.window.pages.rehearse
        self.press_space()
        self.qtbot.waitUntil(lambda: page.stage is Stage.RECORDING, timeout=10_000)
        self.qtbot.waitUntil(self.microphone.is_heard, timeout=10_000)
        speaking = self.microphone.speak_into_microphone(wav)
        self.qtbot.waitUntil(lambda: speaking.poll() is not None, timeout=60_000)
        assert speaking.returncode == 0
        self.press_space()
        self.qtbot.waitUntil(lambda: page.stage not in BUSY_STAGES, timeout=20_000)

    def press_space(self) -> None:
        page = self.window.pages.rehearse
        focus: QWidget | None = page.focusWidget()
        self.qtbot.keyClick(page if focus is None else focus, Qt.Key.Key_Space)

    def end_the_rehearsal(self) -> None:
        self.window.presenters.rehearse.end()
        self.qtbot.waitUntil(lambda: self.is_at(self.window.pages.review), timeout=10_000)

    def export(self, path: Path) -> None:
        self._press_with_control(Qt.Key.Key_E)
        forms = self.window.pages.review.findChildren(ExportForm)
        form = next(one for one in forms if one.isVisible())
        # The report is made in the background; where it is to be saved is asked only then.
        self.qtbot.waitUntil(lambda: bool(form.view.toPlainText()), timeout=30_000)
        form.save.click()
        dialog = next(one for one in form.findChildren(QFileDialog) if one.isVisible())
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        with self.qtbot.waitSignal(self.window.presenters.review.export_finished, timeout=30_000):
            dialog.accept()

    def newest_take(self) -> Take | None:
        """Return the take that was recorded last in the rehearsal on show, as it is kept."""
        rehearsal = self.window.presenters.review.rehearsal
        assert rehearsal is not None
        answers = self.parts.library.load(rehearsal.id).answers
        return next((one.last_take for one in reversed(answers) if one.takes), None)

    def wait_for_feedback(self, *, timeout_s: float = 90.0) -> Take:
        """Return the newest take once it has been transcribed and analysed."""
        done = {TakeState.ANALYSED, TakeState.FAILED}
        take = self.newest_take()
        if take is None or take.state not in done:
            # News cross to this thread by its event loop, so none can have been missed.
            self.qtbot.waitSignal(
                self.window.presenters.news.take_updated,
                timeout=round(timeout_s * 1000),
                check_params_cb=lambda update: update.take.state in done,
            ).wait()
        take = self.newest_take()
        assert take is not None
        assert take.state is TakeState.ANALYSED, take.failure
        return take

    def _press_with_control(self, key: Qt.Key) -> None:
        # Without a window manager nothing brings the window back to the front by itself.
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=5_000)
        self.qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def is_at(self, page: object) -> bool:
        return self.window.pages.currentWidget() is page


BUSY_STAGES = {Stage.OPENING, Stage.RECORDING, Stage.SAVING}
