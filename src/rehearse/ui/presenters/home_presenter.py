"""The home page at work: what was rehearsed, and what is rehearsed next."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.app.follow_ups import is_follow_up
from rehearse.app.parts import Parts
from rehearse.app.planner import LENGTHS, LONGEST, SHORTEST, plan_questions
from rehearse.app.practice_schedule import practice_schedule
from rehearse.app.rehearsal_session import RehearsalSession, new_rehearsal
from rehearse.domain.errors import RehearseError
from rehearse.domain.rehearsal import Rehearsal, RehearsalSummary
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.home_page import HomePage
from rehearse.ui.pages.interview_form import RehearsalWish


class HomePresenter(QObject):
    """Lists the last rehearsals, fills the form from the newest, starts and deletes."""

    session_started = Signal(object)
    """The RehearsalSession to lead through."""

    def __init__(
        self,
        page: HomePage,
        *,
        parts: Parts,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._parts = parts
        self._runner = runner
        self._is_form_filled = False
        page.rehearsal_started.connect(self._start)
        page.rehearsal_deleted.connect(self._delete)

    def refresh(self) -> None:
        """Read the list anew."""
        self._runner.run(
            self._parts.library.summaries, on_done=self._show, on_error=self._show_error
        )

    def delete(self, rehearsal_id: str) -> None:
        """Delete a rehearsal with its recordings, and show what is left."""
        job = partial(self._parts.library.delete, rehearsal_id)
        self._runner.run(job, on_error=self._show_error)
        self.refresh()

    def _show(self, summaries: tuple[RehearsalSummary, ...]) -> None:
        self._page.show_rehearsals(summaries)
        if summaries and not self._is_form_filled:
            # Only once: from then on the form holds what the person writes there.
            self._is_form_filled = True
            load = partial(self._parts.library.load, summaries[0].id)
            self._runner.run(load, on_done=self._fill_form, on_error=self._show_error)

    def _fill_form(self, last: Rehearsal) -> None:
        self._page.show_job(last.job)
        planned = [one for one in last.answers if not is_follow_up(one.question)]
        asked = len(planned) - 1
        self._page.show_choices(
            # A single question was asked from the questions page, and is no measure.
            length=min(asked, LONGEST) if asked >= SHORTEST else LENGTHS[0],
            mode=last.mode,
            interviewer=last.interviewer,
        )

    @Slot(object)
    def _start(self, wish: RehearsalWish) -> None:
        self._is_form_filled = True
        self._page.show_starting(is_starting=True)
        self._runner.run(
            partial(self._make_session, wish), on_done=self._open, on_error=self._fail_start
        )

    def _make_session(self, wish: RehearsalWish) -> RehearsalSession:
        parts = self._parts
        banks = parts.questions.banks
        questions = plan_questions(
            banks,
            length=wish.length,
            interviewer=wish.interviewer,
            job=wish.job,
            practice=practice_schedule(parts.library.practice(), banks),
        )
        rehearsal = new_rehearsal(
            questions, mode=wish.mode, interviewer=wish.interviewer, job=wish.job
        )
        parts.library.save(rehearsal)
        return session_for(rehearsal, parts)

    def _open(self, session: RehearsalSession) -> None:
        self._page.show_starting(is_starting=False)
        self.session_started.emit(session)

    def _fail_start(self, error: RehearseError) -> None:
        self._page.show_starting(is_starting=False)
        self._show_error(error)

    @Slot(object)
    def _delete(self, summary: RehearsalSummary) -> None:
        self._runner.run(partial(self._parts.library.delete, summary.id), on_error=self._show_error)
        self.refresh()

    def _show_error(self, error: RehearseError) -> None:
        self._page.show_problem(str(error))


def session_for(rehearsal: Rehearsal, parts: Parts) -> RehearsalSession:
    """Return a session that records takes for `rehearsal`; raises LibraryUnavailable."""
    return RehearsalSession(
        rehearsal,
        recorder=parts.recorder,
        library=parts.library,
        processor=parts.processor,
        recordings=parts.recordings,
        microphone=lambda: parts.settings.current.microphone,
    )
