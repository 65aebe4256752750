"""Which parts of a story an answer holds: situation, task, action, result."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from rehearse.domain.finding import AnswerType, Story, StoryRole
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.answer_type_text import answer_type_text
from rehearse.ui.widgets.icon_label import IconLabel


class _Part(QFrame):
    """One part: a tick on a tinted ground where told, a dashed outline where missing."""

    def __init__(self, name: str, *, missing_name: str) -> None:
        super().__init__()
        self._name = name
        self._missing_name = missing_name
        self._is_told = False
        self._icon = IconLabel("circle-dashed")
        self._text = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + GRID // 2, GRID // 2, GRID + GRID // 2, GRID // 2)
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_told(self, *, is_told: bool, seconds: float | None) -> None:
        """Show the part; `seconds` is how long it took where that is known."""
        self._is_told = is_told
        self._text.setText(self._told_name(seconds) if is_told else self._missing_name)
        self.setAccessibleName(self._text.text())
        set_look(self, "part-told" if is_told else "part-missing")
        set_look(self._text, "part-told" if is_told else "muted")
        if is_told:
            self._icon.show_icon("check", "accent")
        else:
            self._icon.show_icon("circle-dashed", "muted")

    def _told_name(self, seconds: float | None) -> str:
        if seconds is None:
            return self._name
        # A part that was told took at least a moment.
        return self.tr("{part} · {seconds} s").format(
            part=self._name, seconds=max(1, round(seconds))
        )


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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self._place_parts(columns=len(self._parts))
        self.show_story(None)

    def show_story(self, story: Story | None, *, answer_type: AnswerType | None = None) -> None:
        """Show which parts are told; hide where no story is expected or none was looked for.

        What kind of answer it is instead stands in the tool tip.
        """
        self.setToolTip(answer_type_text(answer_type))
        self.setAccessibleDescription(answer_type_text(answer_type))
        wanted = story is not None and story.expected
        self.setVisible(wanted)
        if story is None or not wanted:
            return
        for name, part in self._parts.items():
            seconds = story.seconds_of(StoryRole(name))
            part.set_told(is_told=bool(getattr(story, name)), seconds=seconds)
        said = ", ".join(part.accessibleName() for part in self._parts.values())
        self._fit()
        self.setAccessibleName(self.tr("Your story: {parts}").format(parts=said))

    def minimumSizeHint(self) -> QSize:
        """Room for two parts side by side; the height of the rows there are now."""
        hint = super().minimumSizeHint()
        return QSize(2 * self._widest() + GRID, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two rows where four parts do not fit in one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = [part.sizeHint().width() for part in self._parts.values()]
        fits = self.width() >= sum(widths) + 3 * GRID
        columns = 4 if fits else 2
        if columns != self._columns:
            self._place_parts(columns=columns)

    def _place_parts(self, *, columns: int) -> None:
        self._columns = columns
        for number, part in enumerate(self._parts.values()):
            self._grid.addWidget(part, number // columns, number % columns)

    def _widest(self) -> int:
        return max(part.sizeHint().width() for part in self._parts.values())
