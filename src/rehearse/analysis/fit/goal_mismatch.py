"""Ambition that runs against the post: a question of fit, not of right or wrong."""

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import AnswerContext, context_of
from rehearse.analysis.encoder.answer_reading import chance_by_words, is_short, job_reading
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.text.plain_text import plain_text
from rehearse.analysis.text.utterances import Utterance, utterances
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind
from rehearse.domain.transcript import Span

# How much the plain words count, and the encoder's reading; from what probability on a point is
# made. Chosen together, on labelled answers on which nothing was trained.
WORDS_SHARE = 0.5
FLAGGED_FROM = 0.4
# What a reading of nothing but a few words is taken for.
UNREAD = 0.5
_UNNAMED = Mark(
    span=None,
    severity=Severity.MILD,
    reads_as="that your plans lead away from this post",
    details={"clash": "unnamed"},
)


@dataclass(frozen=True, slots=True)
class Post:
    """What the advertisement says of ambition."""

    stays_level: bool
    wants_drive: bool
    leads_people: bool


@Language.component("goal_mismatch", assigns=["doc.spans"])
def goal_mismatch(doc: Doc) -> Doc:
    """Mark stated goals that the post cannot meet, in answers about goals."""
    context = context_of(doc)
    if context.job is None or not context.job.description or not _asks_for_goals(context):
        return doc
    chance = _chance(doc)
    if chance >= FLAGGED_FROM:
        # Rules name the clash, where they know it; whether there is one, the other two decide.
        named = [*_clashes(doc, post_of(context.job)), _UNNAMED][0]
        add_mark(doc, FindingKind.GOAL_MISMATCH, replace(named, confidence=chance))
    return doc


def _chance(doc: Doc) -> float:
    reading = None if is_short(doc) else job_reading(doc)
    read = reading.answer["goal_mismatch"] if reading else UNREAD
    said = chance_by_words(doc, FindingKind.GOAL_MISMATCH)
    return WORDS_SHARE * said + (1.0 - WORDS_SHARE) * read


def post_of(job: Job) -> Post:
    """Read from the advertisement whether a post leads upwards and whether drive is wanted."""
    text = plain_text(f"{job.title or ''}. {job.description or ''}").text
    leads = cue_pattern("goals", "post", "leads_people").search(text) is not None
    level = len(set(cue_pattern("goals", "post", "stays_level").findall(text)))
    drive = len(set(cue_pattern("goals", "post", "wants_drive").findall(text)))
    return Post(
        stays_level=level > 0 and level >= drive,
        wants_drive=drive > level or leads,
        leads_people=leads,
    )


def _asks_for_goals(context: AnswerContext) -> bool:
    return context.question.kind is QuestionKind.GOALS


def _clashes(doc: Doc, post: Post) -> list[Mark]:
    found: list[Mark] = []
    for key, clashes, reads_as in (
        ("short_stop", True, "that you mean to leave soon"),
        ("other_field", not post.leads_people or True, "that you want another kind of work"),
        ("management", post.stays_level, "that you want a management post"),
        ("coasting", post.wants_drive, "that you want to take it easy"),
    ):
        if not clashes:
            continue
        for sentence in utterances(doc):
            found.extend(
                Mark(
                    span=span,
                    severity=Severity.STRONG,
                    confidence=0.75,
                    reads_as=reads_as,
                    details={"clash": key},
                )
                for span in _wishes(sentence, key)
            )
    return found


def _wishes(sentence: Utterance, key: str) -> list[Span]:
    if cue_pattern("goals", "ambition", "taken_back").search(sentence.plain.text):
        return []
    wishes: list[Span] = []
    for span in sentence.plain.found(cue_pattern("goals", "ambition", key)):
        first, last = sentence.clauses_in(span)
        wishes.append(Span(sentence.clauses[first].start, sentence.clauses[last].end))
    return wishes
