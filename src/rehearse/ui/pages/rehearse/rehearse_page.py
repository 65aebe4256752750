"""One question at a time, answered aloud."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractSlider,
    QBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rehearse.domain.question import QuestionKind
from rehearse.domain.rehearsal import Take
from rehearse.ui.first_focus import begin_at
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.rehearse.answered_panel import AnsweredPanel
from rehearse.ui.pages.rehearse.put_question import PutQuestion, Stage
from rehearse.ui.pages.rehearse.rehearse_steps import RehearseSteps
from rehearse.ui.pages.rows import row, wide_row
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.level_meter import LevelMeter
from rehearse.ui.widgets.time_ring import TimeRing

_TICK_MS = 100
# In multiples of the text size: the ring holds its words, a line of the question some 60 letters.
_RING_TO_TEXT = 7.4
_SMALLEST_RING_PX = 144
_QUESTION_TO_TEXT = 61
_METER_WIDTH_PX = 320
# In multiples of the text size: lower, and time and buttons would leave the question no room.
_ROOM_FOR_STACK = 40
_SCROLL_KEYS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class RehearsePage(QWidget):
    """The question large, the time, the level, and one button for the next step."""

    answer_began = Signal()
    answer_finished = Signal()
    answer_paused = Signal()
    answer_resumed = Signal()
    answer_restarted = Signal()
    """The person wants to throw away what is being recorded and begin again."""

    retake_chosen = Signal()
    next_chosen = Signal()
    question_skipped = Signal()
    question_repeated = Signal()
    import_wanted = Signal()
    """The person has a recording of the answer and will choose it."""

    left = Signal()
    """The person wants to end the rehearsal here."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._put: PutQuestion | None = None
        self._stage = Stage.PUT
        self._is_last = False
        self._elapsed: Callable[[], float] = lambda: 0.0
        self._level: Callable[[], float] = lambda: 0.0
        self._problem: Callable[[], str] = lambda: ""
        self._shown_problem = ""
        self._thinking = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._make_parts()
        self._connect_parts()
        self._lay_out()
        self._fit_to_text_size()
        begin_at(self, self._steps.step)

    @property
    def stage(self) -> Stage:
        """Where the current question stands."""
        return self._stage

    @property
    def offers_import(self) -> bool:
        """Whether a recording may be used now instead of one that is made."""
        return self._steps.offers_import()

    def put_question(self, put: PutQuestion) -> None:
        """Show a question; time to think begins now."""
        self._put = put
        self._question.setText(put.question.text)
        self._hint.hide()
        self._number.setText(self._number_text(put))
        self._thinking.start()
        self._enter(Stage.PUT)
        self._announce(f"{self._number.text()}. {put.question.text}")

    def show_opening(self) -> None:
        """Say that the microphone is being opened."""
        self._enter(Stage.OPENING)

    def show_recording(
        self,
        *,
        level: Callable[[], float],
        elapsed_s: Callable[[], float],
        problem: Callable[[], str],
    ) -> None:
        """Follow a recording: peak 0 to 1, seconds, and a sentence on what is wrong or ""."""
        self._elapsed, self._problem, self._shown_problem = elapsed_s, problem, ""
        self._level = level
        self.show_resumed()

    def show_resumed(self) -> None:
        """Go on following the recording."""
        self._banner.clear()
        self._enter(Stage.RECORDING)
        self._meter.follow(self._level)

    def show_paused(self) -> None:
        """Say that nothing of what is said now is kept, until the person goes on."""
        self._ring.show_paused(self._elapsed(), self._suggested_seconds())
        self._enter(Stage.PAUSED)
        self._announce(self.tr("Paused. Nothing is being recorded."))

    def show_saving(self) -> None:
        """Say that the recording is being made safe."""
        self._enter(Stage.SAVING)

    def show_answered(self, take: Take, *, is_last: bool) -> None:
        """Offer the next step after an answer; feedback follows by `show_take`."""
        self._is_last = is_last
        self._answered.show_saved(take)
        self._enter(Stage.ANSWERED)

    def show_take(self, take: Take) -> None:
        """Show what has come of the take that was just answered."""
        self._answered.show_take(take)

    def show_take_progress(self, share: float) -> None:
        """Show how much (0 to 1) of that take has been listened to."""
        self._answered.show_progress(share)

    def show_again(self) -> None:
        """Go back to the question as it was put, after a recording that came to nothing."""
        self._thinking.invalidate()
        self._enter(Stage.PUT)

    def show_status(self, sentence: str, share: float | None = None) -> None:
        """Say at the foot what goes on behind; `share` (0 to 1) is how much of it is done."""
        self._status.setText(sentence)
        self._status_bar.setVisible(share is not None)
        self._status_bar.setValue(round(100 * (share or 0.0)))

    def show_notice(self, sentence: str) -> None:
        """Say what has happened that is no fault."""
        self._banner.show_message(sentence, Tone.INFO)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what went wrong and what is safe."""
        self._banner.show_message(sentence, Tone.ERROR)

    @Slot()
    def reveal_hint(self) -> None:
        """Show the hint of the question that is put."""
        if self._put is not None:
            self._hint.setText(self._put.question.hint)
            self._hint.show()
            self._announce(self._put.question.hint)

    @Slot()
    def take_next_step(self) -> None:
        """Do what the big button does now."""
        step = {
            Stage.PUT: self.answer_began,
            Stage.RECORDING: self.answer_finished,
            Stage.PAUSED: self.answer_resumed,
            Stage.ANSWERED: self.next_chosen,
        }.get(self._stage)
        if step is not None and self._put is not None:
            step.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Esc, R, S, H, T, P, D and paging; a control with the focus takes Space itself."""
        scroll = _SCROLL_KEYS.get(Qt.Key(event.key()))
        if scroll is not None:
            self._middle.verticalScrollBar().triggerAction(scroll)
            return
        is_leaving = event.key() == Qt.Key.Key_Escape
        button = self._leave if is_leaving else self._steps.button_of(event.key())
        if button is None or event.modifiers() or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            button.click()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_to_text_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the question its room in a low window."""
        super().resizeEvent(event)
        self._fit_to_height()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks behind another page."""
        super().hideEvent(event)
        self._tick.stop()

    def _make_parts(self) -> None:
        self._banner = Banner()
        self._number = label("", "strong")
        self._number.setWordWrap(False)
        self._leave = IconButton("x", self.tr("End rehearsal"))
        self._leave.setToolTip(self.tr("Esc"))
        self._question = label("", "question")
        self._hint = label("", "muted")
        for text in (self._question, self._hint):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._ring = TimeRing()
        self._meter = LevelMeter()
        self._meter.setFixedWidth(_METER_WIDTH_PX)
        self._answered = AnsweredPanel()
        self._steps = RehearseSteps()
        self._status = label("", "muted")
        self._status_bar = QProgressBar()
        self._status_bar.setFixedWidth(160)
        self._status_bar.setTextVisible(False)
        self._status_bar.setAccessibleName(self.tr("Listening to your last answer"))
        self._status_bar.hide()

    def _connect_parts(self) -> None:
        steps = self._steps
        steps.stepped.connect(self.take_next_step)
        steps.repeated.connect(self.question_repeated)
        steps.hint_wanted.connect(self.reveal_hint)
        steps.paused.connect(self.answer_paused)
        steps.finished.connect(self.answer_finished)
        steps.restarted.connect(self.answer_restarted)
        steps.retake_chosen.connect(self.retake_chosen)
        steps.skipped.connect(self.question_skipped)
        steps.import_wanted.connect(self.import_wanted)
        self._leave.clicked.connect(self.left)
        self._leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addLayout(row(self._number, None, self._steps.import_button, self._leave))
        rows.addWidget(self._banner)
        self._middle = self._make_middle()
        rows.addWidget(self._middle, 6)
        rows.addLayout(self._lay_out_foot())
        self._gap = QVBoxLayout()
        rows.addLayout(self._gap, 1)
        self._rows = rows
        rows.addLayout(row(self._status, self._status_bar))

    def _lay_out_foot(self) -> QBoxLayout:
        """Time and level, and what to do; side by side where the text is large."""
        times = QVBoxLayout()
        times.setSpacing(2 * GRID)
        times.addLayout(row(None, self._ring, None))
        times.addLayout(row(None, self._meter, None))
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.setSpacing(3 * GRID)
        self._foot.addLayout(times)
        self._foot.addWidget(self._steps)
        return self._foot

    def _make_middle(self) -> QScrollArea:
        """Question, hint and feedback; they scroll where the text is large and the window small."""
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addStretch(3)
        for part in (self._question, self._hint, self._answered):
            rows.addLayout(wide_row(part))
        rows.addStretch(2)
        middle = QScrollArea()
        middle.setWidgetResizable(True)
        middle.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle.setWidget(inside)
        return middle

    def _fit_to_text_size(self) -> None:
        side = max(round(self.fontInfo().pixelSize() * _RING_TO_TEXT), _SMALLEST_RING_PX)
        self._ring.setFixedSize(side, side)
        width = self.fontInfo().pixelSize() * _QUESTION_TO_TEXT
        for text in (self._question, self._hint):
            text.setMaximumWidth(width)
        self._answered.fit_to_text_size(self.fontInfo().pixelSize())
        self._fit_to_height()

    def _fit_to_height(self) -> None:
        is_cramped = self.height() < _ROOM_FOR_STACK * self.fontInfo().pixelSize()
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.LeftToRight if is_cramped else direction.TopToBottom)
        self._rows.setStretchFactor(self._gap, int(not is_cramped))

    def _number_text(self, put: PutQuestion) -> str:
        if put.question.kind is QuestionKind.CLOSING:
            return self.tr("Your turn: ask them something")
        if put.is_follow_up:
            numbered = self.tr("Question {n} of {m}: a follow-up")
            return numbered.format(n=put.number, m=put.total)
        return self.tr("Question {n} of {m}").format(n=put.number, m=put.total)

    def _enter(self, stage: Stage) -> None:
        self._stage = stage
        if stage is not Stage.RECORDING:
            self._meter.rest()
        if stage in {Stage.PUT, Stage.RECORDING}:
            self._tick.start()
            self._on_tick()
        else:
            self._tick.stop()
        self._ring.setVisible(stage is not Stage.ANSWERED)
        self._meter.setVisible(stage is not Stage.ANSWERED)
        self._answered.setVisible(stage is Stage.ANSWERED)
        if stage is Stage.ANSWERED:
            self._hint.hide()
        self._steps.show_stage(stage, self._put, is_last=self._is_last)

    def _suggested_seconds(self) -> int:
        return self._put.question.suggested_seconds if self._put else 0

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @Slot()
    def _on_tick(self) -> None:
        if self._stage is Stage.PUT:
            self._show_think_time()
        elif self._stage is Stage.RECORDING:
            self._ring.show_elapsed(self._elapsed(), self._suggested_seconds())
            self._follow_problem()

    def _show_think_time(self) -> None:
        put = self._put
        if put is None or put.think_seconds <= 0 or not self._thinking.isValid():
            self._ring.clear()
            self._tick.stop()
            return
        left = put.think_seconds - self._thinking.elapsed() / 1000
        self._ring.show_think_time(max(left, 0.0), put.think_seconds)
        if left <= 0:
            self._tick.stop()
            if put.begins_by_itself:
                self.answer_began.emit()

    def _follow_problem(self) -> None:
        problem = self._problem()
        if problem == self._shown_problem:
            return
        # Shown once: a person who has dismissed it has read it.
        self._shown_problem = problem
        if problem:
            self._banner.show_message(problem, Tone.WARNING)
        else:
            self._banner.clear()
