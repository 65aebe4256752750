"""Where a rehearsal stands in a report, and what the report holds and leaves out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rehearse.domain.finding import Finding
from rehearse.domain.report import Clip, Omission


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlace:
    """The place of one rehearsal in its document.

    Its answers are counted from `first_number`, and `prefix` keeps their anchors apart from those
    of other parts. `source` is the interview file that it came from, or empty. `clips` are the
    sounds of findings, by the take and the finding.
    """

    source: str = ""
    first_number: int = 1
    prefix: str = ""
    without: frozenset[Omission] = frozenset()
    clips: Mapping[tuple[str, Finding], Clip] = field(default_factory=dict)

    def anchor_of(self, number: int) -> str:
        """Return what links to an answer lead to."""
        return f"{self.prefix}answer-{number}"
