"""The styles, page and language of a Word document."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from rehearse.reports.word_text import add_field, add_text

_INK = RGBColor.from_string("1A1F28")
_MUTED = RGBColor.from_string("535C6B")
_ACCENT = RGBColor.from_string("0B6B72")
_AMBER = RGBColor.from_string("8A5300")
LANGUAGE = "en-GB"

_STAY_WITH_NEXT = {"Point", "Point label", "Question label"}
_FONT = "Calibri"
_MARGIN_MM = 22
_LONGEST_FOOT = 70


def set_page(document: Document, *, title: str) -> None:
    """Set A4, margins, the language, the title, and a foot with the page's number."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    properties = document.core_properties
    # Word holds no more than 255 characters there.
    properties.title, properties.author, properties.comments = title[:255], "Rehearse", ""
    properties.language = LANGUAGE
    foot = section.footer.paragraphs[0]
    foot.style = "Muted"
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(210 - 2 * _MARGIN_MM), WD_TAB_ALIGNMENT.RIGHT)
    shown = title if len(title) <= _LONGEST_FOOT else f"{title[:_LONGEST_FOOT]}…"
    add_text(foot, f"{shown}\tPage ")
    add_field(foot, "PAGE")
    add_text(foot, " of ")
    add_field(foot, "NUMPAGES")


@dataclass(frozen=True, slots=True)
class _Type:
    """Size and distances in points."""

    size: float
    colour: RGBColor = _INK
    bold: bool = False
    before: float = 0.0
    after: float = 3.0


_BUILT_IN = {
    "Normal": _Type(10.5, after=4.0),
    "Title": _Type(24.0, bold=True),
    "Heading 1": _Type(17.0, bold=True, before=22.0),
    "Heading 2": _Type(14.0, bold=True, before=18.0),
    "Heading 3": _Type(12.0, bold=True, before=14.0),
    "Heading 4": _Type(10.5, bold=True, before=10.0),
}
_ADDED = {
    "Brand": _Type(10.5, _ACCENT, bold=True),
    "Muted": _Type(9.0, _MUTED),
    "Note": _Type(10.5, _AMBER),
    "Overview": _Type(12.5),
    "Point": _Type(10.5, bold=True, before=8.0),
    "Point label": _Type(9.0, _MUTED, before=8.0),
    "Question label": _Type(9.0, _MUTED, before=26.0),
}


def set_styles(document: Document) -> None:
    """Give the headings their looks, and add the styles that a report uses beside them."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for name, kind in _BUILT_IN.items():
        _set(document.styles[name], kind)
    for name, kind in _ADDED.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _set(style, kind)
        style.paragraph_format.keep_with_next = name in _STAY_WITH_NEXT


def _set(style: ParagraphStyle, kind: _Type) -> None:
    style.font.name = _FONT
    # Headings and the title name the theme's font, which would win.
    for fonts in style.element.iter(qn("w:rFonts")):
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    style.font.size, style.font.color.rgb, style.font.bold = Pt(kind.size), kind.colour, kind.bold
    style.paragraph_format.space_before = Pt(kind.before)
    style.paragraph_format.space_after = Pt(kind.after)
