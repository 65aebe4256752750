"""Search as you type: over text and competencies, whatever the case and the accents."""

from hypothesis import given
from hypothesis import strategies as st

from rehearse.app.question_search import QuestionFilter, QuestionIndex
from rehearse.domain.question import Question, QuestionKind


def question(id: str, text: str, *competencies: str, bank: str = "b") -> Question:  # noqa: A002
    kind = QuestionKind.GOALS if id == "goal" else QuestionKind.BEHAVIORAL
    return Question(id=id, bank_id=bank, kind=kind, text=text, competencies=competencies)


QUESTIONS = (
    question("cafe", "What did you learn in the Café?", "learning"),
    question("team", "When did your team disagree?", "Conflict", "teamwork"),
    question("goal", "Where next?", "goals", bank="other"),
)
INDEX = QuestionIndex(QUESTIONS)


def found(words: str = "", **more: object) -> list[str]:
    index = QuestionIndex(QUESTIONS)
    return [one.id for one in index.find(QuestionFilter(words=words, **more))]  # type: ignore[arg-type]  # names of its own fields


def test_words_are_looked_for_in_text_and_competencies() -> None:
    assert found("cafe") == ["cafe"]
    assert found("CAFÉ learn") == ["cafe"]
    assert found("conflict disagree") == ["team"]
    assert found("  ") == ["cafe", "team", "goal"]
    assert found("b") == []


def test_filters_narrow_it_down() -> None:
    assert found(bank_id="other") == ["goal"]
    assert found(kind=QuestionKind.GOALS) == ["goal"]
    assert found(competency="conflict") == ["team"]
    assert found("team", bank_id="other") == []
    wanted = QuestionFilter(only_favourites=True)
    assert [one.id for one in INDEX.find(wanted, favourites=frozenset({"b/cafe"}))] == ["cafe"]


def test_every_competency_is_named_once() -> None:
    both = (*QUESTIONS, question("x", "?", "conflict"))
    assert QuestionIndex(both).competencies() == ("conflict", "goals", "learning", "teamwork")


@given(st.lists(st.text("aeé tTmn ", max_size=6), max_size=12))
def test_typing_on_finds_what_a_fresh_search_finds(typed: list[str]) -> None:
    index = QuestionIndex(QUESTIONS)
    for words in typed:
        assert index.find(QuestionFilter(words=words)) == QuestionIndex(QUESTIONS).find(
            QuestionFilter(words=words)
        )
