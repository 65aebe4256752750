"""An advertisement on its way in: as it is read by a person, and what it asks for."""

import re
from typing import Final

from rehearse.analysis.skills.advertisement_text import visible_text
from rehearse.analysis.skills.asked_skills import read_asked_skills
from rehearse.domain.prepared_job import AskedSkill
from rehearse.storage.advertisement_file import SUFFIXES

MOST_CHARACTERS: Final = 200_000
FILE_SUFFIXES: Final = SUFFIXES
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[^\S\n]+")


def readable(text: str) -> str:
    """Return a text as it is seen: HTML without its markup, and no more than one empty line.

    What is longer than 200,000 characters is cut there.
    """
    seen = visible_text(text).text
    if seen == text:
        return text.replace("\r\n", "\n")[:MOST_CHARACTERS]
    lines = (_SPACES.sub(" ", line).strip() for line in seen.splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()[:MOST_CHARACTERS]


def skills_in(advertisement: str) -> tuple[AskedSkill, ...]:
    """Return what an advertisement asks for, each with its place in the text."""
    return read_asked_skills(advertisement)
