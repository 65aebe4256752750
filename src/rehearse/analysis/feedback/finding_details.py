"""What advice needs beyond the words of a mark: the rest of the sentence, the advertisement."""

from dataclasses import replace

from spacy.tokens import Doc

from rehearse.analysis.cue_lists import compiled, cue_list
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.feedback.calmer_wording import own_words_left
from rehearse.analysis.marks import Mark
from rehearse.analysis.skills.wrong_skills import skills_of
from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.finding import FindingKind
from rehearse.domain.transcript import Span

MOST_SKILLS = 2


def with_details(doc: Doc, kind: FindingKind, mark: Mark) -> Mark:
    """Return `mark` with the details that its kind's advice can fill in."""
    if kind is FindingKind.EMPLOYER_NEGATIVITY and mark.span is not None:
        added = _calmer(doc, mark.span)
    elif kind is FindingKind.WRONG_SKILLS:
        added = {"asked": _asked_skills(doc)}
    else:
        return mark
    return replace(mark, details={**mark.details, **added})


def _calmer(doc: Doc, span: Span) -> dict[str, str]:
    """Return the calmer words that can be given honestly: own ones, else a wish behind them."""
    left = own_words_left(doc, span)
    if left is not None:
        return {"own_words": left}
    said = plain_text(text_of(doc), span.start, span.end).text
    for wish in cue_list("calmer")["wish"]:
        if compiled(wish["patterns"]).search(said):
            return {"wish": wish["says"]}
    return {}


def _asked_skills(doc: Doc) -> str:
    """Return ", such as ..." with skills that the advertisement names; empty without any."""
    skills = skills_of(doc)
    if skills is None:
        return ""
    named = (skills.not_shown or skills.asked_for)[:MOST_SKILLS]
    return f", such as {' or '.join(f'“{skill}”' for skill in named)}" if named else ""
