"""A recording from elsewhere as another take of the answer that is looked at."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.domain.errors import RehearseError
from rehearse.domain.rehearsal import Take
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.presenters.recording_offer import RecordingOffer


class TakeImport(QObject):
    """Copies one recording at a time; the page says what goes on and what went wrong."""

    taken = Signal(str, object)
    """Answer id, the new Take; it is being listened to."""

    def __init__(
        self,
        page: ReviewPage,
        *,
        session_maker: Callable[[str], Callable[[], RehearsalSession]],
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        """`session_maker` gives, for an answer on show, what makes a session that stands at it.

        That is called in the background and raises LibraryUnavailable.
        """
        super().__init__(parent)
        self._page = page
        self._session_maker = session_maker
        self._runner = runner
        self._news = ""
        self._offer = RecordingOffer(page, is_welcome=self._is_welcome, parent=self)
        self._offer.chosen.connect(self._start)
        self._offer.refused.connect(page.show_problem)
        page.pane.take_actions.import_requested.connect(self._offer.ask)

    def _is_welcome(self) -> bool:
        return not self._news and self._answer_id() != ""

    def _answer_id(self) -> str:
        """The id of the answer that is looked at; empty where there is none."""
        index = self._page.list.currentIndex()
        return self._page.model.answer_at(index.row()).id if index.isValid() else ""

    @Slot(object)
    def _start(self, source: Path) -> None:
        answer_id = self._answer_id()
        if not answer_id or self._news:
            return
        self._news = self.tr("Copying {name} to your recordings…").format(name=source.name)
        self._page.banner.show_message(self._news)
        self._runner.run(
            partial(_copy, self._session_maker(answer_id), source),
            on_done=partial(self._end, answer_id),
            on_error=self._fail,
        )

    def _end(self, answer_id: str, take: Take) -> None:
        if self._page.banner.text == self._news:
            self._page.banner.clear()
        self._news = ""
        self.taken.emit(answer_id, take)

    def _fail(self, error: RehearseError) -> None:
        self._news = ""
        self._page.show_problem(str(error))


def _copy(make_session: Callable[[], RehearsalSession], source: Path) -> Take:
    return make_session().import_take(source)
