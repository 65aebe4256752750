"""The fields of a question."""

import dataclasses

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from rehearse.domain.question import Question, QuestionKind
from rehearse.ui.first_focus import begin_at
from rehearse.ui.item_models.question_text import kind_text
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.rehearse.follow_up_rows import FollowUpRows
from rehearse.ui.theme import GRID

_SENIORITIES = ("entry", "experienced", "senior", "lead")
_SHORTEST_S, _LONGEST_S = 10, 600


class QuestionForm(QWidget):
    """Everything that a bank can say about a question, for a person to write."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = Question(text="", kind=QuestionKind.BEHAVIORAL)
        self._make_fields()
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, GRID, 0)
        self._rows.setSpacing(GRID)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._lay_out()
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()
        begin_at(self, self._text)

    def show_question(self, question: Question) -> None:
        """Fill in the fields."""
        self._question = question
        self._kind.setCurrentIndex(self._kind.findData(question.kind.value))
        self._text.setPlainText(question.text)
        self._story.setChecked(question.invites_story)
        self._seconds.setValue(question.suggested_seconds)
        self._competencies.setText(", ".join(question.competencies))
        self._roles.setText(", ".join(question.roles))
        for name, box in self._seniority.items():
            box.setChecked(name in question.seniority)
        for key, field in self._notes.items():
            field.setPlainText(getattr(question, key))
        self._follow_ups.show_follow_ups(question.follow_ups)

    def question(self) -> Question:
        """Return the question as it is written now; what has no field here is kept."""
        kind = QuestionKind(str(self._kind.currentData()))
        notes = {key: _one_line(field) for key, field in self._notes.items()}
        if kind is not QuestionKind.DISARMING:
            notes["baits_for"] = ""
        seniority = tuple(name for name, box in self._seniority.items() if box.isChecked())
        return dataclasses.replace(
            self._question,
            kind=kind,
            text=_one_line(self._text),
            invites_story=self._story.isChecked(),
            suggested_seconds=self._seconds.value(),
            competencies=_names(self._competencies),
            roles=_names(self._roles),
            seniority=seniority or ("any",),
            follow_ups=self._follow_ups.follow_ups(),
            **notes,
        )

    def name_of(self, key: str) -> str:
        """Return what the field of a key of the bank file is called here, "" where it has none."""
        names = {
            "text": self.tr("Question"),
            "competencies": self.tr("Competencies"),
            "roles": self.tr("Jobs"),
            "looking_for": self.tr("What the interviewer is after"),
            "baits_for": self.tr("What it baits for"),
            "hint": self.tr("Hint"),
            "weak_answer": self.tr("What a weak answer does"),
            "spoken": self.tr("How it is read aloud"),
            "follow_ups": self.tr("What may be asked next"),
        }
        return names.get(key, "")

    def _make_fields(self) -> None:
        self._text = _Note(lines=3)
        self._kind = QComboBox()
        for kind in QuestionKind:
            self._kind.addItem(kind_text(kind), kind.value)
        self._story = QCheckBox(self.tr("A good answer tells of one e&vent from the past"))
        self._seconds = QSpinBox()
        self._seconds.setRange(_SHORTEST_S, _LONGEST_S)
        self._seconds.setSingleStep(15)
        self._seconds.setSuffix(self.tr(" s"))
        self._competencies = QLineEdit()
        self._competencies.setPlaceholderText(self.tr("e.g. teamwork, patience"))
        self._roles = QLineEdit()
        self._roles.setPlaceholderText(self.tr("Empty for every job; else e.g. nursing, teaching"))
        self._seniority = {
            "entry": QCheckBox(self.tr("Entry")),
            "experienced": QCheckBox(self.tr("Experienced")),
            "senior": QCheckBox(self.tr("Senior")),
            "lead": QCheckBox(self.tr("Lead")),
        }
        keys = ("looking_for", "hint", "weak_answer", "baits_for", "spoken")
        self._notes = {key: _Note(lines=2) for key in keys}
        self._follow_ups = FollowUpRows()

    def _lay_out(self) -> None:
        self._add(self.tr("&Question"), self._text)
        self._add(self.tr("&Kind"), self._kind)
        self._rows.addRow(self._story)
        self._add(self.tr("&Competencies, with commas between them"), self._competencies)
        self._add(self.tr("What the &interviewer is after"), self._notes["looking_for"])
        self._bait = self._add(self.tr("What it &baits for"), self._notes["baits_for"])
        self._add(self.tr("&Hint, shown in Practice on request"), self._notes["hint"])
        self._add(self.tr("What a &weak answer does"), self._notes["weak_answer"])
        self._rows.addRow(label(self.tr("What may be asked next")), self._follow_ups)
        self._add(self.tr("&Length of a good answer"), self._seconds)
        self._add(self.tr("How it is &read aloud, where that differs"), self._notes["spoken"])
        self._rows.addRow(label(self.tr("For whom; nothing ticked is for all")), self._levels())
        self._add(self.tr("&Jobs, with commas between them"), self._roles)

    def _add(self, text: str, field: QWidget) -> QLabel:
        name = label(text, buddy=field)
        name.setWordWrap(False)
        self._rows.addRow(name, field)
        return name

    def _levels(self) -> QWidget:
        levels = QWidget()
        row = QHBoxLayout(levels)
        row.setContentsMargins(0, 0, 0, 0)
        for name in _SENIORITIES:
            row.addWidget(self._seniority[name])
        row.addStretch(1)
        return levels

    @Slot()
    def _on_kind(self) -> None:
        kind = QuestionKind(str(self._kind.currentData()))
        is_bait = kind is QuestionKind.DISARMING
        self._bait.setVisible(is_bait)
        self._notes["baits_for"].setVisible(is_bait)
        self._story.setChecked(kind is QuestionKind.BEHAVIORAL)


class _Note(QPlainTextEdit):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, *, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 3 * GRID)


def _one_line(field: QPlainTextEdit) -> str:
    return " ".join(field.toPlainText().split())


def _names(field: QLineEdit) -> tuple[str, ...]:
    names = (name.strip() for name in field.text().split(","))
    return tuple(dict.fromkeys(name for name in names if name))
