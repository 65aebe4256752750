"""The review: how quickly it draws, opens, plays and looks anew at corrected words."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from tests.support.person import Person
from tests.support.sample_rehearsals import DISAGREEMENT, peaks, sample_rehearsal, spoken

from rehearse.domain.recording import Recording
from rehearse.domain.settings import ThemeChoice
from rehearse.ui.presenters.replay_presenter import ReplayPresenter
from rehearse.ui.theme import apply_theme
from rehearse.ui.theme_findings import FindingGroup
from rehearse.ui.widgets.waveform_drawing import WaveformSpan
from rehearse.ui.widgets.waveform_panel import WaveformPanel

pytestmark = [pytest.mark.gui, pytest.mark.device, pytest.mark.model]

Figure = Callable[[str, str, str], None]
ANSWER_S = 180.0
SPANS = 20
ANSWERS = 500
RUNS = 5


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
    passes = [_zoomed_and_scrolled(panel) for _ in range(RUNS)]
    # Whatever else runs on the machine makes a step late now and then, and not every time.
    times = [min(step) for step in zip(*passes, strict=True)]
    panel.close()
    value = f"{max(times):.1f} ms (median {statistics.median(times):.1f})"
    figure("Largest paint of a 3 min waveform with 20 points", value, "< 16 ms")


def _zoomed_and_scrolled(panel: WaveformPanel) -> list[float]:
    view = panel.view
    times = [_painted(panel, partial(view.zoom, 1.1, around=60.0)) for _ in range(48)]
    starts = [step * ANSWER_S / 120 for step in range(120)]
    times += [_painted(panel, partial(view.scroll_to, start)) for start in starts]
    return times + [_painted(panel, partial(view.zoom, 1 / 1.1, around=60.0)) for _ in range(48)]


def _painted(panel: WaveformPanel, change: Callable[[], None]) -> float:
    began = time.perf_counter()
    change()
    panel.view.repaint()
    return (time.perf_counter() - began) * 1000


def bench_500_answers(figure: Figure, person: Person) -> None:
    """From the click on a rehearsal to its review, painted."""
    first = sample_rehearsal().answers[0]
    answers = tuple(replace(first, id=f"answer-{number}", takes=()) for number in range(ANSWERS))
    many = tuple(
        replace(answer, takes=(replace(first.takes[0], id=f"take-{number}", recording=None),))
        for number, answer in enumerate(answers)
    )
    person.parts.library.save(replace(sample_rehearsal(), answers=many))
    times = []
    for _ in range(RUNS + 1):
        times.append(_seconds_to_open(person, "rehearsal-1") * 1000)
        person.window.pages.review.closed.emit()
        person.qtbot.waitUntil(lambda: person.is_at(person.window.pages.home), timeout=10_000)
        # Another rehearsal in between, so that the list is filled anew each time.
        person.parts.library.save(replace(sample_rehearsal(), id="other", answers=()))
        _seconds_to_open(person, "other")
    value = f"{statistics.median(times):.0f} ms (median of {RUNS + 1}, worst {max(times):.0f})"
    figure(f"Review of {ANSWERS} answers opens, from the library to the paint", value, "< 200 ms")


def bench_click_to_sound(figure: Figure, person: Person, tmp_path: Path) -> None:
    """From the click on ▶ of a point to the moment at which its sound leaves the loudspeaker."""
    _open_long_answer(person, tmp_path)
    replay = person.window.presenters.replay
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        person.review.click_button("Play this moment", within=person.review.cards[0])
        while not _is_heard(replay):
            QApplication.processEvents()
        times.append((time.perf_counter() - began) * 1000)
        replay.stop()
        person.qtbot.waitUntil(lambda: not person.microphone.is_playing(), timeout=10_000)
    value = f"{statistics.median(times):.0f} ms (median of {RUNS}, worst {max(times):.0f})"
    figure("From the click on a point to its sound, 3 min answer", value, "< 150 ms")


def bench_corrected_word(figure: Figure, person: Person, tmp_path: Path) -> None:
    """From Enter on a corrected word to the new points on the screen."""
    _open_long_answer(person, tmp_path)
    # Somebody who has read the answer: the worker has long started.
    person.qtbot.waitUntil(lambda: bool(person.window._engine.text()), timeout=60_000)
    times = []
    for number in range(RUNS + 1):
        old, new = f"Sure{'ly' * number}.", f"Sure{'ly' * (number + 1)}."
        person.review.begin_correcting()
        person.review.type_words(old, new)
        began = time.perf_counter()
        person.review.keep_words()
        person.qtbot.waitUntil(partial(_is_analysed, person, new), timeout=60_000)
        times.append((time.perf_counter() - began) * 1000)
    warm = times[1:]
    value = f"{statistics.median(warm):.0f} ms (median of {RUNS}, worst {max(warm):.0f})"
    value += f"; {times[0]:.0f} ms the first time"
    figure("Corrected word of a 3 min answer analysed anew", value, "< 1 s")


def _is_analysed(person: Person, word: str) -> bool:
    words = person.review.page.pane.transcript.toPlainText()
    return word in words and person.review.has_button("Edit words")


def _seconds_to_open(person: Person, rehearsal_id: str) -> float:
    began = time.perf_counter()
    with person.qtbot.waitSignal(person.window.presenters.review.shown, timeout=30_000):
        person.window.presenters.review.open(rehearsal_id)
    person.window.repaint()
    return time.perf_counter() - began


def _is_heard(replay: ReplayPresenter) -> bool:
    playback, heard = replay._playback, replay._heard
    return playback is not None and heard is not None and playback.position_s() > heard[1].start


def _open_long_answer(person: Person, folder: Path) -> None:
    """A 3-minute answer of one's own with one point, its sound on the disk."""
    text = " ".join([DISAGREEMENT] * 5)
    rate = 48_000
    noise = np.random.default_rng(0).normal(0, 2_000, round(ANSWER_S) * rate)
    path = folder / "long.flac"
    soundfile.write(path, noise.astype(np.int16), rate)
    recording = Recording(path=path, sample_rate=rate, frames=len(noise))
    rehearsal = sample_rehearsal()
    answer = rehearsal.answers[0]
    take = replace(answer.takes[0], recording=recording, transcript=spoken(text))
    answers = (replace(answer, takes=(take,)),)
    person.parts.library.save(replace(rehearsal, answers=answers))
    _seconds_to_open(person, rehearsal.id)
    person.window.activateWindow()
    person.qtbot.waitUntil(person.window.isActiveWindow, timeout=10_000)
    person.qtbot.waitUntil(lambda: bool(person.review.cards), timeout=10_000)
