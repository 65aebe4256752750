"""What shows only over all answers, as reports and the terminal tell it."""

from dataclasses import replace

import pytest
from tests.support.stored_rehearsals import FEEDBACK, NEGATIVITY, QUESTION, STARTED, TRANSCRIPT

from rehearse.domain.finding import Feedback, Skills
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, Take, TakeState
from rehearse.domain.report import Report
from rehearse.domain.session_feedback import NegativeTarget, RecurringTheme, SessionFeedback
from rehearse.reports.html import HtmlReport
from rehearse.reports.markdown import MarkdownReport
from rehearse.reports.plain_text import interview_as_text
from rehearse.reports.session_words import session_in_words
from rehearse.reports.summary import summarise

CLOSING = Question(text="Any questions for us?", kind=QuestionKind.CLOSING)
ILL = Feedback(findings=(NEGATIVITY,))
BOSS_TWICE = (
    "A boss comes off badly in answers 1 and 2: heard more than once, it sounds like a pattern. "
    "One calm sentence in one place is enough."
)


def answer(number: int, feedback: Feedback, *, question: Question = QUESTION) -> Answer:
    take = Take(
        id=f"t{number}",
        number=1,
        recorded_at=STARTED,
        transcript=TRANSCRIPT,
        feedback=feedback,
        state=TakeState.ANALYSED,
    )
    return Answer(id=f"a{number}", question=question, takes=(take,))


def sitting(*answers: Answer) -> Rehearsal:
    return Rehearsal(id="r", started_at=STARTED, answers=answers)


def test_nothing_to_say_says_nothing():
    assert session_in_words(SessionFeedback(asked_for=("SQL",), no_questions_asked=False)) == ()
    assert summarise(sitting(answer(1, ILL), answer(2, Feedback()))).overall == ()


@pytest.mark.parametrize("target", NegativeTarget)
def test_every_target_reads_as_a_sentence(target):
    theme = RecurringTheme(target=target, answers=("a1", "a2", "a4"))
    (sentence,) = session_in_words(SessionFeedback(recurring=(theme,)))
    assert "badly in answers a1, a2 and a4:" in sentence


def test_a_report_tells_a_theme_and_that_nothing_was_asked():
    rehearsal = sitting(answer(1, ILL), answer(2, ILL), answer(3, Feedback(), question=CLOSING))
    theme, questions = summarise(rehearsal).overall
    assert theme == BOSS_TWICE
    assert questions.startswith("You were invited to ask and asked nothing")
    assert f"- {BOSS_TWICE}\n" in MarkdownReport().render(Report.of(rehearsal))
    assert f"<li>{BOSS_TWICE}</li>" in HtmlReport().render(Report.of(rehearsal))


def test_a_point_that_was_set_aside_makes_no_theme():
    second = answer(2, ILL)
    aside = Dismissal(kind=NEGATIVITY.kind, start=NEGATIVITY.start, end=NEGATIVITY.end)
    take = replace(second.takes[0], dismissals=(aside,))
    assert summarise(sitting(answer(1, ILL), replace(second, takes=(take,)))).overall == ()


def test_the_terminal_tells_it_after_the_last_answer():
    skills = Skills(asked_for=("SQL", "tact"), not_shown=("tact",))
    given = [FEEDBACK, ILL, Feedback(skills=skills)]
    interview = Interview(
        answers=tuple(
            InterviewAnswer(id=str(at), question=QUESTION, transcript=TRANSCRIPT, feedback=feedback)
            for at, feedback in enumerate(given, start=1)
        )
    )
    lines = interview_as_text(interview).splitlines()
    over_all = " ".join(" ".join(lines[lines.index("Over all answers") :]).split())
    assert BOSS_TWICE in over_all
    assert over_all.endswith("no answer shows it: tact.")
