import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.analysis.skills.asked_skills import asked_skills
from rehearse.domain.finding import FindingKind
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind

JOB = Job(
    title="Baker",
    company="Rye & Sons",
    description=(
        "You will bake sourdough and rye bread by hand and prepare the dough the night before. "
        "You work in a team of three. You need a completed apprenticeship as a baker, experience "
        "with sourdough, and care with hygiene. We pay above the going rate. "
        "The post carries no people management."
    ),
)
ASKED = "What are your strengths?"


def test_phrases_of_an_advertisement_come_without_their_lead_ins():
    found = asked_skills(JOB.description or "")
    assert "apprenticeship as a baker" in found
    assert "sourdough" in found
    assert not any("going rate" in phrase for phrase in found)
    assert not any("management" in phrase for phrase in found)


def test_markup_and_sheer_length_do_no_harm():
    assert asked_skills("<div><p></p></div>" * 2000) == ()
    assert len(asked_skills("You will bake bread, cakes and rolls. " * 6000)) <= 30


def test_the_right_emphasis_is_left_alone():
    text = (
        "Sourdough, really. I've baked sourdough and rye by hand for nine years, I prepare the "
        "dough the night before, and I'm very careful about hygiene because my first master was."
    )
    feedback = feedback_on(text, question=ASKED, kind=QuestionKind.BACKGROUND, job=JOB)
    assert not of_kind(feedback, FindingKind.WRONG_SKILLS)
    assert feedback.skills is not None
    assert "sourdough" not in feedback.skills.not_shown


def test_leading_people_counts_against_the_speaker_where_nobody_is_led():
    text = (
        "Leadership. I managed a team of twenty people, I did the performance reviews and the "
        "hiring, and I love setting direction. I haven't been hands on for years."
    )
    feedback = feedback_on(text, question=ASKED, kind=QuestionKind.BACKGROUND, job=JOB)
    assert of_kind(feedback, FindingKind.WRONG_SKILLS)
    assert feedback.skills is not None
    assert "leading people" in feedback.skills.off_target


def test_without_an_advertisement_nothing_is_said_of_skills():
    feedback = feedback_on("I lead teams.", question=ASKED, kind=QuestionKind.BACKGROUND)
    assert feedback.skills is None


WARD_MANAGER = Job(
    title="Ward manager",
    company="Larkfield Hospital",
    description=(
        "We are looking for a ward manager to lead a team of twenty nurses. You will manage rotas "
        "and budgets, coach and develop staff, run appraisals and represent the ward. You need "
        "experience of leading people, managing budgets and change."
    ),
)
STAFF_NURSE = Job(
    title="Staff nurse",
    company="Larkfield Hospital",
    description=(
        "Hands-on staff nurse on a surgical ward. You will assess patients, give medication, dress "
        "wounds and talk to families. An individual post without line management. You need wound "
        "care, calm under pressure and clear handovers."
    ),
)
WELDER = Job(
    title="Welder",
    company="Ashdown Steel",
    description=(
        "TIG and MIG welder for stainless tanks. You read drawings, prepare seams, weld to coded "
        "standard and check your own work. No supervision of others. Required: coded TIG, reading "
        "drawings, care."
    ),
)
LEADING = (
    "My main strength is leading people. I managed a team of twelve for four years, I did the "
    "budgets and the rota, I ran the appraisals and I brought in a new way of handing over, and "
    "people tell me I'm good at bringing a team along."
)
NURSING = (
    "I'd say wound care. I've done dressings every day for six years, I check the family "
    "understands, and in the handover I say what changed and what I'm worried about, and when it's "
    "busy I do one thing after the other and stay calm."
)
WELDING = (
    "I've been coded in TIG for eight years, I read the drawing twice before I strike, I grind "
    "back what I don't like, and I check my own seams with dye before anybody else does."
)


@pytest.mark.parametrize(
    ("answer", "job", "is_off"),
    [
        (LEADING, WARD_MANAGER, False),
        (LEADING, STAFF_NURSE, True),
        (LEADING, WELDER, True),
        (NURSING, STAFF_NURSE, False),
        (NURSING, WARD_MANAGER, True),
        (WELDING, WELDER, False),
        (WELDING, STAFF_NURSE, True),
    ],
)
def test_the_same_words_are_right_for_one_post_and_wrong_for_another(answer, job, is_off):
    feedback = feedback_on(answer, question=ASKED, kind=QuestionKind.BACKGROUND, job=job)
    assert bool(of_kind(feedback, FindingKind.WRONG_SKILLS)) is is_off
