"""What an advertisement asks for, and which questions speak to it."""

import pytest

from rehearse.app.asked_for import Advertisement, advertisement_of, skills_touched
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind


def about(*competencies: str, text: str = "Tell me about a time.") -> Question:
    return Question(text=text, kind=QuestionKind.BEHAVIORAL, competencies=competencies)


@pytest.mark.parametrize("job", [None, Job(), Job(title="Nurse"), Job(description="")])
def test_without_an_advertisement_nothing_is_asked_for(job: Job | None) -> None:
    assert advertisement_of(job) == Advertisement()
    assert skills_touched(about("teamwork"), advertisement_of(job)) == frozenset()


@pytest.mark.parametrize(
    ("text", "competency"),
    [
        ("Attention to detail is a must.", "attention to detail"),
        ("You collaborate across departments.", "teamwork"),
        ("We need a self-starter.", "initiative"),
        ("You stay friendly under pressure.", "working under pressure"),
        ("You will be negotiating with suppliers.", "negotiation"),
        ("Juggling of flaming torches is welcome.", "juggling"),
    ],
)
def test_a_competency_is_recognised_by_name_and_in_other_words(text: str, competency: str) -> None:
    advertisement = advertisement_of(Job(description=text))
    assert competency in skills_touched(about(competency), advertisement)
    assert skills_touched(about("patience"), advertisement) == frozenset()


def test_a_part_of_a_word_is_not_the_word() -> None:
    advertisement = advertisement_of(Job(description="You will repair steam engines."))
    assert skills_touched(about("teamwork"), advertisement) == frozenset()


def test_a_skill_is_found_in_the_words_of_a_question() -> None:
    advertisement = advertisement_of(Job(description="You will build dashboards in Tableau."))
    question = about(text="Tell me about building a dashboard for somebody.")
    assert skills_touched(question, advertisement) == {"build dashboards in Tableau"}


def test_an_endless_advertisement_is_read_from_its_beginning() -> None:
    advertisement = advertisement_of(Job(description="You will sell. " * 100_000 + "teamwork"))
    assert skills_touched(about("teamwork"), advertisement) == frozenset()


def test_the_skills_that_the_person_settled_on_count() -> None:
    job = Job(description="You will build dashboards in Tableau.", asked_skills=("cold calling",))
    assert advertisement_of(job).skills == ("cold calling",)
    alone = advertisement_of(Job(asked_skills=("cold calling",)))
    question = about(text="Tell me about a cold call of yours that went well: the calling itself.")
    assert skills_touched(question, alone) == {"cold calling"}
