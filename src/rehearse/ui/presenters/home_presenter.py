"""The home page at work: what was rehearsed, and what is rehearsed next."""

import dataclasses
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.app.follow_ups import is_follow_up
from rehearse.app.job_preparation import job_to_rehearse, new_job
from rehearse.app.parts import Parts
from rehearse.app.planner import LENGTHS, LONGEST, SHORTEST, plan_questions
from rehearse.app.practice_schedule import practice_schedule
from rehearse.app.rehearsal_session import RehearsalSession, new_rehearsal
from rehearse.domain.errors import RehearseError
from rehearse.domain.job import Job
from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.rehearsal import Rehearsal, RehearsalSummary
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.home_page import HomePage
from rehearse.ui.pages.job.interview_form import RehearsalWish
from rehearse.ui.presenters.rehearsal_deletion import RehearsalDeletion, deleted_text


class HomePresenter(QObject):
    """Lists the last rehearsals, fills the form from the newest, starts and deletes."""

    session_started = Signal(object)
    """The RehearsalSession to lead through."""

    def __init__(
        self,
        page: HomePage,
        *,
        parts: Parts,
        deletion: RehearsalDeletion,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._parts = parts
        self._deletion = deletion
        self._runner = runner
        self._is_form_filled = False
        self._chosen_next = ""
        page.rehearsal_started.connect(self._start)
        page.rehearsal_deleted.connect(self._delete)
        page.undo_chosen.connect(deletion.undo)
        page.undo_declined.connect(deletion.settle)
        deletion.changed.connect(self.refresh)
        deletion.settled.connect(page.clear_undo)
        deletion.failed.connect(page.show_problem)

    @Slot()
    def refresh(self) -> None:
        """Read the list anew."""
        library = self._parts.library
        self._runner.run(library.jobs, on_done=self._page.show_jobs, on_error=self._show_error)
        self._runner.run(library.summaries, on_done=self._show, on_error=self._show_error)

    @Slot(object)
    def start_for(self, prepared: PreparedJob) -> None:
        """Start a rehearsal for a job, as long and as strict as is chosen on the page."""
        self._start(dataclasses.replace(self._page.wish(), job=None, prepared=prepared))

    def _show(self, summaries: tuple[RehearsalSummary, ...]) -> None:
        self._page.show_rehearsals(summaries)
        if self._chosen_next:
            # A job that was filled in has become one to choose.
            self._page.show_job(None)
            self._page.choose_job(self._chosen_next)
            self._chosen_next = ""
        if summaries and not self._is_form_filled:
            # Only once: from then on the form holds what the person writes there.
            self._is_form_filled = True
            load = partial(self._parts.library.load, summaries[0].id)
            self._runner.run(load, on_done=self._fill_form, on_error=self._show_error)

    def _fill_form(self, last: Rehearsal) -> None:
        if last.job_id:
            self._page.choose_job(last.job_id)
        else:
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
        prepared = wish.prepared or self._keep_job(wish.job)
        job = job_to_rehearse(prepared) if prepared else wish.job
        questions = plan_questions(
            banks,
            length=wish.length,
            interviewer=wish.interviewer,
            job=job,
            practice=practice_schedule(parts.library.practice(), banks),
        )
        rehearsal = new_rehearsal(
            questions,
            mode=wish.mode,
            interviewer=wish.interviewer,
            job=job,
            job_id=prepared.id if prepared else "",
        )
        parts.library.save(rehearsal)
        return session_for(rehearsal, parts)

    def _keep_job(self, job: Job | None) -> PreparedJob | None:
        """Keep a job that was filled in, so that it can be prepared and chosen again."""
        if job is None or not (job.title or job.description):
            return None
        known = (one for one in self._parts.library.jobs() if one.job == job)
        prepared = next(known, None) or new_job(job)
        self._parts.library.save_job(prepared)
        return prepared

    def _open(self, session: RehearsalSession) -> None:
        self._chosen_next = session.rehearsal.job_id
        self._page.show_starting(is_starting=False)
        self.session_started.emit(session)

    def _fail_start(self, error: RehearseError) -> None:
        self._page.show_starting(is_starting=False)
        self._show_error(error)

    @Slot(object)
    def _delete(self, summary: RehearsalSummary) -> None:
        self._deletion.delete(summary.id)
        self._page.offer_undo(deleted_text(summary))

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
