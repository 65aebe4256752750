"""What to practise next, and the button that starts it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rehearse.app.practise_next import Reason, Suggestion
from rehearse.app.progress_words import ago
from rehearse.ui.item_models.question_text import kind_text
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton


class NextPanel(QFrame):
    """Up to three questions, each with why it comes next."""

    start_wanted = Signal(object)
    """The tuple of Questions to practise."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._suggestions: Sequence[Suggestion] = ()
        self._note = label("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID // 2)
        self.start = IconButton("mic", self.tr("&Practise these"), look="primary")
        self.start.clicked.connect(self._on_start)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        rows.setSpacing(GRID)
        rows.addWidget(label(self.tr("Practise next"), "heading"))
        rows.addWidget(self._note)
        rows.addLayout(self._list)
        rows.addWidget(self.start)
        rows.addStretch(1)
        self.show_busy()

    def show_busy(self) -> None:
        """Say that what was practised is being gone through."""
        self._show(self.tr("Going through what you have practised…"), (), ())

    def show_suggestions(self, suggestions: Sequence[Suggestion], now: datetime) -> None:
        """Show what comes next; days are counted to `now`."""
        note = "" if suggestions else self.tr("No question is left to suggest: add some of yours.")
        self._show(note, suggestions, [self._reason(one, now) for one in suggestions])

    def show_starting(self, *, is_starting: bool) -> None:
        """Hold the button while the rehearsal is being put together."""
        self.start.setEnabled(bool(self._suggestions) and not is_starting)

    def _show(self, note: str, suggestions: Sequence[Suggestion], why: Sequence[str]) -> None:
        self._suggestions = suggestions
        self._note.setText(note)
        self._note.setVisible(bool(note))
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one, reason in zip(suggestions, why, strict=True):
            self._list.addWidget(label(one.question.text))
            because = label(reason, "small")
            because.setContentsMargins(0, 0, 0, GRID // 2)
            self._list.addWidget(because)
        one_only = self.tr("&Practise this one")
        words = one_only if len(suggestions) == 1 else self.tr("&Practise these")
        self.start.set_label(words)
        self.start.setAccessibleName(words.replace("&", ""))
        self.start.setAccessibleDescription(" ".join(one.question.text for one in suggestions))
        self.start.setEnabled(bool(suggestions))

    def _reason(self, one: Suggestion, now: datetime) -> str:
        reasons = {
            Reason.WENT_BADLY: self.tr("Went badly {ago}"),
            Reason.WEAK_COMPETENCY: self.tr("On “{competency}”, which went badly last"),
            Reason.DUE: self.tr("Went well, last asked {ago}"),
            Reason.NEW_KIND: self.tr("“{kind}”: you have not practised such a question yet"),
            Reason.SOONEST: self.tr("Comes round next, last asked {ago}"),
            Reason.NEW: self.tr("Not answered yet"),
        }
        return reasons[one.reason].format(
            ago=ago(one.last_asked, now),
            competency=one.competency,
            kind=kind_text(one.question.kind),
        )

    @Slot()
    def _on_start(self) -> None:
        self.start_wanted.emit(tuple(one.question for one in self._suggestions))
