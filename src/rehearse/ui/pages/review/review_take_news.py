"""What becomes known of takes beside their words: outline, missing sound, transcription."""

from collections import OrderedDict

from rehearse.ui.pages.review.review_answer_pane import AnswerPane
from rehearse.ui.widgets.waveform_peaks import Peaks

# An outline of three minutes takes two megabytes; the takes that somebody goes to and fro between.
_OUTLINES_KEPT = 8


class TakeNews:
    """Keeps the news of every take, and puts those of the shown one on the pane."""

    def __init__(self, pane: AnswerPane) -> None:
        self._pane = pane
        self._shown = ""
        self._peaks: OrderedDict[str, Peaks] = OrderedDict()
        self._missing: dict[str, str] = {}
        self._progress: dict[str, float] = {}

    def forget(self) -> None:
        """Know nothing of any take."""
        self._peaks.clear()
        self._missing.clear()
        self._progress.clear()

    def show_for(self, take_id: str, *, is_other: bool) -> None:
        """Put what is known of a take on the pane; `is_other` where another was there."""
        self._shown = take_id
        if is_other:
            self._pane.set_sound_missing(self._missing.get(take_id, ""))
            if take_id in self._peaks:
                self._peaks.move_to_end(take_id)
                self._pane.set_peaks(self._peaks[take_id])
        if take_id in self._progress:
            self._pane.words.set_progress(self._progress[take_id])

    def has_peaks(self, take_id: str) -> bool:
        """Whether the outline of a take is here."""
        return take_id in self._peaks

    def set_peaks(self, take_id: str, peaks: Peaks) -> None:
        """Keep (min, max) pairs, -1 to 1, of equal slices of a take."""
        self._peaks[take_id] = peaks
        self._peaks.move_to_end(take_id)
        while len(self._peaks) > _OUTLINES_KEPT:
            self._peaks.popitem(last=False)
        if take_id == self._shown:
            self._pane.set_peaks(peaks)

    def set_missing(self, take_id: str, sentence: str) -> bool:
        """Keep why a take cannot be heard, "" where it can; False where that is nothing new."""
        if self._missing.get(take_id, "") == sentence:
            return False
        self._missing[take_id] = sentence
        if take_id == self._shown:
            self._pane.set_sound_missing(sentence)
        return True

    def set_progress(self, take_id: str, share: float) -> None:
        """Keep how much of a take is transcribed, 0 to 1."""
        self._progress[take_id] = share
        if take_id == self._shown:
            self._pane.words.set_progress(share)
