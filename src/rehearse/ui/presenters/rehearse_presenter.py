"""The rehearse page at work: question after question through a session."""

import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehearse.app.follow_ups import follow_up_for
from rehearse.app.ports import ActiveRecording
from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.app.take_processing import KeepingFailed, TakeProgressed, TakeUpdated
from rehearse.domain.errors import RehearseError
from rehearse.domain.question import Question
from rehearse.domain.rehearsal import Answer, Interviewer, Mode, Take, TakeState
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.rehearse.put_question import Stage
from rehearse.ui.pages.rehearse.rehearse_page import RehearsePage
from rehearse.ui.presenters.leave_question import ask_to_leave
from rehearse.ui.presenters.processing_news import ProcessingNews
from rehearse.ui.presenters.question_put import question_put
from rehearse.ui.presenters.recording_guard import RecordingGuard, slept_sentence
from rehearse.ui.presenters.recording_offer import RecordingOffer
from rehearse.ui.speech_output import SpeechOutput

if TYPE_CHECKING:
    from rehearse.domain.finding import Feedback

_WORDS_READ_PER_S = 4.0
"""Silent reading runs at about 240 words a minute (Brysbaert 2019)."""

_SHORTEST_READING_S = 3.0
_UNDER_WAY = {Stage.RECORDING, Stage.PAUSED}


class RehearsePresenter(QObject):
    """Leads one session at a time; the microphone is opened and closed off the GUI thread."""

    finished = Signal(str)
    """Id of the rehearsal that is over, or was ended early."""

    abandoned = Signal(str)
    """Id of a rehearsal that was ended before anything was recorded."""

    def __init__(
        self,
        page: RehearsePage,
        *,
        settings: SettingsKeeper,
        news: ProcessingNews,
        speech: SpeechOutput,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._settings = settings
        self._speech = speech
        self._runner = runner
        self._session: RehearsalSession | None = None
        self._ends_after_answer = False
        self._is_ending = False
        self._has_lost_sound = False
        self._last_take_id = ""
        self._last_feedback: Feedback | None = None
        self._is_between = False
        self._active: ActiveRecording | None = None
        self._trouble = ""
        self._guard = RecordingGuard(parent=self)
        self._guard.cut_off.connect(self._on_cut_off)
        self._guard.slept.connect(self._on_slept)
        self._offer = RecordingOffer(page, is_welcome=lambda: page.offers_import, parent=self)
        self._offer.chosen.connect(self._use_recording)
        self._offer.refused.connect(page.show_problem)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.timeout.connect(self._begin_when_read)
        speech.finished.connect(self._begin_when_read)
        news.take_updated.connect(self._follow_take)
        news.take_progressed.connect(self._follow_progress)
        news.keeping_failed.connect(self._on_keeping_failed)
        self._connect_page(page)

    @property
    def is_recording(self) -> bool:
        """Whether an answer is being recorded, or its file is still being made safe."""
        return self._session is not None and self._page.stage in {
            Stage.OPENING,
            Stage.RECORDING,
            Stage.PAUSED,
            Stage.SAVING,
        }

    @property
    def is_rehearsing(self) -> bool:
        """Whether a session is going on."""
        return self._session is not None

    def start(self, session: RehearsalSession, *, ends_after_answer: bool = False) -> None:
        """Put the session's current question; with `ends_after_answer` no other follows."""
        self._session = session
        self._ends_after_answer = ends_after_answer
        self._is_ending = False
        self._has_lost_sound = False
        self._last_take_id = ""
        self._last_feedback = None
        self._is_between = False
        self._page.show_status("")
        self._put()

    def end(self) -> None:
        """End the rehearsal now; what is being recorded is kept as an answer."""
        self._stop_reading()
        if self._page.stage in _UNDER_WAY:
            self._is_ending = True
            self._finish()
        elif self._page.stage in {Stage.OPENING, Stage.SAVING}:
            self._is_ending = True
        else:
            self._close()

    def _connect_page(self, page: RehearsePage) -> None:
        page.answer_began.connect(self._begin)
        page.answer_finished.connect(self._finish)
        page.answer_paused.connect(self._pause)
        page.answer_resumed.connect(self._resume)
        page.answer_restarted.connect(self._restart)
        page.retake_chosen.connect(self._put)
        page.next_chosen.connect(self._go_on)
        page.question_skipped.connect(self._advance)
        page.question_repeated.connect(self._say_question)
        page.import_wanted.connect(self._offer.ask)
        page.left.connect(self._ask_to_leave)

    @Slot()
    def _put(self) -> None:
        answer = self._answer()
        if self._session is None or answer is None:
            return
        is_real = self._session.rehearsal.mode is Mode.REAL and not self._ends_after_answer
        put = question_put(
            self._session, think_seconds=0 if is_real else self._settings.current.think_seconds
        )
        put = put if is_real else dataclasses.replace(put, mode=Mode.PRACTICE)
        self._page.put_question(put)
        if self._settings.current.speak_questions:
            self._say_question()
        if is_real:
            words = len(answer.question.text.split())
            seconds = max(words / _WORDS_READ_PER_S, _SHORTEST_READING_S)
            self._reading.start(round(seconds * 1000))

    @Slot()
    def _say_question(self) -> None:
        answer = self._answer()
        if answer is not None:
            self._speech.say(answer.question.spoken or answer.question.text)

    @Slot()
    def _begin_when_read(self) -> None:
        """In Real, the answer begins once the question was read out and could be read."""
        session = self._session
        if session is None or session.rehearsal.mode is not Mode.REAL or self._ends_after_answer:
            return
        if not self._reading.isActive() and not self._speech.is_speaking():
            self._begin()

    @Slot()
    def _begin(self) -> None:
        if self._session is None or self._page.stage is not Stage.PUT:
            return
        self._stop_reading()
        self._page.show_opening()
        self._runner.run(
            self._session.begin_take, on_done=self._show_recording, on_error=self._fail_begin
        )

    def _show_recording(self, active: ActiveRecording) -> None:
        self._active = active
        self._page.show_recording(
            level=active.level, elapsed_s=active.elapsed_s, problem=active.problem
        )
        self._guard.watch(active)
        if self._is_ending:
            self._discard_and_close()

    def _fail_begin(self, error: RehearseError) -> None:
        self._page.show_again()
        self._page.show_problem(str(error))
        if self._is_ending:
            self._close()

    @Slot(object)
    def _use_recording(self, source: Path) -> None:
        """Take a sound file that the person has for the answer."""
        if self._session is None or self._page.stage is not Stage.PUT:
            return
        self._stop_reading()
        self._page.show_saving()
        self._runner.run(
            partial(self._session.import_take, source),
            on_done=self._keep,
            on_error=self._fail_begin,
        )

    @Slot()
    def _pause(self) -> None:
        if self._active is not None and self._page.stage is Stage.RECORDING:
            self._active.pause()
            self._page.show_paused()

    @Slot()
    def _resume(self) -> None:
        if self._active is not None and self._page.stage is Stage.PAUSED:
            self._active.resume()
            self._page.show_resumed()

    @Slot(float)
    def _on_slept(self, seconds: float) -> None:
        if self._page.stage is Stage.RECORDING:
            self._pause()
            self._page.show_notice(slept_sentence(seconds))

    @Slot(str)
    def _on_cut_off(self, sentence: str) -> None:
        """Nothing more can be recorded: keep what there is, and say why."""
        self._trouble = sentence
        self._finish()

    def _let_go(self) -> None:
        self._active = None
        self._guard.rest()

    @Slot()
    def _finish(self) -> None:
        if self._session is None or self._page.stage not in _UNDER_WAY:
            return
        self._let_go()
        self._page.show_saving()
        self._runner.run(self._session.finish_take, on_done=self._keep, on_error=self._fail_finish)

    def _keep(self, take: Take) -> None:
        self._last_take_id = take.id
        self._last_feedback = None
        session = self._session
        trouble, self._trouble = self._trouble, ""
        if session is None or self._is_ending:
            self._close()
        elif trouble:
            # In Real too the answer can be given again: that it was cut off is nobody's fault.
            self._page.show_answered(take, is_last=self._is_last())
            self._page.show_problem(trouble)
        elif session.rehearsal.mode is Mode.REAL and not self._ends_after_answer:
            self._go_on()
        else:
            self._page.show_answered(take, is_last=self._is_last())

    def _fail_finish(self, error: RehearseError) -> None:
        self._trouble = ""
        self._page.show_again()
        self._page.show_problem(str(error))
        # The sentence says what is safe: it must be read before the page is left.
        self._is_ending = False
        self._has_lost_sound = True

    @Slot()
    def _restart(self) -> None:
        if self._session is None or self._page.stage not in _UNDER_WAY:
            return
        self._let_go()
        self._page.show_opening()
        self._runner.run(self._session.discard_take, on_done=self._begin_again)

    def _begin_again(self, _nothing: None) -> None:
        self._page.show_again()
        self._begin()

    @Slot()
    def _go_on(self) -> None:
        """Leave an answer: to the follow-up of a tough interviewer, or to the next question."""
        session, follow_up = self._session, self._follow_up()
        if session is None or self._is_between:
            return
        if follow_up is None:
            self._advance()
            return
        self._is_between = True
        self._runner.run(
            partial(session.insert_next, follow_up),
            on_done=self._advance_to,
            on_error=self._advance_without,
        )

    def _follow_up(self) -> Question | None:
        session, answer = self._session, self._answer()
        if session is None or answer is None or self._ends_after_answer:
            return None
        if session.rehearsal.interviewer is not Interviewer.TOUGH:
            return None
        return follow_up_for(answer.question, self._last_feedback)

    def _advance_to(self, _follow_up: Answer) -> None:
        self._is_between = False
        self._advance()

    def _advance_without(self, error: RehearseError) -> None:
        self._is_between = False
        self._advance()
        self._page.show_problem(str(error))

    @Slot()
    def _advance(self) -> None:
        if self._session is None:
            return
        self._stop_reading()
        if self._ends_after_answer or self._session.advance() is None:
            self._close()
        else:
            self._put()

    def _discard_and_close(self) -> None:
        self._let_go()
        if self._session is not None:
            self._runner.run(self._session.discard_take)
        self._close()

    def _close(self) -> None:
        session, self._session = self._session, None
        self._stop_reading()
        if session is None:
            return
        has_takes = any(answer.takes for answer in session.rehearsal.answers)
        is_worth_keeping = has_takes or self._has_lost_sound
        (self.finished if is_worth_keeping else self.abandoned).emit(session.rehearsal.id)

    def _stop_reading(self) -> None:
        self._reading.stop()
        # Silent before the microphone opens: the question must not be part of the answer.
        self._speech.stop()

    def _answer(self) -> Answer | None:
        return self._session.current if self._session is not None else None

    def _is_last(self) -> bool:
        session = self._session
        return session is None or (
            self._ends_after_answer or session.position + 1 >= len(session.rehearsal.answers)
        )

    @Slot()
    def _ask_to_leave(self) -> None:
        ask_to_leave(self._page, self.end)

    @Slot(object)
    def _follow_take(self, event: TakeUpdated) -> None:
        if event.take.id != self._last_take_id:
            return
        self._last_feedback = event.take.feedback
        if self._page.stage is Stage.ANSWERED:
            self._page.show_take(event.take)
        elif event.take.state in {TakeState.ANALYSED, TakeState.FAILED}:
            # No feedback while the next answer is being thought up or given: it waits in Review.
            self._page.show_status(self.tr("Your last answer is ready for the review."))

    @Slot(object)
    def _follow_progress(self, event: TakeProgressed) -> None:
        if event.take_id != self._last_take_id:
            return
        if self._page.stage is Stage.ANSWERED:
            self._page.show_take_progress(event.share)
        else:
            sentence = self.tr("Listening to your last answer… {percent} %")
            self._page.show_status(sentence.format(percent=round(event.share * 100)), event.share)

    @Slot(object)
    def _on_keeping_failed(self, event: KeepingFailed) -> None:
        if self._session is not None:
            self._page.show_problem(event.sentence)
