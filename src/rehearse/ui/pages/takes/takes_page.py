"""Takes: one question, two takes side by side, only what changed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehearse.app.take_comparison import MeasureChange, StoryChange, TakeComparison, compare_takes
from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Answer, Take
from rehearse.domain.transcript import TimeRange
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.review.review_playing import FindingRange
from rehearse.ui.pages.review.review_take_actions import comparable_takes
from rehearse.ui.pages.takes.take_head import TakeHead
from rehearse.ui.pages.takes.take_side import TakePoint, TakeSide, story_line, words_label
from rehearse.ui.pages.takes.takes_text import measure_texts, story_texts, words_html, words_text
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.state_panel import StatePanel


class TakesPage(QWidget):
    """Compares takes that it is given; seconds in its signals are exact."""

    play_requested = Signal(str, float, float)
    """Take id, first and last second to be heard."""
    stop_requested = Signal()
    best_take_chosen = Signal(str, str)
    """Answer id, id of the take that counts; empty for the newest one."""
    retake_requested = Signal(str)
    """Answer id."""
    closed = Signal()

    def __init__(self, *, finding_range: FindingRange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._finding_range = finding_range
        self._answer: Answer | None = None
        self._shown: tuple[Take, Take] | None = None
        self.banner = Banner()
        self.back = IconButton("arrow-left", self.tr("Back to the review"))
        self.retake = IconButton("rotate-ccw", self.tr("Answer again"), look="")
        self._question = label("", "small")
        self.heads = (TakeHead(self.tr("Take on the left")), TakeHead(self.tr("Take on the right")))
        self._headings: dict[str, QWidget] = {}
        self.sides: dict[str, tuple[TakeSide, TakeSide]] = {}
        self._in_both = label("", "muted")
        self.alike = StatePanel()
        self._arrange()
        self._connect()

    def show_takes(self, answer: Answer, earlier: Take, later: Take) -> None:
        """Compare two takes of an answer."""
        self._answer = answer
        self._shown = (earlier, later)
        self._question.setText(answer.question.text)
        for head, take in zip(self.heads, (earlier, later), strict=True):
            head.show_take(answer, take)
        self._show_comparison(compare_takes(earlier, later))

    def update_answer(self, answer: Answer) -> None:
        """Take over what has become of the answer that is on show; others are left alone."""
        if self._answer is None or self._shown is None or answer.id != self._answer.id:
            return
        known = {take.id: take for take in comparable_takes(answer)}
        earlier, later = (known.get(take.id) for take in self._shown)
        if earlier is not None and later is not None:
            self.show_takes(answer, earlier, later)

    def set_heard(self, take_id: str) -> None:
        """Show which take is heard; empty for silence."""
        for head, take in zip(self.heads, self._shown or (), strict=False):
            head.set_playing(is_playing=take.id == take_id)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong, in place."""
        self.banner.show_message(sentence, Tone.ERROR)

    def changeEvent(self, event: QEvent) -> None:
        """Mark the words anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._answer and self._shown:
            self.show_takes(self._answer, *self._shown)

    @property
    def shown_take_ids(self) -> tuple[str, ...]:
        """The takes on show, the left one first."""
        return tuple(take.id for take in self._shown or ())

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("Two takes, and what changed"), "heading"))
        words.addWidget(self._question)
        top.addWidget(self.back)
        top.addLayout(words, 1)
        top.addWidget(self.retake)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self._scrolling_grid(), 1)

    def _scrolling_grid(self) -> QScrollArea:
        ground = QWidget()
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, GRID + GRID // 2, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        for side in (0, 1):
            grid.addWidget(self.heads[side], 0, side)
            grid.setColumnStretch(side, 1)
        names = {
            "points": self.tr("Points"),
            "story": self.tr("Story"),
            "measures": self.tr("Length and delivery"),
            "words": self.tr("Words"),
        }
        for name, text in names.items():
            self._headings[name] = heading = label(text, "heading")
            heading.setContentsMargins(0, GRID, 0, 0)
            self.sides[name] = (TakeSide(), TakeSide())
            row = grid.rowCount()
            grid.addWidget(self._headings[name], row, 0, 1, 2)
            for side, panel in enumerate(self.sides[name]):
                grid.addWidget(panel, row + 1, side)
            if name == "points":
                grid.addWidget(self._in_both, row + 2, 0, 1, 2)
        grid.addWidget(self.alike, grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        self.alike.show_state(
            "circle-check",
            self.tr("Nothing changed"),
            self.tr("The same words, points and measures. Choose another take above."),
        )
        return area

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back_clicked)
        self.retake.clicked.connect(self._on_retake_clicked)
        self.heads[0].take_chosen.connect(self._choose_left)
        self.heads[1].take_chosen.connect(self._choose_right)
        for head in self.heads:
            head.play_requested.connect(self._play_take)
            head.stop_requested.connect(self.stop_requested)
            head.best_chosen.connect(self._on_best_chosen)

    def _show_comparison(self, comparison: TakeComparison) -> None:
        self._show_points(comparison)
        self._show_story(comparison.story)
        self._show_measures(comparison.measures)
        passages = (comparison.earlier_words, comparison.later_words)
        has_words = any(passage.is_own for side in passages for passage in side)
        self._show_section("words", is_shown=has_words)
        for panel, side in zip(self.sides["words"], passages, strict=True):
            panel.show_things([words_label(words_html(side), words_text(side))], empty="")
        self.alike.setVisible(comparison.is_empty)

    def _show_points(self, comparison: TakeComparison) -> None:
        own = (comparison.gone, comparison.new)
        self._show_section("points", is_shown=any(own))
        for panel, findings, take in zip(self.sides["points"], own, self._shown or (), strict=True):
            things = [self._point(finding, take) for finding in findings]
            panel.show_things(things, empty=self.tr("No point of its own"))
        count = comparison.in_both
        text = self.tr("1 point is in both takes.") if count == 1 else ""
        if count > 1:
            text = self.tr("{count} points are in both takes.").format(count=count)
        self._in_both.setText(text)
        self._in_both.setVisible(bool(text) and any(own))

    def _point(self, finding: Finding, take: Take) -> TakePoint:
        is_playable = self._range_of(finding, take) is not None
        point = TakePoint(take, finding, is_playable=is_playable)
        point.play_requested.connect(self._play_point)
        return point

    def _show_story(self, changes: Sequence[StoryChange]) -> None:
        self._show_section("story", is_shown=bool(changes))
        for side, panel in enumerate(self.sides["story"]):
            lines = [
                story_line(
                    story_texts(change)[side], is_told=change.is_told if side else change.was_told
                )
                for change in changes
            ]
            panel.show_things(lines, empty="")

    def _show_measures(self, changes: Sequence[MeasureChange]) -> None:
        self._show_section("measures", is_shown=bool(changes))
        for side, panel in enumerate(self.sides["measures"]):
            panel.show_things([label(measure_texts(change)[side]) for change in changes], empty="")

    def _show_section(self, name: str, *, is_shown: bool) -> None:
        for widget in (self._headings[name], *self.sides[name]):
            widget.setVisible(is_shown)

    def _range_of(self, finding: Finding, take: Take) -> TimeRange | None:
        if take.transcript is None or take.recording is None:
            return None
        return self._finding_range(finding, take.transcript, duration_s=take.recording.duration_s)

    @Slot(str)
    def _choose_left(self, take_id: str) -> None:
        self._choose(take_id, side=0)

    @Slot(str)
    def _choose_right(self, take_id: str) -> None:
        self._choose(take_id, side=1)

    def _choose(self, take_id: str, *, side: int) -> None:
        if self._answer is None or self._shown is None:
            return
        chosen = next(take for take in self._answer.takes if take.id == take_id)
        other = self._shown[1 - side]
        if other.id == chosen.id:
            # A take beside itself tells nothing: the two change places.
            other = self._shown[side]
        self.stop_requested.emit()
        pair = (chosen, other) if side == 0 else (other, chosen)
        self.show_takes(self._answer, *pair)

    @Slot(str)
    def _play_take(self, take_id: str) -> None:
        for take in self._shown or ():
            if take.id == take_id and take.recording is not None:
                self.play_requested.emit(take_id, 0.0, take.recording.duration_s)

    @Slot(object, object)
    def _play_point(self, take: Take, finding: Finding) -> None:
        part = self._range_of(finding, take)
        if part is not None:
            self.play_requested.emit(take.id, part.start, part.end)

    @Slot(str)
    def _on_best_chosen(self, take_id: str) -> None:
        if self._answer is not None:
            self.best_take_chosen.emit(self._answer.id, take_id)

    @Slot()
    def _on_retake_clicked(self) -> None:
        if self._answer is not None:
            self.stop_requested.emit()
            self.retake_requested.emit(self._answer.id)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.stop_requested.emit()
        self.closed.emit()
