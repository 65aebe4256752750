"""One's own rehearsals for a job, or of a period, as one report."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from rehearse.app.ports import Library
from rehearse.domain.errors import ExportFailed
from rehearse.domain.library_search import RehearsalFilter
from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.domain.report import Omission, Report, ReportPart
from rehearse.reports.clock import day

# Far more than anybody rehearses: the library asks how many are wanted.
_ALL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which rehearsals a report is about; what is empty or None leaves nothing out.

    `job` are words in the job title, the company or the rehearsal's name, or `job_id` is that of a
    prepared job, called `job_name`; `since` and `until` are days of the machine's calendar, both of
    them included.
    """

    job: str = ""
    job_id: str = ""
    job_name: str = ""
    since: date | None = None
    until: date | None = None


def report_of_scope(
    library: Library,
    scope: Scope,
    *,
    without: frozenset[Omission] = frozenset(),
    zone: tzinfo | None = None,
) -> Report:
    """Return a report of the rehearsals in `scope` that were answered, oldest first.

    `zone` is the time zone of its days, the machine's own where None.

    Raises:
        ExportFailed: there is none.
        LibraryUnavailable.
    """
    found = sorted(_found(library, scope, zone), key=lambda one: one.started_at)
    if not found:
        raise ExportFailed(
            f"No report was written: the library holds no answered rehearsal{_in_words(scope)}."
        )
    parts = tuple(ReportPart(rehearsal=library.load(one.id)) for one in found)
    return Report(parts=parts, title=_title(scope, len(parts), without), without=without)


def _found(library: Library, scope: Scope, zone: tzinfo | None) -> Iterator[RehearsalSummary]:
    wanted = RehearsalFilter(words=scope.job, job_id=scope.job_id)
    for one in library.summaries(limit=_ALL, wanted=wanted):
        on = one.started_at.astimezone(zone).date()
        is_in_time = (scope.since is None or on >= scope.since) and (
            scope.until is None or on <= scope.until
        )
        if one.answered and is_in_time:
            yield one


def _title(scope: Scope, count: int, without: frozenset[Omission]) -> str:
    if count == 1:
        return ""
    # What was typed to find a company is its name.
    bare = replace(scope, job="", job_name="")
    return f"{count} rehearsals{_in_words(bare if Omission.NAMES in without else scope)}"


def _in_words(scope: Scope) -> str:
    name = (scope.job_name or scope.job).strip()
    about = f" for “{name}”" if name else ""
    if scope.since and scope.until:
        return f"{about} from {day(scope.since)} to {day(scope.until)}"
    if scope.since:
        return f"{about} since {day(scope.since)}"
    return f"{about} until {day(scope.until)}" if scope.until else about
