"""Icons of the bundled set, tinted."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).parent / "icons"
# Drawn at these sizes so that Qt picks a sharp one at every scale factor.
_SIZES_PX = (16, 20, 24, 32, 40, 48, 64)


def icon_path(name: str) -> Path:
    """Return the SVG file of an icon.

    Raises:
        FileNotFoundError: there is no icon of that name.
    """
    path = _FOLDER / f"{name}.svg"
    if not path.is_file():
        raise FileNotFoundError(f"There is no icon “{name}” in {_FOLDER}.")
    return path


def icon_pixmap(name: str, colour: str, size_px: int) -> QPixmap:
    """Return an icon of `size_px` device pixels drawn in `colour` (#RRGGBB)."""
    svg = icon_path(name).read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """Return an icon in `colour`, and in `disabled` where its control is disabled."""
    made = QIcon()
    for size in _SIZES_PX:
        made.addPixmap(icon_pixmap(name, colour, size))
        if disabled:
            made.addPixmap(icon_pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made
