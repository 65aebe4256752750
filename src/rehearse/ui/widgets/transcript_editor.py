"""Correcting what the recogniser misheard, in the words themselves."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget

from rehearse.domain.transcript import Span, Transcript
from rehearse.ui.theme import GRID, current_colours, set_look
from rehearse.ui.widgets.flow_layout import FlowLayout
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.reading_text import set_reading_text
from rehearse.ui.widgets.text_positions import TextPositions
from rehearse.ui.widgets.uncertain_words import uncertain_spans


class TranscriptEditor(QWidget):
    """Holds a copy of the words; nothing leaves it before `done`."""

    done = Signal()
    cancelled = Signal()
    hear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transcript = Transcript(text="")
        self.field = _WordField()
        self.field.setAccessibleName(self.tr("Words of the answer"))
        self._hint = QLabel(self.tr("Enter keeps, Esc leaves."))
        self._hint.setWordWrap(True)
        self.keep = IconButton("check", self.tr("Keep these words"), look="compact-primary")
        self.hear = IconButton(
            "play",
            self.tr("Hear this word"),
            accessible_name=self.tr("Hear the word at the caret"),
            look="compact",
        )
        self.leave = IconButton("x", self.tr("Leave as it was"), look="compact-quiet")
        self._arrange()
        self.field.kept.connect(self._on_keep)
        self.field.left.connect(self.cancelled)
        self.field.textChanged.connect(self._on_text_changed)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self.cancelled)
        self.hear.clicked.connect(self.hear_requested)

    def edit(self, transcript: Transcript, *, at: int, can_be_heard: bool) -> None:
        """Offer the words for correction, the one at character `at` selected."""
        self._transcript = transcript
        # Nothing done here is the person's to undo.
        self.field.setUndoRedoEnabled(False)
        set_reading_text(self.field, transcript.text)
        self.field.setUndoRedoEnabled(True)
        self.hear.setVisible(can_be_heard and bool(transcript.words))
        self._dot_uncertain_words()
        positions = TextPositions(transcript.text)
        cursor = self.field.textCursor()
        cursor.setPosition(positions.to_qt(at))
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.field.setTextCursor(cursor)
        self.field.ensureCursorVisible()
        self.field.setFocus()

    @property
    def text(self) -> str:
        """The words as they stand now, with one space between two."""
        return " ".join(self.field.toPlainText().split())

    @property
    def is_changed(self) -> bool:
        """Whether there are words, and others than before."""
        return bool(self.text) and self.text != " ".join(self._transcript.text.split())

    @property
    def word_number(self) -> int:
        """Which word of `text` the caret is in, or behind; counted from 0."""
        cursor = self.field.textCursor()
        before = self.field.toPlainText()[: cursor.selectionStart()]
        number = len(before.split())
        is_inside = bool(before) and not before[-1].isspace()
        return max(number - 1, 0) if is_inside else number

    def _arrange(self) -> None:
        set_look(self._hint, "small")
        buttons = FlowLayout(spacing=GRID // 2)
        for button in (self.keep, self.leave, self.hear):
            buttons.addWidget(button)
        buttons.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.field, 1)
        column.addLayout(buttons)

    def _dot_uncertain_words(self) -> None:
        positions = TextPositions(self._transcript.text)
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dotted.setUnderlineColor(QColor(current_colours().text))
        marked = []
        for span in uncertain_spans(self._transcript):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = _cursor_over(self.field, span, positions)
            selection.format = dotted
            marked.append(selection)
        self.field.setExtraSelections(marked)

    @Slot()
    def _on_text_changed(self) -> None:
        self.keep.setEnabled(bool(self.text))

    @Slot()
    def _on_keep(self) -> None:
        if self.text:
            self.done.emit()


class _WordField(QTextEdit):
    """Enter and Esc end the editing: the words of an answer have no lines of their own."""

    kept = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        set_look(self, "reading")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _cursor_over(field: QTextEdit, span: Span, positions: TextPositions) -> QTextCursor:
    cursor = QTextCursor(field.document())
    cursor.setPosition(positions.to_qt(span.start))
    cursor.setPosition(positions.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
    return cursor
