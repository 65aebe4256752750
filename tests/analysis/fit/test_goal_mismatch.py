import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.analysis.fit.goal_mismatch import post_of
from rehearse.domain.finding import FindingKind
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind

SPECIALIST = Job(
    title="Archivist",
    company="Town Archive",
    description=(
        "A permanent specialist post. It does not lead to a supervisory role. "
        "We hope you will stay for many years."
    ),
)
LEADER = Job(
    title="Store Manager Trainee",
    company="Fell & Co",
    description=(
        "We look for people with drive who want responsibility early. "
        "You run your own store and its sales target."
    ),
)


def flagged(text: str, job: Job) -> bool:
    asked = "Where do you see yourself in five years?"
    found = feedback_on(text, question=asked, kind=QuestionKind.GOALS, job=job)
    return bool(of_kind(found, FindingKind.GOAL_MISMATCH))


def test_what_an_advertisement_says_of_ambition():
    assert post_of(SPECIALIST).stays_level
    assert post_of(LEADER).wants_drive


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("I'd like to be head of the archive by then, with a team of my own.", SPECIALIST),
        ("Honestly it's a stepping stone, I'd move on after a year.", SPECIALIST),
        ("I'd like something steady without too much responsibility.", LEADER),
    ],
)
def test_clashes(text, job):
    assert flagged(text, job)


@pytest.mark.parametrize(
    ("text", "job"),
    [
        (
            "I'd like to know every box in here and to show a new colleague how it's done.",
            SPECIALIST,
        ),
        ("I'm not chasing a title. I'd like to stay with the old maps.", SPECIALIST),
        ("My own store, and then a bigger one.", LEADER),
    ],
)
def test_fits(text, job):
    assert not flagged(text, job)


TRAINEE = Job(
    title="Graduate management trainee",
    company="Brightmoor Foods",
    description=(
        "Two years that lead to a first management post. We look for ambition, drive and the wish "
        "to lead a team early. You rotate through sales, logistics and finance and take over a "
        "team at the end."
    ),
)
TECHNICIAN = Job(
    title="Laboratory technician",
    company="Fenwick Water",
    description=(
        "A long-term specialist post in our water laboratory. You run samples, keep the "
        "instruments in order and document. The post does not lead to management; we value people "
        "who stay and deepen their craft."
    ),
)
UPWARDS = (
    "In three years I'd like to be leading a team of my own, I want to move up quickly, take "
    "responsibility, and be a manager by the time I'm thirty."
)
DEEPER = (
    "I'd like to stay and get really good at the instruments, do the course in mass spectrometry, "
    "and be the one that new people come to with their questions."
)
AWAY = "Honestly this would be for a year or so, then I want to go to Australia and open a bar."


@pytest.mark.parametrize(
    ("answer", "job", "clashes"),
    [
        (UPWARDS, TRAINEE, False),
        (UPWARDS, TECHNICIAN, True),
        (DEEPER, TECHNICIAN, False),
        (AWAY, TECHNICIAN, True),
        (AWAY, TRAINEE, True),
    ],
)
def test_the_same_ambition_fits_one_post_and_runs_against_another(answer, job, clashes):
    assert flagged(answer, job) is clashes
