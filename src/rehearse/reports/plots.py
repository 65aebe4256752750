"""Charts drawn: as SVG for a page that is light or dark, as PNG for paper."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from rehearse.reports.summary_records import BarChart, Chart, ShareChart

WIDTH_PX = 600
"""Width of every chart, in CSS pixels."""

# What is drawn for paper; on a page each becomes the colour of that name in report.css.
_COLOURS = {
    "text": "#1A1F28",
    "muted": "#535C6B",
    "border": "#DCE0E6",
    "accent": "#0B6B72",
    "questions-tint": "#E2F3EB",
    "questions": "#0B5238",
    "story": "#1A56DB",
    "story-tint": "#E8EFFD",
    "fit": "#74119A",
    "fit-tint": "#F6EAFA",
    "tone": "#BD2F09",
    "tone-tint": "#FDEDE7",
}
_PART_COLOURS = ("tone", "fit", "story", "questions")
_HATCHES = ("....", "\\\\\\\\", "", "////")
_BARS_HEIGHT_PX = 170
_ROW_PX = 30
_AROUND_ROWS_PX = 64
_TEXT_PX = 12
_DPI = 96
_FINER = 2
# A label under each bar up to so many; beyond, under every fifth.
_MOST_LABELS = 20
_ID = re.compile(r'(\bid="|url\(#|xlink:href="#)')
_FONT = re.compile(r"font: (\S+) [^;\"]*")
_COLOUR = re.compile("|".join(map(re.escape, map(str.lower, _COLOURS.values()))))
_NAMES = {colour.lower(): name for name, colour in _COLOURS.items()}


def draw_svg(chart: Chart, *, prefix: str) -> str:
    """Return a chart as an `svg` element to stand in HTML; ids in it begin with `prefix`.

    Its colours are the variables of report.css, so that it is light or dark as the page is.
    """
    with _as_text():
        content = io.StringIO()
        figure = _figure(chart)
        FigureCanvasSVG(figure)
        figure.savefig(content, format="svg", transparent=True, metadata={"Date": None})
    svg = content.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = _ID.sub(rf"\g<1>{prefix}-", svg)
    svg = _FONT.sub(r"font: \1 Inter, system-ui, sans-serif", svg)
    svg = _COLOUR.sub(lambda found: f"var(--{_NAMES[found[0]]})", svg)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def draw_png(chart: Chart) -> bytes:
    """Return a chart on white, twice as fine as `WIDTH_PX` pixels."""
    content = io.BytesIO()
    figure = _figure(chart)
    FigureCanvasAgg(figure)
    figure.savefig(content, format="png", dpi=_DPI * _FINER, facecolor="white")
    return content.getvalue()


def height_px(chart: Chart) -> int:
    """Return the height at which a chart is `WIDTH_PX` wide, in CSS pixels."""
    if isinstance(chart, BarChart):
        return _BARS_HEIGHT_PX
    return _AROUND_ROWS_PX + _ROW_PX * len(chart.rows)


@contextmanager
def _as_text() -> Iterator[None]:
    """Keep letters as letters, so that they can be found, copied and read out."""
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "rehearse"}):
        yield


def _figure(chart: Chart) -> Figure:
    figure = Figure(
        figsize=(WIDTH_PX / _DPI, height_px(chart) / _DPI), dpi=_DPI, layout="constrained"
    )
    axes = figure.add_subplot()
    if isinstance(chart, BarChart):
        _draw_bars(axes, chart)
    else:
        _draw_shares(axes, chart)
    return figure


def _points(pixels: float) -> float:
    return pixels * 72 / _DPI


def _dress(axes: Axes) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_COLOURS["border"])
    axes.tick_params(colors=_COLOURS["muted"], labelsize=_points(_TEXT_PX), length=0)


def _draw_bars(axes: Axes, chart: BarChart) -> None:
    numbers = [number for number, _ in chart.bars]
    values = [value for _, value in chart.bars]
    places = range(len(numbers))
    axes.axhspan(chart.low, chart.high, color=_COLOURS["questions-tint"], zorder=0)
    axes.bar(places, values, width=0.6, color=_COLOURS["accent"], zorder=2)
    axes.set_ylim(0, max(*values, chart.high) * 1.12)
    axes.set_xlim(-0.7, max(len(numbers), 6) - 0.3)
    axes.set_yticks([0, chart.low, chart.high])
    every = 1 if len(numbers) <= _MOST_LABELS else 5
    shown = [place for place in places if place == 0 or numbers[place] % every == 0]
    axes.set_xticks(shown, [str(numbers[place]) for place in shown])
    axes.set_xlabel("Question", color=_COLOURS["muted"], fontsize=_points(_TEXT_PX), loc="left")
    _dress(axes)
    if len(numbers) <= _MOST_LABELS:
        for place, value in zip(places, values, strict=True):
            axes.annotate(
                f"{value:.0f}",
                (place, value),
                xytext=(0, 2),
                textcoords="offset points",
                ha="center",
                color=_COLOURS["text"],
                fontsize=_points(_TEXT_PX),
            )


def _draw_shares(axes: Axes, chart: ShareChart) -> None:
    places = range(len(chart.rows))
    for at, name in enumerate(chart.parts):
        lefts = [sum(shares[:at]) for _, shares in chart.rows]
        widths = [shares[at] for _, shares in chart.rows]
        axes.barh(
            places,
            widths,
            left=lefts,
            height=0.62,
            label=name,
            facecolor=_COLOURS[f"{_PART_COLOURS[at]}-tint"],
            edgecolor=_COLOURS[_PART_COLOURS[at]],
            hatch=_HATCHES[at],
        )
    axes.set_yticks(places, [name for name, _ in chart.rows])
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xticks([0, 50, 100], ["0 %", "50 %", "100 %"])
    _dress(axes)
    axes.tick_params(axis="y", colors=_COLOURS["text"])
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=len(chart.parts),
        frameon=False,
        fontsize=_points(_TEXT_PX),
        labelcolor=_COLOURS["text"],
        borderaxespad=0,
        handlelength=1.2,
    )
