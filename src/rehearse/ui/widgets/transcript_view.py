"""The words of an answer, with the flagged ones marked and the spoken one followed."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from rehearse.domain.finding import Finding
from rehearse.domain.transcript import Span, Transcript
from rehearse.ui.theme import Colours, current_colours, set_look
from rehearse.ui.theme_findings import group_of, underline_of
from rehearse.ui.widgets.reading_text import LINE_HEIGHT_PERCENT, set_reading_text
from rehearse.ui.widgets.text_positions import TextPositions
from rehearse.ui.widgets.uncertain_words import uncertain_spans

_LEAST_LINES = 5
_NOTHING = Transcript(text="")


class TranscriptView(QTextEdit):
    """Read-only; text can be selected; a click on a word (or Enter at the caret) asks for it."""

    word_clicked = Signal(float)
    finding_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transcript = _NOTHING
        self._findings: tuple[Finding, ...] = ()
        self._positions = TextPositions("")
        self._active: Finding | None = None
        self._word: int | None = None
        self._place = 0
        self._pressed_at = QPoint()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Transcript"))
        set_look(self, "reading")

    def show_transcript(self, transcript: Transcript, findings: tuple[Finding, ...] = ()) -> None:
        """Show the words; a finding without a span marks none of them."""
        self._transcript = transcript
        self._findings = tuple(finding for finding in findings if finding.start is not None)
        self._active = None
        self._word = None
        self._place = 0
        self._positions = TextPositions(transcript.text)
        self._fill()
        self._describe()

    def clear_transcript(self) -> None:
        """Show nothing."""
        self.show_transcript(_NOTHING)

    def set_active_finding(self, finding: Finding | None) -> None:
        """Bring the words of one finding forward and into view."""
        self._active = finding if finding in self._findings else None
        self._show_highlights()
        if self._active is not None and self._active.start is not None:
            self._place = self._active.start
            self._scroll_to(self._active.start)

    def set_playback_position(self, seconds: float | None) -> None:
        """Follow the sound: mark the word being said; None marks none."""
        word = None if seconds is None else self._transcript.word_index_at_time(seconds)
        if word == self._word:
            return
        self._word = word
        self._show_highlights()
        if word is not None:
            self._scroll_to(self._transcript.word_spans[word].start)

    @property
    def current_word(self) -> str:
        """The word that is marked as being said; empty without one."""
        return "" if self._word is None else self._transcript.words[self._word].text

    @property
    def place(self) -> int:
        """The character that the person turned to last: a word or a finding; 0 before that."""
        return self._place

    def point_of(self, offset: int) -> QPoint:
        """Return where character `offset` is drawn, in pixels of the viewport."""
        return self.cursorRect(self._cursor_over(offset, offset)).center()

    def minimumSizeHint(self) -> QSize:
        """Room for a few lines, however large the text."""
        line = self.fontMetrics().height() * LINE_HEIGHT_PERCENT / 100
        return QSize(round(6 * line), round(_LEAST_LINES * line))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a click from a selection."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the clicked word."""
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        is_click = moved < QApplication.startDragDistance() and not self.textCursor().hasSelection()
        if is_click and event.button() is Qt.MouseButton.LeftButton:
            self._ask_for(self.cursorForPosition(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the word at the caret."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask_for(self.textCursor())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fill()

    def _ask_for(self, cursor: QTextCursor) -> None:
        offset = self._place = self._positions.from_qt(cursor.position())
        for finding in self._findings:
            if _span_of(finding).start <= offset < _span_of(finding).end:
                self.finding_clicked.emit(finding)
                break
        word = self._transcript.word_index_at(offset)
        if word is not None:
            self.word_clicked.emit(self._transcript.words[word].start)

    def _fill(self) -> None:
        set_reading_text(self, self._transcript.text)
        colours = current_colours()
        self._dot_uncertain_words(colours)
        # Findings come with what costs most first: drawn last, it wins where two overlap.
        for finding in reversed(self._findings):
            span = _span_of(finding)
            self._cursor_over(span.start, span.end).mergeCharFormat(_look_of(finding, colours))
        self._show_highlights()

    def _dot_uncertain_words(self, colours: Colours) -> None:
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dotted.setUnderlineColor(QColor(colours.muted))
        dotted.setToolTip(self.tr("This word may have been misheard"))
        for span in uncertain_spans(self._transcript):
            self._cursor_over(span.start, span.end).mergeCharFormat(dotted)

    def _show_highlights(self) -> None:
        colours = current_colours()
        marked: list[QTextEdit.ExtraSelection] = []
        if self._active is not None:
            shade = colours.finding(group_of(self._active.kind))
            marked.append(self._highlight(_span_of(self._active), shade, colours.surface))
        if self._word is not None:
            span = self._transcript.word_spans[self._word]
            marked.append(self._highlight(span, colours.accent, colours.on_accent))
        self.setExtraSelections(marked)

    def _highlight(self, span: Span, ground: str, text: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor_over(span.start, span.end)
        look = QTextCharFormat()
        look.setBackground(QColor(ground))
        look.setForeground(QColor(text))
        look.setUnderlineColor(QColor(text))
        selection.format = look
        return selection

    def _cursor_over(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(start))
        cursor.setPosition(self._positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _scroll_to(self, offset: int) -> None:
        """Bring a character into view without moving the person's own caret."""
        place = self.cursorRect(self._cursor_over(offset, offset))
        if self.viewport().rect().contains(place):
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + place.center().y() - self.viewport().height() // 3)

    def _describe(self) -> None:
        quotes = [f"{finding.title}: “{finding.quote}”" for finding in self._findings]
        self.setAccessibleDescription("; ".join(quotes))


def _span_of(finding: Finding) -> Span:
    return Span(finding.start or 0, finding.end or 0)


def _look_of(finding: Finding, colours: Colours) -> QTextCharFormat:
    group = group_of(finding.kind)
    shade = QColor(colours.finding(group))
    look = QTextCharFormat()
    look.setForeground(shade)
    look.setBackground(QColor(colours.finding_tint(group)))
    look.setUnderlineStyle(underline_of(group))
    look.setUnderlineColor(shade)
    look.setToolTip(finding.title)
    return look
