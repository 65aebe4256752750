"""Own questions, looked at by the analysis in a real worker process."""

import os
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.app.job_preparation import FEWEST_QUESTIONS, new_job
from rehearse.app.job_questions import suggested_questions
from rehearse.app.prepared_questions import QuestionCheck
from rehearse.app.worker_client import WorkerClient, worker_command
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.job import Job
from rehearse.domain.settings import Settings

JOB = Job(title="Baker", description="You will bake rye bread overnight in a team of three.")
_PATIENCE_S = 90


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[WorkerClient]:
    client = WorkerClient(
        command=worker_command(),
        settings=Settings(),
        log=tmp_path / "worker.log",
        environment={**os.environ, "REHEARSE_HOME": str(tmp_path)},
    )
    yield client
    client.close()


def test_each_question_is_judged_once(worker: WorkerClient) -> None:
    told: queue.Queue[tuple[str, QuestionQuality | None]] = queue.Queue()
    check = QuestionCheck(worker)
    check.subscribe(lambda question, quality: told.put((question, quality)))
    pay = "How much holiday do I get?"
    work = "How do the three of you share the rye dough overnight when one of you is ill?"
    none = "I like bread."
    for question in (pay, work, none):
        check.look_at(question, JOB)
    found = dict(told.get(timeout=_PATIENCE_S) for _ in range(3))
    assert found[pay] is QuestionQuality.PREMATURE
    assert found[work] in {QuestionQuality.TARGETED, QuestionQuality.PERCEPTIVE}
    assert found[none] is None

    # What is known needs no worker any more.
    worker.close()
    check.look_at(pay, JOB)
    assert told.get_nowait() == (pay, QuestionQuality.PREMATURE)


@pytest.mark.parametrize(
    "job",
    [
        JOB,
        Job(title="Welder", description="Must have: TIG welding of pipes. Reading drawings."),
        Job(
            title="Ward nurse",
            company="Northgate",
            description="You must have wound care experience. Nice to have: palliative care.",
        ),
    ],
)
def test_what_is_suggested_stands_its_own_test(worker: WorkerClient, job: Job) -> None:
    told: queue.Queue[tuple[str, QuestionQuality | None]] = queue.Queue()
    check = QuestionCheck(worker)
    check.subscribe(lambda question, quality: told.put((question, quality)))
    suggested = suggested_questions(new_job(job))
    for question in suggested:
        check.look_at(question, job)
    found = dict(told.get(timeout=_PATIENCE_S) for _ in suggested)
    assert len(found) >= FEWEST_QUESTIONS
    assert set(found.values()) <= {QuestionQuality.TARGETED, QuestionQuality.PERCEPTIVE}


def test_a_title_is_said_as_people_say_it() -> None:
    (first, *_) = suggested_questions(new_job(Job(title="HR Business Partner, York")))
    assert "the new HR business partner has" in first
