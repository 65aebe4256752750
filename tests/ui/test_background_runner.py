"""Jobs run off the GUI thread; every outcome arrives on it."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from rehearse.domain.errors import Cancelled, DownloadFailed, RehearseError
from rehearse.ui.background_runner import BackgroundRunner

pytestmark = pytest.mark.gui


def refuse(error: RehearseError) -> None:
    pytest.fail(f"an expected error came: {error}")


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[BackgroundRunner]:
    made = BackgroundRunner(name="test-runner")
    yield made
    made.shutdown()


def test_result_arrives_on_the_gui_thread(runner: BackgroundRunner, qtbot: QtBot) -> None:
    arrived: list[tuple[str, QThread]] = []
    runner.run(
        lambda: threading.current_thread().name,
        on_done=lambda name: arrived.append((name, QThread.currentThread())),
    )
    qtbot.waitUntil(lambda: bool(arrived))
    name, thread = arrived[0]
    assert name.startswith("test-runner")
    assert thread is runner.thread()


def test_jobs_run_in_the_order_given(runner: BackgroundRunner, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(200):
        runner.run(partial(int, number), on_done=order.append)
    qtbot.waitUntil(lambda: len(order) == 200)
    assert order == list(range(200))


def test_expected_error_goes_to_its_callback(runner: BackgroundRunner, qtbot: QtBot) -> None:
    errors: list[RehearseError] = []

    def job() -> None:
        raise DownloadFailed("The download broke off.")

    runner.run(job, on_error=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "The download broke off."


def test_expected_error_without_callback_is_not_swallowed(
    runner: BackgroundRunner, qtbot: QtBot
) -> None:
    def job() -> None:
        raise DownloadFailed("The download broke off.")

    with qtbot.waitSignal(runner.failed_unexpectedly) as blocker:
        runner.run(job)
    assert isinstance(blocker.args[0], DownloadFailed)


def test_unexpected_error_is_reported(runner: BackgroundRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.failed_unexpectedly) as blocker:
        runner.run(lambda: 1 // 0, on_error=refuse)
    assert isinstance(blocker.args[0], ZeroDivisionError)


def test_error_in_a_callback_is_reported(runner: BackgroundRunner, qtbot: QtBot) -> None:
    def on_done(_result: int) -> None:
        raise KeyError("answer")

    with qtbot.waitSignal(runner.failed_unexpectedly) as blocker:
        runner.run(lambda: 1, on_done=on_done)
    assert isinstance(blocker.args[0], KeyError)


def test_cancelled_is_no_error(runner: BackgroundRunner, qtbot: QtBot) -> None:
    ended: list[str] = []

    def job() -> None:
        raise Cancelled

    runner.run(job, on_error=refuse, on_cancelled=lambda: ended.append("cancelled"))
    qtbot.waitUntil(lambda: bool(ended))


def test_call_soon_crosses_from_any_thread(runner: BackgroundRunner, qtbot: QtBot) -> None:
    arrived: list[tuple[str, QThread]] = []

    def note(text: str) -> None:
        arrived.append((text, QThread.currentThread()))

    thread = threading.Thread(target=runner.call_soon, args=(note, "from afar"))
    thread.start()
    thread.join()
    assert arrived == []
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [("from afar", runner.thread())]


def test_shutdown_lets_jobs_end_and_silences_them(qtbot: QtBot) -> None:
    runner = BackgroundRunner(name="ending-runner")
    started, may_end = threading.Event(), threading.Event()
    ran: list[str] = []
    results: list[str] = []

    def first() -> str:
        started.set()
        may_end.wait(5)
        ran.append("first")
        return "first"

    def second() -> str:
        ran.append("second")
        return "second"

    runner.run(first, on_done=results.append)
    runner.run(second, on_done=results.append)
    assert started.wait(5)
    may_end.set()
    runner.shutdown()
    runner.run(lambda: "third", on_done=results.append)
    QCoreApplication.processEvents()
    assert ran == ["first", "second"]
    assert results == []
    assert not any(t.name.startswith("ending-runner") for t in threading.enumerate())
