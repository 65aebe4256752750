"""The words of a PDF file."""

import logging
from pathlib import Path
from typing import Final

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from rehearse.domain.errors import DocumentUnreadable

# An advertisement has one to five pages; a brochure that holds one, a few more.
MOST_PAGES: Final = 30
# A scan can carry a page number or a stamp as text; an advertisement has more to say.
_FEWEST_LETTERS: Final = 20
_log = logging.getLogger(__name__)


def pdf_text(path: Path) -> str:
    """Return the text of the first 30 pages, with lines that the layout broke put together.

    Raises:
        DocumentUnreadable: it is damaged, locked, or holds pictures of pages alone.
        OSError: the file cannot be read.
    """
    try:
        text = _text_of(path)
    except (OSError, DocumentUnreadable):
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise _locked(path) from error
    except Exception as error:  # whatever a reader stumbles over in a damaged file
        _log.warning("%s cannot be read as PDF", path, exc_info=True)
        raise DocumentUnreadable(
            f"{path.name} is not a PDF that can be read, or it is damaged. Nothing was changed; "
            "copy the text out of it and paste it here."
        ) from error
    if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
        raise DocumentUnreadable(
            f"{path.name} holds no text, only pictures of it, as a scan does. Nothing was changed; "
            "find the advertisement as text, or type in what it asks for."
        )
    return unwrapped(text)


def _text_of(path: Path) -> str:
    with PdfReader(path) as reader:
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(path)
        pages = (reader.pages[index] for index in range(min(len(reader.pages), MOST_PAGES)))
        return "\n\n".join(page.extract_text() for page in pages)


def _locked(path: Path) -> DocumentUnreadable:
    return DocumentUnreadable(
        f"{path.name} is locked, by a password or by a kind of encryption that Rehearse cannot "
        "open. Nothing was changed; open it in a PDF viewer, copy the text, and paste it here."
    )


def unwrapped(text: str) -> str:
    """Return text whose lines end where a sentence, an item or a heading does."""
    lines: list[str] = []
    for line in (one.strip() for one in text.splitlines()):
        if lines and _goes_on(lines[-1], line):
            # A hyphen at the end of a line may belong to the word: it is kept.
            lines[-1] += line if lines[-1].endswith("-") else f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _goes_on(before: str, line: str) -> bool:
    if not before or not line:
        return False
    return before[-1] not in ".!?:;" and (line[0].islower() or before[-1] in ",-(")
