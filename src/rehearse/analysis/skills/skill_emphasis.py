"""What an answer stresses, beside what the advertisement asks for and what it rules out."""

from dataclasses import dataclass

from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.skills.skill_families import Wanted, families
from rehearse.analysis.text.content_words import content_words
from rehearse.analysis.text.plain_text import plain_text
from rehearse.analysis.text.utterances import utterances
from rehearse.domain.transcript import Span

# A clause that shares this many words of substance with the advertisement speaks of the post.
ADVERTISED_WORDS = 2


@dataclass(frozen=True, slots=True)
class Stress:
    """A skill and the words spent on it; `first` is the clause where it comes up first."""

    name: str
    words: int
    first: Span
    on_target: bool
    against: bool


def stresses(doc: Doc, want: Wanted) -> list[Stress]:
    """Return the skills that an answer speaks of, the most stressed first."""
    found: dict[str, Stress] = {}
    for sentence in utterances(doc):
        for clause in sentence.clauses:
            plain = plain_text(text_of(doc), clause.start, clause.end)
            advertised = len(content_words(plain.text) & want.stems) >= ADVERTISED_WORDS
            for family in families():
                # In a clause in the advertisement's own words, another family is mere wording.
                wording = advertised and family.name not in want.asked | want.excluded
                if not wording and family.said.search(plain.text):
                    _add(found, family.name, len(plain), clause, want)
    return sorted(found.values(), key=lambda stress: -stress.words)


def _add(found: dict[str, Stress], name: str, words: int, clause: Span, want: Wanted) -> None:
    before = found.get(name)
    found[name] = Stress(
        name=name,
        words=words + (before.words if before else 0),
        first=before.first if before else clause,
        on_target=name in want.asked,
        against=name in want.excluded,
    )


def dismissals(doc: Doc) -> int:
    """Return how often the answer brushes aside what it is asked for."""
    pattern = cue_pattern("skill_families", "dismissal", "patterns")
    return sum(1 for sentence in utterances(doc) for _ in sentence.plain.found(pattern))
