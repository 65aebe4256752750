"""The job page at work: reading advertisements, keeping what is written, starting rehearsals."""

import dataclasses
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehearse.app.advertisement import readable, skills_in
from rehearse.app.job_map import ShownSkill, shown_so_far
from rehearse.app.job_preparation import (
    new_job,
    touched,
    with_advertisement,
    with_necessity,
    with_skill,
    without_skill,
)
from rehearse.app.job_questions import suggested_questions
from rehearse.app.parts import Parts
from rehearse.app.prepared_questions import QuestionCheck
from rehearse.domain.errors import RehearseError
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.prepared_job import Necessity, PreparedJob
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.job.job_names import name_of
from rehearse.ui.pages.job.job_page import JobForm, JobPage
from rehearse.ui.presenters.job_dialogs import ask_for_advertisement, ask_to_delete_job

_SETTLE_MS = 500
"""How long the person must have stopped writing before what they wrote is read and kept."""


class JobPresenter(QObject):
    """What is written is kept by itself; a job that holds nothing is not."""

    start_wanted = Signal(object)
    """The PreparedJob to rehearse for, kept in the library."""

    def __init__(
        self,
        page: JobPage,
        *,
        parts: Parts,
        runner: BackgroundRunner,
        reading: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        """Use `runner` for what is written, and `reading` for what may take seconds to read."""
        super().__init__(parent)
        self._page = page
        self._parts = parts
        self._runner = runner
        self._reading = reading
        self._jobs: tuple[PreparedJob, ...] = ()
        self._job = new_job()
        self._shown: tuple[ShownSkill, ...] = ()
        self._check = QuestionCheck(parts.worker)
        self._check.subscribe(partial(runner.call_soon, self._show_quality))
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._take_over)
        self._connect_page(page)

    @property
    def job(self) -> PreparedJob:
        """The job that is shown, with what was taken over of the writing."""
        return self._job

    def refresh(self, job_id: str = "") -> None:
        """Read the jobs anew and show the one of this id, or the one that was shown."""
        self._page.clear_message()
        self.keep()
        wanted = job_id or self._job.id
        self._runner.run(
            self._parts.library.jobs,
            on_done=partial(self._show_jobs, wanted),
            on_error=self._show_error,
        )

    @Slot()
    def keep(self) -> None:
        """Keep what is written now; call before the page is left."""
        if self._settling.isActive():
            self._settling.stop()
            self._take_over()

    def _connect_page(self, page: JobPage) -> None:
        page.edited.connect(self._settling.start)
        page.job_chosen.connect(self._turn_to)
        page.new_chosen.connect(self._begin_new)
        page.delete_chosen.connect(self._ask_to_delete)
        page.open_chosen.connect(self._ask_for_file)
        page.file_dropped.connect(self._read_file)
        page.start_chosen.connect(self._start)
        page.skills.skill_added.connect(self._add_skill)
        page.skills.skill_removed.connect(self._remove_skill)
        page.skills.necessity_changed.connect(self._change_necessity)

    def _show_jobs(self, wanted: str, jobs: tuple[PreparedJob, ...]) -> None:
        self._jobs = jobs
        found = next((job for job in jobs if job.id == wanted), None)
        if found is None and not _is_blank(self._job) and self._job.id == wanted:
            found = self._job
        self._show_job(found or (jobs[0] if jobs else new_job()))

    def _show_job(self, job: PreparedJob) -> None:
        self._job = job
        self._shown = ()
        self._list_jobs()
        self._page.show_job(job)
        # Filling the page is no writing.
        self._settling.stop()
        self._show_skills()
        self._look_at_questions()
        self._measure()

    def _list_jobs(self) -> None:
        is_kept = any(job.id == self._job.id for job in self._jobs)
        jobs = tuple(self._job if job.id == self._job.id else job for job in self._jobs)
        self._page.show_jobs(jobs if is_kept else (self._job, *jobs), chosen=self._job.id)
        self._page.show_startable(is_startable=not _is_blank(self._job))
        self._page.questions.show_ideas(suggested_questions(self._job))

    def _show_skills(self) -> None:
        known = {one.skill.name: one for one in self._shown}
        self._page.show_skills(
            [
                dataclasses.replace(known[skill.name], skill=skill)
                if skill.name in known
                else ShownSkill(skill=skill, seconds=0.0, answers=0)
                for skill in self._job.skills
            ]
        )

    def _measure(self) -> None:
        job = self._job
        # Of many rehearsals it takes a second: whoever wants to start another must not wait.
        self._reading.run(
            partial(shown_so_far, job, self._parts.library),
            on_done=partial(self._show_shown, job.id),
            on_error=self._show_error,
        )

    def _show_shown(self, job_id: str, shown: tuple[ShownSkill, ...]) -> None:
        if job_id == self._job.id:
            self._shown = shown
            self._show_skills()

    @Slot()
    def _take_over(self) -> None:
        form, job = self._page.form(), self._job
        if form.advertisement != (job.job.description or ""):
            # Of a long text this takes a moment; what is read is remembered for the next step.
            self._reading.run(
                partial(skills_in, form.advertisement),
                on_done=lambda _skills: self._take_over_text(job.id, form.advertisement),
            )
        self._change(_written(job, form))
        self._look_at_questions()

    def _take_over_text(self, job_id: str, text: str) -> None:
        is_still_there = text == self._page.form().advertisement
        if job_id == self._job.id and is_still_there:
            self._change(with_advertisement(self._job, text))
            self._show_skills()
            self._measure()

    def _change(self, job: PreparedJob) -> None:
        if job == self._job:
            return
        self._job = touched(job)
        self._save()
        self._list_jobs()

    def _save(self) -> None:
        job = self._job
        is_kept = any(one.id == job.id for one in self._jobs)
        if _is_blank(job) and not is_kept:
            return
        others = tuple(one for one in self._jobs if one.id != job.id)
        self._jobs = (
            (job, *others)
            if not is_kept
            else tuple(job if one.id == job.id else one for one in self._jobs)
        )
        self._runner.run(partial(self._parts.library.save_job, job), on_error=self._show_error)

    @Slot(str)
    def _turn_to(self, job_id: str) -> None:
        self.keep()
        found = next((job for job in self._jobs if job.id == job_id), None)
        if found is not None and found.id != self._job.id:
            self._page.clear_message()
            self._show_job(found)

    @Slot()
    def _begin_new(self) -> None:
        self.keep()
        self._page.clear_message()
        self._show_job(new_job())
        self._page.setFocus()

    @Slot()
    def _ask_to_delete(self) -> None:
        if not _is_blank(self._job):
            ask_to_delete_job(self._page, name_of(self._job), self._delete)

    def _delete(self) -> None:
        self._settling.stop()
        gone = self._job.id
        self._jobs = tuple(job for job in self._jobs if job.id != gone)
        self._runner.run(partial(self._parts.library.delete_job, gone), on_error=self._show_error)
        self._show_job(self._jobs[0] if self._jobs else new_job())

    @Slot()
    def _ask_for_file(self) -> None:
        ask_for_advertisement(self._page, self._read_file)

    @Slot(object)
    def _read_file(self, path: Path) -> None:
        self._page.show_notice(self.tr("Reading {name}…").format(name=path.name))
        self._reading.run(
            lambda: readable(self._parts.read_advertisement(path)),
            on_done=partial(self._put_in, self._job.id, path.name),
            on_error=self._show_error,
        )

    def _put_in(self, job_id: str, name: str, text: str) -> None:
        if job_id != self._job.id:
            return
        self._page.show_advertisement(text)
        self.keep()
        self._page.show_notice(
            self.tr("Read from {name}; Ctrl+Z brings back what was there.").format(name=name)
        )

    @Slot(str)
    def _add_skill(self, name: str) -> None:
        self._change_skills(with_skill(self._job, name))
        self._page.skills.choose(name)

    @Slot(str)
    def _remove_skill(self, name: str) -> None:
        self._change_skills(without_skill(self._job, name))

    @Slot(str, object)
    def _change_necessity(self, name: str, necessity: Necessity) -> None:
        self._change_skills(with_necessity(self._job, name, necessity))

    def _change_skills(self, job: PreparedJob) -> None:
        before = {skill.name for skill in self._job.skills}
        self._change(job)
        self._show_skills()
        if {skill.name for skill in job.skills} - before:
            self._measure()

    def _look_at_questions(self) -> None:
        for question in self._page.questions.questions:
            self._check.look_at(question, self._job.job)

    def _show_quality(self, question: str, quality: QuestionQuality | None) -> None:
        self._page.show_quality(question, quality)

    @Slot()
    def _start(self) -> None:
        self.keep()
        if self._page.form().advertisement == (self._job.job.description or ""):
            self._start_now()
        else:
            # What was just put in is being read: the rehearsal is to have its skills.
            self._reading.run(lambda: None, on_done=lambda _nothing: self._start_now())

    def _start_now(self) -> None:
        if not _is_blank(self._job):
            self.start_wanted.emit(self._job)

    def _show_error(self, error: RehearseError) -> None:
        self._page.show_problem(str(error))


def _is_blank(job: PreparedJob) -> bool:
    known = job.job
    return not (
        known.title
        or known.company
        or known.description
        or job.skills
        or job.research_notes
        or job.interviewers
        or job.prepared_questions
    )


def _written(job: PreparedJob, form: JobForm) -> PreparedJob:
    """Return the job with what is written, but for the advertisement."""
    return dataclasses.replace(
        job,
        job=dataclasses.replace(job.job, title=form.title or None, company=form.company or None),
        research_notes=form.notes,
        interviewers=form.interviewers,
        prepared_questions=form.questions,
    )
