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
        r"between (?:you and me|us|ourselves|colleagues|friends)|off the record|gossip",
        r"must have been (?:hard|awful|frustrating)|bet (?:that|it|he|she|they)",
        r"stays? in this room|be (?:frank|honest|open) with me|you can tell me|come on,",
        r"(?:we (?:all|both) know|i know) (?:how|what) \w+|\b(?:was|were|are|is) \b.*\breally like",
        r"drove you mad|how bad was|really run",
    ),
    QuestionKind.UNUSUAL: (
        r"if you (?:could be|were an? |could have (?:dinner|lunch)|won the)",
        r"if your .*\bwere an? |how many .* (?:are there|fit|in)|which animal|superpower",
        r"desert island|what colou?r|time machine|worst enemy|living or dead|most boring",
        r"won the lottery|kitchen appliance",
    ),
    QuestionKind.BACKGROUND: (
        r"your (?:\w+ )?(?:strengths?|weakness(?:es)?)",
        r"why should (?:we|i)|why (?:do|would) you think you",
        r"tell (?:me|us) (?:a little )?about your",
        r"what have you achieved",
    ),
    QuestionKind.BEHAVIORAL: (
        r"(?:tell (?:me|us) about|describe) (?:an? |the last|one|your (?:greatest|biggest))",
        r"(?:tell (?:me|us) about|describe) (?:the (?:hardest|best|worst)|something|how|\w+ing )",
        r"(?:give|share) (?:me |us )?an example|walk (?:me|us) through a",
        r"when (?:was the last time|have you|did you last)|have you ever|how have you",
        r"a time (?:when|you|that)|most proud of|proudest|best thing you(?:'ve| have)? ever",
    ),
    QuestionKind.GOALS: (
        r"see yourself|in (?:five|ten|three|5|10|3) years|long[- ]term|picture your career",
        r"career (?:goal|plan|from here)|in your career|take your career",
        r"your (?:goals|ambitions?|aspirations?)|where do you (?:want to|hope)",
        r"your plans|next (?:few |two |three |five |ten )?years|coming years|want to get out of",
        r"hope (?:to achieve|for)|leading (?:for )?you|lead you|working life to",
    ),
    QuestionKind.MOTIVATION: (
        r"why (?:do|did|are|would|our|have|the)\b.*\b(?:want|like|leave|leaving|left|apply)",
        r"why (?:do|did|are|would|our|have)\b.*\b(?:job|role|company|post|us|here|join|looking)",
        r"why (?:us|this (?:job|role|post|company))|what do you know about (?:us|our)",
        r"^why (?:the )?[a-z][\w.' ]{2,40}(?:,|\?|$)",
        r"what (?:attracts?|attracted|draws?|interests?|brought) you|motivates? you",
        r"what (?:made|makes) you (?:look|apply|want|choose|interested|leave)",
        r"what is it (?:about|that you like)|(?:didn't|did not) you like about|appeals? to you",
        r"(?:be different|looking for) in your next",
    ),
    QuestionKind.SITUATIONAL: (
        r"what (?:would|do) you do|how would you (?:deal|handle|react|respond|go|approach|tell)",
        r"what do you (?:say|write|change|tell|do|answer)|talk me through|\bgo on\.$",
        r"imagine|suppose",
        r"if (?:a|you|your) (?:customer|colleague|patient|client|boss|manager|were|had)",
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
