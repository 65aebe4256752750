"""Transcripts cut at the borders of findings."""

from hypothesis import given
from hypothesis import strategies as st

from rehearse.domain.transcript import Span
from rehearse.reports.marked_text import Segment, cut_into_segments, direction_of, printable

_spans = st.lists(
    st.tuples(st.integers(-5, 60), st.integers(-5, 60)).map(lambda ends: Span(*sorted(ends))),
    max_size=6,
)


@given(st.text(max_size=50), _spans)
def test_the_segments_joined_are_the_text_and_each_character_keeps_its_findings(text, spans):
    numbered = list(enumerate(spans, start=1))
    segments = cut_into_segments(text, numbered)

    assert "".join(segment.text for segment in segments) == text
    place = 0
    for segment in segments:
        assert segment.text
        for offset in range(place, place + len(segment.text)):
            over = tuple(number for number, span in numbered if span.start <= offset < span.end)
            assert segment.numbers == over
        place += len(segment.text)


@given(st.text(max_size=50), _spans)
def test_every_span_within_the_text_ends_once(text, spans):
    segments = cut_into_segments(text, list(enumerate(spans, start=1)))
    ended = sorted(number for segment in segments for number in segment.ends)
    shown = [
        number
        for number, span in enumerate(spans, start=1)
        if max(span.start, 0) < min(span.end, len(text))
    ]
    assert ended == shown


def test_overlapping_spans_share_their_middle():
    assert cut_into_segments("abcdef", [(1, Span(1, 4)), (2, Span(3, 5))]) == (
        Segment(text="a"),
        Segment(text="bc", numbers=(1,)),
        Segment(text="d", numbers=(1, 2), ends=(1,)),
        Segment(text="e", numbers=(2,), ends=(2,)),
        Segment(text="f"),
    )


@given(st.text(alphabet=st.characters(), max_size=50))
def test_printable_text_can_be_written_and_keeps_its_offsets(text):
    assert len(printable(text)) == len(text)
    printable(text).encode("utf-8")


def test_control_characters_are_replaced_and_line_ends_stay():
    assert printable("a\x00b\x1b[0m\r\n\tc\ud800") == "a\ufffdb\ufffd[0m\r\n\tc\ufffd"


def test_direction_is_that_of_the_first_letter():
    assert direction_of("3 פעמים, he said") == "rtl"
    assert direction_of("“he said” פעמים") == "ltr"
    assert direction_of("عملت") == "rtl"
    assert direction_of("12 🎉") == "ltr"
