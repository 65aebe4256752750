"""The first minute with the program: does it hear the person, and how well will it understand."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehearse.ui.first_focus import begin_at
from rehearse.ui.pages.centred_column import CentredColumn
from rehearse.ui.pages.first_check.microphone_panel import MicrophonePanel
from rehearse.ui.pages.first_check.model_panel import ModelPanel
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton

_WIDTH_IN_TEXT = 51


class FirstCheckPage(QWidget):
    """Microphone and recogniser; the panels speak for themselves by their own signals."""

    finished = Signal()
    """The person goes on, with whatever is set up by now."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.microphone = MicrophonePanel()
        self.models = ModelPanel()
        self._go_on = IconButton("check")
        self._go_on.clicked.connect(self._on_go_on)
        self._lay_out()
        begin_at(self, self.microphone)
        self.show_way_on(is_whisper_ready=False)

    def show_way_on(self, *, is_whisper_ready: bool) -> None:
        """Name the button that goes on by what the person goes on with."""
        if is_whisper_ready:
            text = self.tr("Con&tinue")
        elif self.models.is_downloading():
            text = self.tr("Con&tinue while it downloads")
        else:
            text = self.tr("Con&tinue with the built-in recogniser")
        self._go_on.set_label(text)
        self._go_on.setAccessibleName(text.replace("&", ""))
        # While the better recogniser is neither there nor under way, getting it is the next step.
        is_next_step = is_whisper_ready or self.models.is_downloading()
        set_look(self._go_on, "primary" if is_next_step else "")
        self._go_on.set_icon_name("check" if is_next_step else "chevron-right")

    def _lay_out(self) -> None:
        column = CentredColumn(width=_WIDTH_IN_TEXT)
        column.add(label(self.tr("Let us check that everything works"), "title"))
        column.add(
            label(
                self.tr(
                    "This takes a minute. Everything happens on this computer: neither your voice "
                    "nor your words leave it."
                ),
                "muted",
            )
        )
        column.add(self.microphone)
        column.add(self.models)
        column.fill_below()
        foot = QHBoxLayout()
        foot.setContentsMargins(3 * GRID, 0, 3 * GRID, 3 * GRID)
        foot.addStretch(1)
        foot.addWidget(self._go_on)
        foot.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(column, 1)
        rows.addLayout(foot)

    @Slot()
    def _on_go_on(self) -> None:
        self.finished.emit()
