"""The `summary` of an interview: counts, skills over all answers, what costs most."""

from collections import Counter
from typing import Any

from rehearse.domain.finding import Feedback, Finding, FindingKind, Severity, Skills
from rehearse.domain.interview import Interview

MOST_POINTS = 3


def summarise(interview: Interview) -> dict[str, Any]:
    """Return the summary object of the interview file.

    `findings` counts those that occur, by kind. A skill is `not_shown` if no answer shows it.
    `points` are the findings that cost most: strong before mild, then as each answer ranks them.
    """
    feedbacks = [(at.id, at.feedback) for at in interview.answers if at.feedback is not None]
    counts = Counter(finding.kind for _, feedback in feedbacks for finding in feedback.findings)
    skills = [feedback.skills for _, feedback in feedbacks if feedback.skills is not None]
    return {
        "answers": len(interview.answers),
        "findings": {kind.value: counts[kind] for kind in FindingKind if counts[kind]},
        "asked_for": _asked_for(skills),
        "not_shown": _shown_nowhere(skills),
        "points": [
            {"answer": answer_id, "kind": finding.kind.value, "quote": finding.quote}
            for answer_id, finding in _costliest(feedbacks)
        ],
    }


def _asked_for(skills: list[Skills]) -> list[str]:
    return list(dict.fromkeys(skill for at in skills for skill in at.asked_for))


def _shown_nowhere(skills: list[Skills]) -> list[str]:
    missing_somewhere = dict.fromkeys(skill for at in skills for skill in at.not_shown)
    shown = {skill for at in skills for skill in at.asked_for if skill not in at.not_shown}
    return [skill for skill in missing_somewhere if skill not in shown]


def _costliest(feedbacks: list[tuple[str, Feedback]]) -> list[tuple[str, Finding]]:
    ranked = [
        (finding.severity is not Severity.STRONG, rank, answer_id, finding)
        for answer_id, feedback in feedbacks
        for rank, finding in enumerate(feedback.findings)
    ]
    ranked.sort(key=lambda point: point[:2])
    return [(answer_id, finding) for _, _, answer_id, finding in ranked[:MOST_POINTS]]
