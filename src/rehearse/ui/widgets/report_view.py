"""A report to read, as it will be printed."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QTextBrowser, QWidget

from rehearse.ui.report_document import draw_underlines

_PAPER = "#FFFFFF"
_INK = "#1A1F28"
_MARGIN_PX = 28.0
_TEXT_PT = 10.0
_SIZE = re.compile(r"(font-size:\s*)(\d+(?:\.\d+)?)pt")


class ReportView(QTextBrowser):
    """Paper on the screen: light whatever the theme, for that is how it is printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Report"))
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(True)
        self.setStyleSheet(f"QTextBrowser {{ background: {_PAPER}; color: {_INK}; }}")

    def show_report(self, html: str) -> None:
        """Show printable HTML, letters as large as those around it."""
        scale = max(self._text_points() / _TEXT_PT, 1.0)
        document = self.document()
        document.setDefaultFont(self._paper_font(scale))
        sized = _SIZE.sub(lambda found: f"{found[1]}{float(found[2]) * scale:.1f}pt", html)
        self.setHtml(sized)
        document.setDocumentMargin(_MARGIN_PX)
        draw_underlines(document)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, QColor(_INK))
        self.setPalette(palette)

    def _text_points(self) -> float:
        font = self.font()
        if font.pointSizeF() > 0:
            return font.pointSizeF()
        return font.pixelSize() * 72 / self.logicalDpiY()

    def _paper_font(self, scale: float) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(_TEXT_PT * scale)
        return font
