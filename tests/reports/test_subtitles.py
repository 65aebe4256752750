"""Subtitles that players can show."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.domain.errors import ExportFailed
from rehearse.domain.transcript import Transcript, Word
from rehearse.reports.marked_text import printable
from rehearse.reports.subtitles import as_srt, as_vtt

TIME = r"\d\d:\d\d:\d\d[,.]\d\d\d"


def said(*words: tuple[str, float, float]) -> Transcript:
    return Transcript.from_words(tuple(Word(text=t, start=a, end=b) for t, a, b in words))


def test_srt_numbers_its_cues_and_breaks_at_a_pause() -> None:
    transcript = said(("Good", 0.5, 0.8), ("morning.", 0.8, 1.25), ("So,", 3.0, 3.2))
    assert as_srt(transcript) == (
        "1\n00:00:00,500 --> 00:00:01,250\nGood morning.\n\n2\n00:00:03,000 --> 00:00:03,200\nSo,\n"
    )


def test_vtt_has_its_header_and_escapes_markup() -> None:
    vtt = as_vtt(said(("<b>&", 3599.9996, 3601.0)))
    assert vtt == "WEBVTT\nLanguage: en\n\n01:00:00.000 --> 01:00:01.000\n&lt;b&gt;&amp;\n"


def test_words_without_times_make_no_subtitles() -> None:
    with pytest.raises(ExportFailed, match="choose text or JSON"):
        as_srt(Transcript(text="no times"))


def test_silence_makes_none() -> None:
    assert as_srt(Transcript(text="")) == ""
    assert as_vtt(Transcript(text="")) == "WEBVTT\nLanguage: en\n"


_lengths = st.lists(
    st.tuples(st.text(min_size=1, max_size=60), st.floats(0, 5), st.floats(0, 4)), max_size=40
)


@given(spoken=_lengths)
def test_every_word_is_shown_once_in_order_within_its_cue(
    spoken: list[tuple[str, float, float]],
) -> None:
    at, words = 0.0, []
    for text, gap, length in spoken:
        words.append(Word(text=text, start=at + gap, end=at + gap + length))
        at = words[-1].end
    srt = as_srt(Transcript.from_words(tuple(words)))
    cues = [cue.split("\n", 2) for cue in srt.rstrip("\n").split("\n\n")] if srt else []
    assert [int(number) for number, _, _ in cues] == list(range(1, len(cues) + 1))
    assert all(re.fullmatch(f"{TIME} --> {TIME}", times) for _, times, _ in cues)
    shown = "".join("".join(text.split()) for _, _, text in cues)
    assert shown == "".join("".join(printable(word.text).split()) for word in words)
