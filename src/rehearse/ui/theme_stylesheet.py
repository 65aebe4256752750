"""The stylesheet: `theme.qss` with colours and sizes filled in."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from rehearse.ui.theme_colours import Colours
from rehearse.ui.theme_fonts import scaled_px

_HERE = Path(__file__).parent
# Text sizes in pixels at 100 %.
_SIZES = {"small_px": 13, "base_px": 15}
# Large already, these grow by half of what the text grows: a question must leave room for the rest.
_LARGE_SIZES = {"heading_px": 18, "title_px": 24, "question_px": 30}


def stylesheet(colours: Colours, *, text_scale: int) -> str:
    """Return Qt's stylesheet for one theme; `text_scale` in percent."""
    large_scale = 100 + max(text_scale - 100, 0) // 2 - max(100 - text_scale, 0)
    sizes = {name: f"{scaled_px(px, text_scale)}px" for name, px in _SIZES.items()}
    for name, px in _LARGE_SIZES.items():
        # Never smaller than running text.
        size = max(scaled_px(px, large_scale), scaled_px(_SIZES["base_px"] + 1, text_scale))
        sizes[name] = f"{size}px"
    theme = "dark" if colours.dark else "light"
    icons = (_HERE / "icons").as_posix()
    text = (_HERE / "theme.qss").read_text(encoding="utf-8")
    return Template(text).substitute(asdict(colours) | sizes, icons=icons, theme=theme)
