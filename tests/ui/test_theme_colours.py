"""Both themes can be read, by colour-blind eyes too."""

from itertools import combinations

import pytest
from tests.support.colour_vision import VISION, contrast, distance

from rehearse.ui.theme_colours import DARK, LIGHT, Colours
from rehearse.ui.theme_findings import FindingGroup

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TEXT_RATIO = 4.5
CONTROL_RATIO = 3.0
# Two shades this far apart are told apart at a glance; about 2.3 can just be noticed.
APART = 18.0


def test_known_contrasts() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("group", FindingGroup)
def test_findings_can_be_read(colours: Colours, group: FindingGroup) -> None:
    shade = colours.finding(group)
    # On cards, and in lines of a list that are pointed at or chosen.
    lines = (colours.sunken, colours.accent_tint)
    for ground in (colours.window, colours.surface, colours.finding_tint(group), *lines):
        assert contrast(shade, ground) >= TEXT_RATIO, ground
    # The active finding is drawn the other way round.
    assert contrast(colours.surface, shade) >= TEXT_RATIO


@THEMES
@pytest.mark.parametrize("vision", VISION)
def test_findings_stay_apart(colours: Colours, vision: str) -> None:
    for one, other in combinations(FindingGroup, 2):
        apart = distance(colours.finding(one), colours.finding(other), vision=vision)
        assert apart >= APART, (one, other)


@THEMES
def test_words_can_be_read(colours: Colours) -> None:
    pairs = [
        (colours.text, ground)
        for ground in (
            colours.window,
            colours.surface,
            colours.sunken,
            colours.accent_tint,
            colours.amber_tint,
            colours.red_tint,
            *(colours.finding_tint(group) for group in FindingGroup),
        )
    ]
    for ground in (colours.window, colours.surface, colours.sunken, colours.accent_tint):
        pairs += [(colours.muted, ground), (colours.accent, ground), (colours.amber, ground)]
        pairs += [(colours.red, ground)]
    pairs += [(colours.on_accent, colours.accent), (colours.on_accent, colours.accent_hover)]
    for text, ground in pairs:
        assert contrast(text, ground) >= TEXT_RATIO, (text, ground)


@THEMES
def test_controls_and_focus_can_be_seen(colours: Colours) -> None:
    for ground in (colours.window, colours.surface):
        assert contrast(colours.control_border, ground) >= CONTROL_RATIO
        assert contrast(colours.accent, ground) >= CONTROL_RATIO
