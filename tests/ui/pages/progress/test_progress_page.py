"""The progress page: what it says, by keyboard and by screen reader too."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rehearse.app.practise_next import Reason, Suggestion
from rehearse.app.progress_plots import PlotLook, draw_plot
from rehearse.app.progress_view import progress_view
from rehearse.domain.progress import EVERYTHING, Measure, MeasuredAnswer, MeasuredRehearsal, Topic
from rehearse.domain.question import Question, QuestionKind
from rehearse.ui.pages.progress.progress_page import ProgressPage

pytestmark = pytest.mark.gui

_NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
_QUESTION = Question(id="q", bank_id="b", text="Why us?", kind=QuestionKind.MOTIVATION)


def _rehearsals(*paces: float) -> tuple[MeasuredRehearsal, ...]:
    return tuple(
        MeasuredRehearsal(
            id=f"r{day}",
            started_at=_NOW - timedelta(days=len(paces) - day),
            name="Mock at Northwind",
            answers=(
                MeasuredAnswer(
                    kind=QuestionKind.BEHAVIORAL,
                    competencies=("conflict",),
                    words_per_minute=pace,
                    seconds=90.0,
                ),
            ),
        )
        for day, pace in enumerate(paces)
    )


@pytest.fixture
def page(qtbot: QtBot) -> ProgressPage:
    made = ProgressPage()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def _show(page: ProgressPage, *paces: float, topic: Topic = EVERYTHING) -> None:
    page.measure, page.topic = Measure.PACE, topic
    view = progress_view(_rehearsals(*paces), Measure.PACE, topic)
    page.show_view(view, rehearsals=len(paces), now=_NOW)
    size = page.shown.plot.wanted_size
    if view.shown.points:
        image = draw_plot(
            view.shown, PlotLook(), width=size.width, height=size.height, ratio=size.ratio
        )
        page.shown.plot.show_image(image)


def _words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_without_rehearsals_it_says_what_to_do_first(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_empty()
    assert page.state.heading == "Nothing to show yet"
    with qtbot.waitSignal(page.start_wanted):
        page.state.action.click()


def test_a_failure_can_be_tried_again(page: ProgressPage, qtbot: QtBot) -> None:
    page.show_failure("The library is locked.")
    assert page.state.text == "The library is locked."
    with qtbot.waitSignal(page.retry_wanted):
        page.state.second_action.click()


def test_while_it_is_read_it_says_so(page: ProgressPage) -> None:
    page.show_busy()
    assert page.state.heading == "Reading your rehearsals…"
    _show(page, 150)
    page.show_busy()
    assert not page.state.isVisible()


def test_little_is_told_as_little(page: ProgressPage) -> None:
    _show(page, 200, 190, 180, 170)
    assert "A trend is told from 5 rehearsals on: 1 more." in _words(page.shown)
    _show(page, 200, 190, 180, 170, 160)
    assert "into the recommended range" in _words(page.shown)


def test_a_screen_reader_hears_the_numbers(page: ProgressPage) -> None:
    _show(page, 200, 190, 150)
    plot = page.shown.plot
    assert plot.accessibleName() == "Pace"
    assert "Your median over 3 rehearsals: 190 words a minute." in plot.accessibleDescription()
    line = page.list.model().index(4, 0)
    assert line.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Pace: median 190 words a minute, recommended 120 to 165 words a minute"
    )
    assert page.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Words against an employer: median 0 %, in the recommended range: none"
    )


def test_the_plot_is_walked_through_by_keys(page: ProgressPage, qtbot: QtBot) -> None:
    _show(page, 200, 190, 150)
    plot = page.shown.plot
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert "150 words a minute · Mock at Northwind" in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert "200 words a minute" in plot.accessibleDescription().partition(".")[0]
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.shown.rehearsal_opened) as opened:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert opened.args == ["r1"]


def test_a_point_is_opened_by_the_mouse(page: ProgressPage, qtbot: QtBot) -> None:
    _show(page, 200, 190, 150)
    plot = page.shown.plot
    size = plot.wanted_size
    image = draw_plot(
        progress_view(_rehearsals(200, 190, 150), Measure.PACE).shown,
        PlotLook(),
        width=size.width,
        height=size.height,
        ratio=1.0,
    )
    plot.show_image(image)
    x, y = image.places[2]
    with qtbot.waitSignal(page.shown.rehearsal_opened) as opened:
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert opened.args == ["r2"]
    with qtbot.assertNotEmitted(page.shown.rehearsal_opened):
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_same_as_numbers_newest_first(page: ProgressPage, qtbot: QtBot) -> None:
    _show(page, 200, 190, 150)
    page.shown.as_what.choose(page.shown.numbers)
    page.shown.as_what.chosen.emit(page.shown.numbers)
    assert page.shown.numbers.isVisible()
    model = page.shown.numbers.model()
    values = [model.index(row, 3).data() for row in range(model.rowCount())]
    assert values == ["150 words a minute", "190 words a minute", "200 words a minute"]
    with qtbot.waitSignal(page.shown.rehearsal_opened) as opened:
        page.shown.numbers.activated.emit(model.index(0, 0))
    assert opened.args == ["r2"]


def test_another_measure_is_asked_for_by_the_arrow(page: ProgressPage, qtbot: QtBot) -> None:
    _show(page, 200, 190)
    with qtbot.waitSignal(page.wish_changed):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.measure is Measure.FILLERS


def test_topics_say_when_they_were_last_practised(page: ProgressPage, qtbot: QtBot) -> None:
    _show(page, 200, 190)
    table = page.topics.table.model()
    rows = [[table.index(row, column).data() for column in range(4)] for row in (0, 1, 2)]
    assert rows == [
        ["All questions", "2", "yesterday", "195 words a minute"],
        ["A story from the past", "2", "yesterday", "195 words a minute"],
        ["Why this job", "0", "not yet", "\N{EN DASH}"],
    ]
    with qtbot.waitSignal(page.wish_changed):
        page.topics.table.selectRow(1)
    assert page.topic == Topic(kind=QuestionKind.BEHAVIORAL)


def test_leaving_a_kind_for_the_competencies_shows_everything(
    page: ProgressPage, qtbot: QtBot
) -> None:
    _show(page, 200, 190, topic=Topic(kind=QuestionKind.BEHAVIORAL))
    with qtbot.waitSignal(page.wish_changed):
        page.topics.by.choose("competencies")
        page.topics.by.chosen.emit("competencies")
    assert page.topic == EVERYTHING
    assert page.topics.table.model().index(1, 0).data() == "conflict"


def test_a_topic_without_answers_says_so(page: ProgressPage) -> None:
    _show(page, 200, topic=Topic(kind=QuestionKind.GOALS))
    assert page.shown.nothing.isVisible()
    assert page.shown.nothing.heading == "Not measured yet"
    assert not page.shown.save.isEnabled()


def test_what_comes_next_says_why_and_starts(page: ProgressPage, qtbot: QtBot) -> None:
    _show(page, 200)
    assert not page.next.start.isEnabled()
    last = _NOW - timedelta(days=3)
    suggestion = Suggestion(question=_QUESTION, reason=Reason.WENT_BADLY, last_asked=last)
    page.next.show_suggestions((suggestion,), _NOW)
    # What is put into a layout is shown in the next round of the event loop.
    qtbot.waitUntil(lambda: "Went badly 3 days ago" in _words(page.next))
    with qtbot.waitSignal(page.next.start_wanted) as wanted:
        page.next.start.click()
    assert wanted.args == [(_QUESTION,)]
    page.next.show_suggestions((), _NOW)
    assert not page.next.start.isEnabled()


def test_the_plot_is_asked_for_anew_at_another_size(page: ProgressPage, qtbot: QtBot) -> None:
    _show(page, 200, 190)
    with qtbot.waitSignal(page.shown.plot.drawing_wanted):
        page.resize(1500, 900)
