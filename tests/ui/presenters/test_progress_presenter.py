"""Progress at work, with a real library, real plots and a rehearsal that starts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.support.stored_rehearsals import rehearsal
from tests.support.window_parts import window_parts

from rehearse.app.parts import Parts
from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.progress import Measure, MeasuredRehearsal, Topic
from rehearse.domain.question import QuestionKind
from rehearse.domain.rehearsal import Mode
from rehearse.storage.library.library import SqliteLibrary
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.progress.progress_page import ProgressPage
from rehearse.ui.presenters.progress_presenter import ProgressPresenter
from rehearse.ui.widgets.banner import Banner

pytestmark = pytest.mark.gui
_PATIENCE_MS = 10_000


class Person:
    """Somebody at the progress page of the real program."""

    def __init__(self, parts: Parts, qtbot: QtBot) -> None:
        self.parts, self.qtbot = parts, qtbot
        self.page = ProgressPage()
        qtbot.addWidget(self.page)
        self.runner = BackgroundRunner()
        self.failures: list[object] = []
        self.runner.failed_unexpectedly.connect(self.failures.append)
        self.presenter = ProgressPresenter(self.page, parts=parts, runner=self.runner)
        self.page.resize(1280, 720)
        self.page.show()

    def arrives(self) -> None:
        self.presenter.refresh()

    def waits_for_plot(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.shown.plot.is_drawn, timeout=_PATIENCE_MS)

    def waits_for_suggestions(self) -> None:
        self.qtbot.waitUntil(self.page.next.start.isEnabled, timeout=_PATIENCE_MS)

    @property
    def message(self) -> str:
        banner = self.page.findChild(Banner)
        assert banner is not None
        return banner.accessibleName()

    def saves_plot_as(self, path: Path) -> None:
        self.page.shown.save.click()
        (dialog,) = self.page.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.done(0)


@pytest.fixture
def person(tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    made = Person(window_parts(tmp_path / "home"), qtbot)
    yield made
    made.runner.shutdown()
    made.parts.worker.close()
    assert made.failures == []


def _fill(parts: Parts, count: int) -> None:
    for number in range(count):
        one = rehearsal(f"r{number}")
        parts.library.save(replace(one, started_at=one.started_at + timedelta(days=number)))


def test_nobody_has_rehearsed_yet(person: Person) -> None:
    person.arrives()
    person.qtbot.waitUntil(
        lambda: person.page.state.heading == "Nothing to show yet", timeout=_PATIENCE_MS
    )


def test_what_was_rehearsed_is_plotted(person: Person) -> None:
    _fill(person.parts, 6)
    person.arrives()
    person.waits_for_plot()
    assert "6 rehearsals" in person.page.shown.plot.accessibleDescription()


def test_another_measure_and_topic_are_plotted_when_chosen(person: Person) -> None:
    _fill(person.parts, 2)
    person.arrives()
    person.waits_for_plot()
    person.page.list.setCurrentIndex(person.page.list.model().index(4, 0))
    plot = person.page.shown.plot
    person.qtbot.waitUntil(lambda: plot.accessibleName() == "Pace", timeout=_PATIENCE_MS)
    assert person.page.measure is Measure.PACE
    person.page.topics.table.selectRow(1)
    named = "Pace · A story from the past"
    person.qtbot.waitUntil(lambda: plot.accessibleName() == named, timeout=_PATIENCE_MS)
    assert person.page.topic == Topic(kind=QuestionKind.BEHAVIORAL)


def test_what_comes_next_is_started(person: Person) -> None:
    _fill(person.parts, 1)
    person.arrives()
    person.waits_for_suggestions()
    with person.qtbot.waitSignal(person.presenter.session_started, timeout=_PATIENCE_MS) as started:
        person.page.next.start.click()
    (session,) = started.args
    assert isinstance(session, RehearsalSession)
    kept = person.parts.library.load(session.rehearsal.id)
    assert 1 <= len(kept.answers) <= 3
    assert kept.mode is Mode.PRACTICE
    assert kept.job == rehearsal().job


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_the_plot_is_saved(person: Person, tmp_path: Path, ending: str) -> None:
    _fill(person.parts, 3)
    person.arrives()
    person.waits_for_plot()
    path = tmp_path / f"plot.{ending}"
    person.saves_plot_as(path)
    person.qtbot.waitUntil(path.exists, timeout=_PATIENCE_MS)
    assert path.stat().st_size > 1_000


def test_a_place_where_nothing_can_be_written_is_told(person: Person, tmp_path: Path) -> None:
    _fill(person.parts, 3)
    person.arrives()
    person.waits_for_plot()
    for path in (tmp_path / "nowhere" / "plot.svg", tmp_path / "plot.doc"):
        person.page.show_notice("")
        person.saves_plot_as(path)
        person.qtbot.waitUntil(
            lambda: "nothing was changed" in person.message.lower(), timeout=_PATIENCE_MS
        )


def test_a_library_that_refuses_is_told_and_tried_again(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(person.parts, 1)

    def refuse(_library: SqliteLibrary) -> tuple[MeasuredRehearsal, ...]:
        raise LibraryUnavailable("The library is in use by another program.")

    with monkeypatch.context() as patch:
        patch.setattr(SqliteLibrary, "measured", refuse)
        person.arrives()
        person.qtbot.waitUntil(
            lambda: person.page.state.text == "The library is in use by another program.",
            timeout=_PATIENCE_MS,
        )
    person.page.state.second_action.click()
    person.waits_for_plot()


def test_what_comes_next_is_told_where_nothing_can_be_plotted(person: Person) -> None:
    _fill(person.parts, 1)
    person.page.topic = Topic(kind=QuestionKind.GOALS)
    person.arrives()
    person.waits_for_suggestions()
    assert person.page.shown.nothing.isVisible()
