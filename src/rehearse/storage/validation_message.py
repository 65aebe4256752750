"""The first thing wrong with a document, as the path in it and the reason, in one line."""

from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_LONGEST_KEY = 60
_SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is not a known key",
    "string_type": "must be text",
    "string_unicode": "must not hold half a character",
    "float_type": "must be a number",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "finite_number": "must be a finite number",
    "greater_than_equal": "must be {ge:g} or more",
    "less_than_equal": "must be {le:g} or less",
    "literal_error": "must be one of {expected}",
    "enum": "must be one of {expected}",
    "model_type": "must be {kind}",
    "model_attributes_type": "must be {kind}",
    "dict_type": "must be {kind}",
    "string_too_long": "must have {max_length} characters at most",
    "string_too_short": "must have {min_length} characters at least",
    "too_long": "must have {max_length} {counted} at most",
    "too_short": "must have {min_length} {counted} at least",
    "value_error": "{error}",
}


def first_problem(error: ValidationError) -> ErrorDetails:
    """Return the problem to tell of first."""
    return error.errors(include_url=False)[0]


def reason_of(problem: ErrorDetails, *, object_name: str) -> str:
    """Return what is wrong, for example `must be text`; `object_name` is what holds keys."""
    sentence = _SENTENCES.get(problem["type"])
    if sentence is None:
        return problem["msg"].replace("Input should", "must", 1)
    counted = "characters" if isinstance(problem["input"], str) else "entries"
    context = {"kind": object_name, "counted": counted, **problem.get("ctx", {})}
    return sentence.format(**context).replace("' or '", "', '").replace("'", '"')


def path_of(location: Sequence[str | int]) -> str:
    """Return the path `answers[3].words[2].start` of a location in a document.

    Keys that somebody else chose are cut and escaped, so that the path stays one line.
    """
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += ("." if path else "") + _printable(step)
    return path


def _printable(key: str) -> str:
    short = key if len(key) <= _LONGEST_KEY else key[:_LONGEST_KEY] + "…"
    escaped = short.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in escaped)
