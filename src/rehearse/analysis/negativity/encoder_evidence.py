"""What the encoder has against the clauses of a sentence."""

from rehearse.analysis.encoder.answer_encoder import AnswerReading
from rehearse.analysis.negativity.negative_cues import Evidence
from rehearse.analysis.text.utterances import Utterance
from rehearse.domain.finding import Severity

ENCODER = "encoder"
# A clause is looked at from this probability on; whether it is flagged is decided later.
NOTED_FROM = 0.25
_READS_AS = {
    Severity.STRONG: "a charge against people you worked with",
    Severity.MILD: "a complaint about where you worked",
}


def encoder_evidence(utterance: Utterance, reading: AnswerReading) -> list[Evidence]:
    """Return one piece of evidence for each clause that reads as negative."""
    found: list[Evidence] = []
    for clause in utterance.clauses:
        shares = reading.negativity_of(clause)
        weight = reading.worst_of(clause)
        if weight >= NOTED_FROM:
            severity = Severity.STRONG if shares["strong"] > shares["mild"] else Severity.MILD
            found.append(Evidence(clause, severity, weight, _READS_AS[severity], ENCODER))
    return found
