"""The kind of a question that comes without one, from its text."""

import re

from rehearse.domain.question import QuestionKind

# Ordered: the first pattern that matches wins, so the narrow ones stand before the broad.
_PATTERNS: dict[QuestionKind, tuple[str, ...]] = {
    QuestionKind.CLOSING: (
        r"questions? (?:for|to) (?:us|me)",
        r"anything (?:you'd|you would) like to (?:ask|know)",
        r"what would you like to (?:ask|know)|want to ask (?:us|me)",
    ),
    QuestionKind.DISARMING: (
        r"between (?:you and me|us|ourselves)|off the record|gossip",
        r"must have been (?:hard|awful|frustrating)|bet (?:that|it|he|she|they)",
    ),
    QuestionKind.BEHAVIORAL: (
        r"(?:tell (?:me|us) about|describe) (?:an? |the last|one|your (?:greatest|biggest))",
        r"(?:give|share) (?:me |us )?an example|walk (?:me|us) through a",
        r"when (?:was the last time|have you|did you last)|have you ever",
        r"a time (?:when|you|that)",
    ),
    QuestionKind.GOALS: (
        r"see yourself|in (?:five|ten|three|5|10|3) years|long[- ]term",
        r"career (?:goal|plan)|your (?:goals|ambitions?|aspirations?)|where do you want to",
    ),
    QuestionKind.MOTIVATION: (
        r"why (?:do|did|are|would|our|have)\b.*\b(?:want|like|leave|leaving|left|apply|applied)",
        r"why (?:do|did|are|would|our|have)\b.*\b(?:job|role|company|post|us|here|join|looking)",
        r"why (?:us|this (?:job|role|post|company))|what do you know about (?:us|our)",
        r"what (?:attracts?|attracted|draws?|interests?) you|motivates? you",
    ),
    QuestionKind.SITUATIONAL: (
        r"what would you do|how would you|imagine|suppose",
        r"if (?:a|you|your) (?:customer|colleague|patient|client|boss|manager|were|had)",
    ),
    QuestionKind.UNUSUAL: (
        r"if you could be an? |how many .* (?:are there|fit|in)|which animal|superpower",
        r"desert island|what colou?r|time machine",
    ),
}
_COMPILED = tuple((kind, re.compile("|".join(patterns))) for kind, patterns in _PATTERNS.items())


def kind_from_text(text: str) -> QuestionKind:
    """Return the kind that the wording suggests; `background` where nothing does."""
    lowered = text.lower()
    for kind, pattern in _COMPILED:
        if pattern.search(lowered):
            return kind
    return QuestionKind.BACKGROUND
