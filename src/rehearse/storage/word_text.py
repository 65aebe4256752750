"""The words of a Word file (.docx)."""

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from rehearse.domain.errors import DocumentUnreadable

# What the parts of the file may unpack to: a small file can be made to fill a disk.
MOST_UNPACKED_BYTES: Final = 100_000_000
# How Office begins a file that it has locked with a password, and files of before 2007.
OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0"
_DEEPEST_TABLE: Final = 5
_log = logging.getLogger(__name__)


def word_text(path: Path) -> str:
    """Return the paragraphs and tables in order, items of lists with a bullet.

    Raises:
        DocumentUnreadable: it is damaged, locked, or unpacks to more than any document needs.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        if file.read(len(OLE_MAGIC)) == OLE_MAGIC:
            raise DocumentUnreadable(
                f"{path.name} is locked with a password, or in the format of an old Word. Nothing "
                "was changed; open it there, copy the text, and paste it here."
            )
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        document = Document(str(path)) if unpacked <= MOST_UNPACKED_BYTES else None
        lines = list(_lines(document)) if document is not None else None
    except OSError:
        raise
    except Exception as error:  # whatever a reader stumbles over in a damaged file
        _log.warning("%s cannot be read as a Word file", path, exc_info=True)
        raise DocumentUnreadable(
            f"{path.name} is not a Word file that can be read, or it is damaged. Nothing was "
            "changed; copy the text out of it and paste it here."
        ) from error
    if lines is None:
        raise DocumentUnreadable(
            f"{path.name} unpacks to more than any advertisement holds, so it was not opened. "
            "Nothing was changed; copy the text out of it and paste it here."
        )
    return "\n".join(lines)


def _lines(holder: WordDocument | _Cell, depth: int = 0) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield f"• {block.text}" if _is_item(block) and block.text.strip() else block.text
        elif depth < _DEEPEST_TABLE:
            yield from _table_lines(block, depth)


def _table_lines(table: Table, depth: int) -> Iterator[str]:
    seen: set[object] = set()
    for row in table.rows:
        for cell in row.cells:
            # A merged cell stands once in each row and column that it covers.
            if cell._tc not in seen:  # noqa: SLF001  (python-docx has no public name for it)
                seen.add(cell._tc)  # noqa: SLF001  (see above)
                yield from _lines(cell, depth + 1)


def _is_item(paragraph: Paragraph) -> bool:
    style = paragraph.style.name if paragraph.style is not None else None
    properties = paragraph._p.pPr  # noqa: SLF001  (lists without a style are marked there alone)
    is_numbered = properties is not None and properties.numPr is not None
    return is_numbered or (style or "").startswith("List")
