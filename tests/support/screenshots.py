"""Pictures of screens, to look at."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme

SIZES = (QSize(1280, 720), QSize(1920, 1080))
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
    app.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    window.takeCentralWidget()
    window.close()
    window.deleteLater()
    return path
