"""How soon 10,000 questions are there, and how soon each keystroke has searched them."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.support.window_parts import window_parts

from rehearse.app.question_shelf import QuestionShelf
from rehearse.shipped import shipped_folder
from rehearse.storage.banks.bank_files import load_banks
from rehearse.storage.banks.bank_toml import text_of
from rehearse.storage.folders import Folders
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.questions.questions_page import QuestionsPage
from rehearse.ui.presenters.questions_presenter import QuestionsPresenter

pytestmark = pytest.mark.gui

Figure = Callable[[str, str, str], None]
QUESTIONS = 10_000
RUNS = 5
TYPED = "conflict with a colleague"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped banks again and again, each under another id."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "banks").mkdir()
    banks, _ = load_banks(shipped_folder("question_banks"))
    texts = {bank.id: (text_of(bank), len(bank.questions)) for bank in banks}
    made = 0
    while made < QUESTIONS:
        for bank_id, (text, count) in texts.items():
            name = f"{bank_id}-{made}"
            again = text.replace(f'id = "{bank_id}"', f'id = "{name}"', 1)
            (folder / "banks" / f"{name}.toml").write_text(again, encoding="utf-8")
            made += count
            if made >= QUESTIONS:
                break
    return folder


def bench_questions_load(figure: Figure, home: Path) -> None:
    first, *warm = [_seconds_to_load(home) for _ in range(RUNS + 1)]
    worst = f"{statistics.median(warm) * 1000:.0f} ms (worst {max(warm) * 1000:.0f})"
    figure("10,000 questions load", worst, "< 300 ms")
    figure("10,000 questions load, banks that were never read before", f"{first:.1f} s", "-")


def bench_questions_filter(figure: Figure, home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    parts = window_parts(home)
    page, runner = QuestionsPage(), BackgroundRunner()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    presenter = QuestionsPresenter(page, parts=parts, runner=runner)
    presenter.refresh()
    read: list[bool] = []
    runner.run(lambda: True, on_done=read.append)
    qtbot.waitUntil(lambda: bool(read), timeout=20_000)
    assert page._list._model.rowCount() >= QUESTIONS
    search = page.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    times = [_seconds_to_paint(page, search, key, qtbot) for key in TYPED]
    times += [_seconds_to_paint(page, search, "\b", qtbot) for _ in TYPED]
    value = f"{statistics.median(times) * 1000:.0f} ms (worst {max(times) * 1000:.0f})"
    figure("10,000 questions filtered, per keystroke, painted", value, "< 30 ms")
    runner.shutdown()
    parts.worker.close()


def _seconds_to_load(home: Path) -> float:
    folders = Folders(data=home, config=home)
    began = time.perf_counter()
    shelf = QuestionShelf(
        shipped=home / "none",
        own=folders.banks,
        favourites=folders.favourites,
        cache=folders.bank_cache,
    )
    took = time.perf_counter() - began
    assert sum(1 for _ in shelf.current.questions()) >= QUESTIONS
    return took


def _seconds_to_paint(page: QuestionsPage, search: QLineEdit, key: str, qtbot: QtBot) -> float:
    began = time.perf_counter()
    qtbot.keyClick(search, Qt.Key.Key_Backspace if key == "\b" else key)
    page.grab()
    return time.perf_counter() - began
