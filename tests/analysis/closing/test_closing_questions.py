import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.domain.finding import FindingKind, QuestionQuality
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind

JOB = Job(
    title="Gardener",
    company="Elm & Ivy",
    description="You look after the rose garden and the greenhouse. You train two apprentices.",
)


def asked(text: str) -> list[tuple[str, QuestionQuality]]:
    feedback = feedback_on(text, kind=QuestionKind.CLOSING, job=JOB)
    return [(question.quote, question.quality) for question in feedback.questions]


@pytest.mark.parametrize(
    "text",
    [
        "No, thank you, you've covered everything.",
        "I had a question about the greenhouse but you already told me, so no.",
        "Not really. I mean, who wouldn't want to work in a garden?",
        "It's all on the website, isn't it?",
        "no i think i'm good thank you very much",
        "Nope. You were an open book. Shall I close the door behind me?",
        "No questions about the garden, no. Why spoil a lovely morning?",
        "I won't ask about money, because what would that look like? So nothing from me.",
        "",
    ],
)
def test_no_real_question(text):
    feedback = feedback_on(text, kind=QuestionKind.CLOSING, job=JOB)
    assert feedback.questions == ()
    if text:
        assert of_kind(feedback, FindingKind.MISSING_QUESTIONS)


def test_every_question_is_quoted_with_its_condition():
    text = "Yes, two. If frost comes early, who opens the greenhouse? And how big is the team?"
    quotes = [quote for quote, _ in asked(text)]
    assert quotes == ["If frost comes early, who opens the greenhouse?", "how big is the team?"]


def test_options_belong_to_their_question():
    text = "Who decides what is planted? Is it you, or is it the council?"
    assert [quote for quote, _ in asked(text)] == [text]


def test_an_indirect_question_counts_without_its_lead_in():
    text = "I was wondering how you choose the apprentices."
    assert [quote for quote, _ in asked(text)] == ["how you choose the apprentices"]


def test_speech_without_question_marks():
    text = "yes um how many days of leave do you get and is there a canteen"
    assert [quote for quote, _ in asked(text)] == [
        "how many days of leave do you get",
        "is there a canteen",
    ]


def test_several_in_one_breath_without_punctuation():
    text = (
        "yeah so if frost comes early who opens the greenhouse and also what does the team look "
        "like and who would i report to that's all thanks"
    )
    assert [quote for quote, _ in asked(text)] == [
        "if frost comes early who opens the greenhouse",
        "what does the team look like",
        "who would i report to",
    ]


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        ("What does it pay?", QuestionQuality.PREMATURE),
        ("Can I work from home on Fridays?", QuestionQuality.PREMATURE),
        ("How many days off do I get?", QuestionQuality.PREMATURE),
        ("What's the atmosphere like?", QuestionQuality.GENERIC),
        ("What are the next steps?", QuestionQuality.GENERIC),
        ("How do you choose the apprentices for the greenhouse?", QuestionQuality.TARGETED),
        ("How did the person before me organise the week?", QuestionQuality.TARGETED),
        ("What about this job would scare me most?", QuestionQuality.PERCEPTIVE),
        (
            "If you look back in a year and say I was the right choice, what will I have done?",
            QuestionQuality.PERCEPTIVE,
        ),
    ],
)
def test_quality(text, quality):
    assert [found for _, found in asked(text)] == [quality]
