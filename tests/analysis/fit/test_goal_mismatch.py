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
