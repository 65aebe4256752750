"""The fixtures of the whole program, and the table of figures."""

import platform
from collections.abc import Callable, Iterator

import pytest
from tests.support.program import parts, person

__all__ = ["figure", "parts", "person"]

Figure = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def figure() -> Iterator[Figure]:
    """Return what takes a figure: what was measured, what it came to, the goal."""
    rows: list[tuple[str, str, str]] = []
    yield lambda what, value, goal: rows.append((what, value, goal))
    print(f"\n\n`make bench` on {platform.machine()}, Python {platform.python_version()}\n")  # noqa: T201
    print("| what | measured | goal |\n|---|---|---|")  # noqa: T201
    for row in rows:
        print(f"| {' | '.join(row)} |")  # noqa: T201
