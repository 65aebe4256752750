"""Ambition that runs against the post: a question of fit, not of right or wrong."""

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import AnswerContext, context_of
from rehearse.analysis.encoder.answer_reading import odds_by_words
from rehearse.analysis.linear_model import as_feature, probabilities
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.skills.skill_families import wanted_by
from rehearse.analysis.text.plain_text import plain_text
from rehearse.analysis.text.utterances import Utterance, utterances
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind
from rehearse.domain.transcript import Span

_AMBITIONS = ("short_stop", "other_field", "management", "coasting")
MODEL = "goal_mismatch"
# Chosen on labelled answers on which nothing was trained.
FLAGGED_FROM = 0.55
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
    is_temporary: bool
    leads_up: bool


@Language.component("goal_mismatch", assigns=["doc.spans"])
def goal_mismatch(doc: Doc) -> Doc:
    """Mark stated goals that the post cannot meet, in answers about goals."""
    context = context_of(doc)
    if context.job is None or not context.job.description or not _asks_for_goals(context):
        return doc
    post = post_of(context.job)
    if post.leads_up and not post.stays_level and wishes_of(doc) == {"management"}:
        return doc
    said = odds_by_words(doc, FindingKind.GOAL_MISMATCH, wanted_by(context.job).stems)
    chance = probabilities(MODEL, goal_features(doc, post, said))["amiss"]
    if chance >= FLAGGED_FROM:
        # Rules name the clash, where they know it; whether there is one, all of it decides.
        named = [*_clashes(doc, post), _UNNAMED][0]
        add_mark(doc, FindingKind.GOAL_MISMATCH, replace(named, confidence=chance))
    return doc


def wishes_of(doc: Doc) -> set[str]:
    """Return which kinds of ambition the answer tells of."""
    return {key for key in _AMBITIONS if any(_wishes(one, key) for one in utterances(doc))}


def goal_features(doc: Doc, post: Post, said: float) -> dict[str, float]:
    """Return what the decision is made by, each feature 0 or 1, but for the words.

    `said` are the log-odds by the words that are not the advertisement's.
    """
    words = as_feature(said)
    wishes = wishes_of(doc)
    up, down, away = (key in wishes for key in ("management", "coasting", "short_stop"))
    flags = {
        **{key: key in wishes for key in _AMBITIONS},
        "level": post.stays_level,
        "drive": post.wants_drive,
        "temporary": post.is_temporary,
        "management, level": up and post.stays_level,
        "management, drive": up and (post.wants_drive or post.leads_people),
        "coasting, level": down and post.stays_level,
        "coasting, drive": down and (post.wants_drive or post.leads_people),
        "short stop, temporary": away and post.is_temporary,
        "no wish, drive": post.wants_drive and not wishes,
    }
    return {
        "bias": 1.0,
        "words": words,
        "words, level": words * post.stays_level,
        "words, drive": words * post.wants_drive,
        "words, temporary": words * post.is_temporary,
        **{name: float(flag) for name, flag in flags.items()},
    }


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
        is_temporary=cue_pattern("goals", "post", "temporary").search(text) is not None,
        leads_up=cue_pattern("goals", "post", "leads_up").search(text) is not None,
    )


def _asks_for_goals(context: AnswerContext) -> bool:
    return context.question.kind is QuestionKind.GOALS


def _clashes(doc: Doc, post: Post) -> list[Mark]:
    found: list[Mark] = []
    for key, clashes, reads_as in (
        ("short_stop", not post.is_temporary, "that you mean to leave soon"),
        ("other_field", True, "that you want another kind of work"),
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
