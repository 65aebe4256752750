"""What the charts of a rehearsal show, and how they are drawn."""

import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
from matplotlib.image import imread
from tests.reports.rehearsals import long_rehearsal, rehearsal, sample_rehearsal, unanswered

from rehearse.domain.report import Report
from rehearse.reports.charts import charts_of
from rehearse.reports.html import HtmlReport
from rehearse.reports.plots import WIDTH_PX, draw_png, draw_svg, height_px
from rehearse.reports.summary_records import BarChart, ShareChart


def sample_charts():
    pace, lengths, shares = charts_of(sample_rehearsal().answers)
    assert isinstance(pace, BarChart)
    assert isinstance(lengths, BarChart)
    assert isinstance(shares, ShareChart)
    return pace, lengths, shares


def test_bars_say_in_words_what_is_seen():
    pace, lengths, _ = sample_charts()
    assert [number for number, _ in pace.bars] == [1, 2, 3, 4, 5, 6]
    assert pace.in_words == (
        "6 of 6 answers lie between 120 and 165 words a minute, which is easy to follow; the "
        "middle one is 152. Slowest: question 4, 146. Fastest: question 2, 165."
    )
    assert lengths.in_words.startswith("0 of 6 answers took between 60 and 120 seconds")


def test_answers_are_numbered_as_in_the_document():
    (pace, *_) = charts_of(sample_rehearsal().answers, first_number=11)
    assert isinstance(pace, BarChart)
    assert pace.bars[0][0] == 11
    assert "question 14" in pace.in_words


def test_the_shares_of_a_story_stand_beside_what_is_advised():
    *_, shares = sample_charts()
    (name, told), (advised, wanted) = shares.rows
    assert (name, advised) == ("Question 3", "Often advised")
    assert sum(told) == sum(wanted) == 100
    assert "Question 3: situation 9 s, task 5 s, action 17 s, result 14 s." in shares.in_words


def test_many_stories_are_put_together():
    *_, shares = charts_of(long_rehearsal(60).answers)
    assert isinstance(shares, ShareChart)
    assert [name for name, _ in shares.rows] == ["All 10 stories", "Often advised"]
    assert shares.in_words.startswith("All 10 stories: situation 20 %")


def test_a_story_with_a_part_at_an_unknown_place_is_left_out():
    *_, made = sample_rehearsal().answers[:3]
    (take,) = made.takes
    assert take.feedback is not None
    assert take.feedback.story is not None
    story = replace(take.feedback.story, parts=take.feedback.story.parts[1:])
    told = replace(made, takes=(replace(take, feedback=replace(take.feedback, story=story)),))
    assert charts_of((told,)) == ()
    without = replace(story, situation=False)
    told = replace(made, takes=(replace(take, feedback=replace(take.feedback, story=without)),))
    (chart,) = charts_of((told,))
    assert "Question 1: no situation, task 5 s," in chart.in_words


def test_there_is_no_chart_of_next_to_nothing():
    assert charts_of(()) == ()
    assert charts_of((unanswered(1), unanswered(2))) == ()
    first = sample_rehearsal().answers[0]
    assert charts_of((first,)) == ()


def test_a_drawing_for_the_page_takes_its_colours_and_keeps_its_letters():
    for chart in sample_charts():
        svg = draw_svg(chart, prefix="here")
        texts = "".join(ET.fromstring(svg).itertext())
        assert "Question" in texts
        assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {"#ffffff", "#000000"}
        assert all(name.startswith("here-") for name in re.findall(r'\bid="([^"]*)"', svg))
        assert re.search(r"\d{4}-\d\d-\d\d", svg) is None


def test_it_is_the_same_each_time():
    pace, *_ = sample_charts()
    assert draw_svg(pace, prefix="p") == draw_svg(pace, prefix="p")


def test_a_drawing_for_paper_is_twice_as_fine():
    for chart in sample_charts():
        pixels = imread(io.BytesIO(draw_png(chart)))
        assert pixels.shape[:2] == (2 * height_px(chart), 2 * WIDTH_PX)
        assert np.allclose(pixels[0, 0], 1.0)


def test_the_page_says_each_chart_in_words():
    document = HtmlReport().render(Report.of(sample_rehearsal()))
    assert document.count("<figure>") == document.count("<figcaption>") == 3
    none = HtmlReport().render(Report.of(rehearsal(unanswered(1))))
    assert "<figure>" not in none


def test_two_rehearsals_of_one_person_have_charts_each():
    made = sample_rehearsal()
    parts = Report.of(made).parts * 2
    document = HtmlReport().render(replace(Report.of(made), parts=parts))
    assert document.count("<figure>") == 6
    assert "question 10, 146" in document
