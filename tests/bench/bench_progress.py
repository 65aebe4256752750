"""How soon the progress of years of practice is there."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC

import pytest
from tests.support.big_library import fill_library
from tests.support.stored_rehearsals import QUESTION

from rehearse.app.practice_schedule import practice_schedule
from rehearse.app.practise_next import practise_next
from rehearse.app.progress_plots import PlotLook, draw_plot
from rehearse.app.progress_view import answered_rehearsals, progress_view
from rehearse.domain.progress import Measure
from rehearse.domain.question import QuestionBank
from rehearse.storage.library.library import SqliteLibrary

Figure = Callable[[str, str, str], None]
REHEARSALS, ANSWERS = 2_000, 8
RUNS = 7
SIZE = f"{REHEARSALS:,} rehearsals of {ANSWERS} answers"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteLibrary]:
    path = tmp_path_factory.mktemp("library") / "library.db"
    fill_library(path, rehearsals=REHEARSALS, answers=ANSWERS)
    with SqliteLibrary(database=path, recordings=path.parent) as opened:
        yield opened


def bench_progress(figure: Figure, library: SqliteLibrary) -> None:
    rehearsals = answered_rehearsals(library.measured())
    shown = progress_view(rehearsals, Measure.PACE).shown

    def read_and_work_out() -> None:
        progress_view(answered_rehearsals(library.measured()), Measure.PACE)

    figure(f"measures of {SIZE} read", _milliseconds(library.measured), "")
    figure(f"progress of {SIZE} read and worked out", _milliseconds(read_and_work_out), "< 300 ms")
    figure(
        f"another measure of {SIZE} chosen",
        _milliseconds(lambda: progress_view(rehearsals, Measure.LENGTH)),
        "",
    )
    figure(
        f"{REHEARSALS:,} values plotted, 900 by 300 pixels",
        _milliseconds(
            lambda: draw_plot(shown, PlotLook(), width=900, height=300, ratio=1.0, zone=UTC)
        ),
        "",
    )


def bench_practise_next(figure: Figure, library: SqliteLibrary) -> None:
    questions = tuple(replace(QUESTION, id=f"question-{number}") for number in range(300))
    bank = QuestionBank(
        id=QUESTION.bank_id, title="Any", language="en", license="CC0-1.0", questions=questions
    )

    def suggest() -> None:
        assert practise_next([bank], practice_schedule(library.practice(), [bank]))

    figure(f"what to practise next after {SIZE}", _milliseconds(suggest), "in the background")


def _milliseconds(work: Callable[[], object]) -> str:
    work()
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(times):.0f} ms (worst {max(times):.0f})"
