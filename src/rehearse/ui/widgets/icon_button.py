"""A button with an icon of the bundled set that follows the theme and the text size."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from rehearse.ui.theme import current_colours, set_look
from rehearse.ui.theme_icons import icon

_ICON_TO_TEXT = 1.2
_PRIMARY = {"primary", "compact-primary"}
# Qt leaves 4 px between icon and words: too close at our sizes, and not to be set.
_GAP = "\N{THIN SPACE}"


class IconButton(QPushButton):
    """`look` is that of `theme.set_look`; without `text` the tooltip says what it does."""

    def __init__(
        self,
        icon_name: str,
        text: str = "",
        *,
        accessible_name: str = "",
        look: str = "quiet",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.set_label(text)
        self._icon_name = icon_name
        self._worn = ("", "", "", 0)
        self.setAccessibleName((accessible_name or text).replace("&", ""))
        if not text:
            self.setToolTip(accessible_name)
        set_look(self, look)
        self.dress()

    def set_label(self, text: str) -> None:
        """Change the words beside the icon."""
        self.setText(f"{_GAP}{text}" if text else "")

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.dress()

    def set_meaning(self, meaning: str) -> None:
        """Change what an icon without text stands for."""
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.dress()

    def dress(self) -> None:
        """Tint the icon anew, after a change of look."""
        colours = current_colours()
        primary = self.property("look") in _PRIMARY
        shade = colours.on_accent if primary else colours.text
        if self.property("look") == "danger":
            shade = colours.red
        side = round(self.fontInfo().pixelSize() * _ICON_TO_TEXT)
        wanted = (self._icon_name, shade, colours.control_border, side)
        if wanted != self._worn:
            self._worn = wanted
            # Sharp on usual screens and on those of double density.
            self.setIcon(icon(*wanted[:3], sizes_px=(side, 2 * side)))
            self.setIconSize(QSize(side, side))
