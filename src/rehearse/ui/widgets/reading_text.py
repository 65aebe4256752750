"""Running text that is read word by word: larger, with room between its lines."""

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from rehearse.ui.widgets.text_positions import as_document_text

LINE_HEIGHT_PERCENT = 165.0
_TEXT_TO_BASE = 1.13


def set_reading_text(field: QTextEdit, text: str) -> None:
    """Put `text` into a field, spaced for reading; `TextPositions(text)` fits what it holds."""
    field.setPlainText(as_document_text(text))
    cursor = QTextCursor(field.document())
    cursor.select(QTextCursor.SelectionType.Document)
    block = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    block.setLineHeight(LINE_HEIGHT_PERCENT, kind.value)
    cursor.mergeBlockFormat(block)
    size = QTextCharFormat()
    size.setProperty(
        QTextCharFormat.Property.FontPixelSize, round(field.fontInfo().pixelSize() * _TEXT_TO_BASE)
    )
    cursor.mergeCharFormat(size)
