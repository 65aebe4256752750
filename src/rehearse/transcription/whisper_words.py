"""The words in Whisper's segments, without the ones that nobody said."""

import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rehearse.domain.transcript import Word

if TYPE_CHECKING:
    from faster_whisper.transcribe import Segment
    from faster_whisper.transcribe import Word as HeardWord

# Radford et al. 2022, section 4.5: a segment is silence where the no-speech token is likelier
# than 0.6 and the text itself improbable (mean log probability below -1).
_NO_SPEECH = 0.6
_IMPROBABLE = -1.0
# The same section: text that gzip shrinks by more than this is a loop.
_LOOPING = 2.4


def spoken_words(segments: "Iterable[Segment]") -> tuple[Word, ...]:
    """Return the words of the segments that hold speech, in order.

    Left out are segments that Whisper itself takes for silence and segments in which it repeats
    itself in a loop.
    """
    kept = (segment for segment in segments if not is_invented(segment))
    return tuple(word for segment in kept for word in _whole_words(segment.words or ()))


def is_invented(segment: "Segment") -> bool:
    """Whether a segment's text was made up over silence or noise."""
    silent = segment.no_speech_prob > _NO_SPEECH and segment.avg_logprob < _IMPROBABLE
    return silent or is_loop(segment.text)


def is_loop(text: str) -> bool:
    """Whether `text` says the same thing over and over; short emphasis ("no, no, no") is not."""
    encoded = text.strip().encode()
    return bool(encoded) and len(encoded) / len(zlib.compress(encoded)) > _LOOPING


def _whole_words(heard: "Iterable[HeardWord]") -> Iterator[Word]:
    """Join pieces that Whisper set without a space between them ("well", "-known")."""
    pending: Word | None = None
    for piece in heard:
        text = piece.word.strip()
        if not text:
            continue
        if pending is not None and not piece.word[0].isspace():
            pending = _joined(pending, text, piece)
            continue
        if pending is not None:
            yield pending
        pending = _word(text, piece)
    if pending is not None:
        yield pending


def _word(text: str, piece: "HeardWord") -> Word:
    # faster-whisper gives np.float64, which JSON and SQL refuse.
    start, end = float(piece.start), float(piece.end)
    return Word(text=text, start=start, end=max(start, end), probability=_share(piece.probability))


def _joined(word: Word, text: str, piece: "HeardWord") -> Word:
    return Word(
        text=word.text + text,
        start=word.start,
        end=max(word.end, float(piece.end)),
        probability=min(word.probability, _share(piece.probability)),
    )


def _share(probability: float) -> float:
    return min(max(float(probability), 0.0), 1.0)
