"""What can be done with the take that is shown: another one, mark, compare, correct, try again."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from rehearse.domain.rehearsal import Answer, Take, TakeState
from rehearse.ui.theme import set_look
from rehearse.ui.widgets.flow_layout import FlowLayout
from rehearse.ui.widgets.icon_button import IconButton

_TO_COMPARE = 2


class TakeActions(QWidget):
    """One row; what makes no sense for the take is not there."""

    take_chosen = Signal(str)
    best_chosen = Signal(str)
    """Id of the take that counts for the report; empty where none is marked any more."""
    comparison_requested = Signal()
    editing_requested = Signal()
    retake_requested = Signal()
    import_requested = Signal()
    """The person has a recording of the answer already and will choose it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take_id = ""
        self.takes = QComboBox()
        self.takes.setAccessibleName(self.tr("Take"))
        self.best = self._button("star", self.tr("Best take"))
        self.best.setCheckable(True)
        self.compare = self._button("columns-2", self.tr("Compare"), self.tr("Compare takes"))
        self.edit = self._button("pencil", self.tr("Edit"), self.tr("Edit words"))
        self.retake = self._button("rotate-ccw", self.tr("Retake"), self.tr("Answer again"))
        self.import_take = self._button(
            "file-up", self.tr("Import"), self.tr("Use a recording as another take")
        )
        self._arrange()
        self._connect()

    def show_take(self, answer: Answer, take: Take | None) -> None:
        """Offer what can be done with a take; nothing where the question was skipped."""
        self._take_id = take.id if take else ""
        self._fill_takes(answer, take)
        several = len(answer.takes) > 1
        reported = answer.reported_take
        is_marked = take is not None and answer.best_take_id == take.id
        is_readable = take is not None and take.transcript is not None
        self.best.setVisible(several and is_readable)
        self.best.setChecked(is_marked)
        is_used = take is not None and reported is not None and reported.id == take.id
        self.best.setToolTip(self._meaning_of_best(is_marked=is_marked, is_used=is_used))
        self.compare.setVisible(len(comparable_takes(answer)) >= _TO_COMPARE)
        is_read = take is not None and take.state is TakeState.ANALYSED and is_readable
        self.edit.setVisible(is_read)
        is_done = take is not None and take.state is not TakeState.FAILED
        self.retake.setVisible(is_done)
        self.import_take.setVisible(take is not None)

    def _button(self, icon_name: str, text: str, meaning: str = "") -> IconButton:
        return IconButton(icon_name, text, accessible_name=meaning, look="compact-quiet")

    def _arrange(self) -> None:
        set_look(self.takes, "compact")
        # Quiet buttons bring their own room.
        row = FlowLayout(self, spacing=0)
        for widget in (
            self.takes,
            self.best,
            self.compare,
            self.edit,
            self.retake,
            self.import_take,
        ):
            row.addWidget(widget)
        self.edit.setToolTip(self.tr("Correct what was misheard (E)"))
        self.retake.setToolTip(self.tr("Give this answer once more (T)"))
        self.import_take.setToolTip(
            self.tr("Use a recording that you have as another take; you can drop it here, too")
        )
        self.compare.setToolTip(self.tr("Two takes side by side, with only what changed"))

    def _connect(self) -> None:
        self.takes.activated.connect(self._on_take_activated)
        self.best.clicked.connect(self._on_best_clicked)
        self.compare.clicked.connect(self.comparison_requested)
        self.edit.clicked.connect(self.editing_requested)
        self.retake.clicked.connect(self.retake_requested)
        self.import_take.clicked.connect(self.import_requested)

    def _fill_takes(self, answer: Answer, shown: Take | None) -> None:
        self.takes.clear()
        for take in answer.takes:
            is_marked = take.id == answer.best_take_id
            name = self.tr("Take {number} ★") if is_marked else self.tr("Take {number}")
            self.takes.addItem(name.format(number=take.number), take.id)
        if shown is not None:
            self.takes.setCurrentIndex(self.takes.findData(shown.id))
        self.takes.setVisible(len(answer.takes) > 1)

    def _meaning_of_best(self, *, is_marked: bool, is_used: bool) -> str:
        if is_marked:
            return self.tr("The report tells of this take. Click to leave it to the newest one.")
        if is_used:
            return self.tr("The report tells of this take, for it is the newest.")
        return self.tr("Let the report tell of this take")

    @Slot(int)
    def _on_take_activated(self, row: int) -> None:
        self.take_chosen.emit(self.takes.itemData(row))

    @Slot()
    def _on_best_clicked(self) -> None:
        self.best_chosen.emit(self._take_id if self.best.isChecked() else "")


def comparable_takes(answer: Answer) -> tuple[Take, ...]:
    """Return the takes whose words are known, oldest first."""
    return tuple(take for take in answer.takes if take.transcript is not None)
