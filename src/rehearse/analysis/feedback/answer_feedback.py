"""One answer through the pipeline, and everything that was found put together."""

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.closing.closing_questions import asked_questions
from rehearse.analysis.delivery.delivery import delivery_of
from rehearse.analysis.delivery.delivery_findings import delivery_marks
from rehearse.analysis.doc_context import AnswerContext, set_context
from rehearse.analysis.feedback.findings import finding_of, findings_in
from rehearse.analysis.feedback.ranking import ranked
from rehearse.analysis.skills.wrong_skills import skills_of
from rehearse.analysis.story.answer_type import answer_type_of
from rehearse.analysis.story.missing_story import story_of
from rehearse.analysis.story.story_passages import with_passages
from rehearse.analysis.text.spoken_language import is_english
from rehearse.domain.finding import Feedback


def feedback_on(nlp: Language, context: AnswerContext) -> Feedback:
    """Return the feedback on the answer of `context`."""
    delivery = delivery_of(context.transcript, sound=context.sound)
    spoken = [
        finding_of(kind, mark, context.transcript)
        for kind, mark in delivery_marks(
            delivery, context.transcript, context.question, context.settings
        )
    ]
    in_english = is_english(context.transcript)
    if not in_english or not context.transcript.text.strip():
        return Feedback(findings=ranked(spoken), delivery=delivery, in_english=in_english)
    doc = read(nlp, context)
    found = [*findings_in(doc, context.transcript), *spoken]
    return Feedback(
        findings=ranked(found),
        story=with_passages(doc, story_of(doc)),
        answer_type=answer_type_of(doc, story_of(doc)),
        skills=skills_of(doc),
        questions=asked_questions(doc),
        delivery=delivery,
    )


def read(nlp: Language, context: AnswerContext) -> Doc:
    """Return the Doc of an answer with every component's marks."""
    doc = nlp.make_doc(context.transcript.text)
    set_context(doc, context)
    return nlp(doc)
