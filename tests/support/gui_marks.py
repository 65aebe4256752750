"""What every test of a window is marked with: `pytestmark = GUI`."""

import pytest

GUI = [
    pytest.mark.gui,
    # Qt's offscreen platform says so of every window with a least size; it tells nothing.
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]
