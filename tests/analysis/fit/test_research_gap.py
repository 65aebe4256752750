import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.domain.finding import FindingKind
from rehearse.domain.job import Job

JOB = Job(
    title="Librarian",
    company="Harbour Library",
    description=(
        "Harbour Library runs a reading boat that visits nine islands every week. "
        "You plan its route and choose its books."
    ),
)


def flagged(text: str, question: str) -> bool:
    return bool(of_kind(feedback_on(text, question=question, job=JOB), FindingKind.RESEARCH_GAP))


@pytest.mark.parametrize(
    "text",
    [
        "I love books and I'm looking for a new challenge with a good team close to home.",
        "You have a great reputation and I like working with people, so I think it's a good fit.",
    ],
)
def test_reasons_that_fit_anywhere(text):
    assert flagged(text, "Why do you want to work for us?")


@pytest.mark.parametrize(
    "text",
    [
        "I read about the reading boat on your website and I'd like to plan its route.",
        "I talked to a woman who works with you, and she told me how you choose the books.",
    ],
)
def test_one_reason_tied_to_this_employer_is_enough(text):
    assert not flagged(text, "Why do you want to work for us?")


def test_why_one_leaves_is_another_question():
    assert not flagged(
        "The contract ended in May, so I was free.", "Why did you leave your last job?"
    )
