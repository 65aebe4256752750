"""Words that the person corrected: what stays keeps its time, what is new gets one in between."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from rehearse.app.word_alignment import origins
from rehearse.domain.rehearsal import Dismissal
from rehearse.domain.transcript import Span, TimeRange, Transcript, Word

# About the length of a spoken word at 150 words a minute: for words before the first or after the
# last one, where nothing bounds them.
_WORD_S: Final = 0.4


def corrected(transcript: Transcript, text: str, *, duration_s: float | None = None) -> Transcript:
    """Return `transcript` with the words of `text` in place of its own.

    A word that is the same, or that stands where another stood, keeps that one's time; one that
    stands for several has the time of all of them; one that is new gets a time between its
    neighbours. What the person typed counts as certain (probability 1). `duration_s` is the length
    of the recording, where known: no new word lies behind it.

    Raises:
        ValueError: `text` holds no word.
    """
    texts = text.split()
    if not texts:
        raise ValueError("a transcript cannot be corrected to nothing")
    if not transcript.words:
        return replace(transcript, text=" ".join(texts))
    sources = origins([word.text for word in transcript.words], texts)
    said = [transcript.words[source.start : source.stop] for source in sources]
    times = _timed(said, duration_s)
    words = tuple(map(_word, texts, said, times))
    return replace(transcript, text=" ".join(texts), words=words)


def moved_dismissals(
    dismissals: tuple[Dismissal, ...], before: Transcript, after: Transcript
) -> tuple[Dismissal, ...]:
    """Return the dismissals made on `before` where their words stand in `after`.

    One on the whole answer stays as it is; one whose words were all taken out is left out.
    """
    old, new = _spans(before), _spans(after)
    sources = origins(before.text.split(), after.text.split())
    becomes = {place: number for number, source in enumerate(sources) for place in source}
    moved = (_moved(dismissal, old, new, becomes) for dismissal in dismissals)
    return tuple(dismissal for dismissal in moved if dismissal is not None)


def _word(text: str, said: Sequence[Word], time: TimeRange) -> Word:
    is_same = len(said) == 1 and said[0].text == text
    probability = said[0].probability if is_same else 1.0
    return Word(text=text, start=time.start, end=time.end, probability=probability)


def _timed(said: Sequence[Sequence[Word]], duration_s: float | None) -> list[TimeRange]:
    """Give every word the time of what it stands for, or a share of the gap where it is new."""
    times: list[TimeRange] = []
    number = 0
    while number < len(said):
        if said[number]:
            times.append(TimeRange(said[number][0].start, said[number][-1].end))
            number += 1
            continue
        behind = next((at for at in range(number, len(said)) if said[at]), len(said))
        end = said[behind][0].start if behind < len(said) else None
        begin = times[-1].end if times else None
        times += _shared(begin, end, behind - number, duration_s)
        number = behind
    return times


def _shared(
    begin: float | None, end: float | None, count: int, duration_s: float | None
) -> list[TimeRange]:
    """Share the seconds between two words out to `count` new ones; None where there is no word."""
    if begin is None:
        begin = max((end or 0.0) - count * _WORD_S, 0.0)
    if end is None:
        end = begin + count * _WORD_S
        end = end if duration_s is None else min(end, duration_s)
    each = max(end - begin, 0.0) / count
    return [TimeRange(begin + at * each, begin + (at + 1) * each) for at in range(count)]


def _moved(
    dismissal: Dismissal, old: list[Span], new: list[Span], becomes: Mapping[int, int]
) -> Dismissal | None:
    if dismissal.start is None or dismissal.end is None:
        return dismissal
    span = Span(dismissal.start, dismissal.end)
    kept = [at for at, word in enumerate(old) if word.overlaps(span) and at in becomes]
    if not kept:
        return None
    first, last = new[becomes[kept[0]]], new[becomes[kept[-1]]]
    # A quote that left out the full stop behind its last word goes on doing so.
    start = min(first.start + max(span.start - old[kept[0]].start, 0), first.end - 1)
    end = max(last.end - max(old[kept[-1]].end - span.end, 0), start + 1)
    return replace(dismissal, start=start, end=end)


def _spans(transcript: Transcript) -> list[Span]:
    spans: list[Span] = []
    behind = 0
    for word in transcript.text.split():
        start = transcript.text.index(word, behind)
        behind = start + len(word)
        spans.append(Span(start, behind))
    return spans
