"""The names that the recogniser is told to expect."""

from rehearse.app.vocabulary_hints import vocabulary_hints
from rehearse.domain.job import Job


def test_each_interviewer_is_a_name_of_its_own() -> None:
    job = Job(title="Baker", company="Rye & Sons", interviewer="Ada Stone and Bo Marsh, Cy Wood")
    assert vocabulary_hints(job) == ("Rye & Sons", "Ada Stone", "Bo Marsh", "Cy Wood", "Baker")


def test_nothing_known_is_nothing_expected() -> None:
    assert vocabulary_hints(None) == vocabulary_hints(Job()) == ()


def test_the_skills_that_are_asked_for_are_expected_after_the_names() -> None:
    job = Job(company="Rye & Sons", title="Clerk", asked_skills=("Kubernetes", "Jira"))
    assert vocabulary_hints(job) == ("Rye & Sons", "Kubernetes", "Jira", "Clerk")


def test_skills_are_read_from_the_advertisement_where_nobody_settled_on_them() -> None:
    job = Job(
        company="Rye", description="Requirements:\n- Experience with Kubernetes and Terraform"
    )
    assert "Kubernetes" in " ".join(vocabulary_hints(job))
