"""The bundled typeface."""

import logging
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

_FOLDER = Path(__file__).parent / "fonts"
REGULAR = _FOLDER / "Inter-Regular.ttf"
"""The typeface's file for what is not drawn by Qt."""
_BASE_PX = 15
_log = logging.getLogger(__name__)


@cache
def _family() -> str:
    """Load every bundled file once; the system's sans where none can be loaded."""
    family = ""
    for path in sorted(_FOLDER.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            _log.warning("The typeface in %s cannot be loaded.", path.name)
            continue
        family = QFontDatabase.applicationFontFamilies(number)[0]
    return family or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def scaled_px(size_px: int, text_scale: int) -> int:
    """Return a text size in pixels at `text_scale` percent."""
    return round(size_px * text_scale / 100)


def base_font(text_scale: int) -> QFont:
    """Return the font of running text, 15 px at a `text_scale` of 100 percent."""
    font = QFont(_family())
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(scaled_px(_BASE_PX, text_scale))
    return font
