"""The library page at work: listing, searching, naming, archiving, deleting."""

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QInputDialog

from rehearse.app.parts import Parts
from rehearse.domain.errors import RehearseError
from rehearse.domain.library_search import JobName, RehearsalFilter, SearchHit
from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.item_models.library_list_model import LibraryRow
from rehearse.ui.pages.library.library_page import LibraryPage
from rehearse.ui.presenters.rehearsal_deletion import RehearsalDeletion, deleted_text

_MOST_REHEARSALS = 3_000
_MOST_HITS = 100
_LONGEST_NAME = 120
_TYPING_MS = 120
"""How long to wait for the next letter."""


class LibraryPresenter(QObject):
    """Every question is put to the library off the GUI thread; only the last answer is shown."""

    opened = Signal(str, str)
    """Ids of the rehearsal to look at and of the answer in it, "" for none in particular."""

    def __init__(
        self,
        page: LibraryPage,
        *,
        parts: Parts,
        deletion: RehearsalDeletion,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._library = parts.library
        self._deletion = deletion
        self._runner = runner
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._pause.timeout.connect(self._find)
        page.filter.typed.connect(self._pause.start)
        page.filter.chosen.connect(self._find)
        page.opened.connect(self._open)
        page.rename_chosen.connect(self._ask_for_name)
        page.archive_chosen.connect(self._archive)
        page.delete_chosen.connect(self._delete)
        page.undo_chosen.connect(deletion.undo)
        page.undo_declined.connect(deletion.settle)
        deletion.changed.connect(self._on_changed)
        deletion.settled.connect(page.clear_undo)
        deletion.failed.connect(self._on_deletion_failed)

    def refresh(self) -> None:
        """Read the list and the jobs anew."""
        self._runner.run(
            self._library.job_names, on_done=self._show_jobs, on_error=self._show_error
        )
        self._find()

    def _show_jobs(self, names: tuple[JobName, ...]) -> None:
        self._page.filter.show_jobs(names)

    @Slot()
    def _find(self) -> None:
        self._pause.stop()
        self._asked += 1
        wanted, words = self._page.filter.wanted, self._page.filter.words
        self._runner.run(
            partial(self._found, self._asked, words, wanted),
            on_done=partial(self._show_found, self._asked),
            on_error=self._show_error,
        )

    def _found(self, number: int, words: str, wanted: RehearsalFilter) -> Sequence[LibraryRow]:
        if number != self._asked:
            # Something else was asked for before this one's turn came.
            return ()
        if not words:
            return self._library.summaries(limit=_MOST_REHEARSALS, wanted=wanted)
        named = dataclasses.replace(wanted, words=words)
        return (
            *self._library.summaries(limit=_MOST_HITS, wanted=named),
            *self._library.search(words, wanted=wanted, limit=_MOST_HITS),
        )

    def _show_found(self, number: int, rows: Sequence[LibraryRow]) -> None:
        if number == self._asked:
            self._page.show_rows(rows)

    @Slot(object)
    def _open(self, row: LibraryRow) -> None:
        if isinstance(row, SearchHit):
            self.opened.emit(row.rehearsal_id, row.answer_id)
        else:
            self.opened.emit(row.id, "")

    @Slot(object)
    def _ask_for_name(self, summary: RehearsalSummary) -> None:
        dialog = QInputDialog(self._page)
        dialog.setWindowTitle(self.tr("Name this rehearsal"))
        dialog.setLabelText(self.tr("Name (empty for none):"))
        dialog.setTextValue(summary.name)
        dialog.setOkButtonText(self.tr("Save"))
        dialog.textValueSelected.connect(partial(self._rename, summary.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _rename(self, rehearsal_id: str, name: str) -> None:
        short = " ".join(name.split())[:_LONGEST_NAME]
        self._change(partial(self._library.rename, rehearsal_id, short))

    @Slot(object)
    def _archive(self, summary: RehearsalSummary) -> None:
        if summary.is_archived:
            self._change(partial(self._library.restore_archived, summary.id))
        else:
            self._change(partial(self._library.archive, summary.id))

    @Slot(object)
    def _delete(self, summary: RehearsalSummary) -> None:
        self._deletion.delete(summary.id)
        self._page.offer_undo(deleted_text(summary))

    def _change(self, job: Callable[[], None]) -> None:
        self._runner.run(partial(_where_it_is_there, job), on_error=self._show_error)
        self.refresh()

    @Slot()
    def _on_changed(self) -> None:
        if self._page.isVisible():
            self.refresh()

    @Slot(str)
    def _on_deletion_failed(self, sentence: str) -> None:
        if self._page.isVisible():
            self._page.show_problem(sentence)

    def _show_error(self, error: RehearseError) -> None:
        self._page.show_problem(str(error))


def _where_it_is_there(job: Callable[[], None]) -> None:
    try:
        job()
    except KeyError:
        # Deleted in another window: the list that is read next no longer shows it.
        return
