"""The names that the recogniser is told to expect."""

from rehearse.app.vocabulary_hints import vocabulary_hints
from rehearse.domain.job import Job


def test_each_interviewer_is_a_name_of_its_own() -> None:
    job = Job(title="Baker", company="Rye & Sons", interviewer="Ada Stone and Bo Marsh, Cy Wood")
    assert vocabulary_hints(job) == ("Rye & Sons", "Ada Stone", "Bo Marsh", "Cy Wood", "Baker")


def test_nothing_known_is_nothing_expected() -> None:
    assert vocabulary_hints(None) == vocabulary_hints(Job()) == ()
