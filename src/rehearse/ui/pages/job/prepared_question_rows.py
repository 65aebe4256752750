"""The person's own questions, one under the other, each with how it comes across."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from rehearse.app.job_preparation import FEWEST_QUESTIONS
from rehearse.domain.finding import QuestionQuality
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton

_LONGEST = 400
_MOST = 30


class PreparedQuestionRows(QScrollArea):
    """Three lines at least; under them some ideas to begin from."""

    edited = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._ideas: list[_Idea] = []
        self._advice = label("", "muted")
        self._add = IconButton("plus", self.tr("Add a question"))
        self._add.clicked.connect(self._on_add)
        self._idea_heading = label(self.tr("Ideas to begin from"), "strong")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.show_questions(())

    @property
    def questions(self) -> tuple[str, ...]:
        """What is written, empty lines left out."""
        return tuple(row.text for row in self._rows if row.text)

    def show_questions(self, questions: Sequence[str]) -> None:
        """Show these, and empty lines up to three."""
        if tuple(questions) == self.questions and len(self._rows) >= FEWEST_QUESTIONS:
            return
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._rows = []
        for text in (*questions, *[""] * (FEWEST_QUESTIONS - len(questions))):
            self._add_row(text)
        self._show_count()

    def show_ideas(self, ideas: Sequence[str]) -> None:
        """Offer these to begin from."""
        if [idea.text for idea in self._ideas] == list(ideas):
            return
        for idea in self._ideas:
            idea.setParent(None)
            idea.deleteLater()
        self._ideas = [_Idea(text) for text in ideas]
        for idea in self._ideas:
            idea.used.connect(self._on_used)
            self._idea_lines.addWidget(idea)
        self._idea_heading.setVisible(bool(ideas))

    def show_quality(self, question: str, quality: QuestionQuality | None) -> None:
        """Say how a question comes across; None where it is not heard as a question."""
        for row in self._rows:
            if row.text == question:
                row.show_quality(quality)

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 2 * GRID, GRID, 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._advice)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        rows.addLayout(self._lines)
        adding = QHBoxLayout()
        adding.addWidget(self._add)
        adding.addStretch(1)
        rows.addLayout(adding)
        rows.addSpacing(GRID)
        rows.addWidget(self._idea_heading)
        self._idea_lines = QVBoxLayout()
        self._idea_lines.setSpacing(GRID // 2)
        rows.addLayout(self._idea_lines)
        rows.addStretch(1)
        self.setWidget(inside)

    def _add_row(self, text: str) -> "_Row":
        row = _Row(text, number=len(self._rows) + 1)
        row.edited.connect(self._on_edited)
        row.removed.connect(self._on_removed)
        self._rows.append(row)
        self._lines.addWidget(row)
        self._add.setEnabled(len(self._rows) < _MOST)
        return row

    def _show_count(self) -> None:
        count = len(self.questions)
        if count >= FEWEST_QUESTIONS:
            said = self.tr(
                "{n} questions of your own are ready. Ask what you really want to know; two or "
                "three will do on the day."
            )
        else:
            said = self.tr(
                "Have at least {fewest} ready: some will be answered before you come to ask. "
                "Ready so far: {n}."
            )
        self._advice.setText(said.format(n=count, fewest=FEWEST_QUESTIONS))

    @Slot()
    def _on_add(self) -> None:
        self._add_row("").begin()

    @Slot(str)
    def _on_used(self, text: str) -> None:
        empty = next((row for row in self._rows if not row.text), None)
        (empty or self._add_row("")).put(text)

    @Slot()
    def _on_edited(self) -> None:
        self._show_count()
        self.edited.emit()

    @Slot(QObject)
    def _on_removed(self, row: "_Row") -> None:
        row.put("")
        if len(self._rows) > FEWEST_QUESTIONS:
            self._rows.remove(row)
            row.setParent(None)
            row.deleteLater()
            for number, left in enumerate(self._rows, start=1):
                left.set_number(number)


class _Row(QWidget):
    """A question and what is said of it."""

    edited = Signal()
    removed = Signal(QObject)

    def __init__(self, text: str, *, number: int) -> None:
        super().__init__()
        self._field = QLineEdit(text)
        self._field.setMaxLength(_LONGEST)
        self._field.setCursorPosition(0)
        self._field.textChanged.connect(self._on_changed)
        self._quality = label("", "small")
        self._quality.hide()
        remove = IconButton("x", accessible_name=self.tr("Remove this question"))
        remove.clicked.connect(self._on_remove)
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addWidget(self._field, 1)
        line.addWidget(remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(line)
        rows.addWidget(self._quality)
        self.set_number(number)

    @property
    def text(self) -> str:
        """The question, without the space around it."""
        return " ".join(self._field.text().split())

    def begin(self) -> None:
        """Put the cursor into it."""
        self._field.setFocus()

    def put(self, text: str) -> None:
        """Write `text` in place of what is there."""
        self._field.setText(text)
        self._field.setCursorPosition(0)

    def set_number(self, number: int) -> None:
        """Name the field by its place."""
        self._field.setAccessibleName(self.tr("Your question {n}").format(n=number))
        self._field.setPlaceholderText(self.tr("Question {n}").format(n=number))

    def show_quality(self, quality: QuestionQuality | None) -> None:
        """Say how it comes across."""
        said = {
            QuestionQuality.PREMATURE: self.tr(
                "Too early: it asks what you get. Keep it for when there is an offer."
            ),
            QuestionQuality.GENERIC: self.tr(
                "Could be asked anywhere. Name something of this job or this employer."
            ),
            QuestionQuality.TARGETED: self.tr("Good: it is about this job."),
            QuestionQuality.PERCEPTIVE: self.tr("Strong: it shows that you have thought about it."),
            None: self.tr("Not heard as a question. Begin with what, how, where or why."),
        }
        is_good = quality in {QuestionQuality.TARGETED, QuestionQuality.PERCEPTIVE}
        set_look(self._quality, "small" if is_good else "warning")
        self._quality.setText(said[quality])
        self._quality.setVisible(bool(self.text))
        self._field.setAccessibleDescription(said[quality])

    @Slot()
    def _on_changed(self) -> None:
        # What was said was said of other words.
        self._quality.hide()
        self._field.setAccessibleDescription("")
        self.edited.emit()

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self)


class _Idea(QWidget):
    """A question to begin from, and a button that takes it over."""

    used = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        use = IconButton("plus", accessible_name=self.tr("Use: {text}").format(text=text))
        use.setToolTip(self.tr("Add to your questions"))
        use.clicked.connect(self._on_use)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        line.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(text, "muted"), 1)

    @Slot()
    def _on_use(self) -> None:
        self.used.emit(self.text)
