"""The text of an advertisement: pasted, dropped or typed, with what it asks for marked in it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from rehearse.domain.prepared_job import AskedSkill, Necessity
from rehearse.ui.theme import GRID, current_colours
from rehearse.ui.widgets.text_positions import TextPositions

_HEIGHT_PX = 12 * GRID


class AdvertisementEdit(QPlainTextEdit):
    """Marks skills by ground and line: a line drawn through is a must, a dotted one a wish."""

    file_dropped = Signal(object)
    """The Path of a file that was dropped or pasted."""

    skill_clicked = Signal(str)
    """Name of the skill whose words were clicked."""

    def __init__(
        self, *, readable: Callable[[str], str] = str, parent: QWidget | None = None
    ) -> None:
        """Put what is pasted through `readable`, which takes markup away."""
        super().__init__(parent)
        self._readable = readable
        self._skills: tuple[AskedSkill, ...] = ()
        self._chosen = ""
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_HEIGHT_PX)
        self.textChanged.connect(self._on_text_changed)

    def sizeHint(self) -> QSize:
        """A few lines; it takes what room there is."""
        return QSize(super().sizeHint().width(), _HEIGHT_PX)

    def put(self, text: str) -> None:
        """Put `text` in place of all that is there; it can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(QTextCursor(self.document()))

    def show_skills(self, skills: Sequence[AskedSkill]) -> None:
        """Mark where these stand in the text as it is now."""
        self._skills = tuple(skill for skill in skills if skill.start is not None)
        self._mark()

    def show_skill(self, name: str) -> None:
        """Mark one of the skills above the others and bring it into sight."""
        self._chosen = name
        self._mark()
        skill = next((one for one in self._skills if one.name == name), None)
        if skill is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._positions().to_qt(skill.start or 0))
        self.setTextCursor(cursor)
        self.centerCursor()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._mark()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which skill was clicked; a selection is no click."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            place = self.cursorForPosition(event.position().toPoint()).position()
            at = self._positions().from_qt(place)
            hit = (one for one in self._skills if (one.start or 0) <= at < (one.end or 0))
            skill = next(hit, None)
            if skill is not None:
                self.skill_clicked.emit(skill.name)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, pages and files can be put in."""
        return source.hasText() or source.hasHtml() or bool(_file(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in text as it is read; a file is for somebody else to read."""
        file = _file(source)
        if file is not None:
            self.file_dropped.emit(file)
        elif source.hasText():
            self.textCursor().insertText(self._readable(source.text()))
        else:
            self.textCursor().insertText(self._readable(source.html()))

    @Slot()
    def _on_text_changed(self) -> None:
        # Their places are those of another text, until somebody has looked anew.
        if self._skills:
            self._skills = ()
            self._mark()

    def _positions(self) -> TextPositions:
        return TextPositions(self.toPlainText())

    def _mark(self) -> None:
        positions = self._positions()
        self.setExtraSelections([self._selection(skill, positions) for skill in self._skills])

    def _selection(self, skill: AskedSkill, positions: TextPositions) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(positions.to_qt(skill.start or 0))
        cursor.setPosition(positions.to_qt(skill.end or 0), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = self._look_of(skill)
        return selection

    def _look_of(self, skill: AskedSkill) -> QTextCharFormat:
        colours = current_colours()
        look = QTextCharFormat()
        is_must = skill.necessity is Necessity.MUST_HAVE
        style = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(style.SingleUnderline if is_must else style.DotLine)
        look.setUnderlineColor(QColor(colours.accent))
        if skill.name == self._chosen:
            look.setBackground(QColor(colours.accent))
            look.setForeground(QColor(colours.on_accent))
        elif is_must:
            look.setBackground(QColor(colours.accent_tint))
        return look


def _file(data: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if files else None
