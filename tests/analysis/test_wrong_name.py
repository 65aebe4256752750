import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.analysis.sounds_alike import sounds_like
from rehearse.domain.finding import FindingKind
from rehearse.domain.job import Job

JOB = Job(title="Baker", company="Copper Beech", interviewer="Siobhan Clarke", description=None)


def quotes(text: str) -> list[str | None]:
    return [f.quote for f in of_kind(feedback_on(text, job=JOB), FindingKind.WRONG_NAME)]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Clark", "Clarke"),
        ("Kowalchick", "Kowalczyk"),
        ("Shaw", "Shah"),
        ("Steven", "Stephen"),
        ("Catherine", "Kathryn"),
        ("Saint Brannock", "St. Brannock"),
        ("Myer", "Meyer"),
    ],
)
def test_spellings_of_the_same_sound_are_alike(said, name):
    assert sounds_like(said, name)


@pytest.mark.parametrize(
    ("said", "name"), [("Benson", "Clarke"), ("Moon", "Lantern"), ("", "Clarke"), ("Kim", "Osei")]
)
def test_other_names_are_not(said, name):
    assert not sounds_like(said, name)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Good morning, Mrs Benson. I've been a baker for ten years.", ["Benson"]),
        ("Hello Peter, thanks for having me.", ["Peter"]),
        ("thank you mister benson i've been a baker for ten years", ["benson"]),
        ("I've always wanted to work for Copper Lantern, and here I am.", ["Copper Lantern"]),
    ],
)
def test_wrong_names(text, wrong):
    assert quotes(text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Good morning, Mrs Clark. I've been a baker for ten years.",
        "My neighbour, Mrs Benson, taught me to bake.",
        "I've always wanted to work for Copper Beach, and here I am.",
        "I worked at Northgate before, with a Mr Hall.",
        "So, Monday was my first day.",
    ],
)
def test_right_names_and_other_people(text):
    assert quotes(text) == []
