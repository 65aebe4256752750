"""Paints a report's printable HTML on the pages of a PDF.

The one part of the reports that knows Qt. It needs no window: where no application runs, as on
the command line, it starts one that draws nowhere.
"""

from functools import cache

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from rehearse.domain.errors import ExportFailed
from rehearse.ui.pdf_outline import Bookmark, bookmarks_of, with_outline
from rehearse.ui.pdf_pages import PageSlice
from rehearse.ui.pdf_strips import lay_out_pages
from rehearse.ui.report_document import draw_underlines
from rehearse.ui.theme_fonts import base_font

_MARGINS_MM = QMarginsF(20.0, 18.0, 20.0, 14.0)
_FOOTER_MM = 10.0
_RESOLUTION_DPI = 1200
_TEXT_PT = 10.0
_HAIR = _RESOLUTION_DPI / 300
_FOOTER_PT = 8.5
_INK = QColor("#1A1F28")
_MUTED = QColor("#535C6B")


def paint_pdf(
    html: str, *, title: str, page_size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4
) -> bytes:
    """Return a PDF of `html` with selectable text, numbered pages, and a bookmark a heading.

    `html` is the subset that Qt's rich text knows, with point sizes; a span whose `title` is an
    underline style and a colour, as in "wave #BD2F09", is underlined so.

    Raises:
        ExportFailed: the pages could not be drawn.
    """
    _ensure_application()
    # Off the GUI thread, the text layout's timers need an event dispatcher; a loop brings one.
    dispatcher = QEventLoop()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, title, page_size)
    painter = QPainter()
    if not painter.begin(writer):
        raise ExportFailed("The pages of the report could not be drawn; export HTML instead.")
    try:
        bookmarks = _paint_pages(painter, writer, _document(html, writer), title)
    finally:
        painter.end()
        dispatcher.exit()
    page = writer.pageLayout()
    return with_outline(
        bytes(buffer.data().data()),
        bookmarks,
        top=page.fullRectPoints().height() - page.paintRectPoints().top(),
        height=_text_height(writer) / _RESOLUTION_DPI * 72,
    )


@cache
def _ensure_application() -> QGuiApplication | None:
    """Start an application that draws nowhere; kept for good, for Qt allows but one."""
    if QGuiApplication.instance() is not None:
        return None
    return QGuiApplication(["rehearse", "-platform", "offscreen"])


def _writer(buffer: QBuffer, title: str, page_size: QPageSize.PageSizeId) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION_DPI)
    writer.setPageSize(QPageSize(page_size))
    writer.setPageMargins(_MARGINS_MM, QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("Rehearse")
    return writer


def _font(points: float) -> QFont:
    font = base_font(100)
    font.setPointSizeF(points)
    # Inter's colon for times of day copies as a blank: "2:41" would become "2 41".
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _document(html: str, writer: QPdfWriter) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0.0)
    document.setDefaultFont(_font(_TEXT_PT))
    document.documentLayout().setPaintDevice(writer)
    document.setHtml(html)
    draw_underlines(document)
    document.setTextWidth(writer.width())
    return document


def _paint_pages(
    painter: QPainter, writer: QPdfWriter, document: QTextDocument, title: str
) -> tuple[Bookmark, ...]:
    height = _text_height(writer)
    pages = lay_out_pages(document, page_height=height)
    for number, page in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        _paint_slice(painter, document, page)
        _paint_footer(painter, writer, title, f"Page {number} of {len(pages)}")
    return bookmarks_of(document, pages, page_height=height)


def _text_height(writer: QPdfWriter) -> float:
    """Return what the text may fill of a page, in the writer's units."""
    return writer.height() - _FOOTER_MM / 25.4 * _RESOLUTION_DPI


def _paint_slice(painter: QPainter, document: QTextDocument, page: PageSlice) -> None:
    visible = QRectF(0.0, page.top, document.textWidth(), page.bottom - page.top)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, _INK)
    context.palette = palette
    # Paragraphs that only touch the slice would be hidden, but copied with this page's text too.
    context.clip = visible.adjusted(0.0, _HAIR, 0.0, -_HAIR)
    painter.save()
    painter.translate(0.0, -page.top)
    painter.setClipRect(visible)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_footer(painter: QPainter, writer: QPdfWriter, title: str, page: str) -> None:
    font = _font(_FOOTER_PT)
    metrics = QFontMetricsF(font, writer)
    line = QRectF(0.0, writer.height() - metrics.height(), writer.width(), metrics.height())
    room = writer.width() - metrics.horizontalAdvance(page) - 4 * metrics.averageCharWidth()
    painter.setFont(font)
    painter.setPen(_MUTED)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    painter.drawText(line, left, metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))
    painter.drawText(line, right, page)
