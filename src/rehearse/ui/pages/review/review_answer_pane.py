"""The middle of the review page: one take of one answer, to read and to hear."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rehearse.app.follow_ups import is_follow_up
from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Answer, Take, TakeState
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.review.delivery_text import delivery_text
from rehearse.ui.pages.review.review_moments import said_at
from rehearse.ui.pages.review.review_take_actions import TakeActions
from rehearse.ui.pages.review.review_words import ReviewWords
from rehearse.ui.theme import GRID
from rehearse.ui.theme_findings import group_of
from rehearse.ui.widgets.player_bar import PlayerBar
from rehearse.ui.widgets.state_panel import StatePanel
from rehearse.ui.widgets.story_ribbon import StoryRibbon
from rehearse.ui.widgets.transcript_view import TranscriptView
from rehearse.ui.widgets.waveform import WaveformView
from rehearse.ui.widgets.waveform_drawing import WaveformSpan
from rehearse.ui.widgets.waveform_panel import WaveformPanel
from rehearse.ui.widgets.waveform_peaks import Peaks


class AnswerPane(QWidget):
    """Shows what it is given; every wish goes up by a signal. Positions are in seconds."""

    play_requested = Signal(float)
    pause_requested = Signal()
    seek_requested = Signal(float)
    moment_requested = Signal(object)
    """TimeRange to be heard."""
    finding_clicked = Signal(object)
    retake_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take: Take | None = None
        self._is_sound_missing = False
        self._spans: dict[Finding, WaveformSpan] = {}
        self._question = label("", "title")
        self._reason = label("", "muted")
        self._delivery = label("", "muted")
        self._missing = label("", "warning")
        self.take_actions = TakeActions()
        self.words = ReviewWords()
        self.ribbon = StoryRibbon()
        self._sound = WaveformPanel()
        self.player = PlayerBar()
        self._arrange()
        self._connect()

    def show_take(self, answer: Answer, take: Take | None, findings: tuple[Finding, ...]) -> None:
        """Show an answer by one of its takes; None where it was skipped."""
        is_other = self._take is None or take is None or take.id != self._take.id
        self._take = take
        self._question.setText(answer.question.text)
        # Told only here: during the rehearsal it would give the answer away.
        self._reason.setText(answer.question.looking_for)
        self._reason.setVisible(is_follow_up(answer.question))
        self.take_actions.show_take(answer, take)
        feedback = take.feedback if take else None
        self._delivery.setText(delivery_text(feedback.delivery) if feedback else "")
        self._delivery.setVisible(bool(self._delivery.text()))
        self.words.show_take(take, findings)
        self._show_take_actions()
        self.ribbon.show_story(
            feedback.story if feedback else None,
            answer_type=feedback.answer_type if feedback else None,
        )
        self._show_sound(take, findings, is_other=is_other)

    def set_peaks(self, peaks: Peaks) -> None:
        """Draw the sound of the take that is shown."""
        self.waveform.set_peaks(peaks, duration_s=_duration_of(self._take))

    def set_sound_missing(self, sentence: str) -> None:
        """Say in place of the sound why there is none; with "" there is one."""
        self._is_sound_missing = bool(sentence)
        self._missing.setText(sentence)
        self._show_whether_sound()

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

    @property
    def question(self) -> str:
        """The question shown."""
        return self._question.text()

    @property
    def missing_sound(self) -> str:
        """Why there is no sound; empty where there is."""
        return self._missing.text()

    @property
    def transcript(self) -> TranscriptView:
        """The words as they are read."""
        return self.words.transcript

    @property
    def state(self) -> StatePanel:
        """What stands in place of words that are not there."""
        return self.words.state

    @property
    def waveform(self) -> WaveformView:
        """The sound as it is seen."""
        return self._sound.view

    def _arrange(self) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self._question)
        column.addWidget(self._reason)
        column.addWidget(self._delivery)
        column.addWidget(self.take_actions)
        column.addWidget(self.words, 1)
        column.addWidget(self.ribbon)
        column.addWidget(self._missing)
        column.addWidget(self._sound)
        # Very large text scrolls; the player stays.
        scroll = _scrolling(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID + GRID // 2)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.player)

    def _connect(self) -> None:
        self.transcript.word_clicked.connect(self.play_requested)
        self.transcript.finding_clicked.connect(self.finding_clicked)
        self.waveform.seek_requested.connect(self.seek_requested)
        self.player.play_requested.connect(self.play_requested)
        self.player.pause_requested.connect(self.pause_requested)
        self.player.seek_requested.connect(self.seek_requested)
        self.words.moment_requested.connect(self.moment_requested)
        self.words.retake_requested.connect(self.retake_requested)
        self.take_actions.retake_requested.connect(self.retake_requested)
        self.take_actions.editing_requested.connect(self.words.begin_editing)
        self.words.editing_began.connect(self.take_actions.hide)
        self.words.editing_ended.connect(self._show_take_actions)

    @Slot()
    def _show_take_actions(self) -> None:
        self.take_actions.setVisible(self._take is not None and not self.words.is_editing)

    def _show_sound(
        self, take: Take | None, findings: tuple[Finding, ...], *, is_other: bool
    ) -> None:
        duration = _duration_of(take)
        if is_other:
            self.set_sound_missing("")
            self.player.set_duration(duration)
            self.waveform.set_peaks((), duration_s=duration)
            self.set_position(0.0, is_playing=False)
        self._show_whether_sound()
        self._spans = _spans_of(take, findings)
        self.waveform.set_spans(tuple(self._spans.values()))
        is_read = take is not None and take.state is TakeState.ANALYSED
        self.player.set_urged(is_urged=is_read and not self._spans)

    def _show_whether_sound(self) -> None:
        has_sound = _duration_of(self._take) > 0 and not self._is_sound_missing
        self._missing.setVisible(self._is_sound_missing)
        self._sound.setVisible(has_sound)
        self.player.setVisible(has_sound)
        self.words.set_can_be_heard(can_be_heard=has_sound)


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
