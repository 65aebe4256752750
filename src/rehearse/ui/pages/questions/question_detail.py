"""One question with everything that its bank says about it, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from rehearse.app.question_shelf import Shelf
from rehearse.domain.question import Question
from rehearse.ui.item_models.question_text import kind_text, missing_text
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.flow_layout import FlowLayout
from rehearse.ui.widgets.icon_button import IconButton

# The text is scrolled by keys too, so it must show when it has them.
_RING = (
    "QScrollArea { border: 2px solid transparent; border-radius: 6px; }"
    "QScrollArea:focus { border: 2px solid palette(highlight); }"
)


class QuestionDetail(QFrame):
    """Each signal carries the Question on show."""

    asked = Signal(object)
    favourite_changed = Signal(object, bool)
    edit_chosen = Signal(object)
    duplicate_chosen = Signal(object)
    delete_chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._question: Question | None = None
        self._is_favourite = False
        self._make_buttons()
        self._text = label("", "heading")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = label("", "muted")
        self._facts = tuple((_fact_name(name), _selectable("")) for name in self._fact_names())
        self._none = label(self.tr("Choose a question to see what is behind it."), "muted")
        self._lay_out()
        self.show_question(None, Shelf())

    def show_question(self, question: Question | None, shelf: Shelf) -> None:
        """Show a question of `shelf`; the panel is empty where it is None."""
        self._question = question
        self._inside.setVisible(question is not None)
        self._buttons.setVisible(question is not None)
        self._none.setVisible(question is None)
        if question is None:
            return
        held = shelf.find_bank(question.bank_id)
        is_own = held is not None and held.is_own
        self._text.setText(question.text)
        self._about.setText(self._about_text(question, held.bank.title if held else "", is_own))
        self._is_favourite = question.key in shelf.favourites
        self._favourite.set_label(
            self.tr("Remove &favourite") if self._is_favourite else self.tr("Add to &favourites")
        )
        self._favourite.setAccessibleName(self._favourite.text().strip().replace("&", ""))
        self._edit.setVisible(is_own)
        self._delete.setVisible(is_own)
        self._duplicate.set_label(
            self.tr("D&uplicate") if is_own else self.tr("D&uplicate to edit")
        )
        self._show_facts(question)

    def _make_buttons(self) -> None:
        self._ask = IconButton("mic", self.tr("&Ask me this one"), look="primary")
        self._favourite = IconButton("star", self.tr("Add to &favourites"))
        self._edit = IconButton("pencil", self.tr("&Edit"))
        self._duplicate = IconButton("copy", self.tr("D&uplicate to edit"))
        self._delete = IconButton("trash-2", self.tr("De&lete…"), look="quiet")
        self._ask.clicked.connect(self._on_ask)
        self._favourite.clicked.connect(self._on_favourite)
        self._edit.clicked.connect(self._on_edit)
        self._duplicate.clicked.connect(self._on_duplicate)
        self._delete.clicked.connect(self._on_delete)

    def _lay_out(self) -> None:
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._text)
        column.addWidget(self._about)
        for name, text in self._facts:
            column.addWidget(name)
            column.addWidget(text)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setStyleSheet(_RING)
        area.setWidget(self._inside)
        area.setAccessibleName(self.tr("About the question"))
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, spacing=GRID // 2)
        for button in (self._ask, self._favourite, self._edit, self._duplicate, self._delete):
            row.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 3 * GRID, 2 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._none)
        rows.addWidget(area, 1)
        rows.addWidget(self._buttons)

    def _about_text(self, question: Question, bank: str, is_own: bool) -> str:  # noqa: FBT001  (one of its three facts)
        length = self.tr("about {n} s").format(n=question.suggested_seconds)
        whose = self.tr("your own") if is_own else ""
        parts = (kind_text(question.kind), length, bank, whose)
        return " · ".join(part for part in parts if part)

    def _show_facts(self, question: Question) -> None:
        for (name, label_of_it), text in zip(self._facts, self._facts_of(question), strict=True):
            label_of_it.setText(text)
            name.setVisible(bool(text))
            label_of_it.setVisible(bool(text))

    def _fact_names(self) -> tuple[str, ...]:
        return (
            self.tr("What it is about"),
            self.tr("What the interviewer is after"),
            self.tr("What it baits for"),
            self.tr("Hint"),
            self.tr("What a weak answer does"),
            self.tr("What may be asked next"),
            self.tr("Read aloud as"),
            self.tr("For whom"),
        )

    def _facts_of(self, question: Question) -> tuple[str, ...]:
        """Return the texts that belong to `_fact_names`, "" where there is none."""
        follow_ups = (
            self.tr("Without {part}: “{text}”").format(
                part=missing_text(one.missing), text=one.text
            )
            for one in question.follow_ups
        )
        seniority = [name for name in question.seniority if name != "any"]
        return (
            ", ".join(question.competencies),
            question.looking_for,
            question.baits_for,
            question.hint,
            question.weak_answer,
            "\n".join(follow_ups),
            question.spoken,
            ", ".join((*seniority, *question.roles)),
        )

    @Slot()
    def _on_ask(self) -> None:
        self.asked.emit(self._question)

    @Slot()
    def _on_favourite(self) -> None:
        self.favourite_changed.emit(self._question, not self._is_favourite)

    @Slot()
    def _on_edit(self) -> None:
        self.edit_chosen.emit(self._question)

    @Slot()
    def _on_duplicate(self) -> None:
        self.duplicate_chosen.emit(self._question)

    @Slot()
    def _on_delete(self) -> None:
        self.delete_chosen.emit(self._question)


def _fact_name(text: str) -> QLabel:
    name = label(text, "small")
    name.setContentsMargins(0, GRID, 0, 0)
    return name


def _selectable(text: str) -> QLabel:
    made = label(text)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
