"""A transcript as subtitles: SubRip (.srt) and WebVTT (.vtt).

Line length and duration follow the BBC's subtitle guidelines (two lines of 37 characters, breaks at
pauses) and Netflix's timed text style guide (at most 7 s).
"""

from collections.abc import Iterator, Sequence

from rehearse.domain.errors import ExportFailed
from rehearse.domain.transcript import Transcript, Word
from rehearse.reports.marked_text import printable

_LINE = 37
_LONGEST_TEXT = 2 * _LINE
_LONGEST_S = 7.0
_PAUSE_S = 0.7

Cue = tuple[Word, ...]


def as_srt(transcript: Transcript) -> str:
    """Return SubRip text; empty where nothing was said.

    Raises:
        ExportFailed: the words have no times.
    """
    cues = enumerate(_cues(transcript), start=1)
    return "\n".join(f"{number}\n{_times(cue, ',')}\n{_text(cue)}\n" for number, cue in cues)


def as_vtt(transcript: Transcript) -> str:
    """Return WebVTT text; a header alone where nothing was said.

    Raises:
        ExportFailed: the words have no times.
    """
    cues = "".join(f"\n{_times(cue, '.')}\n{_escaped(_text(cue))}\n" for cue in _cues(transcript))
    return f"WEBVTT\nLanguage: {transcript.language}\n{cues}"


def _cues(transcript: Transcript) -> Sequence[Cue]:
    if transcript.text.strip() and not transcript.words:
        raise ExportFailed(
            "Subtitles need the time of each word, which this transcript does not have; "
            "choose text or JSON instead."
        )
    return tuple(_grouped([word for word in transcript.words if _shown(word)]))


def _grouped(words: Sequence[Word]) -> Iterator[Cue]:
    cue: list[Word] = []
    for word in words:
        if cue and not _fits(cue, word):
            yield tuple(cue)
            cue = []
        cue.append(word)
    if cue:
        yield tuple(cue)


def _fits(cue: Sequence[Word], word: Word) -> bool:
    letters = sum(len(one.text) + 1 for one in cue) + len(word.text)
    is_new_sentence = cue[-1].text.endswith((".", "?", "!"))
    return (
        letters <= _LONGEST_TEXT
        and word.end - cue[0].start <= _LONGEST_S
        and word.start - cue[-1].end < _PAUSE_S
        and not is_new_sentence
    )


def _times(cue: Cue, point: str) -> str:
    return f"{_clock(cue[0].start, point)} --> {_clock(max(w.end for w in cue), point)}"


def _clock(seconds: float, point: str) -> str:
    milliseconds = round(max(seconds, 0.0) * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def _text(cue: Cue) -> str:
    text = " ".join(_shown(word) for word in cue)
    if len(text) <= _LINE:
        return text
    # Two lines of about the same length are read faster than a long one and a short one.
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(text) / 2), default=None)
    return text if middle is None else f"{text[:middle]}\n{text[middle + 1 :]}"


def _shown(word: Word) -> str:
    return " ".join(printable(word.text).split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
