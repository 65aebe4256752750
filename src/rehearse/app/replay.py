"""Which seconds of a recording to play for a finding or a span of words."""

from rehearse.domain.finding import Finding
from rehearse.domain.transcript import Span, TimeRange, Transcript

LEAD_IN_S = 1.0
"""Seconds heard before the first word of a span, so that the ear is prepared."""


def replay_range(start_s: float, end_s: float, *, duration_s: float) -> TimeRange:
    """Return `start_s` less the lead-in to `end_s`, within the recording (all seconds)."""
    start = min(max(start_s - LEAD_IN_S, 0.0), duration_s)
    return TimeRange(start, max(start, min(end_s, duration_s)))


def finding_range(
    finding: Finding, transcript: Transcript, *, duration_s: float
) -> TimeRange | None:
    """Return the seconds to play for a finding; None where its words carry no times."""
    if finding.start_s is not None and finding.end_s is not None:
        return replay_range(finding.start_s, finding.end_s, duration_s=duration_s)
    if finding.start is None or finding.end is None:
        return None
    said = transcript.times_of(Span(finding.start, finding.end))
    return None if said is None else replay_range(said.start, said.end, duration_s=duration_s)
