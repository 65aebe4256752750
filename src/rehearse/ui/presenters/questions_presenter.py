"""The questions page at work: searching, marking, writing, importing, exporting, asking."""

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.app.parts import Parts
from rehearse.app.question_search import QuestionIndex
from rehearse.app.question_shelf import IfTaken, Shelf, ShelvedBank
from rehearse.domain.errors import BankIdTaken, BankInvalid, RehearseError
from rehearse.domain.question import Question, QuestionKind
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.questions.question_editor import QuestionDraft, QuestionEditor
from rehearse.ui.pages.questions.questions_page import QuestionsPage
from rehearse.ui.presenters.bank_dialogs import BankFileDialog, ask_if_taken, ask_to_delete
from rehearse.ui.presenters.practice_session import practice_session


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Import:
    """What came of importing some files."""

    titles: tuple[str, ...]
    known: tuple[str, ...]
    problems: tuple[str, ...]
    taken: tuple[tuple[Path, BankIdTaken], ...]


class QuestionsPresenter(QObject):
    """Every change is made off the GUI thread; the page follows when it is on disk."""

    session_started = Signal(object)
    """The RehearsalSession of one question to lead through."""

    def __init__(
        self,
        page: QuestionsPage,
        *,
        parts: Parts,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._parts = parts
        self._runner = runner
        self._index = QuestionIndex(())
        page.filter_changed.connect(self._search)
        page.add_chosen.connect(self._add)
        page.import_chosen.connect(self._ask_what_to_import)
        page.files_dropped.connect(self._import)
        page.export_chosen.connect(self._ask_where_to_export)
        page.bank_delete_chosen.connect(self._ask_to_delete_bank)
        page.detail.asked.connect(self._ask)
        page.detail.favourite_changed.connect(self._mark)
        page.detail.edit_chosen.connect(self._edit)
        page.detail.duplicate_chosen.connect(self._duplicate)
        page.detail.delete_chosen.connect(self._ask_to_delete)

    def refresh(self) -> None:
        """Read the banks anew and show them."""
        self._page.clear_message()
        if not len(self._index):
            # What was read at the start is there at once; the files follow.
            self._show_current()
        self._runner.run(self._read_anew, on_done=self._show_read, on_error=self._show_error)

    def _read_anew(self) -> tuple[Shelf, QuestionIndex]:
        shelf = self._parts.questions.reload()
        # Here and not on the GUI thread: of 10,000 questions it takes 0.1 s.
        return shelf, QuestionIndex(shelf.questions())

    def _show_read(self, read: tuple[Shelf, QuestionIndex]) -> None:
        self._show(*read)

    def _show(self, shelf: Shelf, index: QuestionIndex) -> None:
        self._index = index
        self._page.show_shelf(shelf, competencies=self._index.competencies())
        self._search()

    @Slot()
    def _search(self) -> None:
        favourites = self._parts.questions.current.favourites
        self._page.show_questions(self._index.find(self._page.wanted, favourites=favourites))

    @Slot(object, bool)
    def _mark(self, question: Question, is_favourite: bool) -> None:  # noqa: FBT001  (Qt's slot)
        mark = partial(self._parts.questions.mark, question.key, is_favourite=is_favourite)
        self._run(mark, self._show_current)

    @Slot()
    def _add(self) -> None:
        self._write(Question(text="", kind=QuestionKind.BEHAVIORAL, invites_story=True))

    @Slot(object)
    def _duplicate(self, question: Question) -> None:
        # A copy of a shipped question goes to a bank of one's own.
        held = self._parts.questions.current.find_bank(question.bank_id)
        bank_id = question.bank_id if held is not None and held.is_own else ""
        self._write(dataclasses.replace(question, id="", bank_id=bank_id))

    def _write(self, question: Question) -> None:
        own = [one.bank for one in self._parts.questions.current.banks if one.is_own]
        own.sort(key=lambda bank: bank.id != question.bank_id)
        editor = QuestionEditor(question, banks=own, is_new=True, parent=self._page)
        editor.saved.connect(partial(self._keep_new, editor))
        editor.open()

    def _keep_new(self, editor: QuestionEditor, draft: QuestionDraft) -> None:
        add = partial(self._parts.questions.add, draft.question, bank_title=draft.bank_title)
        self._keep(editor, add)

    @Slot(object)
    def _edit(self, question: Question) -> None:
        editor = QuestionEditor(question, is_new=False, parent=self._page)
        editor.saved.connect(partial(self._keep_change, editor))
        editor.open()

    def _keep_change(self, editor: QuestionEditor, draft: QuestionDraft) -> None:
        change = partial(self._parts.questions.change, draft.question)
        self._keep(editor, change)

    def _keep(self, editor: QuestionEditor, job: Callable[[], Question]) -> None:
        self._runner.run(
            job,
            on_done=partial(self._close, editor),
            on_error=lambda error: editor.show_problem(str(error)),
        )

    def _close(self, editor: QuestionEditor, question: Question) -> None:
        editor.accept()
        self._show_current()
        self._page.choose(question.key)

    @Slot(object)
    def _ask_to_delete(self, question: Question) -> None:
        ask_to_delete(
            self._page,
            self.tr("Delete this question?"),
            self.tr("“{text}” It cannot be brought back.").format(text=question.text),
            partial(self._run, partial(self._parts.questions.delete, question), self._show_current),
        )

    @Slot(object)
    def _ask_to_delete_bank(self, bank: ShelvedBank) -> None:
        job = partial(self._parts.questions.delete_bank, bank.bank.id)
        ask_to_delete(
            self._page,
            self.tr("Delete the bank “{title}” with its {n} questions?").format(
                title=bank.bank.title, n=len(bank.bank.questions)
            ),
            self.tr("It cannot be brought back. Rehearsals with its questions stay."),
            partial(self._run, job, self._show_current),
        )

    @Slot()
    def _ask_what_to_import(self) -> None:
        dialog = BankFileDialog(parent=self._page)
        dialog.paths_chosen.connect(self._import)
        dialog.open()

    @Slot(object)
    def _import(self, paths: Sequence[Path]) -> None:
        self._runner.run(partial(self._import_all, paths), on_done=self._tell_of_import)

    def _import_all(self, paths: Sequence[Path], if_taken: IfTaken = IfTaken.REFUSE) -> _Import:
        titles: list[str] = []
        known: list[str] = []
        problems: list[str] = []
        taken: list[tuple[Path, BankIdTaken]] = []
        for path in paths:
            try:
                done = self._parts.questions.import_bank(path, if_taken=if_taken)
            except BankIdTaken as problem:
                taken.append((path, problem))
            except BankInvalid as problem:
                problems.append(str(problem))
            else:
                (titles if done.is_new else known).append(done.bank.title)
        return _Import(
            titles=tuple(titles), known=tuple(known), problems=tuple(problems), taken=tuple(taken)
        )

    def _tell_of_import(self, done: _Import) -> None:
        self._show_current()
        said = [self.tr("Imported: {title}.").format(title=title) for title in done.titles]
        said += [self.tr("Here already: {title}.").format(title=title) for title in done.known]
        if done.problems:
            self._page.show_problem("\n".join((*done.problems, *said)))
        elif said:
            self._page.show_notice(" ".join(said))
        for path, problem in done.taken:
            ask_if_taken(
                self._page,
                str(problem),
                can_replace=problem.can_replace,
                settle=partial(self._settle, path),
            )

    def _settle(self, path: Path, if_taken: IfTaken) -> None:
        job = partial(self._import_all, [path], if_taken)
        self._runner.run(job, on_done=self._tell_of_import)

    @Slot(object)
    def _ask_where_to_export(self, bank: ShelvedBank) -> None:
        dialog = BankFileDialog(parent=self._page, export_name=f"{bank.bank.id}.toml")
        dialog.paths_chosen.connect(partial(self._export, bank.bank.id))
        dialog.open()

    def _export(self, bank_id: str, paths: Sequence[Path]) -> None:
        for path in paths:
            said = self.tr("Bank saved: {path}").format(path=path)
            job = partial(self._parts.questions.export_bank, bank_id, path)
            self._run(job, partial(self._page.show_notice, said))

    @Slot(object)
    def _ask(self, question: Question) -> None:
        self._runner.run(
            partial(practice_session, (question,), self._parts),
            on_done=self.session_started.emit,
            on_error=self._show_error,
        )

    def _run(self, job: Callable[[], None], then: Callable[[], None]) -> None:
        self._runner.run(job, on_done=lambda _nothing: then(), on_error=self._fail)

    def _fail(self, error: RehearseError) -> None:
        # What is shown may be gone from the disk: read it anew before saying so.
        self._runner.run(self._read_anew, on_done=self._show_read)
        self._runner.run(lambda: error, on_done=self._show_error)

    def _show_current(self) -> None:
        shelf = self._parts.questions.current
        self._show(shelf, QuestionIndex(shelf.questions()))

    def _show_error(self, error: RehearseError) -> None:
        self._page.show_problem(str(error))
