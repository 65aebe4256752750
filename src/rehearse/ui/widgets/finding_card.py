"""One point about an answer: what was said, why it costs, what would be better."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rehearse.domain.finding import Finding, Severity
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.theme_findings import FindingGroup, group_of, icon_name_of
from rehearse.ui.widgets.clock_text import clock_text
from rehearse.ui.widgets.flow_layout import FlowLayout
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.icon_label import IconLabel


def group_name(group: FindingGroup) -> str:
    """Return what a group of findings is about, in words."""
    names = {
        FindingGroup.TONE: QCoreApplication.translate("FindingGroup", "How you speak of others"),
        FindingGroup.STORY: QCoreApplication.translate("FindingGroup", "How you tell it"),
        FindingGroup.FIT: QCoreApplication.translate("FindingGroup", "Fit for this job"),
        FindingGroup.QUESTIONS: QCoreApplication.translate("FindingGroup", "Your questions"),
    }
    return names[group]


class FindingCard(QFrame):
    """`start_s` is when it was said, None where that is not known."""

    play_requested = Signal(object)
    stop_requested = Signal()
    retake_requested = Signal()
    dismissed = Signal(object)
    selected = Signal(object)

    def __init__(
        self,
        finding: Finding,
        *,
        start_s: float | None,
        is_playable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._finding = finding
        self._is_playable = is_playable
        self._is_playing = False
        self._is_active = False
        self._group = group_of(finding.kind)
        self._icon = IconLabel(icon_name_of(self._group), self._group.value)
        self._kind = _wrapped(self._kind_text(), f"kind-{self._group}")
        self._place = QLabel("" if start_s is None else clock_text(start_s))
        self._title = _wrapped(finding.title, "cardTitle")
        self._quote = _wrapped(f"“{finding.quote}”" if finding.quote else "", "quote")
        self._why = _wrapped(finding.why)
        self._advice_icon = IconLabel("lightbulb", "accent")
        self._advice = _wrapped(finding.advice)
        self.play = IconButton("play", look="compact")
        self.retake = IconButton("rotate-ccw", self.tr("Try again"), look="compact")
        self.dismiss = QPushButton(self.tr("Not a problem"))
        self.dismiss.setAccessibleName(self.tr("Not a problem"))
        self.setAccessibleName(f"{group_name(self._group)}: {finding.title}")
        self.setAccessibleDescription(f"{finding.why} {finding.advice}")
        self._arrange()
        # Not before it has its place: without one it would be a window of its own.
        self.play.setVisible(is_playable)
        self._connect()
        self.set_active(is_active=False)
        self.set_playing(is_playing=False)

    @property
    def finding(self) -> Finding:
        """The point that the card is about."""
        return self._finding

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done, from left to right."""
        return (self.play, self.retake, self.dismiss)

    @property
    def is_active(self) -> bool:
        """Whether the card is the one that keys act on."""
        return self._is_active

    def set_active(self, *, is_active: bool) -> None:
        """Bring the card forward, or back."""
        self._is_active = is_active
        set_look(self, f"finding-{self._group}" if is_active else "finding")
        urged = self.play if self._is_playable else self.retake
        for button in (self.play, self.retake):
            set_look(button, "compact-primary" if is_active and button is urged else "compact")
            button.dress()

    def set_playing(self, *, is_playing: bool) -> None:
        """Offer to stop while its moment is heard, else to play it."""
        self._is_playing = is_playing
        self.play.set_icon_name("square" if is_playing else "play")
        self.play.set_label(self.tr("Stop") if is_playing else self.tr("Play"))
        asked = self.tr("Stop playing") if is_playing else self.tr("Play this moment")
        self.play.set_meaning(asked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card selects its point."""
        super().mousePressEvent(event)
        self.selected.emit(self._finding)

    def _arrange(self) -> None:
        set_look(self._place, "small")
        set_look(self.dismiss, "compact-quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID + GRID // 2)
        column.setSpacing(GRID)
        column.addLayout(_row(self._icon, self._kind, self._place))
        column.addWidget(self._title)
        column.addWidget(self._quote)
        self._quote.setVisible(bool(self._finding.quote))
        column.addWidget(self._why)
        column.addLayout(_row(self._advice_icon, self._advice))
        column.addSpacing(GRID // 2)
        buttons = FlowLayout(spacing=GRID // 2)
        for button in self.buttons:
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.play.clicked.connect(self._on_play_clicked)
        self.retake.clicked.connect(self.retake_requested)
        self.dismiss.clicked.connect(self._on_dismiss_clicked)

    def _kind_text(self) -> str:
        name = group_name(self._group)
        if self._finding.severity is not Severity.MILD:
            return name
        return self.tr("{kind} · worth a look").format(kind=name)

    @Slot()
    def _on_play_clicked(self) -> None:
        if self._is_playing:
            self.stop_requested.emit()
        else:
            self.play_requested.emit(self._finding)

    @Slot()
    def _on_dismiss_clicked(self) -> None:
        self.dismissed.emit(self._finding)


def _wrapped(text: str, look: str = "") -> QLabel:
    label = QLabel(text, wordWrap=True)
    # A quote may hold angle brackets; it is shown as it was said.
    label.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        set_look(label, look)
    return label


def _row(icon: IconLabel, words: QLabel, place: QLabel | None = None) -> QHBoxLayout:
    """An icon level with the first line of its words."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    if place is not None:
        row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    return row
