"""What a question is about, in words for lists and cards."""

from PySide6.QtCore import QCoreApplication

from rehearse.domain.question import MissingPart, Question, QuestionKind


def kind_text(kind: QuestionKind) -> str:
    """Return what people call a kind of question."""
    translate = QCoreApplication.translate
    names = {
        QuestionKind.BEHAVIORAL: translate("kind_text", "A story from the past"),
        QuestionKind.MOTIVATION: translate("kind_text", "Why this job"),
        QuestionKind.BACKGROUND: translate("kind_text", "About you"),
        QuestionKind.GOALS: translate("kind_text", "Your goals"),
        QuestionKind.SITUATIONAL: translate("kind_text", "What would you do"),
        QuestionKind.UNUSUAL: translate("kind_text", "Unusual"),
        QuestionKind.DISARMING: translate("kind_text", "Friendly bait for gossip"),
        QuestionKind.CLOSING: translate("kind_text", "Your own questions"),
    }
    return names[kind]


def missing_text(part: MissingPart) -> str:
    """Return what an answer lacks where a follow-up asks for it."""
    translate = QCoreApplication.translate
    names = {
        MissingPart.SITUATION: translate("missing_text", "where and when it was"),
        MissingPart.OWN_PART: translate("missing_text", "what you did yourself"),
        MissingPart.RESULT: translate("missing_text", "how it ended"),
        MissingPart.DETAIL: translate("missing_text", "a detail"),
    }
    return names[part]


def detail_text(question: Question) -> str:
    """Return kind and competencies in one line."""
    return " · ".join((kind_text(question.kind), *question.competencies))
