"""Plots of progress, for the window and as files; the drawing library is loaded at first use."""

from datetime import tzinfo
from pathlib import Path

from rehearse.app.progress_words import AXES, NAMES, PERCENT, topic_text
from rehearse.domain.errors import ExportFailed
from rehearse.domain.progress import EVERYTHING, Measure, MeasureProgress, Topic
from rehearse.reports.plot_records import PlotImage, PlotLook, ProgressPlot
from rehearse.reports.report_file import write_report

__all__ = ["PLOT_ENDINGS", "PlotImage", "PlotLook", "draw_plot", "save_plot", "suggested_plot_name"]

PLOT_ENDINGS = ("svg", "pdf", "png")
"""The formats of a plot's file, those drawn in lines first."""


def draw_plot(
    progress: MeasureProgress,
    look: PlotLook,
    *,
    width: int,
    height: int,
    ratio: float,
    zone: tzinfo | None = None,
) -> PlotImage:
    """Return the plot in pixels for a place of `width` by `height` on a screen of `ratio`.

    Dates are those of `zone`, the machine's own where None.
    """
    # Matplotlib takes a third of a second to load.
    from rehearse.reports.progress_plot import draw_image  # noqa: PLC0415

    plot = _plot(progress, EVERYTHING, zone)
    return draw_image(plot, look, width=width, height=height, ratio=ratio)


def save_plot(
    progress: MeasureProgress,
    path: Path,
    *,
    topic: Topic = EVERYTHING,
    typefaces: tuple[Path, ...] = (),
    zone: tzinfo | None = None,
) -> None:
    """Write the plot on white to `path`, in the format of its ending; `topic` stands in its title.

    Raises:
        ExportFailed: the ending is none of `PLOT_ENDINGS`, or the file cannot be written.
    """
    ending = path.suffix.removeprefix(".").lower()
    if ending not in PLOT_ENDINGS:
        raise ExportFailed(
            f"A plot cannot be written as {path.name}: its name must end in "
            f".{', .'.join(PLOT_ENDINGS)}. Nothing was changed."
        )
    from rehearse.reports.progress_plot import plot_file  # noqa: PLC0415  (Matplotlib)

    content = plot_file(_plot(progress, topic, zone), PlotLook(typefaces=typefaces), ending)
    write_report(path, content)


def suggested_plot_name(measure: Measure) -> str:
    """Return a file name without an ending."""
    return f"progress-{measure.value.replace('_', '-')}"


def _plot(progress: MeasureProgress, topic: Topic, zone: tzinfo | None) -> ProgressPlot:
    about = "" if topic == EVERYTHING else f": {topic_text(topic)}"
    measure = progress.measure
    return ProgressPlot(
        progress=progress,
        title=f"{NAMES[measure]}{about}",
        axis=AXES[measure],
        moments=tuple(point.rehearsal.started_at.astimezone(zone) for point in progress.points),
        is_percent=measure in PERCENT,
        from_zero=measure is not Measure.PACE,
    )
