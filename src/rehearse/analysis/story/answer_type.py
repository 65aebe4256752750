"""What kind of answer was given where a story was asked for.

The kinds are those of research on stories in interviews (Bangerter, Corvalan & Cavin 2014):
a story, a pseudo-story of what usually happens, an example, an opinion, a self-description.
"""

from spacy.tokens import Doc, Token

from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.text.utterances import Utterance, utterances
from rehearse.domain.finding import AnswerType, Story

# So many steps in the present tell what is usually done; one fewer where a word says "usually".
FEWEST_HABITUAL_STEPS = 3
_WORDS_BETWEEN = 3


def answer_type_of(doc: Doc, story: Story | None) -> AnswerType | None:
    """Return the kind of answer; None where no story was asked for or nothing was said."""
    said = utterances(doc)
    if story is None or not said:
        return None
    if story.action and (story.situation or story.result):
        return AnswerType.STORY
    if story.situation or story.action or story.result:
        return AnswerType.EXAMPLE
    if _tells_a_habit(doc, said):
        return AnswerType.PSEUDO_STORY
    if _signs(said, "traits") > _signs(said, "opinion"):
        return AnswerType.SELF_DESCRIPTION
    return AnswerType.OPINION


def _signs(said: tuple[Utterance, ...], key: str) -> int:
    pattern = cue_pattern("answer_type", key, "cues")
    return sum(1 for sentence in said for _ in sentence.plain.found(pattern))


def _tells_a_habit(doc: Doc, said: tuple[Utterance, ...]) -> bool:
    """Whether "I" take several steps in the present or with "would"."""
    steps = sum(_names_a_step(doc, token) for token in doc if token.lower_ == "i")
    return steps + bool(_signs(said, "habit")) >= FEWEST_HABITUAL_STEPS


def _names_a_step(doc: Doc, subject: Token) -> bool:
    """Whether a verb that names an act follows, as in "I always call" or "I'd ask"."""
    no_step = cue_list("answer_type")["habit"]["no_step"]
    would = False
    for token in doc[subject.i + 1 : subject.i + 2 + _WORDS_BETWEEN]:
        if token.tag_ == "MD" and token.lower_ in {"would", "'d", "\u2019d", "will", "'ll"}:
            would = True
        elif token.tag_ == "VBP" or (would and token.tag_ == "VB"):
            # "I'd say" gives an opinion.
            return token.lower_ not in no_step and not (would and token.lower_ == "say")
        elif token.pos_ not in {"ADV", "INTJ", "PUNCT"}:
            return False
    return False
