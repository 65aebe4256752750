"""The word lists that the detectors read, kept as data beside the code."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_MACRO = re.compile(r"\{([a-z_]+)\}")


@cache
def cue_list(name: str) -> dict[str, Any]:
    """Return the parsed file `cues/NAME.toml`."""
    text = (files(__package__) / "cues" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def macros() -> dict[str, str]:
    """Return the names that patterns may use in braces, each expanded to a regular expression."""
    known: dict[str, str] = {}
    for name, parts in cue_list("macros").items():
        known[name] = expand("|".join(parts), known)
    return known


def expand(pattern: str, known: dict[str, str]) -> str:
    """Return `pattern` with `{name}` replaced by the macro of that name, as one group.

    Raises:
        KeyError: no macro has that name.
    """
    return _MACRO.sub(lambda match: f"(?:{known[match[1]]})", pattern)


def compiled(patterns: list[str]) -> re.Pattern[str]:
    """Return one expression that finds any of `patterns` at word borders.

    The patterns are written for plain text: lowercase words with one space between them.
    """
    if not patterns:
        return re.compile(r"(?!)")
    known = macros()
    joined = "|".join(expand(pattern, known) for pattern in patterns)
    return re.compile(rf"(?<![\w'])(?:{joined})(?![\w'])")


@cache
def cue_pattern(name: str, *keys: str) -> re.Pattern[str]:
    """Return the compiled patterns that stand under `keys` in the file NAME."""
    value: Any = cue_list(name)
    for key in keys:
        value = value[key]
    return compiled(value)
