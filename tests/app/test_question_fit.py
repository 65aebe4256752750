"""Nobody is asked what presumes something of them that is not known."""

import pytest

from rehearse.app.question_fit import suits
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.shipped import shipped_folder
from rehearse.storage.banks.bank_files import load_bank


def question(*, roles: tuple[str, ...] = (), seniority: tuple[str, ...] = ()) -> Question:
    return Question(text="?", kind=QuestionKind.BACKGROUND, roles=roles, seniority=seniority)


@pytest.mark.parametrize(
    ("seniority", "title", "expected"),
    [
        ((), None, True),
        (("any",), "Welder", True),
        (("lead",), None, False),
        (("lead",), "Welder", False),
        (("lead",), "Team lead, logistics", True),
        (("experienced", "senior"), "Senior planner", True),
        (("entry",), "Trainee nurse", True),
        (("entry",), "Head of nursing", False),
    ],
)
def test_levels(seniority: tuple[str, ...], title: str | None, expected: bool) -> None:
    job = None if title is None else Job(title=title)
    assert suits(question(seniority=seniority), job) is expected


def test_roles_share_a_stem_with_the_title() -> None:
    assert suits(question(roles=("nursing",)), Job(title="Staff nurse"))
    assert not suits(question(roles=("nursing",)), Job(title="Welder"))
    assert not suits(question(roles=("nursing",)), None)


def test_a_general_interview_presumes_no_gaps_and_no_changes() -> None:
    bank = load_bank(shipped_folder("question_banks") / "common.toml")
    presuming = {"gap-in-cv", "short-stays", "overqualified", "career-change", "why-left-last"}
    asked = {one.id for one in bank.questions if suits(one, None)}
    assert not asked & presuming
    assert len(asked) > 20
