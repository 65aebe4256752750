"""The real program with its window offscreen, for tests and benchmarks of the whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.person import Person
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.app.parts import Parts
from rehearse.main import build_parts
from rehearse.storage.folders import find_folders
from rehearse.ui.main_window import MainWindow
from rehearse.ui.presenters.settings_presenter import dress


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    parts = build_parts(find_folders())
    parts.settings.change(first_check_done=True, speak_questions=False, think_seconds=0)
    yield parts
    parts.worker.close()


@pytest.fixture
def person(
    parts: Parts,
    tmp_path: Path,
    qapp: QApplication,
    qtbot: QtBot,
    virtual_microphone: VirtualMicrophone,
) -> Person:
    virtual_microphone.keep_awake()
    dress(qapp, parts.settings.current)
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(parts=parts, application=qapp, memory=memory)
    qtbot.addWidget(window, before_close_func=lambda closing: closing.shut_down())
    window.show()
    return Person(window, parts, virtual_microphone, qtbot)
