"""A measure over rehearsals, drawn: for a screen as pixels, for a file as SVG, PDF or PNG.

Matplotlib's objects are used without its `pyplot`, which keeps every figure alive; see
docs/decisions/0014-progress-from-numbers.md.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from statistics import median

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ticker import MaxNLocator

from rehearse.domain.progress import Recommendation
from rehearse.reports.plot_records import PlotImage, PlotLook, ProgressPlot

_DPI = 96
_PAPER_PX = (720, 380)
_FINER = 2
_MOST_MARKED = 60
"""So many values are joined by a line; of more, each is a dot and their running median a line."""
_RUNNING, _RUNNING_SHARE = 21, 40
"""The running median is over so many, or over this fraction of all where that is more."""
_MOST_DATES = 6
_DATE_EMS, _NAME_EMS = 8.5, 13.0
"""The room that a date and a name of the key want, in text sizes."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def draw_image(
    plot: ProgressPlot, look: PlotLook, *, width: int, height: int, ratio: float = 1.0
) -> PlotImage:
    """Return the plot for a place of `width` by `height` pixels of the window.

    `ratio` is how many pixels of the screen make one of the window; the image is larger by it.
    """
    figure, axes = _figure(plot, look, (width, height), has_title=False)
    figure.set_dpi(_DPI * ratio)
    content = io.BytesIO()
    figure.savefig(content, format="rgba", dpi=figure.dpi, facecolor=look.ground)
    columns, rows = FigureCanvasAgg(figure).get_width_height(physical=True)
    # Only now: the axes get their place when they are drawn.
    ordered = enumerate(point.value for point in plot.progress.points)
    places = (axes.transData.transform(place) for place in ordered)
    return PlotImage(
        width=columns,
        height=rows,
        rgba=content.getvalue(),
        places=tuple((float(x), rows - float(y)) for x, y in places),
    )


def plot_file(plot: ProgressPlot, look: PlotLook, ending: str) -> bytes:
    """Return the plot as a file of the format `ending`: `svg` and `pdf` are drawn in lines.

    Letters stay letters in both, so that they can be found and copied.
    """
    content = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "pdf.fonttype": 42, "svg.hashsalt": "rehearse"}):
        figure, _ = _figure(plot, look, _PAPER_PX, has_title=True)
        described = {"Title": plot.title, "Creator": "Rehearse"}
        dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
        figure.savefig(
            content,
            format=ending,
            dpi=_DPI * _FINER,
            facecolor=look.ground,
            metadata={**described, **dates.get(ending, {})},
        )
    return content.getvalue()


@cache
def _family(typefaces: tuple[Path, ...]) -> str | None:
    """Make the files known; None where there are none, for the one that Matplotlib brings."""
    for path in typefaces:
        fontManager.addfont(path)
    return FontProperties(fname=typefaces[0]).get_name() if typefaces else None


def _figure(
    plot: ProgressPlot, look: PlotLook, size: tuple[int, int], *, has_title: bool
) -> tuple[Figure, Axes]:
    family = _family(look.typefaces)
    with mpl.rc_context({"font.family": [family, "DejaVu Sans"] if family else ["DejaVu Sans"]}):
        figure = Figure(
            figsize=(size[0] / _DPI, size[1] / _DPI),
            dpi=_DPI,
            layout="constrained",
            facecolor=look.ground,
        )
        axes = figure.add_subplot(facecolor=look.ground)
        _draw(axes, plot, look)
        _dress(axes, plot, look, width=size[0])
        if has_title:
            figure.suptitle(
                plot.title,
                color=look.text,
                fontsize=_points(look.text_px * 1.2),
                x=0.012,
                ha="left",
            )
    return figure, axes


def _points(pixels: float) -> float:
    return pixels * 72 / _DPI


def _draw(axes: Axes, plot: ProgressPlot, look: PlotLook) -> None:
    values = [point.value for point in plot.progress.points]
    low, high = _limits(plot, values)
    axes.set_ylim(low, high)
    axes.set_xlim(-0.6, max(len(values) - 0.4, 3.6))
    _draw_range(axes, plot.progress.recommended, look, (low, high))
    _draw_values(axes, values, look)
    if plot.progress.median is not None and len(values) > 1:
        axes.axhline(
            plot.progress.median,
            color=look.median,
            linewidth=1.2,
            linestyle=(0, (6, 4)),
            label="your median",
            zorder=2.5,
        )
    trend = plot.progress.trend
    if trend is not None and trend.is_clear:
        axes.plot(
            [len(values) - trend.count, len(values) - 1],
            [trend.first, trend.last],
            color=look.trend,
            linewidth=2.4,
            label=f"trend of the last {trend.count}",
            zorder=4,
        )


def _draw_range(
    axes: Axes, wanted: Recommendation, look: PlotLook, limits: tuple[float, float]
) -> None:
    edges = [edge for edge in (wanted.low, wanted.high) if edge is not None]
    bottom = limits[0] if wanted.low is None else wanted.low
    top = limits[1] if wanted.high is None else wanted.high
    axes.axhspan(
        bottom, top, facecolor=look.range_tint, edgecolor="none", label="recommended", zorder=0.5
    )
    for edge in edges:
        axes.axhline(edge, color=look.range_edge, linewidth=0.9, linestyle=":", zorder=0.8)


def _draw_values(axes: Axes, values: Sequence[float], look: PlotLook) -> None:
    places = range(len(values))
    if len(values) <= _MOST_MARKED:
        axes.plot(
            places,
            values,
            color=look.values,
            linewidth=1.4,
            marker="o",
            markersize=_points(8),
            markeredgecolor=look.ground,
            markeredgewidth=1,
            label="each rehearsal",
            zorder=3,
            clip_on=False,
        )
        return
    window = max(_RUNNING, len(values) // _RUNNING_SHARE | 1)
    axes.plot(
        places,
        values,
        color=look.values,
        linestyle="none",
        marker="o",
        markersize=_points(4),
        markeredgecolor="none",
        alpha=0.35,
        label="each rehearsal",
        zorder=2,
        clip_on=False,
    )
    axes.plot(
        places,
        _running_median(values, window),
        color=look.values,
        linewidth=1.8,
        label=f"median of {window} in a row",
        zorder=3,
    )


def _running_median(values: Sequence[float], window: int) -> list[float]:
    half = window // 2
    return [median(values[max(at - half, 0) : at + half + 1]) for at in range(len(values))]


def _limits(plot: ProgressPlot, values: Sequence[float]) -> tuple[float, float]:
    if plot.is_percent:
        return -4.0, 104.0
    wanted = plot.progress.recommended
    edges = [edge for edge in (wanted.low, wanted.high) if edge is not None]
    low, high = min([*values, *edges]), max([*values, *edges])
    room = max((high - low) * 0.12, 1.0)
    # An open range needs some ground to be seen on.
    return (-0.04 * high if plot.from_zero else low - room), high + room


def _dress(axes: Axes, plot: ProgressPlot, look: PlotLook, *, width: int) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(look.border)
    size = _points(look.text_px)
    axes.tick_params(colors=look.muted, labelsize=size, length=0, pad=6)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True, min_n_ticks=3))
    axes.grid(axis="y", color=look.border, linewidth=0.6, zorder=0)
    axes.set_axisbelow(True)
    axes.set_ylabel(plot.axis, color=look.muted, fontsize=size)
    axes.set_xlabel("rehearsals, oldest first", color=look.muted, fontsize=size, loc="left")
    ems = width / look.text_px
    dates = max(min(_MOST_DATES, int(ems / _DATE_EMS)), 2)
    axes.set_xticks(*_dates(plot.moments, most=dates))
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=max(min(4, int(ems / _NAME_EMS)), 1),
        frameon=False,
        fontsize=size,
        labelcolor=look.text,
        borderaxespad=0,
        handlelength=1.6,
        columnspacing=1.4,
    )


def _dates(moments: Sequence[datetime], *, most: int) -> tuple[list[int], list[str]]:
    """Return at most so many places, evenly spread, and their dates."""
    last = len(moments) - 1
    count = min(most, len(moments))
    places = sorted({round(last * step / max(count - 1, 1)) for step in range(count)})
    has_years = bool(moments) and moments[0].year != moments[-1].year
    return places, [_date(moments[place], has_year=has_years) for place in places]


def _date(moment: datetime, *, has_year: bool) -> str:
    text = f"{moment.day} {_MONTHS[moment.month - 1]}"
    return f"{text} {moment.year}" if has_year else text
