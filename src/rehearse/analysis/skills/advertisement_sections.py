"""The statements of an advertisement, each with what its heading says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.transcript import Span

_BULLETS = "•‣◦·▪●○*+–—-"  # noqa: RUF001  (dashes and dots that lists begin with)
_BULLET = re.compile(rf"\s*(?:[{re.escape(_BULLETS)}]|\(?\d{{1,2}}[.)])\s+")
_LINE = re.compile(r"[^\n]+")
# A full stop inside a word, as in Node.js, ends nothing.
_STATEMENT = re.compile(r"(?:[^.!?;•]|[.!?](?=\w))+")
_MOST_HEADING_WORDS = 8
_MOST_INLINE_WORDS = 6
# A line of so many words is a paragraph, not an item of a list without bullets.
_PARAGRAPH_WORDS = 25


class Section(StrEnum):
    """What stands under a heading."""

    MUST = "must"
    NICE = "nice"
    DUTIES = "duties"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or list item: its characters, and the section that it stands in, if any.

    `is_item` says that it is an item of a list, or follows a heading in its own line.
    """

    span: Span
    section: Section | None
    is_item: bool


def statements(text: str) -> Iterator[Statement]:
    """Yield what the lines of `text` say, headings left out."""
    section: Section | None = None
    has_bullets = False
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        bullet = _BULLET.match(text, line.start(), line.end())
        start = bullet.end() if bullet else line.start()
        if bullet is None:
            heading = _heading(text[start : line.end()])
            if heading is not None:
                section, has_bullets = heading.section, False
                continue
            if section is not None and (has_bullets or _is_paragraph(line.group())):
                # The list has ended, and with it what its heading said.
                section = section if _is_prose_of(section) and not has_bullets else None
        has_bullets = has_bullets or bullet is not None
        is_item = section is not None and (bullet is not None or not _is_paragraph(line.group()))
        yield from _in_line(text, Span(start, line.end()), section, is_item=is_item)


@dataclass(frozen=True, slots=True)
class _Heading:
    section: Section | None


def _heading(line: str) -> _Heading | None:
    """Return what a heading stands over; a section of None where it is an unknown one."""
    bare = line.strip()
    if bare[-1] in ".!?;,":
        return None
    plain = plain_text(bare)
    if not 1 <= len(plain) <= _MOST_HEADING_WORDS:
        return None
    section = _section_called(plain.text)
    if section is None and _neutral().fullmatch(plain.text):
        return _Heading(None)
    if section is not None or bare.endswith(":"):
        return _Heading(section)
    return None


def _is_paragraph(line: str) -> bool:
    return len(line.split()) >= _PARAGRAPH_WORDS


def _is_prose_of(section: Section) -> bool:
    """Whether a section may be written in paragraphs: wishes come in lists or name themselves."""
    return section is not Section.NICE


def _in_line(
    text: str, line: Span, section: Section | None, *, is_item: bool
) -> Iterator[Statement]:
    for match in _STATEMENT.finditer(text, line.start, line.end):
        start = match.start()
        colon = text.find(":", start, match.end())
        if colon > 0:
            named = plain_text(text, start, colon)
            own = _section_called(named.text) if len(named) <= _MOST_INLINE_WORDS else None
            if own is not None:
                # "What you bring: ... ." rules the rest of its line.
                section, is_item, start = own, True, colon + 1
        if text[start : match.end()].strip():
            yield Statement(Span(start, match.end()), section, is_item)


def _section_called(heading: str) -> Section | None:
    for section, pattern in _headings():
        if pattern.fullmatch(heading):
            return section
    return None


@cache
def _neutral() -> re.Pattern[str]:
    return re.compile("|".join(cue_list("advertisement")["headings"]["neutral"]))


@cache
def _headings() -> tuple[tuple[Section, re.Pattern[str]], ...]:
    lists = cue_list("advertisement")["headings"]
    return tuple((section, re.compile("|".join(lists[section]))) for section in Section)
