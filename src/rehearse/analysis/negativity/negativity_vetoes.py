"""What takes a suspicion of negativity back: own faults, praise, refusals, and plain facts."""

import re
from dataclasses import dataclass
from functools import cache

from rehearse.analysis.cue_lists import compiled, cue_list
from rehearse.analysis.negativity.negative_cues import Evidence
from rehearse.analysis.text.plain_text import plain_text
from rehearse.analysis.text.utterances import Utterance
from rehearse.domain.finding import Severity


@dataclass(frozen=True, slots=True)
class Veto:
    """Patterns that stop some severities within a clause or a sentence."""

    name: str
    whole_sentence: bool
    stops: frozenset[Severity]
    pattern: re.Pattern[str]


@cache
def vetoes() -> tuple[Veto, ...]:
    """Return the vetoes of the cue list."""
    return tuple(
        Veto(
            name=entry["name"],
            whole_sentence=entry["scope"] == "sentence",
            stops=frozenset(Severity(name) for name in entry["stops"]),
            pattern=compiled(entry["patterns"]),
        )
        for entry in cue_list("negativity_vetoes")["veto"]
    )


def surviving(transcript: str, utterance: Utterance, evidence: list[Evidence]) -> list[Evidence]:
    """Return the evidence that no veto stops."""
    return [item for item in evidence if not _stopped_by(transcript, utterance, item)]


def _stopped_by(transcript: str, utterance: Utterance, item: Evidence) -> str:
    """The name of the veto that stops this evidence, empty where none does."""
    first, last = utterance.clauses_in(item.span)
    clause = plain_text(
        transcript, utterance.clauses[first].start, utterance.clauses[last].end
    ).text
    for veto in vetoes():
        if item.severity in veto.stops and veto.pattern.search(
            utterance.plain.text if veto.whole_sentence else clause
        ):
            return veto.name
    return ""
