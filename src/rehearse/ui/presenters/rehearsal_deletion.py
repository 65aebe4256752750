"""Deleting a rehearsal, with a while in which it can be undone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from rehearse.app.ports import Library
from rehearse.domain.errors import RehearseError
from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.item_models.rehearsal_list_model import day_text, post_text


class RehearsalDeletion(QObject):
    """One deletion at a time can be undone: until the next one, or until `settle`.

    What a crash keeps from being settled is removed at the next start.
    """

    changed = Signal()
    """What the library lists has changed."""

    settled = Signal()
    """The last deletion can no longer be undone."""

    failed = Signal(str)
    """One sentence on what went wrong."""

    def __init__(
        self, library: Library, *, runner: BackgroundRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._pending = ""

    def delete(self, rehearsal_id: str) -> None:
        """Delete a rehearsal; the one before is removed for good."""
        self.settle()
        self._pending = rehearsal_id
        self._run(partial(self._library.delete, rehearsal_id))

    def remove(self, rehearsal_id: str) -> None:
        """Delete a rehearsal for good at once."""
        self._run(partial(self._remove, rehearsal_id))

    @Slot()
    def undo(self) -> None:
        """Bring back what was deleted last."""
        if self._pending:
            self._run(partial(self._library.undo_delete, self._pending))
            self._pending = ""

    @Slot()
    def settle(self) -> None:
        """Remove for good what was deleted last, where it was not undone."""
        if self._pending:
            self._runner.run(partial(self._library.purge, self._pending), on_error=self._on_error)
            self._pending = ""
            self.settled.emit()

    def _remove(self, rehearsal_id: str) -> None:
        self._library.delete(rehearsal_id)
        self._library.purge(rehearsal_id)

    def _run(self, job: Callable[[], None]) -> None:
        self._runner.run(job, on_done=self._on_done, on_error=self._on_error)

    def _on_done(self, _nothing: None) -> None:
        self.changed.emit()

    def _on_error(self, error: RehearseError) -> None:
        self.failed.emit(str(error))


def deleted_text(summary: RehearsalSummary) -> str:
    """Return the sentence that says which rehearsal was deleted."""
    name = summary.name or post_text(summary.job_title, summary.company)
    text = QCoreApplication.translate("deleted_text", "Deleted “{name}” ({day}).")
    return text.format(name=name, day=day_text(summary.started_at))
