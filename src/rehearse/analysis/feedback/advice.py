"""Titles, reasons and advice for findings, from the advice list."""

from typing import Any

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.marks import Mark
from rehearse.domain.finding import FindingKind, Severity

MOST_QUOTED = 160


class _Filled(dict[str, str]):
    """Leaves a gap empty where a mark brings no such detail."""

    def __missing__(self, key: str) -> str:
        del key
        return ""


def title_of(kind: FindingKind, mark: Mark) -> str:
    """Return the heading of a finding's card."""
    entry = _entry(kind)
    if mark.severity is Severity.MILD and "title_mild" in entry:
        return str(entry["title_mild"])
    return str(entry["title"])


def why_of(kind: FindingKind, mark: Mark, quote: str | None) -> str:
    """Return one sentence on why it costs, which names the words where there are some."""
    entry = _entry(kind)
    text = entry["why"] if quote else entry.get("why_without_words", entry["why"])
    return _fill(str(text), kind, mark, quote)


def advice_of(kind: FindingKind, mark: Mark, quote: str | None) -> str:
    """Return what a coach would say, with a better wording where one can be given honestly."""
    return _fill(str(_entry(kind)["advice"]), kind, mark, quote)


def _entry(kind: FindingKind) -> dict[str, Any]:
    entry: dict[str, Any] = cue_list("advice")[kind.value]
    return entry


def _fill(text: str, kind: FindingKind, mark: Mark, quote: str | None) -> str:
    values = _Filled(mark.details)
    values["quote"] = _shortened(quote or "")
    values["reads_as"] = mark.reads_as or str(_entry(kind).get("reads_as", ""))
    values["rewording"] = _rewording(kind, mark)
    return " ".join(text.format_map(values).split())


def _rewording(kind: FindingKind, mark: Mark) -> str:
    """Return the most personal wording: from own words, from a wish, by what it reads as."""
    rewordings: dict[str, str] = _entry(kind).get("rewording", {})
    for detail in ("own_words", "wish"):
        if detail in mark.details and detail in rewordings:
            return rewordings[detail].format_map({detail: mark.details[detail]})
    return (
        rewordings.get(mark.reads_as)
        or rewordings.get(mark.details.get("first", ""))
        or rewordings.get("otherwise", "")
    )


def _shortened(quote: str) -> str:
    plain = " ".join(quote.split())
    if len(plain) <= MOST_QUOTED:
        return plain
    return plain[:MOST_QUOTED].rsplit(" ", 1)[0] + " …"
