"""What people call each kind of point, for filters."""

from PySide6.QtCore import QCoreApplication

from rehearse.domain.finding import FindingKind


def finding_kind_text(kind: FindingKind) -> str:
    """Return the name of a kind of point; reports use the same words."""
    translate = QCoreApplication.translate
    names = {
        FindingKind.EMPLOYER_NEGATIVITY: translate("finding_kind", "Against a past employer"),
        FindingKind.WRONG_NAME: translate("finding_kind", "Wrong name"),
        FindingKind.MISSING_STORY: translate("finding_kind", "Story not complete"),
        FindingKind.OFF_QUESTION: translate("finding_kind", "Beside the question"),
        FindingKind.TOO_LONG: translate("finding_kind", "Long answer"),
        FindingKind.TOO_SHORT: translate("finding_kind", "Short answer"),
        FindingKind.TOO_FAST: translate("finding_kind", "Fast speech"),
        FindingKind.TOO_SLOW: translate("finding_kind", "Slow speech"),
        FindingKind.MANY_FILLERS: translate("finding_kind", "Many fillers"),
        FindingKind.LONG_PAUSE: translate("finding_kind", "Long pause"),
        FindingKind.WRONG_SKILLS: translate("finding_kind", "Other skills than asked for"),
        FindingKind.GOAL_MISMATCH: translate("finding_kind", "Goal beside the job"),
        FindingKind.RESEARCH_GAP: translate("finding_kind", "Would fit any company"),
        FindingKind.MISSING_QUESTIONS: translate("finding_kind", "No question asked"),
        FindingKind.PREMATURE_QUESTION: translate("finding_kind", "Asked too early"),
        FindingKind.GENERIC_QUESTION: translate("finding_kind", "Question for any company"),
    }
    return names[kind]
