"""Words that may speak ill of an employer, with what stands against them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from rehearse.analysis.cue_lists import compiled, cue_list
from rehearse.analysis.negativity.work_mentions import MentionMap, Target, target_of
from rehearse.analysis.text.utterances import Utterance
from rehearse.domain.finding import Severity
from rehearse.domain.transcript import Span

_NEGATORS = frozenset(
    {"not", "never", "nobody", "none", "no", "without", "wasn't", "isn't", "weren't", "aren't"}
    | {"didn't", "don't", "doesn't", "nothing", "neither", "hadn't", "wouldn't", "hasn't"}
)
_NEGATION_REACH = 3
# An insult is said of someone only after a verb of being, calling or seeming: "he was a bully",
# "called me an idiot"; not in "we had a pig", "a crazy idea".
_PREDICATING = re.compile(
    r"(?:'s|'re|\b(?:is|was|are|were|be|been|being|became?|becomes|like|called|calls|such|as"
    r"|sounds?|seem(?:s|ed)?|gets?|got|turned|acted|behaved|and|a|an|that|those|pure|by)"
    r"(?: (?:me|us|him|her|people|everyone|you))?)(?: [\w']+){0,2} ?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueGroup:
    """Patterns that weigh alike."""

    name: str
    severity: Severity
    needs: str
    weight: float
    reads_as: str
    pattern: re.Pattern[str]
    predicative: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to flag the words at `span`; `weight` 0 to 1. Any source may add its own."""

    span: Span
    severity: Severity
    weight: float
    reads_as: str
    source: str


@cache
def cue_groups() -> tuple[CueGroup, ...]:
    """Return the groups of the cue list."""
    return tuple(_group(entry) for entry in cue_list("employer_negativity")["group"])


def _group(entry: dict[str, Any]) -> CueGroup:
    return CueGroup(
        name=entry["name"],
        severity=Severity(entry["severity"]),
        needs=entry["needs"],
        weight=entry["weight"],
        reads_as=entry["reads_as"],
        pattern=compiled(entry["patterns"]),
        predicative=entry.get("predicative", False),
    )


def evidence_in(doc: Doc, utterance: Utterance, mentions: MentionMap) -> list[Evidence]:
    """Return what speaks for negativity in a sentence, its target considered."""
    found: list[Evidence] = []
    for group in cue_groups():
        for match in group.pattern.finditer(utterance.plain.text):
            span = utterance.plain.span_of(match)
            if group.predicative and not _PREDICATING.search(utterance.plain.text[: match.start()]):
                continue
            if group.severity is Severity.STRONG and _is_negated(utterance, match):
                continue
            share = _share(doc, utterance, span, group, mentions)
            if share > 0:
                found.append(
                    Evidence(span, group.severity, group.weight * share, group.reads_as, group.name)
                )
    return found


def _share(
    doc: Doc, utterance: Utterance, span: Span, group: CueGroup, mentions: MentionMap
) -> float:
    """How much of a group's weight counts here, 0 to 1."""
    if group.needs == "nothing":
        return 1.0
    if group.needs == "workplace":
        return 1.0 if mentions.is_about_work(utterance.index) or len(doc) < 40 else 0.6
    target = target_of(doc, utterance, span, mentions)
    if target is Target.EMPLOYER:
        return 1.0
    return 0.6 if target is Target.UNKNOWN else 0.0


def _is_negated(utterance: Utterance, match: re.Match[str]) -> bool:
    before = utterance.plain.text[: match.start()].split()[-_NEGATION_REACH:]
    return bool(_NEGATORS & set(before)) and match.group().split()[0] not in _NEGATORS
