"""Review: read the answer, hear the moment, see why, try again."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Answer, Rehearsal, Take
from rehearse.ui.item_models.answer_list_model import AnswerListModel
from rehearse.ui.item_models.open_points import open_points
from rehearse.ui.pages.review.review_answer_pane import AnswerPane
from rehearse.ui.pages.review.review_columns import ReviewColumns
from rehearse.ui.pages.review.review_dismissals import ReviewDismissals
from rehearse.ui.pages.review.review_findings_pane import FindingsPane
from rehearse.ui.pages.review.review_header import ReviewHeader
from rehearse.ui.pages.review.review_moments import in_reading_order, starts_of
from rehearse.ui.pages.review.review_playing import FindingRange, ReviewPlaying
from rehearse.ui.pages.review.review_take_news import TakeNews
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.answer_delegate import AnswerDelegate
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.state_panel import StatePanel
from rehearse.ui.widgets.waveform_peaks import Peaks


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
    take_shown = Signal(str)
    """Take id: it is the one that is looked at now."""
    correction_made = Signal(str, str)
    """Take id, the words as they ought to be."""
    restoration_requested = Signal(str)
    """Take id: what was recognised is to stand again."""
    best_take_chosen = Signal(str, str)
    """Answer id, id of the take that the report is to tell of; empty for the newest one."""
    comparison_requested = Signal(str, str)
    """Answer id, id of the take that is looked at."""
    export_requested = Signal()
    closed = Signal()

    def __init__(self, *, finding_range: FindingRange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._rehearsal: Rehearsal | None = None
        self._answer: Answer | None = None
        self._take: Take | None = None
        self._active: Finding | None = None
        self.header = ReviewHeader()
        self.banner = Banner()
        self.model = AnswerListModel(self)
        self.list = QListView()
        self.pane = AnswerPane()
        self.findings = FindingsPane()
        self.empty = StatePanel()
        self._playing = ReviewPlaying(
            self.pane, self.findings, finding_range=finding_range, parent=self
        )
        self._news = TakeNews(self.pane)
        self._dismissals = ReviewDismissals(self.banner, parent=self)
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
        self.model.set_answers(tuple(map(self._dismissals.applied_to, rehearsal.answers)))
        self._show_emptiness()
        if rehearsal.answers:
            row = self.model.row_of(kept)
            self._select_row(_first_row_to_show(rehearsal) if row is None else row)

    def choose_answer(self, answer_id: str) -> None:
        """Look at the answer of this id, where the rehearsal has it."""
        row = self.model.row_of(answer_id)
        if row is not None:
            self._select_row(row)

    def update_answer(self, answer: Answer) -> None:
        """Take over what has become of an answer, wherever it is shown."""
        answer = self._dismissals.applied_to(answer)
        if answer == self._answer:
            # Nothing new: cards and scroll bars stay as they are.
            return
        if self.model.update_answer(answer) and self._answer and self._answer.id == answer.id:
            newest = answer.last_take
            is_new = newest is not None and newest.id not in {t.id for t in self._answer.takes}
            wanted = newest if is_new or self._take is None else _take_of(answer, self._take.id)
            self._show_answer(answer, wanted)

    def forget_dismissals(self, take_id: str) -> None:
        """Leave what was said about the points of a take to what the library knows of it."""
        self._dismissals.forget(take_id)

    def set_waveform(self, take_id: str, peaks: Peaks) -> None:
        """Draw (min, max) pairs, -1 to 1, of equal slices of a take; keep those drawn last."""
        self.set_sound_missing(take_id, "")
        self._news.set_peaks(take_id, peaks)

    def has_waveform(self, take_id: str) -> bool:
        """Whether the outline of a take is kept here."""
        return self._news.has_peaks(take_id)

    def set_sound_missing(self, take_id: str, sentence: str) -> None:
        """Say in place of a take's sound why it cannot be heard; the rest goes on."""
        if not self._news.set_missing(take_id, sentence):
            return
        self._playing.set_sound_missing(take_id, is_missing=bool(sentence))
        if self.shown_take_id == take_id:
            self._show_findings(self._points())
            self._activate(self._active)

    def set_progress(self, take_id: str, share: float) -> None:
        """Show how much of a take is transcribed, 0 to 1."""
        self._news.set_progress(take_id, share)

    def set_playback_position(self, seconds: float | None) -> None:
        """Follow the sound of the take that is shown; None when it has ended."""
        self._playing.set_position(seconds)

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
        self._playing.play_requested.connect(self.play_requested)
        self._playing.stop_requested.connect(self.stop_requested)
        self._dismissals.dismissed.connect(self._on_dismissed)
        self._dismissals.undone.connect(self._on_dismissal_undone)
        self.empty.action_chosen.connect(self._on_back_clicked)
        self.list.selectionModel().currentChanged.connect(self._on_row_changed)
        self.pane.finding_clicked.connect(self._activate)
        self.pane.retake_requested.connect(self._ask_for_retake)
        self.pane.words.transcription_requested.connect(self._ask_for_transcription)
        self.pane.words.transcription_cancelled.connect(self._cancel_transcription)
        self.pane.words.correction_made.connect(self.correction_made)
        self.pane.take_actions.take_chosen.connect(self._on_take_chosen)
        self.pane.take_actions.best_chosen.connect(self._on_best_chosen)
        self.pane.take_actions.comparison_requested.connect(self._ask_for_comparison)
        self.pane.words.restoration_requested.connect(self._ask_for_restoration)
        self.findings.play_requested.connect(self._play_finding)
        self.findings.retake_requested.connect(self._ask_for_retake)
        self.findings.dismissed.connect(self._dismiss)
        self.findings.selected.connect(self._activate)

    def _bind_keys(self) -> None:
        self._shortcuts = []
        for key, slot in (
            ("J", self._go_to_next_flag),
            ("K", self._go_to_previous_flag),
            ("P", self._play_or_stop),
            ("E", self.pane.words.begin_editing),
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
        self._answer = self._take = None
        self._dismissals.forget()
        self._news.forget()
        self.banner.clear()

    def _select_row(self, row: int) -> None:
        index = self.model.index(row)
        selection = self.list.selectionModel()
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_answer(self, answer: Answer, take: Take | None) -> None:
        is_other = take is None or self._take is None or take.id != self._take.id
        kept = None if is_other else self._active
        self._playing.take_on(answer.id, take)
        self._answer, self._take = answer, take
        self._show_take()
        self._news.show_for(take.id if take else "", is_other=is_other)
        points = self._points()
        self._activate(kept if kept in points else next(iter(points), None))
        if take is not None and is_other:
            self.take_shown.emit(take.id)

    def _show_take(self) -> None:
        if self._answer is None:
            return
        points = self._points()
        self.pane.show_take(self._answer, self._take, points)
        self._show_findings(points)

    def _show_findings(self, points: tuple[Finding, ...]) -> None:
        self.findings.show_findings(
            self._take,
            points,
            starts=starts_of(points, self._take),
            playable=frozenset(point for point in points if self._playing.range_of(point)),
        )

    def _points(self) -> tuple[Finding, ...]:
        return open_points(self._take) if self._take else ()

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
        if self._playing.is_playing:
            self.stop_requested.emit()
        elif self._active is None or not self._playing.play_finding(self._active):
            self._playing.play_on()

    @Slot(object)
    def _play_finding(self, finding: Finding) -> None:
        self._activate(finding)
        self._playing.play_finding(finding)

    @Slot(object)
    def _dismiss(self, finding: Finding) -> None:
        if self._take is not None:
            self._dismissals.dismiss(self._take.id, finding)

    @Slot(str, object)
    def _on_dismissed(self, take_id: str, finding: Finding) -> None:
        self._take_over_said(take_id)
        self.dismissed.emit(take_id, finding)

    @Slot(str, object)
    def _on_dismissal_undone(self, take_id: str, finding: Finding) -> None:
        self._take_over_said(take_id)
        if self.shown_take_id == take_id:
            self._activate(finding)
        self.dismissal_undone.emit(take_id, finding)

    def _take_over_said(self, take_id: str) -> None:
        for row in range(self.model.rowCount()):
            answer = self.model.answer_at(row)
            if take_id in {take.id for take in answer.takes}:
                self.update_answer(answer)

    @Slot(str)
    def _on_best_chosen(self, take_id: str) -> None:
        if self._answer is not None:
            self.best_take_chosen.emit(self._answer.id, take_id)

    @Slot()
    def _ask_for_comparison(self) -> None:
        if self._answer is not None and self._take is not None:
            self._playing.stop()
            self.comparison_requested.emit(self._answer.id, self._take.id)

    @Slot()
    def _ask_for_restoration(self) -> None:
        if self._take is not None:
            self.restoration_requested.emit(self._take.id)

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
        self._playing.stop()
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
