"""Two takes side by side: which ones, their sound, and what becomes of them meanwhile."""

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.domain.rehearsal import Answer, Take
from rehearse.domain.transcript import TimeRange
from rehearse.ui.pages.review.review_take_actions import comparable_takes
from rehearse.ui.pages.takes.takes_page import TakesPage
from rehearse.ui.presenters.replay_presenter import ReplayPresenter
from rehearse.ui.presenters.review_presenter import ReviewPresenter


class TakesPresenter(QObject):
    """Opens where the review asks for it, and follows the review's answers."""

    shown = Signal()
    """Two takes are on the page."""

    def __init__(
        self,
        page: TakesPage,
        *,
        review: ReviewPresenter,
        replay: ReplayPresenter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._review = review
        self._replay = replay
        self._heard = ""
        review.comparison_asked.connect(self._open)
        review.answer_changed.connect(page.update_answer)
        page.play_requested.connect(self._play)
        page.stop_requested.connect(replay.stop)
        page.best_take_chosen.connect(review.mark_best)
        page.retake_requested.connect(review.start_retake)
        replay.position_changed.connect(self._follow_sound)
        replay.failed.connect(self._show_problem)

    @Slot(object, str)
    def _open(self, answer: Answer, take_id: str) -> None:
        pair = pair_to_compare(comparable_takes(answer), take_id)
        if pair is not None:
            self._page.banner.clear()
            self._page.show_takes(answer, *pair)
            self.shown.emit()

    @Slot(str, float, float)
    def _play(self, take_id: str, start_s: float, end_s: float) -> None:
        recording = self._review.recording_of(take_id)
        if recording is not None:
            self._heard = take_id
            self._replay.play(recording.path, TimeRange(start_s, end_s))

    @Slot(object)
    def _follow_sound(self, seconds: float | None) -> None:
        if self._page.isVisible():
            self._page.set_heard("" if seconds is None else self._heard)

    @Slot(str)
    def _show_problem(self, sentence: str) -> None:
        if self._page.isVisible():
            self._page.show_problem(sentence)


def pair_to_compare(takes: tuple[Take, ...], looked_at: str) -> tuple[Take, Take] | None:
    """Return the take that is looked at beside the one before it, the first one beside the second.

    The two newest where it is not among `takes`; None where there are fewer than two.
    """
    if len(takes) < 2:
        return None
    ids = [take.id for take in takes]
    place = ids.index(looked_at) if looked_at in ids else len(takes) - 1
    later = max(place, 1)
    return takes[later - 1], takes[later]
