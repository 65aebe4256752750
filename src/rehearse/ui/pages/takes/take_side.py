"""One side of a comparison: what this take has, or says, that the other does not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Take
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.theme_findings import group_of, icon_name_of
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.icon_label import IconLabel


class TakePoint(QWidget):
    """A point of this take alone, with its words and their sound."""

    play_requested = Signal(object, object)
    """Take, finding."""

    def __init__(
        self, take: Take, finding: Finding, *, is_playable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._finding = finding
        group = group_of(finding.kind)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(label(finding.title, "strong"))
        if finding.quote:
            words.addWidget(label(f"“{finding.quote}”", "quote"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(IconLabel(icon_name_of(group), group.value), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if is_playable:
            meaning = self.tr("Play “{words}”").format(words=finding.quote or finding.title)
            play = IconButton("play", accessible_name=meaning, look="compact")
            play.clicked.connect(self._on_play_clicked)
            row.addWidget(play, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _on_play_clicked(self) -> None:
        self.play_requested.emit(self._take, self._finding)


class TakeSide(QFrame):
    """A card with one thing below the other; empty it says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        # The words of the two sides are to begin at one height.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._column.setSpacing(GRID + GRID // 2)

    def show_things(self, things: Sequence[QWidget], *, empty: str) -> None:
        """Show these and nothing of before; `empty` where there are none."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for thing in things or (label(empty, "muted"),):
            self._column.addWidget(thing)
        self._column.addStretch(1)


def story_line(text: str, *, is_told: bool) -> QWidget:
    """Return a part of a story with a tick where it is told, a dashed ring where it is missing."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    icon = IconLabel("check", "accent") if is_told else IconLabel("circle-dashed", "muted")
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, "" if is_told else "muted"), 1)
    return made


def words_label(html: str, spoken: str) -> QLabel:
    """Return a label of rich text that can be selected; a screen reader hears `spoken`."""
    made = QLabel(html)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAccessibleName(spoken)
    return made
