"""The review page at work: loading, replaying, dismissing, exporting."""

import dataclasses
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.app.parts import Parts, Peaks
from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.app.take_processing import (
    KeepingFailed,
    TakeContext,
    TakeProgressed,
    TakeUpdated,
    context_of,
)
from rehearse.domain.errors import RehearseError
from rehearse.domain.finding import Finding
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Answer, Rehearsal, Take
from rehearse.domain.transcript import TimeRange
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.item_models.open_points import dismissal_of, with_said
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.presenters.home_presenter import session_for
from rehearse.ui.presenters.processing_news import ProcessingNews
from rehearse.ui.presenters.replay_presenter import ReplayPresenter
from rehearse.ui.presenters.report_presenter import ReportPresenter
from rehearse.ui.presenters.review_changes import ReviewChanges
from rehearse.ui.presenters.take_import import TakeImport

# Ten milliseconds to a slice: at the nearest zoom still one to a bar. More than the longest answer
# that anybody looks at closely would only cost time.
_SLICES_PER_S = 100
_MOST_SLICES = 60_000


class ReviewPresenter(QObject):
    """Shows one rehearsal and follows what the worker makes of its takes."""

    shown = Signal()
    """A rehearsal is on the page."""

    retake_started = Signal(object)
    """A RehearsalSession that stands at the answer to be given again."""

    answer_changed = Signal(object)
    """An Answer of the rehearsal on show, in its newest state."""

    comparison_asked = Signal(object, str)
    """Answer, id of the take that is looked at: its takes are to be seen side by side."""

    export_finished = Signal(object)
    """Path of the report that was written."""

    def __init__(
        self,
        page: ReviewPage,
        *,
        parts: Parts,
        news: ProcessingNews,
        replay: ReplayPresenter,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._parts = parts
        self._replay = replay
        self._runner = runner
        self._rehearsal: Rehearsal | None = None
        self._changes = ReviewChanges(parts=parts, runner=runner, parent=self)
        self._changes.words_changed.connect(self._on_words_changed)
        self._changes.best_marked.connect(self._on_best_marked)
        self._changes.failed.connect(page.show_problem)
        self._reports = ReportPresenter(
            exporter=parts.exporter, library=parts.library, runner=runner, parent=self
        )
        self._reports.written.connect(self.export_finished)
        self._reports.failed.connect(page.show_problem)
        self._imports = TakeImport(
            page, session_maker=self._session_maker, runner=runner, parent=self
        )
        self._imports.taken.connect(self._on_taken)
        self._connect_page(page)
        replay.position_changed.connect(self._follow_sound)
        replay.failed.connect(page.show_problem)
        news.take_updated.connect(self._follow_take)
        news.take_progressed.connect(self._follow_progress)
        news.keeping_failed.connect(self._on_keeping_failed)

    @property
    def rehearsal(self) -> Rehearsal | None:
        """The rehearsal on show."""
        return self._rehearsal

    def open(self, rehearsal_id: str) -> None:
        """Load a rehearsal and show it; `shown` follows, or its problem on the page."""
        load = partial(self._parts.library.load, rehearsal_id)
        self._runner.run(load, on_done=self._show, on_error=self._fail_open)

    @Slot()
    def export(self) -> None:
        """Ask for a report of the rehearsal on show."""
        if self._rehearsal is None:
            return
        self._reports.export_rehearsal(self._rehearsal, parent=self._page)

    @Slot(str, str)
    def mark_best(self, answer_id: str, take_id: str) -> None:
        """Let a take count for the report; with "" the newest one does."""
        self._changes.mark_best(answer_id, take_id)

    def recording_of(self, take_id: str) -> Recording | None:
        """Return the sound of a take of the rehearsal on show; None where there is none."""
        take = self._take(take_id)
        return take.recording if take else None

    def _connect_page(self, page: ReviewPage) -> None:
        page.play_requested.connect(self._play)
        page.stop_requested.connect(self._replay.stop)
        page.retake_requested.connect(self.start_retake)
        page.dismissed.connect(self._dismiss)
        page.dismissal_undone.connect(self._restore)
        page.transcription_requested.connect(self._transcribe_again)
        page.transcription_cancelled.connect(self._cancel_transcription)
        page.export_requested.connect(self.export)
        page.take_shown.connect(self._on_take_shown)
        page.pane.player.speed_chosen.connect(self._replay.set_speed)
        page.pane.words.editing_began.connect(self._prepare_correction)
        page.correction_made.connect(self._correct)
        page.restoration_requested.connect(self._restore_words)
        page.best_take_chosen.connect(self.mark_best)
        page.comparison_requested.connect(self._ask_for_comparison)

    def _show(self, rehearsal: Rehearsal) -> None:
        self._rehearsal = rehearsal
        self._page.show_rehearsal(rehearsal)
        self.shown.emit()

    def _fail_open(self, error: RehearseError) -> None:
        self._page.show_problem(str(error))
        self.shown.emit()

    def _draw_waveform(self, take: Take) -> None:
        if take.recording is None or self._page.has_waveform(take.id):
            return
        slices = min(max(round(take.recording.duration_s * _SLICES_PER_S), 1), _MOST_SLICES)
        self._runner.run(
            partial(self._parts.waveform, take.recording.path, slices),
            on_done=partial(self._show_waveform, take.id),
            on_error=partial(self._show_silence, take.id),
        )

    def _show_waveform(self, take_id: str, peaks: Peaks) -> None:
        self._page.set_waveform(take_id, peaks)

    def _show_silence(self, take_id: str, error: RehearseError) -> None:
        # It is looked for again the next time: the person may have put the file back.
        self._page.set_sound_missing(take_id, str(error))

    @Slot(str)
    def _on_take_shown(self, take_id: str) -> None:
        take = self._take(take_id)
        if take is not None:
            self._draw_waveform(take)

    @Slot(str, str, float, float)
    def _play(self, _answer_id: str, take_id: str, start_s: float, end_s: float) -> None:
        take = self._take(take_id)
        if take is not None and take.recording is not None:
            self._replay.play(take.recording.path, TimeRange(start_s, end_s))

    @Slot(str)
    def start_retake(self, answer_id: str) -> None:
        """Go to an answer to give it once more; `retake_started` follows."""
        if self._rehearsal is None:
            return
        self._replay.stop()
        self._runner.run(
            partial(self._make_session, self._rehearsal.id, answer_id),
            on_done=self.retake_started.emit,
            on_error=self._show_error,
        )

    def _make_session(self, rehearsal_id: str, answer_id: str) -> RehearsalSession:
        # Loaded anew: the worker may have written results since the page was filled.
        session = session_for(self._parts.library.load(rehearsal_id), self._parts)
        session.go_to(answer_id)
        return session

    def _session_maker(self, answer_id: str) -> Callable[[], RehearsalSession]:
        if self._rehearsal is None:
            raise KeyError(answer_id)
        return partial(self._make_session, self._rehearsal.id, answer_id)

    @Slot(str, object)
    def _on_taken(self, answer_id: str, take: Take) -> None:
        # Where the worker was quicker, a later state of it is on the page already.
        if self._take(take.id) is None:
            self._replace(answer_id, partial(_with_take, take=take))

    @Slot(str, object)
    def _dismiss(self, take_id: str, finding: Finding) -> None:
        self._note(take_id, finding, is_dismissed=True)
        job = partial(self._parts.library.dismiss, take_id, dismissal_of(finding))
        self._runner.run(job, on_done=self._reload, on_error=self._show_error)

    @Slot(str, object)
    def _restore(self, take_id: str, finding: Finding) -> None:
        self._note(take_id, finding, is_dismissed=False)
        job = partial(self._parts.library.restore, take_id, dismissal_of(finding))
        self._runner.run(job, on_done=self._reload, on_error=self._show_error)

    def _note(self, take_id: str, finding: Finding, *, is_dismissed: bool) -> None:
        """Know at once what was said: words may be corrected before the library is read anew."""
        if self._rehearsal is not None:
            said = {(take_id, dismissal_of(finding)): is_dismissed}
            answers = tuple(with_said(answer, said) for answer in self._rehearsal.answers)
            self._rehearsal = dataclasses.replace(self._rehearsal, answers=answers)

    def _reload(self, _nothing: None) -> None:
        if self._rehearsal is not None:
            load = partial(self._parts.library.load, self._rehearsal.id)
            self._runner.run(load, on_done=self._take_over, on_error=self._show_error)

    def _take_over(self, rehearsal: Rehearsal) -> None:
        if self._rehearsal is None or self._rehearsal.id != rehearsal.id:
            return
        known = {answer.id: answer for answer in self._rehearsal.answers}
        self._rehearsal = rehearsal
        for answer in rehearsal.answers:
            if answer != known.get(answer.id):
                self._page.update_answer(answer)
                self.answer_changed.emit(answer)

    @Slot(str, str)
    def _transcribe_again(self, answer_id: str, take_id: str) -> None:
        take = self._take(take_id)
        if self._rehearsal is not None and take is not None:
            self._parts.processor.process_again(context_of(self._rehearsal, answer_id), take)

    @Slot(str, str)
    def _cancel_transcription(self, _answer_id: str, take_id: str) -> None:
        self._parts.processor.cancel(take_id)

    @Slot(str)
    def _prepare_correction(self, take_id: str) -> None:
        take = self._take(take_id)
        if take is not None:
            self._parts.processor.measure_ahead(take)

    @Slot(str, str)
    def _correct(self, take_id: str, text: str) -> None:
        take, context = self._take(take_id), self._context(take_id)
        if take is not None and context is not None:
            self._changes.correct(context, take, text)

    @Slot(str, str)
    def _ask_for_comparison(self, answer_id: str, take_id: str) -> None:
        for answer in self._rehearsal.answers if self._rehearsal else ():
            if answer.id == answer_id:
                self.comparison_asked.emit(answer, take_id)

    @Slot(object)
    def _follow_sound(self, seconds: float | None) -> None:
        # What is heard on another page is none of its takes' sound.
        if seconds is None or self._page.isVisible():
            self._page.set_playback_position(seconds)

    @Slot(str)
    def _restore_words(self, take_id: str) -> None:
        take, context = self._take(take_id), self._context(take_id)
        if take is not None and context is not None:
            self._changes.restore(context, take)

    @Slot(str, object)
    def _on_words_changed(self, answer_id: str, take: Take) -> None:
        # Its dismissals have moved with the words: what was said on the old ones is dealt with.
        self._page.forget_dismissals(take.id)
        self._replace(answer_id, partial(_with_state_of, take=take))

    @Slot(str, str)
    def _on_best_marked(self, answer_id: str, take_id: str) -> None:
        self._replace(answer_id, partial(dataclasses.replace, best_take_id=take_id))

    def _replace(self, answer_id: str, change: Callable[[Answer], Answer]) -> None:
        """Put another state of an answer on the page; nothing where it is not on show."""
        if self._rehearsal is None:
            return
        changed = {one.id: change(one) for one in self._rehearsal.answers if one.id == answer_id}
        answers = tuple(changed.get(one.id, one) for one in self._rehearsal.answers)
        self._rehearsal = dataclasses.replace(self._rehearsal, answers=answers)
        for answer in changed.values():
            self._page.update_answer(answer)
            self.answer_changed.emit(answer)

    @Slot(object)
    def _follow_take(self, event: TakeUpdated) -> None:
        if self._rehearsal is None or event.context.rehearsal_id != self._rehearsal.id:
            return
        self._replace(event.context.answer_id, partial(_with_take, take=event.take))
        if event.take.id == self._page.shown_take_id:
            self._draw_waveform(event.take)

    @Slot(object)
    def _follow_progress(self, event: TakeProgressed) -> None:
        self._page.set_progress(event.take_id, event.share)

    @Slot(object)
    def _on_keeping_failed(self, event: KeepingFailed) -> None:
        self._page.show_problem(event.sentence)

    def _take(self, take_id: str) -> Take | None:
        answers = self._rehearsal.answers if self._rehearsal else ()
        takes = (take for answer in answers for take in answer.takes)
        return next((take for take in takes if take.id == take_id), None)

    def _context(self, take_id: str) -> TakeContext | None:
        rehearsal = self._rehearsal
        for answer in rehearsal.answers if rehearsal else ():
            if rehearsal is not None and take_id in {take.id for take in answer.takes}:
                return context_of(rehearsal, answer.id)
        return None

    def _show_error(self, error: RehearseError) -> None:
        self._page.show_problem(str(error))


def _with_state_of(answer: Answer, take: Take) -> Answer:
    """Return the answer with `take` in place of its earlier state, dismissals included."""
    takes = tuple(take if one.id == take.id else one for one in answer.takes)
    return dataclasses.replace(answer, takes=takes)


def _with_take(answer: Answer, take: Take) -> Answer:
    """Return the answer with `take` in place of its earlier state, or as its newest take."""
    known = {one.id: one for one in answer.takes}
    # A point may have been dismissed while the worker was busy: it knows nothing of that.
    earlier = known.get(take.id)
    kept = dataclasses.replace(take, dismissals=earlier.dismissals) if earlier else take
    known[take.id] = kept
    return dataclasses.replace(answer, takes=tuple(known.values()))
