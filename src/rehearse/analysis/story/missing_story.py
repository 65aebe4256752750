"""Which part of a story is missing, where the question asks for one."""

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import context_of
from rehearse.analysis.encoder.answer_reading import is_short, question_reading
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.story.story_parts import story_parts
from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.finding import FindingKind, Severity, Story
from rehearse.domain.question import Question, QuestionKind

_KEY = "rehearse.story"
# Below this probability the encoder denies a part that the rules believe to have found, and from
# the other on it knows of one that they missed: chosen on answers on which nothing was trained.
DENIED_BELOW = 0.1
AFFIRMED_FROM = 0.9
_NAMES = {
    "situation": "the situation: where and when it was",
    "action": "your own part: what you did yourself",
    "result": "the result: how it ended",
}


@Language.component("missing_story", assigns=["doc.spans"])
def missing_story(doc: Doc) -> Doc:
    """Mark an answer that lacks the situation, the speaker's own action or the result."""
    if not expects_story(context_of(doc).question):
        return doc
    told = told_parts(doc)
    doc.user_data[_KEY] = told
    missing = [name for name in _NAMES if not told[name]]
    if missing:
        add_mark(
            doc,
            FindingKind.MISSING_STORY,
            Mark(
                span=None,
                severity=Severity.STRONG if len(missing) > 1 else Severity.MILD,
                confidence=0.9 if len(missing) > 1 else 0.7,
                details={
                    "missing": " and ".join(_NAMES[name] for name in missing),
                    "first": missing[0],
                },
            ),
        )
    return doc


def expects_story(question: Question) -> bool:
    """Whether a question invites a story from the past."""
    if question.kind in {QuestionKind.CLOSING, QuestionKind.SITUATIONAL, QuestionKind.UNUSUAL}:
        return question.invites_story
    return (
        question.kind is QuestionKind.BEHAVIORAL
        or question.invites_story
        or cue_pattern("story", "asked_for", "cues").search(plain_text(question.text).text)
        is not None
    )


def story_of(doc: Doc) -> Story | None:
    """Return which parts were found; None where no story is expected."""
    told: dict[str, bool] | None = doc.user_data.get(_KEY)
    if told is None:
        return None
    return Story(
        expected=True,
        situation=told["situation"],
        task=told["task"],
        action=told["action"],
        result=told["result"],
    )


def told_parts(doc: Doc) -> dict[str, bool]:
    """Return which parts are told: what the rules find, but where the encoder is surer."""
    parts = story_parts(doc)
    found = {
        "situation": bool(parts.situation),
        "task": bool(parts.task),
        "action": bool(parts.action),
        "result": bool(parts.result),
    }
    if is_short(doc):
        return found
    read = question_reading(doc).answer
    judged = {name: _judged(read[name], rules=found[name]) for name in _NAMES}
    return {**found, **judged}


def _judged(read: float, *, rules: bool) -> bool:
    return read >= DENIED_BELOW if rules else read >= AFFIRMED_FROM
