"""Pictures of screens, to look at: `python -m tests.support.screenshots FOLDER` draws them all."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from tests.support.sample_screens import SCREENS
from tests.support.sample_windows import WINDOWS

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme
from rehearse.ui.widgets.level_meter import LevelMeter
from rehearse.ui.widgets.plot_view import PlotView

SIZES = (QSize(1280, 720), QSize(1920, 1080))
# For pages to show: sharp enough to read, small enough to load.
PICTURE_SIZE = QSize(1200, 700)
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)


def take_screenshot(
    widget: QWidget,
    path: Path,
    *,
    theme: ThemeChoice,
    size: QSize = SIZES[0],
    text_scale: int = 100,
) -> Path:
    """Draw `widget` as it looks in a window of `size` pixels and write it to `path` as PNG.

    The widget is given back without a parent, in the theme that was asked for.

    Raises:
        OSError: the file cannot be written.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, theme, text_scale=text_scale)
    window = QMainWindow()
    window.setCentralWidget(widget)
    window.resize(size)
    window.show()
    window.activateWindow()
    widget.setFocus()
    _write(window, path)
    window.takeCentralWidget()
    window.close()
    window.deleteLater()
    return path


def take_window_screenshot(window: QWidget, path: Path) -> Path:
    """Draw a window or dialog at its own size and write it to `path` as PNG; it is closed.

    Raises:
        OSError: the file cannot be written.
    """
    window.show()
    _write(window, path)
    window.close()
    return path


def _write(window: QWidget, path: Path) -> None:
    QApplication.processEvents()
    for plot in window.findChildren(PlotView):
        # Not after the moment that it waits for a window to have been resized.
        plot.drawing_wanted.emit()
    for meter in window.findChildren(LevelMeter):
        for timer in meter.findChildren(QTimer):
            timer.timeout.emit()
    QApplication.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    writer = QImageWriter(str(path))
    # The quality of a PNG is how little it is compressed: 0 makes the smallest file.
    writer.setQuality(0)
    if not writer.write(picture):
        raise OSError(f"{path} cannot be written")


def draw_all(folder: Path) -> list[Path]:
    """Draw every sample screen and window in both themes as FOLDER/NAME-THEME.png."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    drawn = []
    for theme in THEMES:
        apply_theme(app, theme)
        for name, make in SCREENS.items():
            path = folder / f"{name}-{theme.value}.png"
            drawn.append(take_screenshot(make(), path, theme=theme, size=PICTURE_SIZE))
        for name, make in WINDOWS.items():
            path = folder / f"{name}-{theme.value}.png"
            drawn.append(take_window_screenshot(make(), path))
    return drawn


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QApplication(sys.argv)
    for drawn in draw_all(Path(sys.argv[1])):
        sys.stdout.write(f"{drawn}  {drawn.stat().st_size // 1024} kB\n")
