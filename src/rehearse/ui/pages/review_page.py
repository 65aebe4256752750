"""Review: read the answer, hear the moment, see why, try again."""

from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, Take
from rehearse.domain.transcript import TimeRange, Transcript
from rehearse.ui.item_models.answer_list_model import AnswerListModel
from rehearse.ui.item_models.open_points import dismissal_of, open_points, with_said
from rehearse.ui.pages.review_answer_pane import AnswerPane
from rehearse.ui.pages.review_columns import ReviewColumns
from rehearse.ui.pages.review_findings_pane import FindingsPane
from rehearse.ui.pages.review_header import ReviewHeader
from rehearse.ui.pages.review_moments import in_reading_order, starts_of
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.answer_delegate import AnswerDelegate
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.state_panel import StatePanel
from rehearse.ui.widgets.waveform_peaks import Peaks

# Playback that ended this close to the end starts over when played again.
_AT_END_S = 0.3


class FindingRange(Protocol):
    """`app.replay.finding_range`: which seconds to play for a finding."""

    def __call__(
        self, finding: Finding, transcript: Transcript, *, duration_s: float
    ) -> TimeRange | None:
        """Return seconds within the recording; None where the words carry no times."""
        ...


class ReviewPage(QWidget):
    """Shows one rehearsal; seconds in its signals are exact, any lead-in included."""

    play_requested = Signal(str, str, float, float)
    """Answer id, take id, first and last second to be heard."""
    stop_requested = Signal()
    retake_requested = Signal(str)
    """Answer id."""
    dismissed = Signal(str, object)
    """Take id, finding."""
    dismissal_undone = Signal(str, object)
    """Take id, finding."""
    transcription_requested = Signal(str, str)
    """Answer id, take id: a take that failed is to be transcribed again."""
    transcription_cancelled = Signal(str, str)
    """Answer id, take id."""
    export_requested = Signal()
    closed = Signal()

    def __init__(self, *, finding_range: FindingRange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._finding_range = finding_range
        self._rehearsal: Rehearsal | None = None
        self._answer: Answer | None = None
        self._take: Take | None = None
        self._active: Finding | None = None
        self._heard: Finding | None = None
        self._is_playing = False
        self._undo: tuple[str, Finding] | None = None
        self._said: dict[tuple[str, Dismissal], bool] = {}
        self._peaks: dict[str, Peaks] = {}
        self._progress: dict[str, float] = {}
        self.header = ReviewHeader()
        self.banner = Banner()
        self.model = AnswerListModel(self)
        self.list = QListView()
        self.pane = AnswerPane()
        self.findings = FindingsPane()
        self.empty = StatePanel()
        self._columns = ReviewColumns(self.list, self.pane, self.findings)
        self._arrange()
        self._connect()
        self._bind_keys()
        self._show_emptiness()

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Show a rehearsal; the same one again keeps what is selected."""
        is_same = self._rehearsal is not None and self._rehearsal.id == rehearsal.id
        kept = self._answer.id if is_same and self._answer else ""
        self._rehearsal = rehearsal
        if not is_same:
            self._forget()
        self.header.show_rehearsal(rehearsal)
        self.model.set_answers(tuple(with_said(each, self._said) for each in rehearsal.answers))
        self._show_emptiness()
        if rehearsal.answers:
            row = self.model.row_of(kept)
            self._select_row(_first_row_to_show(rehearsal) if row is None else row)

    def update_answer(self, answer: Answer) -> None:
        """Take over what has become of an answer, wherever it is shown."""
        answer = with_said(answer, self._said)
        if answer == self._answer:
            # Nothing new: cards and scroll bars stay as they are.
            return
        if self.model.update_answer(answer) and self._answer and self._answer.id == answer.id:
            newest = answer.last_take
            is_new = newest is not None and newest.id not in {t.id for t in self._answer.takes}
            wanted = newest if is_new or self._take is None else _take_of(answer, self._take.id)
            self._show_answer(answer, wanted)

    def set_waveform(self, take_id: str, peaks: Peaks) -> None:
        """Keep and draw (min, max) pairs, -1 to 1, of equal slices of a take."""
        self._peaks[take_id] = peaks
        if self._take is not None and self._take.id == take_id:
            self.pane.set_peaks(peaks)

    def set_progress(self, take_id: str, share: float) -> None:
        """Show how much of a take is transcribed, 0 to 1."""
        self._progress[take_id] = share
        if self._take is not None and self._take.id == take_id:
            self.pane.set_progress(share)

    def set_playback_position(self, seconds: float | None) -> None:
        """Follow the sound of the take that is shown; None when it has ended."""
        self._is_playing = seconds is not None
        if seconds is None:
            seconds = self.pane.player.position_s
            is_at_end = seconds > self._duration_s() - _AT_END_S
            seconds = 0.0 if is_at_end else seconds
            self._heard = None
        self.pane.set_position(seconds, is_playing=self._is_playing)
        self.findings.set_heard(self._heard if self._is_playing else None)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong, in place."""
        self.banner.show_message(sentence, Tone.ERROR)

    def showEvent(self, event: QShowEvent) -> None:
        """Start with the list, so that arrow keys and J, K and P work at once."""
        super().showEvent(event)
        self.list.setFocus()

    @property
    def shown_take_id(self) -> str | None:
        """The take that is shown, None where the answer was skipped."""
        return self._take.id if self._take else None

    @property
    def active_finding(self) -> Finding | None:
        """The point that J, K and P are at."""
        return self._active

    def _arrange(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(AnswerDelegate(self.list))
        self.list.setAccessibleName(self.tr("Answers"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.empty, 1)
        column.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self.header.back.clicked.connect(self._on_back_clicked)
        self.header.export.clicked.connect(self.export_requested)
        self.banner.action_chosen.connect(self._on_undo_chosen)
        self.empty.action_chosen.connect(self._on_back_clicked)
        self.list.selectionModel().currentChanged.connect(self._on_row_changed)
        self.pane.play_requested.connect(self._play_on_from)
        self.pane.pause_requested.connect(self.stop_requested)
        self.pane.seek_requested.connect(self._on_seek_requested)
        self.pane.finding_clicked.connect(self._activate)
        self.pane.take_chosen.connect(self._on_take_chosen)
        self.pane.retake_requested.connect(self._ask_for_retake)
        self.pane.transcription_requested.connect(self._ask_for_transcription)
        self.pane.transcription_cancelled.connect(self._cancel_transcription)
        self.findings.play_requested.connect(self._play_finding)
        self.findings.stop_requested.connect(self.stop_requested)
        self.findings.retake_requested.connect(self._ask_for_retake)
        self.findings.dismissed.connect(self._on_dismissed)
        self.findings.selected.connect(self._activate)

    def _bind_keys(self) -> None:
        self._shortcuts = []
        for key, slot in (
            ("J", self._go_to_next_flag),
            ("K", self._go_to_previous_flag),
            ("P", self._play_or_stop),
            ("T", self._ask_for_retake),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
            self._shortcuts.append(shortcut)

    def _show_emptiness(self) -> None:
        is_empty = self._rehearsal is None or not self._rehearsal.answers
        self.empty.setVisible(is_empty)
        self._columns.setVisible(not is_empty)
        self.header.export.setEnabled(not is_empty)
        self.empty.show_state(
            "mic",
            self.tr("Nothing to review yet"),
            self.tr("Answer a question or two; then hear yourself here."),
            action=self.tr("Back to the start"),
        )

    def _forget(self) -> None:
        self._answer = self._take = self._undo = None
        self._said.clear()
        self._peaks.clear()
        self._progress.clear()
        self.banner.clear()

    def _select_row(self, row: int) -> None:
        index = self.model.index(row)
        selection = self.list.selectionModel()
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_answer(self, answer: Answer, take: Take | None) -> None:
        is_other = take is None or self._take is None or take.id != self._take.id
        if is_other and self._is_playing:
            self.stop_requested.emit()
            self.set_playback_position(None)
        kept = None if is_other else self._active
        self._answer, self._take = answer, take
        self._show_take()
        if take is not None and is_other and take.id in self._peaks:
            self.pane.set_peaks(self._peaks[take.id])
        if take is not None and take.id in self._progress:
            self.pane.set_progress(self._progress[take.id])
        points = self._points()
        self._activate(kept if kept in points else next(iter(points), None))

    def _show_take(self) -> None:
        if self._answer is None:
            return
        points = self._points()
        self.pane.show_take(self._answer, self._take, points)
        self.findings.show_findings(
            self._take,
            points,
            starts=starts_of(points, self._take),
            playable=frozenset(finding for finding in points if self._range_of(finding)),
        )

    def _points(self) -> tuple[Finding, ...]:
        return open_points(self._take) if self._take else ()

    def _duration_s(self) -> float:
        return self._take.recording.duration_s if self._take and self._take.recording else 0.0

    def _range_of(self, finding: Finding) -> TimeRange | None:
        duration = self._duration_s()
        if self._take is None or self._take.transcript is None or not duration:
            return None
        return self._finding_range(finding, self._take.transcript, duration_s=duration)

    def _play(self, start_s: float, end_s: float, *, heard: Finding | None) -> None:
        if self._answer is None or self._take is None:
            return
        self._heard = heard
        self.play_requested.emit(self._answer.id, self._take.id, start_s, end_s)

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            answer = self.model.answer_at(current.row())
            self._show_answer(answer, answer.last_take)

    @Slot(str)
    def _on_take_chosen(self, take_id: str) -> None:
        if self._answer is not None:
            self._show_answer(self._answer, _take_of(self._answer, take_id))

    @Slot(object)
    def _activate(self, finding: Finding | None) -> None:
        self._active = finding
        self.pane.set_active_finding(finding)
        self.findings.set_active(finding)

    @Slot()
    def _go_to_next_flag(self) -> None:
        self._go(1)

    @Slot()
    def _go_to_previous_flag(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        flags = in_reading_order(self._points())
        if not flags:
            return
        here = flags.index(self._active) if self._active in flags else -step
        self._activate(flags[(here + step) % len(flags)])

    @Slot()
    def _play_or_stop(self) -> None:
        if self._is_playing:
            self.stop_requested.emit()
        elif self._active is not None and self._range_of(self._active):
            self._play_finding(self._active)
        elif self._duration_s():
            self._play_on_from(self.pane.player.position_s)

    @Slot(object)
    def _play_finding(self, finding: Finding) -> None:
        part = self._range_of(finding)
        if part is not None:
            self._activate(finding)
            self._play(part.start, part.end, heard=finding)

    @Slot(float)
    def _play_on_from(self, seconds: float) -> None:
        if self._duration_s():
            self._play(seconds, self._duration_s(), heard=None)

    @Slot(float)
    def _on_seek_requested(self, seconds: float) -> None:
        if self._is_playing:
            self._play_on_from(seconds)
        else:
            self.pane.set_position(seconds, is_playing=False)

    @Slot(object)
    def _on_dismissed(self, finding: Finding) -> None:
        if self._take is None:
            return
        self._undo = (self._take.id, finding)
        self._say(self._take.id, finding, is_dismissed=True)
        self.banner.show_message(
            self.tr("Noted: not a problem. You will not see this point here again."),
            action=self.tr("Undo"),
        )
        self.dismissed.emit(self._undo[0], finding)

    @Slot()
    def _on_undo_chosen(self) -> None:
        if self._undo is None:
            return
        take_id, finding = self._undo
        self._undo = None
        self._say(take_id, finding, is_dismissed=False)
        if self._take is not None and self._take.id == take_id:
            self._activate(finding)
        self.dismissal_undone.emit(take_id, finding)

    def _say(self, take_id: str, finding: Finding, *, is_dismissed: bool) -> None:
        self._said[take_id, dismissal_of(finding)] = is_dismissed
        for row in range(self.model.rowCount()):
            answer = self.model.answer_at(row)
            if take_id in {take.id for take in answer.takes}:
                self.update_answer(answer)

    @Slot()
    def _ask_for_retake(self) -> None:
        if self._answer is not None:
            self.retake_requested.emit(self._answer.id)

    @Slot()
    def _ask_for_transcription(self) -> None:
        if self._answer is not None and self._take is not None:
            self.transcription_requested.emit(self._answer.id, self._take.id)

    @Slot()
    def _cancel_transcription(self) -> None:
        if self._answer is not None and self._take is not None:
            self.transcription_cancelled.emit(self._answer.id, self._take.id)

    @Slot()
    def _on_back_clicked(self) -> None:
        if self._is_playing:
            self.stop_requested.emit()
        self.closed.emit()


def _first_row_to_show(rehearsal: Rehearsal) -> int:
    """The first answer with an open point, else the first."""
    for row, answer in enumerate(rehearsal.answers):
        if answer.last_take is not None and open_points(answer.last_take):
            return row
    return 0


def _take_of(answer: Answer, take_id: str) -> Take | None:
    for take in answer.takes:
        if take.id == take_id:
            return take
    return answer.last_take
