"""Paragraphs and runs of a Word document: marks, directions, borders, fields, pictures."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from rehearse.reports.finding_groups import PAPER_LOOKS, FindingGroup
from rehearse.reports.marked_text import direction_of
from rehearse.reports.text_direction import directed_runs

_UNDERLINES = {
    "wave": WD_UNDERLINE.WAVY,
    "solid": WD_UNDERLINE.SINGLE,
    "dash": WD_UNDERLINE.DASH,
    "dash-dot": WD_UNDERLINE.DOT_DASH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a run looks: `colour` is `#RRGGBB` or empty; `group` gives its mark."""

    bold: bool = False
    colour: str = ""
    group: FindingGroup | None = None
    raised: bool = False
    language: str = ""


_PLAIN = Look()
_BEHIND_DIRECTION = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def add_text(paragraph: Paragraph, text: str, look: Look = _PLAIN) -> None:
    """Put `text` at the end of a paragraph; letters from right to left are told as such."""
    for piece, is_right_to_left in directed_runs(text):
        run = paragraph.add_run(piece)
        _dress(run, look)
        if is_right_to_left:
            run.font.rtl = True


def add_paragraph(
    document: Document, text: str = "", *, style: str = "Normal", look: Look = _PLAIN
) -> Paragraph:
    """Put a paragraph at the end, written in the direction of its first letter."""
    paragraph = document.add_paragraph(style=style)
    set_direction(paragraph, text)
    add_text(paragraph, text, look)
    return paragraph


def set_direction(paragraph: Paragraph, text: str) -> None:
    """Let a paragraph run from right to left where `text` does."""
    if direction_of(text) == "rtl":
        _insert(paragraph, OxmlElement("w:bidi"), before=_BEHIND_DIRECTION)


def border_left(paragraphs: Sequence[Paragraph], colour: str, *, number: int) -> None:
    """Draw a line of `colour` (`#RRGGBB`) along the left side of paragraphs that belong together.

    `number` tells them apart from the ones before: Word draws like borders as one.
    """
    for paragraph in paragraphs:
        _border_left(paragraph, colour, eighths=18 + number % 2)


def _border_left(paragraph: Paragraph, colour: str, *, eighths: int) -> None:
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "8")):
        left.set(qn(f"w:{name}"), value)
    left.set(qn("w:color"), colour.removeprefix("#"))
    borders.append(left)
    _insert(paragraph, borders, before=("w:shd", "w:tabs", "w:bidi", *_BEHIND_DIRECTION))


def _insert(paragraph: Paragraph, element: BaseOxmlElement, *, before: tuple[str, ...]) -> None:
    """Put a property where it belongs: Word refuses a document with others in front of it."""
    paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(element, *before)


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Put a field such as PAGE, which the word processor fills in, at a paragraph's end."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  (python-docx offers no fields)


def add_picture(document: Document, png: bytes, *, width_px: int, in_words: str) -> None:
    """Put a picture at the end, `width_px` CSS pixels wide, with its text alternative."""
    shape = document.add_picture(io.BytesIO(png), width=Pt(width_px * 0.75))
    properties = shape._inline.docPr  # noqa: SLF001  (python-docx offers no text alternative)
    properties.set("descr", in_words)


def _dress(run: Run, look: Look) -> None:
    if look.bold:
        run.font.bold = True
    if look.raised:
        run.font.superscript = True
    if look.colour:
        run.font.color.rgb = RGBColor.from_string(look.colour.removeprefix("#"))
    if look.group is not None:
        _mark(run, look.group)
    if look.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), look.language)
        run._r.get_or_add_rPr().append(language)  # noqa: SLF001  (not offered by python-docx)


def _mark(run: Run, group: FindingGroup) -> None:
    look = PAPER_LOOKS[group]
    run.font.underline = _UNDERLINES[look.underline]
    properties = run._r.get_or_add_rPr()  # noqa: SLF001  (python-docx offers no shading)
    underline = properties.find(qn("w:u"))
    if underline is not None:
        underline.set(qn("w:color"), look.line.removeprefix("#"))
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto")):
        shading.set(qn(f"w:{name}"), value)
    shading.set(qn("w:fill"), look.tint.removeprefix("#"))
    properties.append(shading)
