"""The review: how quickly it draws, opens, plays and looks anew at corrected words."""

import statistics
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from tests.support.sample_rehearsals import peaks

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme
from rehearse.ui.theme_findings import FindingGroup
from rehearse.ui.widgets.waveform_drawing import WaveformSpan
from rehearse.ui.widgets.waveform_panel import WaveformPanel

pytestmark = pytest.mark.gui

Figure = Callable[[str, str, str], None]
ANSWER_S = 180.0
SPANS = 20


def bench_waveform(figure: Figure, qapp: QApplication) -> None:
    """Zoom in on a 3-minute answer, scroll through it, zoom out: every step is painted."""
    apply_theme(qapp, ThemeChoice.LIGHT)
    panel = WaveformPanel()
    panel.resize(QSize(1200, 100))
    panel.view.set_peaks(peaks(18_000), duration_s=ANSWER_S)
    groups = list(FindingGroup)
    panel.view.set_spans(
        tuple(
            WaveformSpan(
                start_s=9.0 * number,
                end_s=9.0 * number + 4.0,
                group=groups[number % len(groups)],
                label=f"Point {number}",
            )
            for number in range(SPANS)
        )
    )
    panel.show()
    qapp.processEvents()
    times = [_painted(panel, lambda: panel.view.zoom(1.1, around=60.0)) for _ in range(48)]
    starts = [step * ANSWER_S / 120 for step in range(120)]
    times += [_painted(panel, partial(panel.view.scroll_to, start)) for start in starts]
    times += [_painted(panel, lambda: panel.view.zoom(1 / 1.1, around=60.0)) for _ in range(48)]
    panel.close()
    value = f"{max(times):.1f} ms (median {statistics.median(times):.1f})"
    figure("Largest paint of a 3 min waveform with 20 points", value, "< 16 ms")


def _painted(panel: WaveformPanel, change: Callable[[], None]) -> float:
    began = time.perf_counter()
    change()
    panel.view.repaint()
    return (time.perf_counter() - began) * 1000
