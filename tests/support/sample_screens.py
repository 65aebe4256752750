"""Every screen as a person may meet it, from sample data, without a window around it."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget
from tests.support.sample_progress import progress, progress_empty, progress_failed
from tests.support.sample_rehearsals import (
    disagreement_take,
    peaks,
    retaken_rehearsal,
    sample_rehearsal,
)
from tests.support.sample_windows import questions, questions_empty

from rehearse.app.job_map import ShownSkill
from rehearse.app.job_preparation import new_job
from rehearse.app.job_questions import suggested_questions
from rehearse.app.replay import finding_range
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.job import Job
from rehearse.domain.library_search import JobName, SearchHit
from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.rehearsal import Mode, RehearsalSummary
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Span
from rehearse.ui.pages.first_check.first_check_page import FirstCheckPage
from rehearse.ui.pages.first_check.model_panel import ModelOffer
from rehearse.ui.pages.home_page import HomePage
from rehearse.ui.pages.job.job_page import JobPage, JobTab
from rehearse.ui.pages.library.library_page import LibraryPage
from rehearse.ui.pages.rehearse.put_question import PutQuestion
from rehearse.ui.pages.rehearse.rehearse_page import RehearsePage
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.pages.settings_page import SettingsPage
from rehearse.ui.pages.takes.takes_page import TakesPage

_MICROPHONES = ("Built-in Audio Analogue Stereo", "Remapped Monitor of a Rather Long-named Device")
_OFFER = ModelOffer(
    name="base.en",
    title="Whisper base.en (English)",
    description="A good start: quick on any laptop and far better than the built-in recogniser.",
    size_bytes=148_000_000,
    is_installed=False,
    minute_s=21.0,
)
_ADVICE = (
    "On this computer base.en will need about 21 seconds for a minute of answer; it is the most "
    "exact model that keeps up with you here."
)
_LARGE_OFFER = ModelOffer(
    name="large-v3",
    title="Whisper large-v3 (many languages)",
    description="The most exact, for computers with much memory and patience.",
    size_bytes=3_090_000_000,
    is_installed=False,
)
_JOB = Job(
    title="Transport planner",
    company="Hallbrook Freight",
    interviewer="Priya Shah",
    description=(
        "Hallbrook Freight plans 300 deliveries a day from two depots.\n\n"
        "You will plan routes for 40 drivers, talk to customers when a delivery is late, and "
        "keep the schedule in a spreadsheet.\n\n"
        "You bring two years in transport or a warehouse, calm on the phone, and care with figures."
    ),
)
_QUESTION = Question(
    id="disagreed-with-manager",
    kind=QuestionKind.BEHAVIORAL,
    text="Tell me about a time you disagreed with a manager. What did you do about it?",
    hint="One disagreement: what it was about, what you did, and how it ended.",
    suggested_seconds=120,
)
_ANSWERED = 3
_SHOWN = 3


def first_check() -> QWidget:
    """The first check before anything was tried."""
    page = FirstCheckPage()
    page.microphone.show_microphones(_MICROPHONES, chosen="")
    page.models.show_models((_OFFER, _LARGE_OFFER), chosen=_OFFER.name)
    page.models.show_advice(_ADVICE, is_measured=True)
    return page


def first_check_with_a_problem() -> QWidget:
    """The first check with a microphone that is muted."""
    page = FirstCheckPage()
    page.microphone.show_microphones(_MICROPHONES, chosen="")
    page.models.show_models((_OFFER, _LARGE_OFFER), chosen=_OFFER.name)
    page.models.show_advice(_ADVICE, is_measured=True)
    page.microphone.show_problem(
        f"The microphone “{_MICROPHONES[0]}” is muted: unmute it in the system's sound settings."
    )
    return page


def home() -> QWidget:
    """Home of somebody who has rehearsed before."""
    page = HomePage()
    page.show_job(_JOB)
    page.show_rehearsals([_summary(number) for number in range(4)])
    return page


def home_empty() -> QWidget:
    """Home of somebody new."""
    return HomePage()


def question() -> QWidget:
    """A question with its hint, time to think running."""
    page = RehearsePage()
    page.put_question(_put())
    page.reveal_hint()
    return page


def recording() -> QWidget:
    """An answer being recorded."""
    page = RehearsePage()
    page.put_question(_put())
    page.show_recording(level=lambda: 0.5, elapsed_s=lambda: 47.0, problem=lambda: "")
    return page


def feedback() -> QWidget:
    """What is said right after an answer."""
    page = RehearsePage()
    page.put_question(_put())
    page.show_answered(disagreement_take(), is_last=False)
    page.show_take(disagreement_take())
    return page


def review() -> QWidget:
    """The review of a rehearsal."""
    page = ReviewPage(finding_range=finding_range)
    page.show_rehearsal(sample_rehearsal())
    page.set_waveform("take-disagreement-1", peaks())
    return page


def review_correcting() -> QWidget:
    """Misheard words being corrected."""
    page = ReviewPage(finding_range=finding_range)
    page.show_rehearsal(retaken_rehearsal())
    page.set_waveform("take-disagreement-2", peaks(500))
    page.pane.words.begin_editing()
    return page


def takes() -> QWidget:
    """Two takes side by side."""
    page = TakesPage(finding_range=finding_range)
    answer = retaken_rehearsal().answers[0]
    best = answer.takes[1]
    page.show_takes(dataclasses.replace(answer, best_take_id=best.id), answer.takes[0], best)
    return page


def settings() -> QWidget:
    """The settings as they come."""
    page = SettingsPage()
    page.microphone.show_microphones(_MICROPHONES, chosen="")
    page.show_speakers(_MICROPHONES, chosen="")
    page.models.show_models((_OFFER, _LARGE_OFFER), chosen=_OFFER.name)
    page.models.show_advice(_ADVICE, is_measured=True)
    page.show_settings(Settings())
    page.voice.show_settings(Settings())
    page.show_data_folder(Path("/home/sam/.local/share/rehearse"))
    return page


def job() -> QWidget:
    """A job that is being prepared, some of what it asks for shown already."""
    page = JobPage()
    prepared = _prepared()
    page.show_jobs((prepared, new_job(Job(title="Warehouse lead"))), chosen=prepared.id)
    page.show_job(prepared)
    page.show_skills(
        [
            ShownSkill(
                skill=skill,
                seconds=(80.0 - 26 * number) * (number < _SHOWN),
                answers=int(number < _SHOWN),
            )
            for number, skill in enumerate(prepared.skills)
        ]
    )
    page.questions.show_ideas(suggested_questions(prepared))
    page.show_startable(is_startable=True)
    return page


def job_questions() -> QWidget:
    """The person's own questions for a job, one of them not good yet."""
    page = job()
    assert isinstance(page, JobPage)
    page.show_tab(JobTab.QUESTIONS)
    good, early = _prepared().prepared_questions
    page.show_quality(good, QuestionQuality.PERCEPTIVE)
    page.show_quality(early, QuestionQuality.PREMATURE)
    return page


def job_empty() -> QWidget:
    """The page of jobs of somebody who has none yet."""
    page = JobPage()
    page.show_jobs((), chosen="")
    page.show_skills(())
    page.show_startable(is_startable=False)
    return page


def paused() -> QWidget:
    """An answer that is held."""
    page = recording()
    assert isinstance(page, RehearsePage)
    page.show_paused()
    return page


def library() -> QWidget:
    """All rehearsals, one of them deleted a moment ago."""
    page = LibraryPage()
    page.filter.show_jobs([JobName(_JOB.title, _JOB.company)])
    named = dataclasses.replace(_summary(0), name="Before the panel")
    page.show_rows([named, *(_summary(number) for number in range(1, 4))])
    page.offer_undo("Deleted “Transport planner, Hallbrook Freight” (2 Mar 2026).")
    return page


def library_search() -> QWidget:
    """What a word is found in."""
    page = LibraryPage()
    page.filter.type_words("customer")
    said = (
        "…so the customer had been waiting since Monday, and I rang her before she rang us: that "
        "is what I would do with every customer who…"
    )
    page.show_rows(
        [_hit(0, _QUESTION.text, said), _hit(1, "Why this post?", "I like to talk to a customer.")]
    )
    return page


def library_empty() -> QWidget:
    """All rehearsals of somebody new."""
    return LibraryPage()


def review_empty() -> QWidget:
    """The review before there is anything to review."""
    return ReviewPage(finding_range=finding_range)


SCREENS: Mapping[str, Callable[[], QWidget]] = {
    "first-check": first_check,
    "first-check-problem": first_check_with_a_problem,
    "home": home,
    "home-empty": home_empty,
    "question": question,
    "recording": recording,
    "paused": paused,
    "feedback": feedback,
    "review": review,
    "review-correcting": review_correcting,
    "takes": takes,
    "settings": settings,
    "library": library,
    "library-search": library_search,
    "job": job,
    "job-questions": job_questions,
    "job-empty": job_empty,
    "questions": questions,
    "questions-empty": questions_empty,
    "progress": progress,
    "progress-empty": progress_empty,
    "progress-failed": progress_failed,
    "library-empty": library_empty,
    "review-empty": review_empty,
}


def _prepared() -> PreparedJob:
    return dataclasses.replace(
        new_job(_JOB),
        prepared_questions=(
            "What does a bad day at the planning desk look like?",
            "How much holiday is there?",
        ),
        research_notes="They opened the second depot in March.",
    )


def _put() -> PutQuestion:
    return PutQuestion(
        question=_QUESTION, number=2, total=5, mode=Mode.PRACTICE, think_seconds=30.0
    )


def _hit(number: int, question: str, said: str) -> SearchHit:
    word = "customer"
    places = [at for at in range(len(said)) if said.startswith(word, at)]
    return SearchHit(
        rehearsal_id=f"rehearsal-{number}",
        answer_id=f"answer-{number}",
        take_id="take",
        started_at=_summary(number).started_at,
        name="",
        job_title=_JOB.title,
        company=_JOB.company,
        question=question,
        snippet=said,
        marks=tuple(Span(at, at + len(word)) for at in places),
    )


def _summary(number: int) -> RehearsalSummary:
    return RehearsalSummary(
        id=f"rehearsal-{number}",
        started_at=datetime(2026, 3, 14, 18, 5, tzinfo=UTC) - timedelta(days=2 * number),
        job_title=_JOB.title if number < _ANSWERED else None,
        company=_JOB.company if number < _ANSWERED else None,
        mode=Mode.PRACTICE if number else Mode.REAL,
        answered=_ANSWERED + number % 2,
        asked=_ANSWERED + 1,
        open_points=number,
    )
