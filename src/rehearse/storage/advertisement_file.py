"""Reading an advertisement from a file that the person chose or dropped."""

import codecs
import re
from pathlib import Path
from typing import Final

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import DocumentUnreadable

SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
# Ten times what a long brochure with pictures has.
MOST_BYTES: Final = 50_000_000
MOST_CHARACTERS: Final = 2_000_000
_CHARSET = re.compile(rb"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_advertisement(path: Path) -> str:
    """Return the text of a file; of HTML its source, which the caller reduces to what is seen.

    Raises:
        DocumentUnreadable: it is damaged, locked, a scan, empty, too large, or of another kind.
    """
    try:
        text = _read(path)
    except OSError as error:
        raise DocumentUnreadable(
            f"{path.name} could not be read ({disk_trouble(error)}). Nothing was changed; check "
            "the file, or paste its text here."
        ) from error
    if not text.strip():
        raise DocumentUnreadable(
            f"{path.name} holds no text. Nothing was changed; choose another file, or paste the "
            "text here."
        )
    return text[:MOST_CHARACTERS]


def _read(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise DocumentUnreadable(
            f"{path.name} is of a kind that Rehearse does not read. Nothing was changed; use a "
            "text, HTML, PDF or Word (.docx) file, or paste the text here."
        )
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise DocumentUnreadable(
            f"{path.name} is too large for an advertisement ({size // 1_000_000} MB). Nothing was "
            "changed; copy the text out of it and paste it here."
        )
    if suffix == ".pdf":
        from rehearse.storage.pdf_text import pdf_text  # noqa: PLC0415  (pypdf takes 0.2 s)

        return pdf_text(path)
    if suffix == ".docx":
        from rehearse.storage.word_text import word_text  # noqa: PLC0415  (lxml and more)

        return word_text(path)
    return _decoded(path)


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if "\x00" not in text:
            return text
    raise DocumentUnreadable(
        f"{path.name} is not a text file, whatever its name says. Nothing was changed; choose "
        "another file, or paste the text here."
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    marked = [name for bom, name in _BOMS if data.startswith(bom)]
    if marked:
        return (marked[0],)
    named = _CHARSET.search(data, 0, 4096)
    own = (named[1].decode("ascii", "replace"),) if named else ()
    # What is not UTF-8 is most often the Windows code page of the West.
    return ("utf-8", *own, "cp1252")
