"""What the person does to a job's skills stays, whatever happens to the advertisement."""

from rehearse.app.advertisement import readable, skills_in
from rehearse.app.job_preparation import (
    cleaned,
    job_to_rehearse,
    new_job,
    with_advertisement,
    with_necessity,
    with_skill,
    without_skill,
)
from rehearse.domain.job import Job
from rehearse.domain.prepared_job import Necessity, PreparedJob

AD = "You need sourdough, hygiene and patience. A driving licence is a plus."


def names(job: PreparedJob) -> list[str]:
    return [skill.name for skill in job.skills]


def test_a_new_job_holds_what_its_advertisement_asks_for() -> None:
    job = new_job(Job(title="Baker", description=AD, interviewer="Ada Stone"))
    assert names(job) == ["sourdough", "hygiene", "patience", "driving licence"]
    assert job.interviewers == ("Ada Stone",)
    assert new_job().skills == ()


def test_changes_outlive_another_text_of_the_advertisement() -> None:
    job = without_skill(new_job(Job(description=AD)), "patience")
    job = with_necessity(job, "hygiene", Necessity.NICE_TO_HAVE)
    job = with_skill(job, " cold   calling ")
    job = with_advertisement(job, f"Bakery!\n\n{AD} You need rye bread.")
    assert names(job) == ["sourdough", "hygiene", "driving licence", "rye bread", "cold calling"]
    wanted = {skill.name: skill.necessity for skill in job.skills}
    assert wanted["hygiene"] is Necessity.NICE_TO_HAVE
    assert wanted["driving licence"] is Necessity.NICE_TO_HAVE
    assert wanted["sourdough"] is Necessity.MUST_HAVE
    for skill in job.skills[:-1]:
        assert (job.job.description or "")[skill.start : skill.end] == skill.name


def test_a_skill_that_was_taken_off_can_be_put_back_in_its_place() -> None:
    job = without_skill(new_job(Job(description=AD)), "hygiene")
    assert "hygiene" not in names(job)
    back = with_skill(job, "Hygiene")
    assert back.skills[-1].start == AD.index("hygiene")


def test_a_skill_is_on_the_list_once() -> None:
    job = new_job(Job(description=AD))
    assert with_skill(job, "SOURDOUGH") is job
    assert with_skill(job, "   ") is job


def test_a_rehearsal_carries_names_and_the_settled_skills() -> None:
    job = new_job(Job(title="Baker", description=AD, interviewer="Ada Stone"))
    job = without_skill(job, "patience")
    carried = job_to_rehearse(job)
    assert carried.asked_skills == ("sourdough", "hygiene", "driving licence")
    assert carried.interviewer == "Ada Stone"
    assert job_to_rehearse(new_job(Job(title="Baker"))).asked_skills is None


def test_cleaned_lines_hold_something() -> None:
    assert cleaned([" a ", "", "  "]) == ("a",)


def test_html_becomes_what_is_seen() -> None:
    page = "<html><body><h1>Baker</h1>\n<ul><li>You need <b>care</b></li>\n\n\n<li>Rye</li></ul>"
    assert readable(page) == "Baker\n\n• You need care\n\n• Rye"


def test_plain_text_stays_as_it_is() -> None:
    text = "Loads < 40 kN,\r\n\r\n\r\n  and > 3 \u2713"
    assert readable(text) == text.replace("\r\n", "\n")


def test_skills_stand_where_the_readable_text_has_them() -> None:
    text = readable("<ul><li>You need food&nbsp;hygiene</li></ul>")
    (skill,) = skills_in(text)
    assert text[skill.start : skill.end] == "food hygiene"
