"""What kind of answer was given where a story was asked for, in a sentence."""

from PySide6.QtCore import QCoreApplication

from rehearse.domain.finding import AnswerType


def answer_type_text(answer_type: AnswerType | None) -> str:
    """Return a sentence for the person; empty where no story was asked for."""
    if answer_type is None:
        return ""
    translate = QCoreApplication.translate
    sentences = {
        AnswerType.STORY: translate(
            "AnswerType", "You told of one occasion, with steps of your own."
        ),
        AnswerType.PSEUDO_STORY: translate(
            "AnswerType", "You told what you usually do, not what happened once."
        ),
        AnswerType.EXAMPLE: translate(
            "AnswerType", "You named an occasion; your own steps in it are not told."
        ),
        AnswerType.OPINION: translate("AnswerType", "You said what you think, not what happened."),
        AnswerType.SELF_DESCRIPTION: translate(
            "AnswerType", "You said what you are like, not what happened."
        ),
    }
    return sentences[answer_type]
