"""Plots of progress: what is drawn, and that nothing is drawn that nobody may say."""

import io
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from rehearse.domain.progress import Measure, MeasuredAnswer, MeasuredRehearsal, measure_progress
from rehearse.domain.question import QuestionKind
from rehearse.reports.plot_records import PlotLook, ProgressPlot
from rehearse.reports.progress_plot import draw_image, plot_file

_INTER = Path(__file__).parents[2] / "src" / "rehearse" / "ui" / "fonts" / "Inter-Regular.ttf"
_LOOK = PlotLook(typefaces=(_INTER,))


def _plot(*values: float) -> ProgressPlot:
    rehearsals = [
        MeasuredRehearsal(
            id=f"r{day}",
            started_at=datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=day),
            answers=(MeasuredAnswer(kind=QuestionKind.GOALS, words_per_minute=value),),
        )
        for day, value in enumerate(values)
    ]
    progress = measure_progress(rehearsals, Measure.PACE)
    return ProgressPlot(
        progress=progress,
        title="Pace",
        axis="words a minute",
        moments=tuple(point.rehearsal.started_at for point in progress.points),
        from_zero=False,
    )


def _svg_text(plot: ProgressPlot) -> str:
    root = ET.fromstring(plot_file(plot, _LOOK, "svg"))
    return " | ".join(text.strip() for text in root.itertext() if text.strip())


def test_a_drawing_says_what_it_shows() -> None:
    text = _svg_text(_plot(180, 174, 172, 160, 150))
    for word in ("Pace", "words a minute", "recommended", "your median", "trend of the last 5"):
        assert word in text
    assert "1 Mar" in text
    assert "5 Mar" in text


@pytest.mark.parametrize("values", [(), (180,), (200, 180, 160, 140)])
def test_under_five_points_there_is_no_trend_line(values: tuple[float, ...]) -> None:
    assert "trend" not in _svg_text(_plot(*values))


def test_what_may_be_chance_has_no_trend_line() -> None:
    assert "trend" not in _svg_text(_plot(150, 170, 140, 180, 150, 165))


def test_of_thousands_each_is_a_dot_and_the_running_median_a_line() -> None:
    text = _svg_text(_plot(*(150 + at % 7 for at in range(2_000))))
    assert "median of 51 in a row" in text


def test_a_pdf_keeps_its_letters() -> None:
    page = PdfReader(io.BytesIO(plot_file(_plot(180, 170), _LOOK, "pdf"))).pages[0]
    assert "words a minute" in page.extract_text()


def test_the_same_plot_is_the_same_file() -> None:
    assert plot_file(_plot(180, 170), _LOOK, "svg") == plot_file(_plot(180, 170), _LOOK, "svg")


def test_a_picture_begins_as_one() -> None:
    assert plot_file(_plot(180), _LOOK, "png").startswith(b"\x89PNG")


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_the_image_is_sharp_and_its_points_lie_where_they_are_drawn(ratio: float) -> None:
    look = PlotLook(values="#FF0000", typefaces=(_INTER,))
    image = draw_image(_plot(180, 150, 165), look, width=640, height=320, ratio=ratio)
    assert image.width == pytest.approx(640 * ratio, abs=1)
    assert image.height == pytest.approx(320 * ratio, abs=1)
    assert len(image.rgba) == 4 * image.width * image.height
    assert len(image.places) == 3
    for x, y in image.places:
        at = 4 * (int(y) * image.width + int(x))
        assert image.rgba[at : at + 3] == b"\xff\x00\x00"
    assert all(first[0] < second[0] for first, second in pairwise(image.places))
