"""Names that begin as the interviewer's does, anywhere in an answer."""

import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.domain.finding import FindingKind
from rehearse.domain.job import Job

JOB = Job(title="Baker", company="Saltmarsh", interviewer="Siobhan Clarke", description=None)
# Far enough into an answer that nobody is greeted there any more.
LEAD = "I began at sixteen, I swept the floor, I learned to shape rolls before I could drive, "
LEAD += "and in the end I ran the ovens on my own from two in the morning. "
BARE = LEAD.lower().replace(",", "").replace(".", "")


def quotes(text: str) -> list[str | None]:
    return [f.quote for f in of_kind(feedback_on(text, job=JOB), FindingKind.WRONG_NAME)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Sandra, I've never been late. I like it there. " + LEAD, ["Sandra"]),
        (LEAD + "And that, Sandra, is why I bake. " + LEAD, ["Sandra"]),
        (LEAD + "I'm saving up for Canada, Cheryl. " + LEAD, ["Cheryl"]),
        (LEAD + "So, Mrs Cardew, that's the whole of it. " + LEAD, ["Cardew"]),
        (LEAD + "So I'd stay, Miss Connolly. " + LEAD, ["Connolly"]),
        (BARE + "so that's the whole of it miss connolly", ["connolly"]),
        (BARE + "i take it well mrs cardew as long as it's about the loaf " + BARE, ["cardew"]),
        (BARE + "so cheryl i always think honesty is best " + BARE, ["cheryl"]),
        ("Miss O'Brien, hi. " + LEAD, ["O'Brien"]),
        ("Frau Becker, hello. " + LEAD, ["Becker"]),
    ],
)
def test_they_are_taken_for_an_address(text, wrong):
    assert quotes(text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "We had three in the shop, Sandra, Colin and Joy. " + LEAD,
        LEAD + "One of them, Colin, saw the smoke. " + LEAD,
        LEAD + "Mr Cardew, at the Ambassador, said please don't stop. " + LEAD,
        LEAD + "Dr Callow, the vet, said very quietly, look at the tube. " + LEAD,
        LEAD + "I had a neighbour, Miss Connolly, a cruel woman, who'd count my rolls. " + LEAD,
        LEAD + "My boss said, Sandra, open a window. " + LEAD,
        BARE + "our keeper mr cardew let me have the lists " + BARE,
        BARE + "and then mr cardew was ill for a year " + BARE,
        BARE + "i miss cooking for people at home",
        # Whoever is called by the right name is not called by another.
        LEAD + "And Sandra, she was the best of us. " + "That, Siobhan, is why I bake.",
        LEAD + "So it was fine, Cheryl did the tills. You see, Mrs Clarke, that, Cheryl, is luck.",
        "Success, Mrs Clarke, would be a queue at the door.",
        "I start at three o'clock, so I'm fresh when you open.",
        # The company's name is made of an ordinary word.
        "we'd bicker about salt until somebody shut the hatch",
    ],
)
def test_other_people_are_left_in_peace(text):
    assert quotes(text) == []
