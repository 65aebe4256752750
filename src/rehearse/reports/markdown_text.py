"""Text that stays text in Markdown, whatever was said."""

import re
from collections.abc import Sequence
from itertools import groupby

from rehearse.reports.marked_text import Segment

# What CommonMark or GitHub's dialect reads as markup within a line.
_INLINE = re.compile(r"[\\`*_{}\[\]<>&|~$@#]")
# What opens a block at the start of a line: headings, quotes, lists, rules, setext underlines.
_BLOCK = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)]))")
# What GitHub's dialect turns into a link by itself.
_LINK = re.compile(r"(?i)\b(www)\.|(?<=[a-z]):(?=//)")


class Verbatim(str):
    """Markdown that is meant as markup and is not escaped again."""

    __slots__ = ()


def escape(text: str) -> str:
    """Return Markdown that shows `text`, on one line, with runs of blanks as one."""
    line = " ".join(text.split())
    line = _INLINE.sub(r"\\\g<0>", line)
    line = _LINK.sub(lambda found: f"{found[1]}\\." if found[1] else r"\:", line)
    return _BLOCK.sub(
        lambda found: f"\\{found[1]}" if found[1] else rf"{found[2]}\{found[3]}", line
    )


def finalise(value: object) -> object:
    """Escape what a template puts in, unless it is markup already."""
    return escape(value) if isinstance(value, str) and not isinstance(value, Verbatim) else value


def hashes(level: int) -> Verbatim:
    """Return what makes a line a heading of `level`, 1 to 6."""
    return Verbatim("#" * level)


def marked(segments: Sequence[Segment]) -> Verbatim:
    """Return a transcript with its marked words in bold and the numbers of their cards behind."""
    runs = groupby(segments, key=lambda segment: bool(segment.numbers))
    pieces = [
        _marked_run(list(run)) if is_marked else _plain_run(list(run)) for is_marked, run in runs
    ]
    return Verbatim("".join(pieces).strip())


def _plain_run(run: Sequence[Segment]) -> str:
    return _inline("".join(segment.text for segment in run))


def _marked_run(run: Sequence[Segment]) -> str:
    text = "".join(segment.text for segment in run)
    words = text.strip()
    numbers = [number for segment in run for number in segment.ends]
    if not words:
        return _inline(text)
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :]
    note = f" \\[{', '.join(map(str, numbers))}\\]" if numbers else ""
    # Inline HTML, for ** fails beside punctuation and within a word.
    return f"{_inline(before)}<b>{_inline(words)}</b>{note}{_inline(after)}"


def _inline(text: str) -> str:
    """Escape a piece of a line, keeping one blank where it starts or ends with some."""
    if not text.strip():
        return " " if text else ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return f"{before}{escape(text)}{after}"
