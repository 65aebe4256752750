"""The `summary` of an interview: counts, skills over all answers, what costs most."""

from collections import Counter
from typing import Any

from rehearse.domain.finding import Feedback, Finding, FindingKind, Severity
from rehearse.domain.interview import Interview
from rehearse.domain.session_feedback import session_of

MOST_POINTS = 3


def summarise(interview: Interview) -> dict[str, Any]:
    """Return the summary object of the interview file.

    `findings` counts those that occur, by kind. A skill is `not_shown` if no answer shows it.
    `points` are the findings that cost most: strong before mild, then as each answer ranks them.
    `no_questions_asked` is null where nobody invited questions; `recurring_negativity` names who
    or what is spoken ill of in several answers.
    """
    feedbacks = [(at.id, at.feedback) for at in interview.answers if at.feedback is not None]
    counts = Counter(finding.kind for _, feedback in feedbacks for finding in feedback.findings)
    session = session_of(interview)
    return {
        "answers": len(interview.answers),
        "findings": {kind.value: counts[kind] for kind in FindingKind if counts[kind]},
        "asked_for": list(session.asked_for),
        "not_shown": list(session.not_shown),
        "points": [
            {"answer": answer_id, "kind": finding.kind.value, "quote": finding.quote}
            for answer_id, finding in _costliest(feedbacks)
        ],
        "no_questions_asked": session.no_questions_asked,
        "recurring_negativity": [
            {"target": theme.target.value, "answers": list(theme.answers)}
            for theme in session.recurring
        ],
    }


def _costliest(feedbacks: list[tuple[str, Feedback]]) -> list[tuple[str, Finding]]:
    ranked = [
        (finding.severity is not Severity.STRONG, rank, answer_id, finding)
        for answer_id, feedback in feedbacks
        for rank, finding in enumerate(feedback.findings)
    ]
    ranked.sort(key=lambda point: point[:2])
    return [(answer_id, finding) for _, _, answer_id, finding in ranked[:MOST_POINTS]]
