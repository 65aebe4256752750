"""Where somebody speaks, by the Silero voice activity detector that ships in faster-whisper."""

from rehearse.domain.transcript import TimeRange
from rehearse.transcription.sound import SAMPLE_RATE, Samples

# Gaps between words and within plosives stay below this; sentence pauses lie above.
_SHORTEST_SILENCE_S = 0.25
# A cough or a click is shorter; "no" is longer.
_SHORTEST_SPEECH_S = 0.1


def speech_regions(
    samples: Samples,
    *,
    shortest_silence_s: float = _SHORTEST_SILENCE_S,
    padding_s: float = 0.0,
    longest_s: float = float("inf"),
) -> tuple[TimeRange, ...]:
    """Return the stretches of speech in 16 kHz `samples`, in order and without overlap, seconds.

    Stretches closer than `shortest_silence_s` are one; each is widened by `padding_s` as far as
    its neighbours allow; none is longer than `longest_s` (cut at a short silence where there is
    one). Resolution is 32 ms. Empty where nobody speaks.
    """
    # Imported late: this loads a megabyte of network and the inference library.
    from faster_whisper.vad import VadOptions, get_speech_timestamps  # noqa: PLC0415

    if not len(samples):
        return ()
    options = VadOptions(
        min_silence_duration_ms=round(shortest_silence_s * 1000),
        min_speech_duration_ms=round(_SHORTEST_SPEECH_S * 1000),
        speech_pad_ms=round(padding_s * 1000),
        max_speech_duration_s=longest_s,
    )
    return tuple(
        TimeRange(found["start"] / SAMPLE_RATE, found["end"] / SAMPLE_RATE)
        for found in get_speech_timestamps(samples, options, SAMPLE_RATE)
    )
