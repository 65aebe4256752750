"""What a report says of a rehearsal."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest
from tests.reports.rehearsals import (
    ASKED_FOR,
    QUOTE,
    answer,
    answer_with,
    finding,
    long_rehearsal,
    rehearsal,
    sample_rehearsal,
    unanswered,
)

from rehearse.domain.finding import (
    AskedQuestion,
    EmphasisedSkill,
    Feedback,
    FindingKind,
    QuestionQuality,
    Severity,
    Skills,
)
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import TakeState
from rehearse.domain.transcript import Span, Transcript
from rehearse.reports.keep_points import sentence_around
from rehearse.reports.language_words import NOT_ENGLISH
from rehearse.reports.summary import summarise

SAID = (
    f"In my last job {QUOTE}, so I went through the open tickets, counted the customers who would "
    "be hit, wrote down the risks, and showed the list to the rest of the team in our meeting."
)


def test_the_sample_has_three_things_to_keep_and_three_to_change():
    report = summarise(sample_rehearsal(), zone=UTC)
    assert [point.question for point in report.keep] == [3, 6, 1]
    assert [point.headline for point in report.change] == [
        "You said that your last boss never listened.",
        "The story has no ending.",
        "You asked about hours.",
    ]
    assert report.change[0].quote == QUOTE
    assert report.change[0].at == "0:16"


def test_the_overview_counts_what_is_open_and_what_was_set_aside():
    report = summarise(sample_rehearsal(), zone=UTC)
    assert report.title == "Operations analyst at Tallowmere Water"
    assert report.date == "22 November 2026, 09:05"
    assert report.overview == (
        "6 questions asked, all answered; 8 points worth a look, 1 set aside as not a problem."
    )
    assert sum(count for _, count in report.by_kind) == report.counts.open_points == 8


def test_a_dismissed_point_is_neither_marked_nor_listed():
    shown = summarise(sample_rehearsal()).answers[1]
    assert [card.kind for card in shown.cards] == [
        FindingKind.EMPLOYER_NEGATIVITY,
        FindingKind.MISSING_STORY,
    ]
    assert [segment.text for segment in shown.transcript if segment.numbers] == [QUOTE]
    assert shown.dismissed == 1
    assert shown.take.startswith("Take 2 of 2")


def test_a_skill_counts_as_shown_as_soon_as_one_answer_shows_it():
    job = summarise(sample_rehearsal()).job
    assert job is not None
    assert job.shown == ("SQL", "data quality checks", "calm handling of disagreement")
    assert job.not_shown == ("clear writing",)
    assert set(job.shown + job.not_shown) == set(ASKED_FOR)


def test_the_parts_of_a_story_are_told_or_missing():
    shown = summarise(sample_rehearsal()).answers[1]
    assert [(part.name, part.present) for part in shown.story] == [
        ("Situation", True),
        ("Task", False),
        ("Action", True),
        ("Result", False),
    ]


def test_a_part_of_a_story_says_how_long_it_took():
    shown = summarise(sample_rehearsal()).answers[2]
    assert [part.took for part in shown.story] == ["9 s", "5 s", "17 s", "14 s"]


def test_the_questions_asked_come_with_what_they_tell():
    shown = summarise(sample_rehearsal()).answers[5]
    assert shown.asked is not None
    assert [asked.quality for asked in shown.asked] == [
        QuestionQuality.PREMATURE,
        QuestionQuality.PREMATURE,
        QuestionQuality.GENERIC,
        QuestionQuality.PERCEPTIVE,
    ]


def test_only_a_closing_answer_without_questions_says_that_none_was_heard():
    closing = answer(1, "Any questions for us?", QuestionKind.CLOSING, "No, I am fine.")
    other = answer(2, "Why us?", QuestionKind.MOTIVATION, "For the work.")
    report = summarise(rehearsal(closing, other))
    assert [shown.asked for shown in report.answers] == [(), None]


def test_nothing_answered_is_said_plainly():
    report = summarise(rehearsal(unanswered(1), unanswered(2)))
    assert report.title == "General interview"
    assert report.overview == "2 questions asked, none answered."
    assert report.notes == ("Nothing was recorded, so there is nothing to keep or to change yet.",)
    assert report.keep == report.change == ()
    assert [shown.status for shown in report.answers] == ["Not answered.", "Not answered."]


def test_no_question_at_all():
    assert summarise(rehearsal()).overview == "No question was asked."


def test_what_was_not_analysed_is_named_and_nothing_is_praised():
    told = answer(1, "Why us?", QuestionKind.MOTIVATION, SAID)
    waiting = replace(
        told, takes=(replace(told.takes[0], feedback=None, state=TakeState.RECORDED),)
    )
    report = summarise(rehearsal(waiting))
    assert report.notes == ("No answer has been analysed, so this report has no points yet.",)
    assert report.keep == report.change == ()
    both = summarise(rehearsal(told, replace(waiting, id="a2")))
    assert both.notes == ("1 answer has not been analysed; the points cover the others.",)


def test_a_rough_transcript_and_lost_sound_are_admitted():
    made = answer_with(
        1,
        "Why us?",
        QuestionKind.MOTIVATION,
        Transcript(text=SAID, rough=True),
        Feedback(),
    )
    take = replace(
        made.takes[0],
        recording=Recording(path=None, sample_rate=16_000, frames=16_000, missing_s=1.24),  # type: ignore[arg-type]  # no file is read
    )
    report = summarise(rehearsal(replace(made, takes=(take,))))
    assert "1 transcript is rough" in report.notes[0]
    assert report.answers[0].notes[1] == ("The microphone failed to deliver 1.2 s of this answer.")


def test_an_answer_in_another_language_is_said_to_be_one():
    made = answer_with(
        1,
        "Why us?",
        QuestionKind.MOTIVATION,
        Transcript(text="weil ihr die besten seid"),
        Feedback(in_english=False),
    )
    assert NOT_ENGLISH in summarise(rehearsal(made)).answers[0].notes


def test_one_kind_in_several_answers_is_one_point():
    raised = finding(SAID, QUOTE, FindingKind.EMPLOYER_NEGATIVITY)
    answers = [
        answer(number, "Why did you leave?", QuestionKind.MOTIVATION, SAID, findings=(raised,))
        for number in (1, 2, 3)
    ]
    (point,) = summarise(rehearsal(*answers)).change
    assert (point.question, point.also_in) == (1, (2, 3))


def test_strong_points_come_before_mild_ones_and_words_before_delivery():
    findings = (
        finding(SAID, None, FindingKind.MANY_FILLERS, severity=Severity.STRONG, title="fillers"),
        finding(SAID, QUOTE, FindingKind.EMPLOYER_NEGATIVITY, severity=Severity.MILD, title="mild"),
        finding(SAID, None, FindingKind.OFF_QUESTION, severity=Severity.STRONG, title="beside"),
        finding(SAID, None, FindingKind.TOO_FAST, severity=Severity.MILD, title="fast"),
    )
    made = answer(1, "Why did you leave?", QuestionKind.MOTIVATION, SAID, findings=findings)
    assert [point.headline for point in summarise(rehearsal(made)).change] == [
        "beside",
        "fillers",
        "mild",
    ]


def test_staying_fair_under_bait_is_kept_and_set_aside_criticism_is_not_praised():
    bait = "Your last boss must have been hard work?"
    fair = answer(1, bait, QuestionKind.DISARMING, SAID.replace(QUOTE, "I learned a lot"))
    raised = (finding(SAID, QUOTE, FindingKind.EMPLOYER_NEGATIVITY),)
    sharp = answer(1, bait, QuestionKind.DISARMING, SAID, findings=raised)
    assert "You stayed fair" in summarise(rehearsal(fair)).keep[0].headline
    assert summarise(rehearsal(sharp)).keep == ()


def test_a_stressed_skill_is_praised_only_where_something_asked_for_was_shown():
    at = SAID.index("risks")
    stressed = (EmphasisedSkill(skill="risks", weight=1.0, start=at, end=at + 5),)
    fitting = Skills(emphasised=stressed, asked_for=("risk notes", "SQL"), not_shown=("SQL",))
    beside = replace(fitting, off_target=("risks",))
    nothing = replace(fitting, not_shown=("risk notes", "SQL"))
    clean = finding(SAID, None, FindingKind.TOO_LONG)

    def kept(skills):
        made = answer(1, "Why us?", QuestionKind.MOTIVATION, SAID, skills=skills, findings=(clean,))
        return [point.headline for point in summarise(rehearsal(made)).keep]

    assert kept(fitting) == ["You spoke about risks, which the advertisement asks for."]
    assert kept(beside) == []
    assert kept(nothing) == []


def test_a_sentence_that_is_to_be_changed_is_not_held_up_as_one_to_keep():
    at = SAID.index("last job")
    stressed = (EmphasisedSkill(skill="jobs", weight=1.0, start=at, end=at + 8),)
    skills = Skills(emphasised=stressed, asked_for=("risk notes",))
    flagged = finding(SAID, QUOTE, FindingKind.EMPLOYER_NEGATIVITY)
    made = answer(1, "Why us?", QuestionKind.MOTIVATION, SAID, skills=skills, findings=(flagged,))
    assert summarise(rehearsal(made)).keep == ()


def test_a_short_answer_is_not_praised_for_what_it_leaves_out():
    made = answer(1, "Why us?", QuestionKind.MOTIVATION, "For the work.")
    assert summarise(rehearsal(made)).keep == ()


def test_a_targeted_question_is_kept_where_none_is_perceptive():
    said = "How long has the team worked together?"
    asked = AskedQuestion(quote=said, start=0, end=len(said), quality=QuestionQuality.TARGETED)
    made = answer(1, "Any questions?", QuestionKind.CLOSING, said, questions=(asked,))
    (point,) = summarise(rehearsal(made)).keep
    assert (point.headline, point.quote) == ("You asked a question about this very job.", said)


@pytest.mark.parametrize(
    ("job", "title"),
    [
        (None, "General interview"),
        (Job(), "General interview"),
        (Job(title=" Nurse "), "Nurse"),
        (Job(company="Merrow"), "Interview at Merrow"),
        (Job(title="Nurse", company="Merrow"), "Nurse at Merrow"),
    ],
)
def test_the_title_takes_what_is_known_of_the_job(job, title):
    assert summarise(rehearsal(job=job)).title == title


def test_the_date_is_in_the_zone_asked_for():
    tokyo = timezone(timedelta(hours=9))
    assert summarise(rehearsal(), zone=tokyo).date == "22 November 2026, 18:05"


def test_forty_answers():
    report = summarise(long_rehearsal(40))
    assert len(report.answers) == 40
    assert len(report.keep) == len(report.change) == 3
    assert report.answers[-1].number == 40


def test_the_sentence_around_a_span_is_cut_at_words():
    text = "First. " + "some words before " * 10 + "SQL" + " and words behind" * 10 + ". Last."
    at = text.index("SQL")
    cut = sentence_around(text, Span(at, at + 3), at_most=40)
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert set(cut.strip("… ").split()) <= {"some", "words", "before", "SQL", "and", "behind"}
    assert sentence_around("One. I know SQL well. Two.", Span(12, 15)) == "I know SQL well."
