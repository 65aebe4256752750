import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.question import QuestionKind

KIND = FindingKind.EMPLOYER_NEGATIVITY


@pytest.mark.parametrize(
    "text",
    [
        "My supervisor was a control freak.",
        "the director was completely incompetent and everybody knew it",
        "Our team lead took all the credit for it.",
        "He was my manager for two years. He screamed at the trainees.",
        "The whole place was toxic.",
        "They treated us like dirt.",
        "i worked for a tyrant for six years",
        "nobody there cared about safety",
        "Nobody there gives a monkey's.",
        "My boss threw me under the bus.",
    ],
)
def test_insults_and_charges_are_strong(text):
    assert [finding.severity for finding in of_kind(feedback_on(text), KIND)] == [Severity.STRONG]


@pytest.mark.parametrize(
    "text",
    [
        "Let's say management there wasn't very organised.",
        "I was the only one there who cared about hygiene.",
        "I'd better not say what I think of my old boss.",
        "They never gave me any support.",
        "I had to get out of there.",
        "My colleagues weren't exactly the fastest.",
        "No comment, and you can read into that what you like.",
        "i ended up doing three jobs for one salary",
    ],
)
def test_hints_and_hedges_are_mild(text):
    assert [finding.severity for finding in of_kind(feedback_on(text), KIND)] == [Severity.MILD]


@pytest.mark.parametrize(
    "text",
    [
        "I made a terrible mistake and my boss was right to be angry.",
        "The customer was rude and he shouted at me, so I asked him to sit down.",
        "The database was a nightmare, nothing was indexed.",
        "We had a disagreement about the plan, we sat down together and sorted it out.",
        "Honestly I can't think of anything bad to say about them.",
        "I'd rather talk about this job.",
        "My manager was wonderful and she taught me everything.",
        "The company closed the branch in May and forty of us were let go.",
        "A bad manager would have sent me home, but mine explained it again.",
        "There wasn't a next step for me there.",
        "The patients can be aggressive, that's part of dementia.",
        "I'm horrible with names, so I write them down.",
    ],
)
def test_facts_own_faults_customers_and_praise_are_left_alone(text):
    assert of_kind(feedback_on(text), KIND) == []


def test_a_pronoun_takes_the_last_person_named():
    about_boss = "I had a new manager in May. She was a bully."
    about_customer = "There was a customer at the counter. She was a bully."
    question = "Tell me about a difficult day."
    boss = feedback_on(about_boss, question=question, kind=QuestionKind.BEHAVIORAL)
    customer = feedback_on(about_customer, question=question, kind=QuestionKind.BEHAVIORAL)
    assert of_kind(boss, KIND)
    assert of_kind(customer, KIND) == []


def test_the_span_is_the_clause_without_what_leads_in():
    text = "well i liked the work but my manager was a liar and i live near the sea now"
    (finding,) = of_kind(feedback_on(text), KIND)
    assert finding.quote == "my manager was a liar"


def test_two_complaints_in_two_sentences_are_two_findings():
    text = "My boss was a bully. I like the sea. The owner never paid us."
    quotes = [finding.quote for finding in of_kind(feedback_on(text), KIND)]
    assert sorted(filter(None, quotes)) == ["My boss was a bully.", "The owner never paid us."]


def test_the_reason_names_the_words():
    (finding,) = of_kind(feedback_on("My boss was a bully."), KIND)
    assert "My boss was a bully." in finding.why


def test_closing_turns_are_not_searched():
    text = "My boss was a bully. How do you choose the pairs?"
    assert of_kind(feedback_on(text, kind=QuestionKind.CLOSING), KIND) == []


def test_a_charge_in_so_many_words_counts_however_friendly_the_rest_is():
    text = (
        "my manager never listened so i wrote down a list of the risks and i showed the list to "
        "the rest of the team and everything went well and the team was great and they gave me a "
        "cake and i'd do it again any day with every one of them because they were kind and fair "
        "and i miss them"
    )
    (finding,) = of_kind(feedback_on(text, question="Tell me about a success."), KIND)
    assert finding.quote is not None
    assert "never listened" in finding.quote
