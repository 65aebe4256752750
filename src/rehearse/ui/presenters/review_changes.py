"""What the person changes about takes in the review: their words, and which one counts."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from rehearse.app.parts import Parts
from rehearse.app.take_correction import keep_correction, keep_original
from rehearse.app.take_processing import TakeContext
from rehearse.domain.errors import RehearseError
from rehearse.domain.rehearsal import Take
from rehearse.ui.background_runner import BackgroundRunner


class ReviewChanges(QObject):
    """Writes changes into the library, has corrected words analysed, and tells what came of it."""

    words_changed = Signal(str, object)
    """Answer id, Take with its new words; its analysis is under way."""
    best_marked = Signal(str, str)
    """Answer id, id of the take that counts now; empty for the newest."""
    failed = Signal(str)
    """The sentence to show; nothing was changed."""

    def __init__(
        self, *, parts: Parts, runner: BackgroundRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._runner = runner

    def correct(self, context: TakeContext, take: Take, text: str) -> None:
        """Take over the words of `text` and look at them anew."""
        self._runner.run(
            partial(keep_correction, self._parts.library, context.answer_id, take, text),
            on_done=partial(self._analyse, context, take),
            on_error=self._fail,
        )

    def restore(self, context: TakeContext, take: Take) -> None:
        """Bring back what was recognised and look at it anew."""
        self._runner.run(
            partial(keep_original, self._parts.library, context.answer_id, take),
            on_done=partial(self._analyse, context, take),
            on_error=self._fail,
        )

    def mark_best(self, answer_id: str, take_id: str) -> None:
        """Let a take count for the report; with "" the newest one does."""
        self._runner.run(
            partial(self._parts.library.mark_best_take, answer_id, take_id),
            on_done=lambda _nothing: self.best_marked.emit(answer_id, take_id),
            on_error=self._fail,
        )

    def _analyse(self, context: TakeContext, before: Take, kept: Take) -> None:
        if kept == before or kept.transcript is None:
            return
        # Told first: what comes of the analysis must be shown after the words.
        self.words_changed.emit(context.answer_id, kept)
        self._parts.processor.analyse_anew(context, kept, kept.transcript)

    def _fail(self, error: RehearseError) -> None:
        self.failed.emit(str(error))
