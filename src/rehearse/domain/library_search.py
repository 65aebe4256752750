"""What is looked for in the library, and what is found."""

from dataclasses import dataclass
from datetime import datetime

from rehearse.domain.finding import FindingKind
from rehearse.domain.transcript import Span


@dataclass(frozen=True, slots=True)
class JobName:
    """The post that a rehearsal was for, by what is known of it."""

    title: str | None
    company: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalFilter:
    """Which rehearsals to list; what is None or empty leaves nothing out.

    `job_id` names a `PreparedJob`; `kind` is a finding in a take that counts, not dismissed;
    `is_archived` chooses those in the archive or those that are not; `words` are in the name, the
    job title or the company, whatever their case.
    """

    job: JobName | None = None
    job_id: str = ""
    kind: FindingKind | None = None
    is_archived: bool | None = None
    words: str = ""


NOT_ARCHIVED = RehearsalFilter(is_archived=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An answer in which the words were found.

    `take_id` is the take whose words were searched, empty where there is none. `snippet` is a part
    of them, or of the question where only that has the words; `marks` are the found words in it.
    """

    rehearsal_id: str
    answer_id: str
    take_id: str
    started_at: datetime
    name: str
    job_title: str | None
    company: str | None
    question: str
    snippet: str
    marks: tuple[Span, ...]
