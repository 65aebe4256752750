"""How long the analysis of an answer takes."""

import statistics
import time
from collections.abc import Callable

import pytest

from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Transcript
from rehearse.main import build_analyser

pytestmark = pytest.mark.model

QUESTION = Question(
    text="Tell me about a time you disagreed with a manager.",
    kind=QuestionKind.BEHAVIORAL,
    invites_story=True,
)
JOB = Job(
    title="Operations analyst",
    company="Tallowmere Water",
    description="You build weekly reports with SQL. You explain findings to field crews. "
    "We need experience with data quality checks and clear writing. This is an individual post.",
)
SPOKEN = (
    "so in my last job we had to move all of our customers to a new system and um i thought "
    "that the plan was much too fast my old manager never listened to anybody so i went through "
    "the open tickets and counted how many customers would be affected and i wrote a list of the "
    "risks and showed it to the team and in the end we moved them in three steps and lost nobody "
)
RUNS = 20


def bench_300_words(figure: Callable[[str, str, str], None]) -> None:
    words = (SPOKEN.split() * 5)[:300]
    transcript = Transcript(text=" ".join(words))
    analyser = build_analyser(Settings())
    analyser.analyse(transcript, QUESTION, job=JOB)
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        analyser.analyse(transcript, QUESTION, job=JOB)
        times.append((time.perf_counter() - began) * 1000)
    value = f"{statistics.median(times):.0f} ms (median of {RUNS}, worst {max(times):.0f})"
    figure("Analysis of a 300-word answer, warm", value, "< 150 ms")
