"""A PDF of a few lines of text."""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def pdf_of(*lines: str) -> bytes:
    """Return a PDF with `lines` (Latin letters, no brackets) one under the other on a page."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    drawn = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 40 760 Td {drawn}ET".encode("latin-1"))
    page[NameObject("/Contents")] = stream
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
