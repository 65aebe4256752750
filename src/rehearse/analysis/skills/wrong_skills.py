"""An answer that stresses what the post does not ask for, or what counts against the speaker."""

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.encoder.answer_reading import odds_by_words
from rehearse.analysis.linear_model import as_feature, probabilities
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.skills.skill_emphasis import (
    Stress,
    dismissals,
    stresses,
)
from rehearse.analysis.skills.skill_families import Wanted, is_named, wanted_by
from rehearse.analysis.text.content_words import content_words
from rehearse.analysis.text.utterances import utterances
from rehearse.domain.finding import EmphasisedSkill, FindingKind, Severity, Skills
from rehearse.domain.question import QuestionKind

_KEY = "rehearse.skills"
MODEL = "wrong_skills"
# Chosen on labelled answers on which nothing was trained.
FLAGGED_FROM = 0.6
_UNNAMED = "other things"
MOST_DISMISSALS = 2
FEWEST_WORDS = 25
MOST_EMPHASISED = 8
# Kinds in which a person presents what they can do.
_PRESENTING = frozenset({QuestionKind.BACKGROUND, QuestionKind.BEHAVIORAL, QuestionKind.MOTIVATION})


@Language.component("wrong_skills", assigns=["doc.spans"])
def wrong_skills(doc: Doc) -> Doc:
    """Find what is stressed and mark the answer where the weight lies elsewhere."""
    context = context_of(doc)
    if context.job is None or not (context.job.description or context.job.asked_skills):
        return doc
    want = wanted_by(context.job)
    found = stresses(doc, want)
    doc.user_data[_KEY] = _skills(doc, found, want)
    words = sum(len(sentence.plain) for sentence in utterances(doc))
    off = [stress for stress in found if not stress.on_target]
    if context.question.kind in _PRESENTING and words >= FEWEST_WORDS:
        said = odds_by_words(doc, FindingKind.WRONG_SKILLS, want.stems)
        chance = probabilities(MODEL, emphasis_features(doc, said))["amiss"]
        if chance >= FLAGGED_FROM:
            _mark(doc, off, chance)
    return doc


def skills_of(doc: Doc) -> Skills | None:
    """Return what the component found; None without an advertisement."""
    found: Skills | None = doc.user_data.get(_KEY)
    return found


def emphasis_features(doc: Doc, said: float) -> dict[str, float]:
    """Return what the decision is made by: shares of the answer's words, about 0 to 1 each.

    `said` are the log-odds by the words that are not the advertisement's.
    """
    job = context_of(doc).job
    if job is None:
        return {"bias": 1.0}
    want = wanted_by(job)
    found = stresses(doc, want)
    words = max(1, sum(len(sentence.plain) for sentence in utterances(doc)))
    on = sum(stress.words for stress in found if stress.on_target)
    against = sum(stress.words for stress in found if stress.against)
    off = sum(stress.words for stress in found if not stress.on_target and not stress.against)
    content = content_words(text_of(doc))
    return {
        "bias": 1.0,
        "words": as_feature(said),
        "on": min(1.0, on / words),
        "off": min(1.0, off / words),
        "against": min(1.0, 2 * against / words),
        "any against": float(against > 0),
        "nothing on": float(on == 0),
        "shared": min(1.0, 3 * len(content & want.stems) / max(1, len(content))),
        "dismissals": min(MOST_DISMISSALS, dismissals(doc)) / MOST_DISMISSALS,
        "phrases shown": min(1.0, sum(bool(content_words(p) & content) for p in want.phrases) / 8),
        "behavioral": float(context_of(doc).question.kind is QuestionKind.BEHAVIORAL),
    }


def _mark(doc: Doc, off: list[Stress], chance: float) -> None:
    add_mark(
        doc,
        FindingKind.WRONG_SKILLS,
        Mark(
            span=off[0].first if off else None,
            severity=Severity.STRONG if any(s.against for s in off) else Severity.MILD,
            confidence=chance,
            details={"off": " and ".join(stress.name for stress in off[:2]) or _UNNAMED},
        ),
    )


def _skills(doc: Doc, found: list[Stress], want: Wanted) -> Skills:
    total = sum(stress.words for stress in found) or 1
    stressed = found[:MOST_EMPHASISED]
    said = content_words(text_of(doc))
    return Skills(
        emphasised=tuple(
            EmphasisedSkill(
                skill=stress.name,
                weight=round(stress.words / total, 3),
                start=stress.first.start,
                end=stress.first.end,
            )
            for stress in stressed
        ),
        asked_for=want.phrases,
        off_target=tuple(stress.name for stress in stressed if not stress.on_target),
        not_shown=tuple(p for p in want.phrases if not is_named(p, said, text_of(doc))),
    )
