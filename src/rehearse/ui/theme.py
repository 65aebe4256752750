"""How the window looks: light, dark or as the system is, at any text size.

Widgets say what they are by properties that the stylesheet reads, set through `set_look`:

- QLabel: "title" (24 px), "question" (30 px), "heading" (18 px), "strong", "muted", "small",
  "error";
- QPushButton and QToolButton: "primary" (one on a screen), "quiet", "danger", "segment", and
  "compact", "compact-primary", "compact-quiet" on cards; plain buttons need none;
- QTextEdit: "reading", for text that is only read;
- QFrame: "card", "panel" (a card without padding of its own), "divider"; "banner-info",
  "banner-warning" and "banner-error" are used by `Banner`.

Widgets that paint themselves ask `current_colours()` while painting; those that keep
icons renew them on `QEvent.Type.StyleChange`, which every change of theme ends in.
"""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme_colours import DARK, LIGHT, Colours, current_colours, palette_for
from rehearse.ui.theme_fonts import base_font
from rehearse.ui.theme_stylesheet import stylesheet

__all__ = ["GRID", "Colours", "apply_theme", "current_colours", "set_look"]

GRID = 8
"""All distances are multiples of this many pixels (half of it within a control)."""

_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
"""Menus and tips that slide or fade: none does, see `theme.qss`."""

_FORCED = {ThemeChoice.LIGHT: Qt.ColorScheme.Light, ThemeChoice.DARK: Qt.ColorScheme.Dark}


def apply_theme(app: QApplication, choice: ThemeChoice, *, text_scale: int = 100) -> None:
    """Dress the whole application; call again when a setting changes.

    `text_scale` is in percent. With `ThemeChoice.SYSTEM` the application goes on following the
    system until the next call.
    """
    follower = app.findChild(_SystemFollower) or _SystemFollower(app)
    follower.follow(choice, text_scale=text_scale)


def set_look(widget: QWidget, look: str) -> None:
    """Tell the stylesheet what a widget is; see the top of this file."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class _SystemFollower(QObject):
    """Belongs to the application; dresses it, and again when the system's scheme changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        self._text_scale = 100
        self._worn: tuple[Colours, int] | None = None
        app.setStyle(QStyleFactory.create("Fusion"))
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)  # noqa: FBT003  (Qt's own signature)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def follow(self, choice: ThemeChoice, *, text_scale: int) -> None:
        self._choice = choice
        self._text_scale = text_scale
        # Title bars and native dialogs follow this; the palette does not everywhere.
        self._app.styleHints().setColorScheme(_FORCED.get(choice, Qt.ColorScheme.Unknown))
        self._dress()

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        colours = self._colours()
        if self._worn == (colours, self._text_scale):
            # Dressing anew touches every widget there is; forced and system scheme often agree.
            return
        self._worn = (colours, self._text_scale)
        self._app.setPalette(palette_for(colours))
        self._app.setFont(base_font(self._text_scale))
        self._app.setStyleSheet(stylesheet(colours, text_scale=self._text_scale))

    def _colours(self) -> Colours:
        if self._choice is not ThemeChoice.SYSTEM:
            return DARK if self._choice is ThemeChoice.DARK else LIGHT
        system = self._app.styleHints().colorScheme()
        return DARK if system is Qt.ColorScheme.Dark else LIGHT
