"""The colours of both themes, and the palettes that Qt draws native parts with.

The four finding colours were chosen so that each has at least 4.5:1 contrast (WCAG 2.2, 1.4.3) on
every surface that text stands on, and so that each pair stays apart for people with normal
vision, deuteranopia, protanopia and tritanopia; `tests/ui/test_theme_colours.py` computes both.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from rehearse.ui.theme_findings import FindingGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One theme; every field is `#RRGGBB`.

    `window` lies behind all, `surface` is a card or a field on it, `sunken` a trough or a hovered
    row. `border` divides, `control_border` outlines what can be operated (3:1 on its ground,
    WCAG 2.2, 1.4.11). Names ending in `_tint` are grounds for text of the name before.
    """

    dark: bool
    window: str
    surface: str
    sunken: str
    border: str
    control_border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    amber: str
    amber_tint: str
    red: str
    red_tint: str
    tone: str
    tone_tint: str
    story: str
    story_tint: str
    fit: str
    fit_tint: str
    questions: str
    questions_tint: str

    def finding(self, group: FindingGroup) -> str:
        """The colour of text and lines of a group of findings."""
        return str(getattr(self, group.value))

    def finding_tint(self, group: FindingGroup) -> str:
        """The ground behind words of a group of findings."""
        return str(getattr(self, f"{group.value}_tint"))


LIGHT = Colours(
    dark=False,
    window="#F5F6F8",
    surface="#FFFFFF",
    sunken="#EBEDF1",
    border="#DCE0E6",
    control_border="#868E9C",
    text="#1A1F28",
    muted="#535C6B",
    accent="#0B6B72",
    accent_hover="#08565C",
    on_accent="#FFFFFF",
    accent_tint="#DDF0F1",
    amber="#8A5300",
    amber_tint="#FDF1D8",
    red="#B3261E",
    red_tint="#FCE8E6",
    tone="#BD2F09",
    tone_tint="#FDEDE7",
    story="#1A56DB",
    story_tint="#E8EFFD",
    fit="#74119A",
    fit_tint="#F6EAFA",
    questions="#0B5238",
    questions_tint="#E2F3EB",
)

DARK = Colours(
    dark=True,
    window="#14171C",
    surface="#1D2128",
    sunken="#2A3039",
    border="#343B46",
    control_border="#7A8494",
    text="#E9ECF1",
    muted="#A6AFBD",
    accent="#5CC8CF",
    accent_hover="#82DADF",
    on_accent="#06292B",
    accent_tint="#17393D",
    amber="#F2B84B",
    amber_tint="#3A2E15",
    red="#FF8A80",
    red_tint="#40211F",
    tone="#FF8552",
    tone_tint="#3C251B",
    story="#5AA2FF",
    story_tint="#1B2C46",
    fit="#E9B8FF",
    fit_tint="#382543",
    questions="#4FE0A0",
    questions_tint="#173629",
)


def current_colours() -> Colours:
    """Return the theme that the application is dressed in.

    By the application's palette, for the stylesheet overwrites that of a widget.
    """
    window = QGuiApplication.palette().window().color()
    return DARK if window.lightness() < 128 else LIGHT


def palette_for(colours: Colours) -> QPalette:
    """Return the palette for Fusion's own drawing: menus, dialogs, selections, placeholders."""
    role = QPalette.ColorRole
    shades = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.red,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Accent: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.sunken,
        role.Mid: colours.border,
        role.Dark: colours.control_border,
        role.Shadow: colours.border,
    }
    palette = QPalette()
    for name, shade in shades.items():
        palette.setColor(name, QColor(shade))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.control_border))
    return palette
