"""How soon a library of years of practice opens, lists and finds."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.bench.bench_window import seconds_to_first_paint
from tests.support.big_library import RARE_WORD, fill_library
from tests.support.stored_rehearsals import NEGATIVITY

from rehearse.domain.library_search import RehearsalFilter
from rehearse.storage.library.library import SqliteLibrary

Figure = Callable[[str, str, str], None]
REHEARSALS, ANSWERS = 2_000, 8
RUNS = 7
STARTS = 3
TYPED = ("k", "ka", "kal", "kaleido", RARE_WORD, "t", "the", "the manager", "zebra", "conflict")
SIZE = f"{REHEARSALS:,} rehearsals of {ANSWERS} answers"


# From the start of the process until Home has its list; the library is loaded by then.
SCRIPT = """
import sys, time
from rehearse.main import build_parts
from rehearse.storage.folders import find_folders
from rehearse.ui import application as program
from rehearse.ui.pages.home_page import HomePage

show = HomePage.show_rehearsals
def shown(page, summaries):
    show(page, summaries)
    page.repaint()
    print(time.monotonic(), len(summaries), flush=True)
    program.QApplication.instance().quit()
HomePage.show_rehearsals = shown
program.run_application(sys.argv, build_parts=lambda: build_parts(find_folders()))
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("library") / "library.db"
    fill_library(path, rehearsals=REHEARSALS, answers=ANSWERS)
    return path


@pytest.fixture
def library(database: Path) -> Iterator[SqliteLibrary]:
    with SqliteLibrary(database=database, recordings=database.parent) as opened:
        yield opened


def bench_library_open(figure: Figure, database: Path) -> None:
    def open_and_list() -> None:
        with SqliteLibrary(database=database, recordings=database.parent) as opened:
            assert len(opened.summaries()) == 50

    figure(f"{SIZE} open, 50 listed", _milliseconds(open_and_list), "< 1,500 ms")


def bench_library_window(figure: Figure, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(database.parent))
    (database.parent / "settings.json").write_text('{"first_check_done": true}')
    for what, measure, goal in (
        ("window up", seconds_to_first_paint, "< 1.5 s"),
        ("window up and the last ones listed", _seconds_to_list, "none"),
    ):
        times = [measure() for _ in range(STARTS + 1)][1:]
        value = f"{statistics.median(times):.2f} s (median of {STARTS}, worst {max(times):.2f})"
        figure(f"{SIZE}: {what}", value, goal)


def _seconds_to_list() -> float:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60
    )
    moment, count = done.stdout.split()[:2]
    assert int(count) > 0
    return float(moment) - began


def bench_library_list(figure: Figure, library: SqliteLibrary) -> None:
    figure(
        f"{SIZE}, all listed",
        _milliseconds(lambda: library.summaries(limit=REHEARSALS)),
        "< 300 ms",
    )
    of_kind = RehearsalFilter(kind=NEGATIVITY.kind)
    figure(
        f"{SIZE}, those with one kind of finding listed",
        _milliseconds(lambda: library.summaries(limit=REHEARSALS, wanted=of_kind)),
        "< 300 ms",
    )
    figure(f"{SIZE}, one loaded", _milliseconds(lambda: library.load("r999")), "< 100 ms")


def bench_library_search(figure: Figure, library: SqliteLibrary) -> None:
    for text in TYPED:
        search = partial(library.search, text)
        figure(f'{SIZE} searched for "{text}"', _milliseconds(search), "< 100 ms")


def _milliseconds(work: Callable[[], object]) -> str:
    work()
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(times):.0f} ms (worst {max(times):.0f})"
