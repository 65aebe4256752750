"""How soon the progress of years of practice is there."""

import statistics
import time
from collections.abc import Callable, Iterator

import pytest
from tests.support.big_library import fill_library

from rehearse.storage.library import SqliteLibrary

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
    figure(f"measures of {SIZE} read", _milliseconds(library.measured), "< 300 ms")


def _milliseconds(work: Callable[[], object]) -> str:
    work()
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(times):.0f} ms (worst {max(times):.0f})"
