"""Which words of a transcript the recogniser was unsure of."""

from rehearse.domain.transcript import Span, Transcript

UNCERTAIN_BELOW = 0.5
"""A word is dotted where the recogniser gives it less than this probability (0 to 1): by its own
account it is more likely wrong than right. Measured in docs/decisions/0012.
"""


def uncertain_spans(transcript: Transcript) -> tuple[Span, ...]:
    """Return the characters of each word that may have been misheard."""
    spoken = zip(transcript.words, transcript.word_spans, strict=True)
    return tuple(span for word, span in spoken if word.probability < UNCERTAIN_BELOW)
