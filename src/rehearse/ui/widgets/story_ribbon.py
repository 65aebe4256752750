"""Which parts of a story an answer holds: situation, task, action, result."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from rehearse.domain.finding import Story
from rehearse.ui.theme import GRID, current_colours, set_look
from rehearse.ui.theme_icons import icon_pixmap

_ICON_PX = 16


class _Part(QFrame):
    """One part: a tick on a tinted ground where told, a dashed outline where missing."""

    def __init__(self, name: str, *, missing_name: str) -> None:
        super().__init__()
        self._name = name
        self._missing_name = missing_name
        self._is_told = False
        self._icon = QLabel()
        self._text = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + GRID // 2, GRID // 2, GRID + GRID // 2, GRID // 2)
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_told(self, *, is_told: bool) -> None:
        self._is_told = is_told
        self._text.setText(self._name if is_told else self._missing_name)
        self.setAccessibleName(self._text.text())
        set_look(self, "part-told" if is_told else "part-missing")
        set_look(self._text, "part-told" if is_told else "muted")
        self.dress()

    def dress(self) -> None:
        colours = current_colours()
        name, shade = (
            ("check", colours.accent) if self._is_told else ("circle-dashed", colours.muted)
        )
        ratio = self.devicePixelRatioF()
        pixmap = icon_pixmap(name, shade, round(_ICON_PX * ratio))
        pixmap.setDevicePixelRatio(ratio)
        self._icon.setPixmap(pixmap)


class StoryRibbon(QWidget):
    """Hidden where the question invites no story."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = {
            "situation": _Part(self.tr("Situation"), missing_name=self.tr("No situation yet")),
            "task": _Part(self.tr("Task"), missing_name=self.tr("No task yet")),
            "action": _Part(self.tr("Action"), missing_name=self.tr("No action yet")),
            "result": _Part(self.tr("Result"), missing_name=self.tr("No result yet")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for part in self._parts.values():
            row.addWidget(part)
        self.show_story(None)

    def show_story(self, story: Story | None) -> None:
        """Show which parts are told; hide where no story is expected or none was looked for."""
        wanted = story is not None and story.expected
        self.setVisible(wanted)
        if story is None or not wanted:
            return
        for name, part in self._parts.items():
            part.set_told(is_told=bool(getattr(story, name)))
        said = ", ".join(part.accessibleName() for part in self._parts.values())
        self.setAccessibleName(self.tr("Your story: {parts}").format(parts=said))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for part in self._parts.values():
                part.dress()
