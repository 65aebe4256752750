"""Several rehearsals in one document."""

from dataclasses import replace
from datetime import UTC, timedelta

from tests.reports.rehearsals import QUOTE, rehearsal, sample_rehearsal, unanswered

from rehearse.domain.report import Omission, Report, ReportPart
from rehearse.reports.document_summary import summarise_report


def parts(*sources):
    made = sample_rehearsal()
    return tuple(
        ReportPart(
            rehearsal=replace(made, started_at=made.started_at + timedelta(days=at)), source=source
        )
        for at, source in enumerate(sources)
    )


def test_one_rehearsal_has_its_own_title_and_no_sum():
    document = summarise_report(Report.of(sample_rehearsal()), zone=UTC)
    assert document.is_single
    assert document.joint is None
    assert document.title == "Operations analyst at Tallowmere Water"
    assert document.heading == "Rehearsal report: Operations analyst at Tallowmere Water"
    assert document.meta.startswith("22 November 2026, 09:05 · Practice with a neutral")


def test_what_a_person_calls_it_is_the_title_and_the_job_is_told_too():
    named = replace(sample_rehearsal(), name="The second try")
    document = summarise_report(Report.of(named), zone=UTC)
    assert document.title == "The second try"
    assert document.meta.startswith("Operations analyst at Tallowmere Water · 22 November 2026")


def test_a_file_says_where_it_is_from_and_not_how_it_was_rehearsed():
    document = summarise_report(Report(parts=parts("anna.json")), zone=UTC)
    assert document.meta == "From anna.json, saved 22 November 2026, 09:05."


def test_one_person_s_answers_are_numbered_on_and_summed_up():
    document = summarise_report(Report(parts=parts("", "")), zone=UTC)
    assert document.title == "2 rehearsals"
    assert document.meta == "2 rehearsals, 12 answers, 22 November 2026 to 23 November 2026"
    assert [answer.number for answer in document.parts[1].answers] == list(range(7, 13))
    assert document.joint is not None
    assert document.joint.counts.asked == 12
    assert document.joint.change[0].quote == QUOTE
    assert document.joint.change[0].also_in == (8,)
    assert document.parts[1].change[0].question == 8


def test_many_people_s_are_numbered_anew_named_by_their_file_and_not_mixed():
    report = Report(parts=parts("anna.json", "bert.json"), is_one_person=False)
    document = summarise_report(report, zone=UTC)
    assert document.joint is None
    assert [part.answers[0].number for part in document.parts] == [1, 1]
    anchors = [answer.anchor for part in document.parts for answer in part.answers]
    assert len(set(anchors)) == len(anchors)
    assert [part.title.partition(":")[0] for part in document.parts] == ["anna", "bert"]


def test_what_was_left_out_is_said():
    report = Report(parts=parts(""), without=frozenset(Omission), notes=("One more.",))
    notes = summarise_report(report, zone=UTC).notes
    assert [note.split()[0] for note in notes] == ["The", "Names", "One"]


def test_rehearsals_with_nothing_in_them():
    empty = (ReportPart(rehearsal=rehearsal()), ReportPart(rehearsal=rehearsal(unanswered(1))))
    document = summarise_report(Report(parts=empty), zone=UTC)
    assert document.joint is not None
    assert document.joint.keep == ()
    assert document.meta == "2 rehearsals, 0 answers, 22 November 2026"
