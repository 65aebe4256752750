"""The lines of a plot stand out from its ground, and from each other for colour-blind eyes."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication
from tests.support.colour_vision import VISION, contrast, distance

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.presenters.progress_presenter import plot_look
from rehearse.ui.theme import apply_theme

pytestmark = pytest.mark.gui

_GRAPHICS_RATIO = 3.0  # WCAG 2.2, 1.4.11
_APART = 20.0


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_lines_can_be_told_apart(qapp: QApplication, theme: ThemeChoice) -> None:
    apply_theme(qapp, theme)
    look = plot_look()
    lines = (look.values, look.median, look.trend)
    for line in (*lines, look.range_edge):
        assert contrast(line, look.ground) >= _GRAPHICS_RATIO
        assert contrast(line, look.range_tint) >= _GRAPHICS_RATIO
    for vision in VISION:
        for one, other in combinations(lines, 2):
            assert distance(one, other, vision=vision) >= _APART, (vision, one, other)
    apply_theme(qapp, ThemeChoice.LIGHT)


def test_letters_grow_with_the_text_size(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    usual = plot_look().text_px
    apply_theme(qapp, ThemeChoice.LIGHT, text_scale=200)
    assert plot_look().text_px == pytest.approx(2 * usual)
    apply_theme(qapp, ThemeChoice.LIGHT)
