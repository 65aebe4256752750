"""In which language an answer was given; the word lists know English alone."""

from rehearse.domain.transcript import Transcript


def is_english(transcript: Transcript) -> bool:
    """Whether a transcript is English, or says nothing of its language."""
    return transcript.language.lower().split("-")[0] in {"en", ""}
