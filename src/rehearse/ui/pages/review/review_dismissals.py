"""What the person called "not a problem" since the rehearsal was read, and taking it back."""

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Answer, Dismissal
from rehearse.ui.item_models.open_points import dismissal_of, with_said
from rehearse.ui.widgets.banner import Banner


class ReviewDismissals(QObject):
    """Keeps what was said until the library has it, and offers to undo the last of it."""

    dismissed = Signal(str, object)
    """Take id, finding."""
    undone = Signal(str, object)
    """Take id, finding."""

    def __init__(self, banner: Banner, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner
        self._undo: tuple[str, Finding] | None = None
        self._said: dict[tuple[str, Dismissal], bool] = {}
        banner.action_chosen.connect(self._on_undo_chosen)

    def applied_to(self, answer: Answer) -> Answer:
        """Return `answer` with what was said about its takes."""
        return with_said(answer, self._said)

    def dismiss(self, take_id: str, finding: Finding) -> None:
        """Call a point not a problem."""
        self._undo = (take_id, finding)
        self._said[take_id, dismissal_of(finding)] = True
        self._banner.show_message(
            self.tr("Noted: not a problem. You will not see this point here again."),
            action=self.tr("Undo"),
        )
        self.dismissed.emit(take_id, finding)

    def forget(self, take_id: str = "") -> None:
        """Forget what was said about a take, whose words are others now; about all where empty."""
        self._undo = None
        kept = self._said.items() if take_id else ()
        self._said = {key: is_dismissed for key, is_dismissed in kept if key[0] != take_id}

    @Slot()
    def _on_undo_chosen(self) -> None:
        if self._undo is None:
            return
        take_id, finding = self._undo
        self._undo = None
        self._said[take_id, dismissal_of(finding)] = False
        self.undone.emit(take_id, finding)
