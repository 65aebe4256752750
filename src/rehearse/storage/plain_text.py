"""Text as people write it: no control characters, nothing that cannot be written as UTF-8."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Strict


def _whole_characters(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"must not hold half a character (at character {error.start})") from error
    return text


def _without_control_characters(text: str) -> str:
    for at, character in enumerate(text):
        if unicodedata.category(character) == "Cc" and not character.isspace():
            raise ValueError(f"must not hold control characters (at character {at})")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be blank")
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


AnyText = Annotated[str, Strict(), AfterValidator(_whole_characters)]
"""Any text that can be written down again, blank too."""
SomeText = Annotated[AnyText, AfterValidator(_not_blank)]
"""Text with at least one visible character."""
OneLine = Annotated[AnyText, AfterValidator(_without_control_characters), AfterValidator(_one_line)]
"""Text without control characters; line breaks and runs of spaces become one space."""
SomeLine = Annotated[OneLine, AfterValidator(_not_blank)]
"""A `OneLine` that is not blank."""
