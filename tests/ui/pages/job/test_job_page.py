"""The job page: what is asked for, where it stands, and what the person writes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QPlainTextEdit, QTabBar
from pytestqt.qtbot import QtBot
from tests.support.job_driver import JobDriver

from rehearse.app.advertisement import readable
from rehearse.app.job_map import ShownSkill
from rehearse.app.job_preparation import new_job, with_skill
from rehearse.app.job_questions import suggested_questions
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.job import Job
from rehearse.domain.prepared_job import Necessity, PreparedJob
from rehearse.ui.pages.job.job_page import JobPage, JobTab

pytestmark = pytest.mark.gui

JOB = with_skill(
    new_job(
        Job(
            title="Baker",
            company="Rye & Sons",
            interviewer="Ada Stone",
            description="🥖 You need sourdough and hygiene. A driving licence is a plus.",
        )
    ),
    "cold calling",
)


def shown(job: PreparedJob, **seconds: float) -> list[ShownSkill]:
    return [
        ShownSkill(
            skill=skill,
            seconds=seconds.get(skill.name, 0.0),
            answers=int(skill.name in seconds),
        )
        for skill in job.skills
    ]


@pytest.fixture
def person(qtbot: QtBot) -> JobDriver:
    page = JobPage(readable=readable)
    qtbot.addWidget(page)
    page.show()
    page.show_jobs([JOB], chosen=JOB.id)
    page.show_job(JOB)
    page.show_skills(shown(JOB, sourdough=80.0))
    return JobDriver(page, qtbot)


def test_what_is_asked_for_is_listed_and_marked_in_the_text(person: JobDriver) -> None:
    assert list(person.skills) == ["sourdough", "hygiene", "cold calling", "driving licence"]
    assert person.skills["driving licence"] is Necessity.NICE_TO_HAVE
    # Past an emoji too, which Qt counts as two.
    assert person.marked == ["sourdough", "hygiene", "driving licence"]


def test_a_skill_is_said_with_what_was_shown_of_it(person: JobDriver) -> None:
    view = next(
        one
        for one in person.page.findChildren(QListView)
        if one.accessibleName() == "Skills that the job asks for"
    )
    said = [view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert said == [
        "sourdough, Must have, 1:20 minutes in 1 answer",
        "hygiene, Must have, not shown yet",
        "cold calling, Must have, added by you, not shown yet",
        "driving licence, Nice to have, not shown yet",
    ]


def test_choosing_a_skill_shows_where_it_stands(person: JobDriver) -> None:
    person.page.show_tab(JobTab.NOTES)
    person.choose_skill("hygiene")
    edit = person.edit
    assert edit.isVisible()
    assert edit.toPlainText()[edit.textCursor().position() - 1 :].startswith("hygiene")


def test_a_click_in_the_text_chooses_its_skill(person: JobDriver, qtbot: QtBot) -> None:
    edit = person.edit
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index("hygiene") + 4)
    place = edit.cursorRect(cursor).center()
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert person.page.skills.chosen == "hygiene"


def test_skills_are_added_taken_off_and_made_a_wish(person: JobDriver) -> None:
    told: list[tuple[object, ...]] = []
    person.page.skills.skill_added.connect(lambda name: told.append(("add", name)))
    person.page.skills.skill_removed.connect(lambda name: told.append(("remove", name)))
    person.page.skills.necessity_changed.connect(lambda name, to: told.append((name, to)))
    person.add_skill("rye bread")
    person.choose_skill("hygiene")
    person.press("Wanted: Nice to have")
    person.press_delete()
    person.press("Take this skill off")
    assert told == [
        ("add", "rye bread"),
        ("hygiene", Necessity.NICE_TO_HAVE),
        ("remove", "hygiene"),
        ("remove", "hygiene"),
    ]


def test_pages_are_pasted_as_they_are_read(person: JobDriver) -> None:
    person.write("Advertisement", "")
    data = QMimeData()
    data.setHtml("<ul><li>You need <b>care</b></li></ul>")
    person.edit.selectAll()
    person.paste(data)
    assert person.read("Advertisement") == "• You need care"


def test_a_pasted_file_is_handed_on(person: JobDriver, qtbot: QtBot, tmp_path: Path) -> None:
    before = person.read("Advertisement")
    with qtbot.waitSignal(person.page.file_dropped) as blocker:
        person.paste_file(tmp_path / "ad.pdf")
    assert blocker.args == [tmp_path / "ad.pdf"]
    assert person.read("Advertisement") == before


def test_a_text_that_replaces_another_can_be_undone(person: JobDriver) -> None:
    before = person.read("Advertisement")
    person.page.show_advertisement("You need rye.")
    assert person.read("Advertisement") == "You need rye."
    assert person.marked == []
    person.edit.undo()
    assert person.read("Advertisement") == before


def test_what_is_written_is_handed_over(person: JobDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(person.page.edited):
        person.write("Interviewers", "Ada Stone, , Bo Marsh ")
    person.page.show_tab(JobTab.QUESTIONS)
    with qtbot.waitSignal(person.page.edited):
        person.write("Your question 2", "How do you share the night?")
    form = person.page.form()
    assert form.interviewers == ("Ada Stone", "Bo Marsh")
    assert form.questions == ("How do you share the night?",)
    assert form.title == "Baker"


def test_filling_the_page_is_no_writing(person: JobDriver, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(person.page.edited):
        person.page.show_job(new_job())


def test_an_idea_becomes_a_question_and_is_judged_in_place(person: JobDriver) -> None:
    person.page.show_tab(JobTab.QUESTIONS)
    ideas = suggested_questions(JOB)
    assert len(ideas) >= 3
    person.page.questions.show_ideas(ideas)
    person.press(f"Use: {ideas[0]}")
    assert person.page.form().questions == (ideas[0],)
    person.page.show_quality(ideas[0], QuestionQuality.TARGETED)
    field = person._field("Your question 1")
    assert field.accessibleDescription() == "Good: it is about this job."
    person.write("Your question 1", "Why?")
    assert field.accessibleDescription() == ""


def test_questions_can_be_added_and_removed(person: JobDriver) -> None:
    person.page.show_tab(JobTab.QUESTIONS)
    person.page.questions.show_questions(("One?", "Two?", "Three?", "Four?"))
    person.press("Remove this question")
    assert person.page.form().questions == ("Two?", "Three?", "Four?")
    person.press("Add a question")
    person.write("Your question 4", "Five?")
    assert person.page.form().questions == ("Two?", "Three?", "Four?", "Five?")


def test_ideas_leave_out_what_is_prepared_and_fit_any_job() -> None:
    for job in (JOB, new_job(), new_job(Job(title="Nurse", description="You need care."))):
        ideas = suggested_questions(job)
        assert len(ideas) >= 3
        assert all(idea.endswith("?") for idea in ideas)


def test_every_control_has_a_name_and_takes_the_keyboard(person: JobDriver) -> None:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QListView)
    for control in (one for kind in kinds for one in person.page.findChildren(kind)):
        if control.isVisible() and not isinstance(control.parent(), QTabBar):
            assert control.accessibleName(), control
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
