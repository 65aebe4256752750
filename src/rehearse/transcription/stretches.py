"""Where sound that is still coming in can be cut without cutting a word."""

from collections.abc import Iterator, Sequence

from rehearse.domain.transcript import TimeRange
from rehearse.transcription.sound import SAMPLE_RATE, Samples, duration_s
from rehearse.transcription.voice_activity import speech_regions

# Recognisers end an utterance at a pause of this length when they have the whole file, so a cut
# there costs no context.
PAUSE_S = 0.5
# Whoever talks on, from so many seconds, is cut at a shorter pause: first at one between phrases,
# then at any that is longer than the closure of a plosive (0.05 to 0.12 s).
_SHORTER_PAUSES_S = ((8.0, 0.25), (20.0, 0.15))
# The detector must see every pause that may count, and takes its time to tell speech from a click.
_SHORTEST_SILENCE_S = 0.1
_UNDECIDED_S = 0.15
# Silence is let go of but for its end, where a soft onset may hide from the detector.
_LONG_SILENCE_S = 5.0
_KEPT_SILENCE_S = 1.0
# How much of a long wait is looked at in one go.
_VIEW_S = 30.0


def stretch_end(samples: Samples, *, shortest_s: float, longest_s: float) -> float | None:
    """Return where the next stretch of 16 kHz `samples` ends, seconds; None where none can yet.

    It ends in a pause, and no pause before `shortest_s` counts: in the last one up to
    `longest_s`, so that whoever has fallen behind takes longer stretches, else in the first one
    after. So a word is never cut, however long it takes. With `longest_s` 0 the end is the same
    however much more sound there is, unless it is None.
    """
    seconds = duration_s(samples)
    view_s = max(_VIEW_S, longest_s)
    end_s = _end_within(samples, view_s, shortest_s, longest_s)
    while end_s is None and view_s < seconds:
        view_s *= 2
        end_s = _end_within(samples, view_s, shortest_s, longest_s)
    return end_s


def _end_within(
    samples: Samples, view_s: float, shortest_s: float, longest_s: float
) -> float | None:
    view = samples[: round(view_s * SAMPLE_RATE)]
    decided_s = duration_s(view) - _UNDECIDED_S
    speech = speech_regions(view, shortest_silence_s=_SHORTEST_SILENCE_S)
    onset = speech[0].start if speech else decided_s
    if onset >= _LONG_SILENCE_S:
        return _LONG_SILENCE_S - _KEPT_SILENCE_S
    cuts = [cut for cut in _cuts(speech, decided_s) if cut >= shortest_s]
    within = [cut for cut in cuts if cut <= longest_s]
    return within[-1] if within else next(iter(cuts), None)


def _cuts(speech: Sequence[TimeRange], decided_s: float) -> Iterator[float]:
    resumed = [*(region.start for region in speech), decided_s][1:]
    for region, until in zip(speech, resumed, strict=True):
        needed_s = min(
            (needed for after, needed in _SHORTER_PAUSES_S if region.end >= after), default=PAUSE_S
        )
        if until - region.end >= needed_s:
            yield region.end + needed_s / 2
