"""The tone of a sentence by VADER, used as one feature among many."""

from functools import cache

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


@cache
def _analyser() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def tone(text: str) -> float:
    """Return VADER's compound score of a sentence, -1 (worst) to 1 (Hutto & Gilbert 2014)."""
    return float(_analyser().polarity_scores(text)["compound"])
