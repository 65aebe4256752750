"""An icon that is only looked at; it follows the theme and the text size."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rehearse.ui.theme import current_colours
from rehearse.ui.theme_icons import icon_pixmap


class IconLabel(QLabel):
    """`shade` names a field of `Colours`; `ems` is the side in text sizes."""

    def __init__(
        self, name: str, shade: str = "muted", *, ems: float = 1.1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._shade = shade
        self._ems = ems
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._dress()

    def show_icon(self, name: str, shade: str) -> None:
        """Show another icon, or another colour."""
        self._name = name
        self._shade = shade
        self._dress()

    @property
    def icon_name(self) -> str:
        """The icon shown."""
        return self._name

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._dress()

    def _dress(self) -> None:
        side = round(self.fontInfo().pixelSize() * self._ems)
        colour = getattr(current_colours(), self._shade)
        self.setFixedSize(side, side)
        self.setPixmap(icon_pixmap(self._name, colour, side, ratio=self.devicePixelRatioF()))
