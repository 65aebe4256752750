import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.analysis.names.sounds_alike import sounds_like
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
        ("Lindquist", "Lindqvist"),
        ("McKenzie", "Mackenzie"),
        ("Jimenez", "Giménez"),
        ("Yanek", "Janek"),
        ("Honour", "Honor"),
        ("Neve", "Niamh"),
        ("Rees", "Rhys"),
        ("Sing", "Singh"),
        ("Ellaby", "Ellerby"),
        ("Toland", "Tolan"),
        ("Nosu", "Nwosu"),
        ("Pew", "Pugh"),
    ],
)
def test_spellings_of_the_same_sound_are_alike(said, name):
    assert sounds_like(said, name)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Benson", "Clarke"),
        ("Moon", "Lantern"),
        ("", "Clarke"),
        ("Kim", "Osei"),
        ("Weston", "Watson"),
        ("Robinson", "Robson"),
        ("Marcus", "Mark"),
        ("Greenwell", "Greenford"),
        ("Polly", "Holly"),
    ],
)
def test_other_names_are_not(said, name):
    assert not sounds_like(said, name)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Good morning, Mrs Benson. I've been a baker for ten years.", ["Benson"]),
        ("Hello Peter, thanks for having me.", ["Peter"]),
        ("Thanks Deborah. So I've been a baker for ten years.", ["Deborah"]),
        ("Okay, so Martin, I've been baking since I was six.", ["Martin"]),
        ("Rupert, that's a hard one. I'd say sourdough.", ["Rupert"]),
        ("Thank you for having me, Wilma, it's lovely here.", ["Wilma"]),
        ("I like ovens. And that's all I can say, so thank you, Wilma.", ["Wilma"]),
        ("So that was the job. Mr Hobday, I hope that helps.", ["Hobday"]),
        ("thank you mister benson i've been a baker for ten years", ["benson"]),
        ("thank you mister field well i've been a baker for ten years", ["field"]),
        ("alright derek so why baking um i like the mornings", ["derek"]),
        ("hello gwen so i know that bread is hard work", ["gwen"]),
        ("thanks a lot trudy um i was at your stall in may", ["trudy"]),
        ("well ffion i've been in the trade for a long time", ["ffion"]),
        ("i've done nights and days and mister hobday i don't mind either", ["hobday"]),
        ("I've always wanted to work for Copper Lantern, and here I am.", ["Copper Lantern"]),
        ("Because, Mrs Benson, the future is bread.", ["Benson"]),
        ("What I learned, Mr Winter, is to wait for the dough.", ["Winter"]),
        ("In a few years, Yvette, I'd want my own shop.", ["Yvette"]),
        ("My strengths, Brenda. So I'm early, always.", ["Brenda"]),
        ("no i don't mrs densmore it's closing at christmas", ["densmore"]),
        ("aye well mister evans they've sold the mill", ["evans"]),
        ("I don't, not really, Mrs Beech. I like it there.", ["Beech"]),
        ("i've always wanted to work for tamsworth mill because of the rye", ["tamsworth"]),
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
        "I started at a mill. Mr Hall taught me to look at the flour.",
        "So Mr Hall, my boss at the time, showed me the oven.",
        "So Martin, my boss at the time, showed me the oven.",
        "so martin was my boss at the time and he showed me the oven",
        "He came in and said, hello Peter, what are you doing here?",
        "So, Monday was my first day.",
        "Thank you very much. Honestly, I love bread.",
        "well honestly i love bread",
        "right obviously i love bread",
        "hi there so i'm a baker",
        "good morning everyone i'm a baker",
        "Good morning, sir. I'm a baker.",
        "thank you so much i'm a baker",
        "Hi Peter, sorry, Siobhan, I've just come from a Peter.",
        "hello shivon thanks for having me",
        "Rupert, my brother, taught me to bake.",
        "well missus clark i've been a baker for ten years",
        "My skip-level, Dana Ruiz, fought for my first oven.",
        "The baker there, Mr Hall, she said, was a saint.",
        "Mrs Benson? She'd have taken a bullet for us.",
        "Eh, Mrs Clark, there's a polite way and a true one.",
        "i learned it with mrs benson you never forget that",
        "Because I like it, Mrs Clarke, that's all.",
    ],
)
def test_right_names_and_other_people(text):
    assert quotes(text) == []


def test_a_name_that_was_heard_as_three_words_is_right():
    job = Job(title="Carer", interviewer="Gift Mabuza", company=None, description=None)
    text = "yes thank you mrs mah boo za i like the night"
    assert of_kind(feedback_on(text, job=job), FindingKind.WRONG_NAME) == []


def company_quotes(text: str, company: str) -> list[str | None]:
    job = Job(title="Baker", company=company, interviewer=None, description=None)
    return [f.quote for f in of_kind(feedback_on(text, job=job), FindingKind.WRONG_NAME)]


@pytest.mark.parametrize(
    ("company", "text", "wrong"),
    [
        ("Farrowgate Mills", "well farrowdale is a big name in flour", ["farrowdale"]),
        ("Farrowgate Mills", "I think Farrowdale Mills needs a baker.", ["Farrowdale Mills"]),
        ("Farrowgate Mills", "I'd like to work at Farringdon for ten years.", ["Farringdon"]),
        ("Peel & Ashworth", "i want to join peel and atkins for the bread", ["peel and atkins"]),
        ("St Aidan's Bakery", "I hope to get the job at St Austin's.", ["St Austin's"]),
        ("Blue Kettle", "i'd love to join blue teapot because of the scones", ["blue teapot"]),
    ],
)
def test_companies_by_a_wrong_name(company, text, wrong):
    assert company_quotes(text, company) == wrong


@pytest.mark.parametrize(
    ("company", "text"),
    [
        ("Farrowgate Mills", "i want to work at farrow gate because of the flour"),
        ("Farrowgate Mills", "I was at Lower Farrowgate Mills last week."),
        ("Farrowgate Mills", "I worked at Farringdon for ten years."),
        ("Farrowgate Mills", "My boss was a Mister Farrowby, a kind man."),
        ("Farrowgate Mills", "When Mr Farrowgate opens the mill, who grinds?"),
        ("Farrowgate Mills", "The farrier came on Sundays."),
        ("Sundial Bread", "On Sundays we baked twice."),
        ("Peel & Ashworth", "i know peel and ash worth from the market"),
        ("Peel & Ashworth", "i peel and chop all day"),
        ("Hendry Seating", "i like stitching and sewing"),
        ("Paper Lantern Studio", "i want to work for paper lantern because of the books"),
    ],
)
def test_right_companies_and_other_words(company, text):
    assert company_quotes(text, company) == []


def test_nobody_is_called_wrongly_where_the_interviewer_is_unknown():
    assert company_quotes("Good morning, Mrs Benson. Hello Peter.", "Copper Beech") == []
