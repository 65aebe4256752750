"""What every test of the window stands on."""

import pytest

# The offscreen platform says so whenever a window with a smallest size is shown.
_OF_THE_PLATFORM = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every Qt warning fails a test, but for the one that the platform without a display gives."""
    for item in items:
        if item.path.is_relative_to(__file__.removesuffix("conftest.py")):
            item.add_marker(pytest.mark.qt_log_ignore(_OF_THE_PLATFORM))
