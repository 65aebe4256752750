"""The middle of the review page: one take of one answer, to read and to hear."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehearse.app.follow_ups import is_follow_up
from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Answer, Take, TakeState
from rehearse.ui.pages.delivery_text import delivery_text
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.review_moments import said_at
from rehearse.ui.theme import GRID
from rehearse.ui.theme_findings import group_of
from rehearse.ui.widgets.player_bar import PlayerBar
from rehearse.ui.widgets.state_panel import StatePanel
from rehearse.ui.widgets.story_ribbon import StoryRibbon
from rehearse.ui.widgets.transcript_view import TranscriptView
from rehearse.ui.widgets.waveform import WaveformSpan, WaveformView
from rehearse.ui.widgets.waveform_peaks import Peaks

# In multiples of the text size: some four lines; where that is too much, the pane scrolls.
_WORDS_TO_TEXT = 10


class AnswerPane(QWidget):
    """Shows what it is given; every wish goes up by a signal. Positions are in seconds."""

    play_requested = Signal(float)
    pause_requested = Signal()
    seek_requested = Signal(float)
    finding_clicked = Signal(object)
    take_chosen = Signal(str)
    retake_requested = Signal()
    transcription_requested = Signal()
    transcription_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take: Take | None = None
        self._spans: dict[Finding, WaveformSpan] = {}
        self._question = label("", "title")
        self._reason = label("", "muted")
        self._facts = QWidget()
        self._delivery = label("", "muted")
        self._takes = QComboBox()
        self._takes.setAccessibleName(self.tr("Take"))
        self._rough = label(
            self.tr("Rough transcript: some words are wrong. Listen before you judge a point."),
            "warning",
        )
        self.transcript = TranscriptView()
        self.state = StatePanel()
        self._words = QStackedWidget()
        self.ribbon = StoryRibbon()
        self.waveform = WaveformView()
        self.player = PlayerBar()
        self._arrange()
        self._connect()
        self._fit_to_text_size()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_to_text_size()

    def show_take(self, answer: Answer, take: Take | None, findings: tuple[Finding, ...]) -> None:
        """Show an answer by one of its takes; None where it was skipped."""
        is_other = self._take is None or take is None or take.id != self._take.id
        self._take = take
        self._question.setText(answer.question.text)
        # Told only here: during the rehearsal it would give the answer away.
        self._reason.setText(answer.question.looking_for)
        self._reason.setVisible(is_follow_up(answer.question))
        self._fill_takes(answer, take)
        feedback = take.feedback if take else None
        self._delivery.setText(delivery_text(feedback.delivery) if feedback else "")
        self._facts.setVisible(bool(self._delivery.text()) or len(answer.takes) > 1)
        self._show_words(take, findings)
        self.ribbon.show_story(
            feedback.story if feedback else None,
            answer_type=feedback.answer_type if feedback else None,
        )
        self._show_sound(take, findings, is_other=is_other)

    def set_peaks(self, peaks: Peaks) -> None:
        """Draw the sound of the take that is shown."""
        self.waveform.set_peaks(peaks, duration_s=_duration_of(self._take))

    def set_active_finding(self, finding: Finding | None) -> None:
        """Bring one finding forward, in the words and in the sound."""
        self.transcript.set_active_finding(finding)
        self.waveform.set_active_span(self._spans.get(finding) if finding else None)

    def set_position(self, seconds: float, *, is_playing: bool) -> None:
        """Show where the sound is; words are followed while it plays."""
        self.player.set_position(seconds)
        self.player.set_playing(is_playing=is_playing)
        self.waveform.set_position(seconds if is_playing or seconds > 0 else None)
        self.transcript.set_playback_position(seconds if is_playing else None)

    def set_progress(self, share: float) -> None:
        """Show how much of the recording is transcribed, 0 to 1."""
        if self._words.currentWidget() is self.state:
            self.state.show_progress(share, name=self.tr("Transcription"))

    @property
    def question(self) -> str:
        """The question shown."""
        return self._question.text()

    def _arrange(self) -> None:
        self._words.addWidget(self.transcript)
        self._words.addWidget(self.state)
        about = QHBoxLayout(self._facts)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(2 * GRID)
        about.addWidget(self._delivery, 1)
        about.addWidget(self._takes, 0, Qt.AlignmentFlag.AlignRight)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self._question)
        column.addWidget(self._reason)
        column.addWidget(self._facts)
        column.addWidget(self._rough)
        column.addWidget(self._words, 1)
        column.addWidget(self.ribbon)
        column.addWidget(self.waveform)
        # Very large text scrolls; the player stays.
        scroll = _scrolling(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID + GRID // 2)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.player)

    def _fit_to_text_size(self) -> None:
        self._words.setMinimumHeight(_WORDS_TO_TEXT * self.fontInfo().pixelSize())

    def _connect(self) -> None:
        self.transcript.word_clicked.connect(self.play_requested)
        self.transcript.finding_clicked.connect(self.finding_clicked)
        self.waveform.seek_requested.connect(self.seek_requested)
        self.player.play_requested.connect(self.play_requested)
        self.player.pause_requested.connect(self.pause_requested)
        self.player.seek_requested.connect(self.seek_requested)
        self._takes.activated.connect(self._on_take_activated)
        self.state.action_chosen.connect(self._on_action_chosen)
        self.state.second_action_chosen.connect(self._on_second_action_chosen)

    def _fill_takes(self, answer: Answer, shown: Take | None) -> None:
        self._takes.clear()
        for take in answer.takes:
            name = self.tr("Take {number} of {count}")
            self._takes.addItem(name.format(number=take.number, count=len(answer.takes)), take.id)
        if shown is not None:
            self._takes.setCurrentIndex(self._takes.findData(shown.id))
        self._takes.setVisible(len(answer.takes) > 1)

    def _show_words(self, take: Take | None, findings: tuple[Finding, ...]) -> None:
        transcript = take.transcript if take else None
        failed = take is not None and take.state is TakeState.FAILED
        self._rough.setVisible(transcript is not None and transcript.rough)
        if transcript is None or failed:
            self.transcript.clear_transcript()
            self._show_state(take)
            self._words.setCurrentWidget(self.state)
            return
        self.transcript.show_transcript(transcript, findings)
        self._words.setCurrentWidget(self.transcript)

    def _show_state(self, take: Take | None) -> None:
        if take is None:
            self.state.show_state(
                "circle-slash",
                self.tr("You skipped this question"),
                self.tr("Nobody minds here. Give it a go when you are ready."),
                action=self.tr("Answer it now"),
            )
        elif take.state is TakeState.FAILED:
            self.state.show_state(
                "triangle-alert",
                self.tr("This answer could not be written down"),
                take.failure or self.tr("The recording is safe. Try once more."),
                action=self.tr("Transcribe again") if take.recording else "",
                second_action=self.tr("Answer again"),
            )
        else:
            self.state.show_state(
                "ear",
                self.tr("Listening to your answer…"),
                self.tr("You can play it meanwhile. The words appear here on their own."),
                second_action=self.tr("Stop transcribing"),
            )
            self.state.show_progress(None, name=self.tr("Transcription"))

    def _show_sound(
        self, take: Take | None, findings: tuple[Finding, ...], *, is_other: bool
    ) -> None:
        duration = _duration_of(take)
        self.waveform.setVisible(duration > 0)
        self.player.setVisible(duration > 0)
        if is_other:
            self.player.set_duration(duration)
            self.waveform.set_peaks((), duration_s=duration)
            self.set_position(0.0, is_playing=False)
        self._spans = _spans_of(take, findings)
        self.waveform.set_spans(tuple(self._spans.values()))
        is_read = take is not None and take.state is TakeState.ANALYSED
        self.player.set_urged(is_urged=is_read and not self._spans)

    @Slot(int)
    def _on_take_activated(self, row: int) -> None:
        self.take_chosen.emit(self._takes.itemData(row))

    @Slot()
    def _on_action_chosen(self) -> None:
        if self._take is None:
            self.retake_requested.emit()
        else:
            self.transcription_requested.emit()

    @Slot()
    def _on_second_action_chosen(self) -> None:
        if self._take is not None and self._take.state is TakeState.FAILED:
            self.retake_requested.emit()
        else:
            self.transcription_cancelled.emit()


def _scrolling(ground: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Keys go to the controls inside; a stop at the area itself would show no focus.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(ground)
    return area


def _duration_of(take: Take | None) -> float:
    return take.recording.duration_s if take and take.recording else 0.0


def _spans_of(take: Take | None, findings: tuple[Finding, ...]) -> dict[Finding, WaveformSpan]:
    moments = {finding: said_at(finding, take) for finding in findings}
    return {
        finding: WaveformSpan(
            start_s=moment.start,
            end_s=moment.end,
            group=group_of(finding.kind),
            label=finding.title,
        )
        for finding, moment in moments.items()
        if moment
    }
