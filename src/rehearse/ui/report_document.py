"""A report's printable HTML as Qt lays it out, on paper and on the screen."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument

_Underline = QTextCharFormat.UnderlineStyle
_UNDERLINES = {
    "wave": _Underline.WaveUnderline,
    "solid": _Underline.SingleUnderline,
    "dash": _Underline.DashUnderline,
    "dash-dot": _Underline.DashDotLine,
}


def draw_underlines(document: QTextDocument) -> None:
    """Underline the spans whose `title` is a style and a colour, as in "wave #BD2F09"."""
    # Collected first, for a change of format splits and joins what is being walked over.
    for position, count, hint in tuple(_hinted_spans(document)):
        style, colour = hint.split()
        underline = QTextCharFormat()
        underline.setUnderlineStyle(_UNDERLINES[style])
        underline.setUnderlineColor(QColor(colour))
        # On the screen it would be shown as a hint.
        underline.setToolTip("")
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + count, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(underline)


def _hinted_spans(document: QTextDocument) -> Iterator[tuple[int, int, str]]:
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            if hint := fragment.charFormat().toolTip():
                yield fragment.position(), fragment.length(), hint
            place += 1
        block = block.next()
