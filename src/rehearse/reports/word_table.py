"""Tables of a Word document whose first row is a heading on every page."""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row

from rehearse.reports.word_text import Look, add_text, set_direction


def add_table(
    document: Document, rows: Sequence[Sequence[str]], *, widths_mm: Sequence[float]
) -> None:
    """Put a table at the end; its first row names the columns."""
    table = document.add_table(rows=0, cols=len(widths_mm))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for at, cells in enumerate(rows):
        row = table.add_row()
        for cell, text, width in zip(row.cells, cells, widths_mm, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            set_direction(paragraph, text)
            add_text(paragraph, text, Look(bold=at == 0))
            paragraph.paragraph_format.space_after = Pt(1)
            # A short table stays on one page.
            paragraph.paragraph_format.keep_with_next = at < len(rows) - 1
        _keep_whole(row, is_heading=at == 0)


def _keep_whole(row: _Row, *, is_heading: bool) -> None:
    names = ("w:cantSplit", "w:tblHeader") if is_heading else ("w:cantSplit",)
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  (python-docx offers neither)
    for name in names:
        element = OxmlElement(name)
        element.set(qn("w:val"), "true")
        properties.append(element)
