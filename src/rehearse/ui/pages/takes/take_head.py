"""The top of one side of a comparison: which take, hear it, let it count."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from rehearse.domain.rehearsal import Answer, Take
from rehearse.ui.pages.review.review_take_actions import comparable_takes
from rehearse.ui.theme import set_look
from rehearse.ui.widgets.flow_layout import FlowLayout
from rehearse.ui.widgets.icon_button import IconButton


class TakeHead(QWidget):
    """`name` says which side it is, for screen readers."""

    take_chosen = Signal(str)
    play_requested = Signal(str)
    """Take id."""
    stop_requested = Signal()
    best_chosen = Signal(str)
    """Id of the take that counts; empty where it does no more."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take_id = ""
        self._is_playing = False
        self.takes = QComboBox()
        self.takes.setAccessibleName(name)
        self.play = IconButton("play", self.tr("Play"), look="compact")
        self.best = IconButton("star", self.tr("Best take"), look="compact-quiet")
        self.best.setCheckable(True)
        self.best.setToolTip(self.tr("Let the report tell of this take"))
        row = FlowLayout(self)
        for widget in (self.takes, self.play, self.best):
            row.addWidget(widget)
        set_look(self.takes, "compact")
        self.takes.activated.connect(self._on_activated)
        self.play.clicked.connect(self._on_play_clicked)
        self.best.clicked.connect(self._on_best_clicked)
        self.set_playing(is_playing=False)

    def show_take(self, answer: Answer, take: Take) -> None:
        """Offer the takes of an answer, `take` chosen among them."""
        self._take_id = take.id
        self.takes.clear()
        for each in comparable_takes(answer):
            when = each.recorded_at.astimezone()
            name = self.tr("Take {number}, {time}")
            text = name.format(number=each.number, time=f"{when:%H:%M}")
            self.takes.addItem(text, each.id)
        self.takes.setCurrentIndex(self.takes.findData(take.id))
        self.play.setVisible(take.recording is not None)
        self.best.setChecked(answer.best_take_id == take.id)

    def set_playing(self, *, is_playing: bool) -> None:
        """Offer to stop while the take is heard, else to play it."""
        self._is_playing = is_playing
        self.play.set_icon_name("square" if is_playing else "play")
        self.play.set_label(self.tr("Stop") if is_playing else self.tr("Play"))
        meaning = self.tr("Stop playing") if is_playing else self.tr("Play this take")
        self.play.set_meaning(meaning)

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self.take_chosen.emit(self.takes.itemData(row))

    @Slot()
    def _on_play_clicked(self) -> None:
        if self._is_playing:
            self.stop_requested.emit()
        else:
            self.play_requested.emit(self._take_id)

    @Slot()
    def _on_best_clicked(self) -> None:
        self.best_chosen.emit(self._take_id if self.best.isChecked() else "")
