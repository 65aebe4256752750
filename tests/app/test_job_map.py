"""What is asked for beside what was shown, from rehearsals in a real library."""

import dataclasses
from pathlib import Path

from tests.support.take_factory import WHY_US

from rehearse.app.job_map import shown_so_far, skill_map
from rehearse.app.job_preparation import job_to_rehearse, new_job
from rehearse.app.rehearsal_session import new_rehearsal
from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Interviewer, Mode, Rehearsal, Take, TakeState
from rehearse.domain.transcript import Transcript
from rehearse.storage.library.library import SqliteLibrary

JOB = new_job(Job(title="Baker", description="You need sourdough, hygiene and patience."))


def rehearsal_saying(*texts: str, job_id: str = JOB.id) -> Rehearsal:
    rehearsal = new_rehearsal(
        (WHY_US,) * len(texts),
        mode=Mode.REAL,
        interviewer=Interviewer.NEUTRAL,
        job=job_to_rehearse(JOB),
        job_id=job_id,
    )
    answers = tuple(
        dataclasses.replace(answer, takes=(take_saying(answer.id, text),) if text else ())
        for answer, text in zip(rehearsal.answers, texts, strict=True)
    )
    return dataclasses.replace(rehearsal, answers=answers)


def take_saying(answer_id: str, text: str) -> Take:
    return Take(
        id=f"take-{answer_id}",
        number=1,
        recorded_at=JOB.updated_at,
        transcript=Transcript(text=text),
        state=TakeState.TRANSCRIBED,
    )


def test_seconds_and_answers_are_counted_for_each_skill() -> None:
    first = rehearsal_saying("I bake sourdough every night.", "Sourdough and hygiene, always.", "")
    sourdough, hygiene, patience = skill_map(JOB.skills, [first])
    assert (sourdough.answers, hygiene.answers, patience.answers) == (2, 1, 0)
    assert sourdough.seconds > hygiene.seconds > patience.seconds == 0


def test_only_rehearsals_for_the_job_count(tmp_path: Path) -> None:
    with SqliteLibrary(database=tmp_path / "library.db", recordings=tmp_path) as library:
        library.save_job(JOB)
        library.save(rehearsal_saying("I bake sourdough every night."))
        library.save(rehearsal_saying("Hygiene above all.", job_id=""))
        shown = shown_so_far(JOB, library)
    assert [one.answers for one in shown] == [1, 0, 0]
    assert [one.skill for one in shown] == list(JOB.skills)
