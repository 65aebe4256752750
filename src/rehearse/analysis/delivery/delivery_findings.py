"""What is worth raising about how an answer was said."""

from collections.abc import Iterator

from rehearse.analysis.marks import Mark
from rehearse.domain.finding import Delivery, FindingKind, Severity
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Span, TimeRange, Transcript

# Pace and fillers say nothing in a few words or seconds.
FEWEST_WORDS = 25
FEWEST_SECONDS = 12.0
FEWEST_FILLERS = 4


def delivery_marks(
    delivery: Delivery, transcript: Transcript, question: Question, settings: Settings
) -> Iterator[tuple[FindingKind, Mark]]:
    """Yield the delivery findings of an answer by the thresholds in the settings."""
    yield from _length(delivery, question, settings)
    yield from _pace(delivery, transcript, settings)
    yield from _fillers(delivery, settings)
    for pause in delivery.long_pauses or ():
        if pause.end - pause.start > settings.long_pause_s:
            yield FindingKind.LONG_PAUSE, _pause_mark(transcript, pause)


def _length(
    delivery: Delivery, question: Question, settings: Settings
) -> Iterator[tuple[FindingKind, Mark]]:
    seconds = delivery.duration_s
    if seconds is None:
        return
    limit = settings.too_long_factor * question.suggested_seconds
    details = {"seconds": f"{seconds:.0f}", "suggested": str(question.suggested_seconds)}
    if seconds > limit:
        severity = Severity.STRONG if seconds > 2 * question.suggested_seconds else Severity.MILD
        yield (
            FindingKind.TOO_LONG,
            Mark(span=None, severity=severity, confidence=0.95, details=details),
        )
    elif seconds < settings.too_short_s and question.kind is not QuestionKind.CLOSING:
        yield FindingKind.TOO_SHORT, Mark(span=None, confidence=0.95, details=details)


def _pace(
    delivery: Delivery, transcript: Transcript, settings: Settings
) -> Iterator[tuple[FindingKind, Mark]]:
    pace = delivery.words_per_minute
    if pace is None or len(transcript.text.split()) < FEWEST_WORDS:
        return
    details = {"pace": f"{pace:.0f}"}
    if pace > settings.pace_fast_wpm:
        yield FindingKind.TOO_FAST, Mark(span=None, confidence=0.9, details=details)
    elif pace < settings.pace_slow_wpm:
        yield FindingKind.TOO_SLOW, Mark(span=None, confidence=0.9, details=details)


def _fillers(delivery: Delivery, settings: Settings) -> Iterator[tuple[FindingKind, Mark]]:
    seconds, fillers = delivery.duration_s, delivery.fillers
    if seconds is None or fillers is None or seconds < FEWEST_SECONDS or fillers < FEWEST_FILLERS:
        return
    per_minute = 60.0 * fillers / seconds
    if per_minute >= settings.fillers_per_minute:
        yield (
            FindingKind.MANY_FILLERS,
            Mark(
                span=None,
                confidence=0.9,
                details={"fillers": str(fillers), "per_minute": f"{per_minute:.0f}"},
            ),
        )


def _pause_mark(transcript: Transcript, pause: TimeRange) -> Mark:
    return Mark(
        span=_words_around(transcript, pause),
        confidence=0.9,
        details={"seconds": f"{pause.end - pause.start:.0f}"},
        times=pause,
    )


def _words_around(transcript: Transcript, pause: TimeRange) -> Span | None:
    """The characters from the word before a pause to the word after it."""
    middle = (pause.start + pause.end) / 2
    before = transcript.word_index_at_time(middle)
    if before is None or before + 1 >= len(transcript.words):
        return None
    spans = transcript.word_spans
    return Span(spans[before].start, spans[before + 1].end)
