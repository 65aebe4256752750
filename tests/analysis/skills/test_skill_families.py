"""What a job asks for where the person has settled on the skills."""

from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.analysis.skills.skill_families import is_named, wanted_by
from rehearse.domain.finding import FindingKind
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind

BAKER = "You will bake rye bread, coach apprentices and manage a team of three bakers."


def test_the_skills_that_the_person_settled_on_are_the_phrases() -> None:
    assert wanted_by(Job(description=BAKER, asked_skills=("rye bread",))).phrases == ("rye bread",)
    assert wanted_by(Job(description=BAKER, asked_skills=())).phrases == ()


def test_what_was_taken_off_the_list_is_asked_for_no_more() -> None:
    read = wanted_by(Job(description=BAKER))
    settled = wanted_by(Job(description=BAKER, asked_skills=("bake rye bread",)))
    assert "leading people" in read.asked
    assert "leading people" not in settled.asked


def test_what_was_put_on_the_list_is_asked_for_though_the_text_rules_it_out() -> None:
    text = "You will bake bread. The post carries no people management."
    assert "leading people" in wanted_by(Job(description=text)).excluded
    settled = wanted_by(Job(description=text, asked_skills=("bake bread", "lead a team")))
    assert "leading people" in settled.asked
    assert "leading people" not in settled.excluded


def test_a_skill_of_two_letters_is_found_as_it_is_spelled() -> None:
    assert is_named("C#", frozenset(), "I wrote it in c#, mostly.")
    assert not is_named("HR", frozenset({"her"}), "I told her and others.")


def test_feedback_names_the_settled_skills_even_without_an_advertisement() -> None:
    job = Job(title="Baker", asked_skills=("sourdough", "hygiene"))
    answer = "I bake sourdough every night, and I have done so for nine years by hand."
    feedback = feedback_on(answer, question="Strengths?", kind=QuestionKind.BACKGROUND, job=job)
    assert feedback.skills is not None
    assert feedback.skills.asked_for == ("sourdough", "hygiene")
    assert feedback.skills.not_shown == ("hygiene",)
    assert not of_kind(feedback, FindingKind.WRONG_SKILLS)
