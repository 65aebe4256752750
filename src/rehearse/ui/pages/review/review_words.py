"""The words of a take: to read, to correct, or why there are none."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rehearse.app.replay import replay_range
from rehearse.app.word_correction import corrected
from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Take, TakeState
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.flow_layout import FlowLayout
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.state_panel import StatePanel
from rehearse.ui.widgets.transcript_editor import TranscriptEditor
from rehearse.ui.widgets.transcript_view import TranscriptView

# In multiples of the text size: some four lines; where that is too much, the pane scrolls.
_WORDS_TO_TEXT = 10


class ReviewWords(QWidget):
    """Words that are being corrected outlive a change of what is shown: they are kept then."""

    editing_began = Signal(str)
    """Take id."""
    editing_ended = Signal()
    correction_made = Signal(str, str)
    """Take id, the words as they ought to be."""
    moment_requested = Signal(object)
    """TimeRange to be heard."""
    restoration_requested = Signal()
    retake_requested = Signal()
    transcription_requested = Signal()
    transcription_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take: Take | None = None
        self._can_be_heard = False
        self._rough = label(
            self.tr("Rough transcript: some words are wrong. Listen before you judge a point."),
            "warning",
        )
        self._foreign = label(
            self.tr("This does not seem to be English: what was said is not judged."), "warning"
        )
        self._corrected = QWidget()
        self.restore = IconButton(
            "undo-2",
            self.tr("Restore the original"),
            accessible_name=self.tr("Restore the original words"),
            look="compact-quiet",
        )
        self.transcript = TranscriptView()
        self.state = StatePanel()
        self.editor = TranscriptEditor()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self._fit_to_text_size()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_to_text_size()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was being corrected."""
        super().hideEvent(event)
        self.end_editing()

    def show_take(self, take: Take | None, findings: tuple[Finding, ...]) -> None:
        """Show the words of a take; None where the question was skipped."""
        if take is not None and take.transcript is not None and self._is_edited(take):
            # News of its points must not take the words from under the person's hands.
            self._take = take
            self.transcript.show_transcript(take.transcript, findings)
            return
        self.end_editing()
        self._take = take
        self._show(take, findings)

    def set_can_be_heard(self, *, can_be_heard: bool) -> None:
        """Say whether there is sound to play beside the words."""
        self._can_be_heard = can_be_heard

    def set_progress(self, share: float) -> None:
        """Show how much of the recording is transcribed, 0 to 1."""
        if self._stack.currentWidget() is self.state:
            self.state.show_progress(share, name=self.tr("Transcription"))

    def begin_editing(self) -> None:
        """Offer the words for correction, from where the person last was in them."""
        if self._take is None or self._take.transcript is None or self.is_editing:
            return
        if self._take.state is not TakeState.ANALYSED:
            return
        self._stack.setCurrentWidget(self.editor)
        self._corrected.hide()
        self.editor.edit(
            self._take.transcript, at=self.transcript.place, can_be_heard=self._can_be_heard
        )
        self.editing_began.emit(self._take.id)

    def end_editing(self) -> None:
        """Keep what was changed; the words are read again."""
        if not self.is_editing:
            return
        is_changed, text = self.editor.is_changed, self.editor.text
        self._leave_editor()
        if is_changed and self._take is not None:
            self.correction_made.emit(self._take.id, text)

    @property
    def is_editing(self) -> bool:
        """Whether words are being corrected."""
        return self._stack.currentWidget() is self.editor

    def _is_edited(self, take: Take) -> bool:
        if not self.is_editing or self._take is None:
            return False
        return (self._take.id, self._take.transcript) == (take.id, take.transcript)

    def _arrange(self) -> None:
        note = FlowLayout(self._corrected)
        note.addWidget(self.restore)
        note.addWidget(label(self.tr("You corrected these words."), "small"))
        for widget in (self.transcript, self.state, self.editor):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._rough)
        column.addWidget(self._foreign)
        column.addWidget(self._corrected)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.state.action_chosen.connect(self._on_action_chosen)
        self.state.second_action_chosen.connect(self._on_second_action_chosen)
        self.restore.clicked.connect(self.restoration_requested)
        self.editor.done.connect(self.end_editing)
        self.editor.cancelled.connect(self._leave_editor)
        self.editor.hear_requested.connect(self._on_hear_requested)

    def _fit_to_text_size(self) -> None:
        self._stack.setMinimumHeight(_WORDS_TO_TEXT * self.fontInfo().pixelSize())

    def _show(self, take: Take | None, findings: tuple[Finding, ...]) -> None:
        transcript = take.transcript if take else None
        failed = take is not None and take.state is TakeState.FAILED
        self._rough.setVisible(transcript is not None and transcript.rough)
        feedback = take.feedback if take else None
        self._foreign.setVisible(feedback is not None and not feedback.in_english)
        is_read = take is not None and take.state is TakeState.ANALYSED
        is_corrected = take is not None and take.original_transcript is not None
        self._corrected.setVisible(is_read and is_corrected)
        if transcript is None or failed:
            self.transcript.clear_transcript()
            self._show_state(take)
            self._stack.setCurrentWidget(self.state)
            return
        self.transcript.show_transcript(transcript, findings)
        self._stack.setCurrentWidget(self.transcript)

    def _show_state(self, take: Take | None) -> None:
        if take is None:
            self.state.show_state(
                "circle-slash",
                self.tr("You skipped this question"),
                self.tr("Nobody minds here. Give it a go when you are ready."),
                action=self.tr("Answer it now"),
            )
        elif take.state is TakeState.FAILED:
            self._show_failure(take)
        else:
            self.state.show_state(
                "ear",
                self.tr("Listening to your answer…"),
                self.tr("You can play it meanwhile. The words appear here on their own."),
                second_action=self.tr("Stop transcribing"),
            )
            self.state.show_progress(None, name=self.tr("Transcription"))

    def _show_failure(self, take: Take) -> None:
        is_corrected = take.original_transcript is not None
        again = self.tr("Look at it again") if is_corrected else self.tr("Transcribe again")
        self.state.show_state(
            "triangle-alert",
            self.tr("Your corrected words could not be looked at")
            if is_corrected
            else self.tr("This answer could not be written down"),
            take.failure or self.tr("The recording is safe. Try once more."),
            action=again if take.recording or is_corrected else "",
            second_action=self.tr("Answer again"),
        )

    @Slot()
    def _leave_editor(self) -> None:
        self._stack.setCurrentWidget(self.transcript)
        self.editing_ended.emit()
        if self.isVisible():
            self.transcript.setFocus()

    @Slot()
    def _on_hear_requested(self) -> None:
        take = self._take
        if take is None or take.transcript is None or take.recording is None:
            return
        if not self.editor.text:
            return
        length = take.recording.duration_s
        words = corrected(take.transcript, self.editor.text, duration_s=length).words
        word = words[min(self.editor.word_number, len(words) - 1)]
        self.moment_requested.emit(replay_range(word.start, word.end, duration_s=length))

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
