"""What kind of answer was given where a story was asked for, in a sentence."""

from rehearse.domain.finding import AnswerType

_SENTENCES = {
    AnswerType.STORY: "You told of one occasion, with steps of your own.",
    AnswerType.PSEUDO_STORY: "You told what you usually do, not what happened once.",
    AnswerType.EXAMPLE: "You named an occasion; your own steps in it are not told.",
    AnswerType.OPINION: "You said what you think, not what happened.",
    AnswerType.SELF_DESCRIPTION: "You said what you are like, not what happened.",
}


def answer_type_in_words(answer_type: AnswerType | None) -> str:
    """Return a sentence for the person; empty where no story was asked for."""
    return _SENTENCES[answer_type] if answer_type is not None else ""
