"""Icons of the bundled set, tinted."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
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


def icon_pixmap(name: str, colour: str, size_px: int, *, ratio: float = 1.0) -> QPixmap:
    """Return an icon of `size_px` pixels drawn in `colour` (#RRGGBB).

    `ratio` is how many pixels of the screen make one of the window.

    Raises:
        FileNotFoundError: there is no icon of that name.
    """
    pixmap = QPixmap.fromImage(_drawn(name, colour, round(size_px * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(
    name: str, colour: str, disabled: str = "", *, sizes_px: Sequence[int] = _SIZES_PX
) -> QIcon:
    """Return an icon in `colour`, and in `disabled` where its control is disabled.

    `sizes_px` are those at which it is drawn; give them where the size of the control is known.
    """
    made = QIcon()
    for size in sizes_px:
        made.addPixmap(icon_pixmap(name, colour, size))
        if disabled:
            made.addPixmap(icon_pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


# Images are kept, not pixmaps: those must not outlive the application.
@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size_px: int) -> QImage:
    svg = icon_path(name).read_text(encoding="utf-8").replace("currentColor", colour)
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return image
