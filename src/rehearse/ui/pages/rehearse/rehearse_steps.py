"""What can be done with the question that is on: one big button, and a few beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehearse.domain.rehearsal import Mode
from rehearse.ui.pages.rehearse.put_question import PutQuestion, Stage
from rehearse.ui.pages.rows import row
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton


class RehearseSteps(QWidget):
    """Shows what fits the stage; the keys of the page press the same buttons."""

    stepped = Signal()
    """The big button: what it does now depends on the stage."""

    repeated = Signal()
    hint_wanted = Signal()
    paused = Signal()
    finished = Signal()
    """The person is done, from a pause."""

    restarted = Signal()
    retake_chosen = Signal()
    skipped = Signal()
    import_wanted = Signal()
    """The person has a recording of the answer already."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = IconButton("mic", "", look="primary")
        self.step.setMinimumSize(28 * GRID, 6 * GRID)
        self.step.clicked.connect(self.stepped)
        self._repeat = self._side("volume-2", self.tr("Hear it again (R)"), self.repeated)
        self._hint = self._side("lightbulb", self.tr("Hint (H)"), self.hint_wanted)
        self._pause = self._side("pause", self.tr("Pause (P)"), self.paused)
        self._done = self._side("check", self.tr("Done (D)"), self.finished)
        self._restart = self._side("rotate-ccw", self.tr("I'd like to start over"), self.restarted)
        self._retake = self._side("rotate-ccw", self.tr("Try again (T)"), self.retake_chosen)
        # Laid out by the page, at its head: it is wanted rarely, and the row below has no room.
        self.import_button = self._side(
            "file-up", self.tr("Use a recording… (U)"), self.import_wanted
        )
        self._skip = self._side("skip-forward", self.tr("Skip (S)"), self.skipped)
        self._keys = {
            Qt.Key.Key_Space: self.step,
            Qt.Key.Key_R: self._repeat,
            Qt.Key.Key_S: self._skip,
            Qt.Key.Key_H: self._hint,
            Qt.Key.Key_T: self._retake,
            Qt.Key.Key_P: self._pause,
            Qt.Key.Key_D: self._done,
            Qt.Key.Key_U: self.import_button,
        }
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addLayout(row(None, self.step, None))
        sides = (self._repeat, self._hint, self._pause, self._done, self._restart)
        rows.addLayout(row(None, *sides, self._retake, self._skip, None))
        self._dress_step(Stage.PUT, is_last=False)

    def button_of(self, key: int) -> IconButton | None:
        """Return the button that a key presses, where it is there to be pressed."""
        button = self._keys.get(Qt.Key(key))
        if key == Qt.Key.Key_P and not self._pause.isVisible():
            # The same key goes on again.
            button = self.step if self._done.isVisible() else None
        return button if button is not None and button.isVisible() else None

    def show_stage(self, stage: Stage, put: PutQuestion | None, *, is_last: bool) -> None:
        """Show what can be done at `stage`; nothing follows the answer where it `is_last`."""
        practice = put is not None and put.mode is Mode.PRACTICE
        waiting = stage is Stage.PUT
        self._repeat.setVisible(waiting)
        self._hint.setVisible(waiting and practice and put is not None and bool(put.question.hint))
        self._skip.setVisible(waiting and practice)
        self.import_button.setVisible(waiting and practice)
        self._pause.setVisible(practice and stage is Stage.RECORDING)
        self._done.setVisible(stage is Stage.PAUSED)
        # Who was stopped by a computer that fell asleep may start over in Real too.
        self._restart.setVisible((practice and stage is Stage.RECORDING) or stage is Stage.PAUSED)
        self._retake.setVisible(stage is Stage.ANSWERED)
        self._dress_step(stage, is_last=is_last)
        self.step.setFocus()

    def offers_import(self) -> bool:
        """Whether a recording may be used now instead of one that is made."""
        return self.import_button.isVisible()

    def _side(self, icon_name: str, text: str, signal: object) -> IconButton:
        button = IconButton(icon_name, text)
        # A click must not take the focus: Space then still records.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(signal)
        return button

    def _dress_step(self, stage: Stage, *, is_last: bool) -> None:
        onward = self.tr("See the review") if is_last else self.tr("Next question")
        texts = {
            Stage.PUT: ("mic", self.tr("Record")),
            Stage.OPENING: ("mic", self.tr("Opening the microphone…")),
            Stage.RECORDING: ("check", self.tr("Done")),
            Stage.PAUSED: ("mic", self.tr("Go on")),
            Stage.SAVING: ("check", self.tr("Saving your answer…")),
            Stage.ANSWERED: ("chevron-right", onward),
        }
        icon_name, text = texts[stage]
        self.step.set_label(text)
        self.step.setAccessibleName(text)
        # Not disabled: the focus would jump to "End rehearsal", and a second Space with it.
        is_busy = stage in {Stage.OPENING, Stage.SAVING}
        set_look(self.step, "" if is_busy else "primary")
        self.step.set_icon_name(icon_name)
