"""A report without names still points at the same words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.rehearsals import (
    answer_with,
    finding,
    rehearsal,
    sample_rehearsal,
    strange_rehearsal,
)

from rehearse.app.name_removal import BLANK, without_names
from rehearse.domain.finding import Feedback, FindingKind
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind
from rehearse.domain.rehearsal import Dismissal
from rehearse.domain.report import Report, ReportPart
from rehearse.domain.transcript import Transcript, Word

JOB = Job(
    title="Python developer",
    company="Blue Oak Ltd",
    interviewer="Priya Shah",
    description="Blue Oak looks for a Python developer who knows water.",
)


def removed(said, *, job=JOB, quote=None):
    transcript = Transcript.from_words(
        tuple(Word(text=w, start=at, end=at + 0.5) for at, w in enumerate(said.split()))
    )
    marks = (finding(transcript.text, quote, FindingKind.EMPLOYER_NEGATIVITY),) if quote else ()
    made = rehearsal(
        answer_with(1, "Why us?", QuestionKind.MOTIVATION, transcript, Feedback(findings=marks)),
        job=job,
    )
    return without_names(Report.of(made)).parts[0].rehearsal


def said_in(made):
    (take,) = made.answers[0].takes
    return take.transcript


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("I read about Blue Oak, and I like it.", "I read about [name], and I like it."),
        ("Blue oak ltd is near.", "[name] is near."),
        ("Thank you, Priya.", "Thank you, [name]."),
        ("Shah told me. Mr. Ferris left.", "[name] told me. Mr. [name] left."),
        ("My boss Karen Lodge left. Karen said so.", "My boss [name] left. [name] said so."),
        ("I moved from Leeds to York's shop.", "I moved from [name] to [name]'s shop."),
        ("I wrote Python and SQL on Monday.", "I wrote Python and SQL on Monday."),
        ("My name is Anna-Lena.", "My name is [name]."),
        ("No names here at all.", "No names here at all."),
    ],
)
def test_names_are_replaced_and_other_capitals_stay(said, left):
    assert said_in(removed(said)).text == left


def test_words_keep_their_times_and_those_of_one_name_become_one():
    transcript = said_in(removed("Then Priya Shah, who led, asked me."))
    assert [word.text for word in transcript.words] == [
        "Then",
        "[name],",
        "who",
        "led,",
        "asked",
        "me.",
    ]
    assert (transcript.words[1].start, transcript.words[1].end) == (1, 2.5)
    assert transcript.text == " ".join(word.text for word in transcript.words)


def test_a_finding_still_points_at_its_words():
    made = removed("At Blue Oak my boss Karen never listened to me.", quote="Karen never listened")
    (take,) = made.answers[0].takes
    assert take.feedback is not None
    (mark,) = take.feedback.findings
    assert mark.quote == "[name] never listened"
    assert take.transcript.text[mark.start : mark.end] == mark.quote


def test_the_job_loses_its_names_and_the_recording_goes():
    made = removed("Yes.")
    assert made.job == Job(
        title="Python developer",
        description="[name] looks for a Python developer who knows water.",
    )
    assert made.answers[0].takes[0].recording is None


def test_the_names_of_files_and_rehearsals_go():
    made = replace(sample_rehearsal(), name="With Anna at the kitchen table")
    report = Report(
        parts=(
            ReportPart(rehearsal=made, source="anna-berg.json"),
            ReportPart(rehearsal=made, source="carl.json"),
        ),
        title="Tallowmere Water since May",
        is_one_person=False,
    )
    parts = without_names(report).parts
    assert [part.source for part in parts] == ["Interview file 1", "Interview file 2"]
    assert {part.rehearsal.name for part in parts} == {""}
    assert without_names(report).title == "[name] since May"


def test_a_point_that_was_set_aside_stays_set_aside():
    made = removed("At Blue Oak Karen never listened.", quote="Karen never listened")
    assert made is not None
    transcript = Transcript(text="At Blue Oak Karen never listened.")
    mark = finding(transcript.text, "Karen never listened", FindingKind.EMPLOYER_NEGATIVITY)
    answer = answer_with(
        1, "Why us?", QuestionKind.MOTIVATION, transcript, Feedback(findings=(mark,))
    )
    aside = replace(
        answer.takes[0],
        dismissals=(Dismissal(kind=mark.kind, start=mark.start, end=mark.end),),
    )
    report = Report.of(rehearsal(replace(answer, takes=(aside,)), job=JOB))
    (take,) = without_names(report).parts[0].rehearsal.answers[0].takes
    assert take.feedback is not None
    (left,) = take.feedback.findings
    assert take.dismissals == (Dismissal(kind=left.kind, start=left.start, end=left.end),)


def test_strange_text_goes_through():
    report = without_names(Report.of(strange_rehearsal()))
    for answer in report.parts[0].rehearsal.answers:
        for take in answer.takes:
            for mark in take.feedback.findings if take.feedback else ():
                assert take.transcript is not None
                assert take.transcript.text[mark.start : mark.end] == mark.quote


WORDS = st.sampled_from(
    ["Priya", "Shah", "Priya Shah,", "and", "Blue Oak", "🎉", "שלום", "i", "Karen's"]
)


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_any_span_still_holds_what_it_held(words, data):
    said = " ".join(words)
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    made = removed(said, quote=said[start:end])
    transcript = said_in(made)
    assert transcript.text == " ".join(word.text for word in transcript.words)
    for name in ("Priya", "Shah", "Blue Oak"):
        assert name not in transcript.text
    (take,) = made.answers[0].takes
    assert take.feedback is not None
    (mark,) = take.feedback.findings
    assert mark.quote == transcript.text[mark.start : mark.end]
    if not any(name in said for name in ("Priya", "Shah", "Oak", "Karen")):
        assert BLANK not in transcript.text
        assert transcript.text == said
