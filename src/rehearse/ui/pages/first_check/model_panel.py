"""Which recogniser writes the answers down, and the better one to download."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from rehearse.ui.pages.first_check.byte_text import left_text, minute_text, size_text, speed_text
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.flow_layout import FlowLayout
from rehearse.ui.widgets.icon_button import IconButton

# Characters of the usual name and size; longer ones show whole in the open list.
_NAME_LENGTH = 24
_STEPS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOffer:
    """A Whisper model that can be had; `description` is a sentence for the person.

    `minute_s` is about how long it needs here for a minute of answer, None where nobody knows.
    """

    name: str
    title: str
    description: str
    size_bytes: int
    is_installed: bool
    minute_s: float | None = None


class ModelPanel(QFrame):
    """Says plainly what the built-in recogniser is worth, and gets a better one."""

    model_chosen = Signal(str)
    """Name of the model that is selected now."""

    download_requested = Signal(str)
    download_cancelled = Signal()
    deletion_requested = Signal(str)
    adoption_requested = Signal(str)
    """The person has the files of this model already and will point to their folder."""

    measurement_requested = Signal()
    """The person wants to know how fast this computer is."""

    check_requested = Signal(str)
    """The files of this model are to be looked through for damage."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._offers: tuple[ModelOffer, ...] = ()
        self._is_downloading = False
        self._is_busy = False
        self._standing = label("", "strong")
        self._picker = self._make_picker()
        self._advice = label("", "strong")
        self._advice.hide()
        self._description = label("", "muted")
        self._problem = label("", "error")
        self._bar = self._make_bar()
        self._progress = label("", "muted")
        self._download = IconButton("download", self.tr("&Download"), look="")
        self._cancel = IconButton("x", self.tr("&Cancel download"), look="")
        self._delete = IconButton("trash-2", self.tr("De&lete"), look="")
        self._adopt = IconButton("folder-open", self.tr("I have it &already…"))
        self._check = IconButton("circle-check", self.tr("Chec&k files"))
        self._measure = IconButton("gauge", self.tr("&Measure this computer"), look="")
        self._note = label("", "muted")
        self._note.hide()
        self._connect_buttons()
        self._lay_out()
        self._problem.hide()
        self._refresh()

    def show_models(self, offers: Sequence[ModelOffer], *, chosen: str) -> None:
        """List the models and select the one named `chosen`."""
        self._offers = tuple(offers)
        self._picker.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._picker.clear()
        for offer in self._offers:
            self._picker.addItem(self._line(offer), offer.name)
        names = [offer.name for offer in self._offers]
        self._picker.setCurrentIndex(names.index(chosen) if chosen in names else 0)
        self._picker.blockSignals(False)  # noqa: FBT003  (Qt's own signature)
        self._refresh()

    def show_advice(self, sentence: str, *, is_measured: bool) -> None:
        """Say which model suits this computer; offer to measure it, or to measure it again."""
        self._advice.setText(sentence)
        self._advice.setVisible(bool(sentence))
        self._measure.set_label(
            self.tr("&Measure again") if is_measured else self.tr("&Measure this computer")
        )
        self._measure.setAccessibleName(self._measure.text().replace("&", "").strip())

    def show_busy(self, sentence: str) -> None:
        """Say what takes a moment, with "" that it is over; models stay as they are meanwhile."""
        self._is_busy = bool(sentence)
        self.show_note(sentence)
        if sentence:
            self._problem.hide()
        self._refresh()

    def show_note(self, sentence: str) -> None:
        """Say what came of something, where that is no fault."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def show_download(
        self,
        *,
        done: int,
        total: int,
        seconds_left: float | None,
        bytes_a_second: float | None = None,
    ) -> None:
        """Show how far the download is (bytes), how fast it is and how long it still takes."""
        self._is_downloading = True
        self._problem.hide()
        self._note.hide()
        self._bar.setValue(round(_STEPS * done / total) if total else 0)
        share = round(100 * done / total) if total else 0
        parts = [
            self.tr("{share} %").format(share=share),
            self.tr("{done} of {total}").format(done=size_text(done), total=size_text(total)),
        ]
        if bytes_a_second is not None:
            parts.append(speed_text(bytes_a_second))
        if seconds_left is not None:
            parts.append(left_text(seconds_left))
        self._progress.setText(" · ".join(parts) if total else self.tr("Asking for the files…"))
        self._refresh()

    def show_download_ended(self, problem: str = "") -> None:
        """Leave the progress; `problem` is one sentence where it failed."""
        self._is_downloading = False
        self.show_problem(problem)
        self._refresh()

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong; nothing with ""."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def is_downloading(self) -> bool:
        """Whether progress is on show."""
        return self._is_downloading

    def chosen_offer(self) -> ModelOffer | None:
        """The model that is selected."""
        index = self._picker.currentIndex()
        return self._offers[index] if 0 <= index < len(self._offers) else None

    def _line(self, offer: ModelOffer) -> str:
        state = self.tr("downloaded") if offer.is_installed else size_text(offer.size_bytes)
        return f"{offer.title} · {state}"

    def _make_picker(self) -> QComboBox:
        picker = QComboBox()
        picker.setAccessibleName(self.tr("Whisper model"))
        picker.setMinimumContentsLength(_NAME_LENGTH)
        picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.currentIndexChanged.connect(self._on_picked)
        return picker

    def _make_bar(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setRange(0, _STEPS)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Download"))
        return bar

    def _connect_buttons(self) -> None:
        self._download.clicked.connect(self._ask_for_download)
        self._cancel.clicked.connect(self._ask_to_cancel)
        self._delete.clicked.connect(self._ask_for_deletion)
        self._adopt.clicked.connect(self._ask_for_adoption)
        self._check.clicked.connect(self._ask_for_check)
        self._measure.clicked.connect(self.measurement_requested)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(GRID)
        rows.addWidget(label(self.tr("Speech recognition"), "heading"))
        rows.addWidget(self._standing)
        rows.addWidget(
            label(
                self.tr(
                    "The built-in recogniser works at once, but its transcripts are rough: it "
                    "follows clear, read speech and loses most of what people say freely. The "
                    "feedback can only be as good as the words. Whisper is far better. It is "
                    "downloaded once and works without the network from then on."
                )
            )
        )
        advising = FlowLayout()
        advising.addWidget(self._measure)
        advising.addWidget(self._advice)
        rows.addLayout(advising)
        picking = FlowLayout()
        for control in (
            self._picker,
            self._download,
            self._delete,
            self._cancel,
            self._adopt,
            self._check,
        ):
            picking.addWidget(control)
        rows.addLayout(picking)
        for widget in (self._description, self._bar, self._progress, self._note, self._problem):
            rows.addWidget(widget)

    def _refresh(self) -> None:
        offer = self.chosen_offer()
        is_here = offer is not None and offer.is_installed
        has_any = any(known.is_installed for known in self._offers)
        self._standing.setText(
            self.tr("Whisper is on this computer.")
            if has_any
            else self.tr("In use now: the built-in recogniser (rough transcripts)")
        )
        self._description.setText(_described(offer) if offer else "")
        self._picker.setEnabled(bool(self._offers) and not self._is_downloading)
        self._check.setVisible(is_here and not self._is_downloading)
        self._measure.setVisible(bool(self._offers) and not self._is_downloading)
        for button in (self._check, self._measure, self._delete, self._adopt):
            button.setEnabled(not self._is_busy)
        set_look(self._download, "" if has_any else "primary")
        self._download.set_icon_name("download")
        self._download.setVisible(not is_here and not self._is_downloading)
        self._download.setEnabled(offer is not None and not self._is_busy)
        self._adopt.setVisible(not is_here and not self._is_downloading)
        self._delete.setVisible(is_here and not self._is_downloading)
        self._cancel.setVisible(self._is_downloading)
        self._bar.setVisible(self._is_downloading)
        self._progress.setVisible(self._is_downloading)

    @Slot(int)
    def _on_picked(self, _index: int) -> None:
        self._problem.hide()
        if not self._is_busy:
            self._note.hide()
        self._refresh()
        offer = self.chosen_offer()
        if offer is not None:
            self.model_chosen.emit(offer.name)

    @Slot()
    def _ask_for_download(self) -> None:
        offer = self.chosen_offer()
        if offer is not None:
            self.download_requested.emit(offer.name)

    @Slot()
    def _ask_to_cancel(self) -> None:
        self.download_cancelled.emit()

    @Slot()
    def _ask_for_deletion(self) -> None:
        offer = self.chosen_offer()
        if offer is not None:
            self.deletion_requested.emit(offer.name)

    @Slot()
    def _ask_for_check(self) -> None:
        offer = self.chosen_offer()
        if offer is not None:
            self.check_requested.emit(offer.name)

    @Slot()
    def _ask_for_adoption(self) -> None:
        offer = self.chosen_offer()
        if offer is not None:
            self.adoption_requested.emit(offer.name)


def _described(offer: ModelOffer) -> str:
    if offer.minute_s is None:
        return offer.description
    return f"{offer.description} {minute_text(offer.minute_s)}"
