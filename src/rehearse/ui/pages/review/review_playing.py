"""What is heard on the review page: a point's moment, or the answer from somewhere on."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Take
from rehearse.domain.transcript import TimeRange, Transcript
from rehearse.ui.pages.review.review_answer_pane import AnswerPane
from rehearse.ui.pages.review.review_findings_pane import FindingsPane

# Playback that ended this close to the end starts over when played again.
_AT_END_S = 0.3


class FindingRange(Protocol):
    """`app.replay.finding_range`: which seconds to play for a finding."""

    def __call__(
        self, finding: Finding, transcript: Transcript, *, duration_s: float
    ) -> TimeRange | None:
        """Return seconds within the recording; None where the words carry no times."""
        ...


class ReviewPlaying(QObject):
    """Asks for the sound of the take that is shown, and shows where it is."""

    play_requested = Signal(str, str, float, float)
    """Answer id, take id, first and last second to be heard."""
    stop_requested = Signal()

    def __init__(
        self,
        pane: AnswerPane,
        findings: FindingsPane,
        *,
        finding_range: FindingRange,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._findings = findings
        self._finding_range = finding_range
        self._answer_id = ""
        self._take: Take | None = None
        self._silent: set[str] = set()
        self._heard: Finding | None = None
        self._is_playing = False
        pane.play_requested.connect(self.play_from)
        pane.pause_requested.connect(self.stop_requested)
        pane.seek_requested.connect(self._on_seek_requested)
        pane.moment_requested.connect(self._play_moment)
        findings.stop_requested.connect(self.stop_requested)

    @property
    def is_playing(self) -> bool:
        """Whether sound is heard now."""
        return self._is_playing

    def take_on(self, answer_id: str, take: Take | None) -> None:
        """Play this take from now on; the sound of another one ends."""
        is_other = take is None or self._take is None or take.id != self._take.id
        if is_other:
            self.stop()
        self._answer_id, self._take = answer_id, take

    def set_sound_missing(self, take_id: str, *, is_missing: bool) -> None:
        """Ask for no sound of a take whose recording is not there, or for it again."""
        if is_missing:
            self._silent.add(take_id)
        else:
            self._silent.discard(take_id)

    def stop(self) -> None:
        """Be silent."""
        if self._is_playing:
            self.stop_requested.emit()
            self.set_position(None)

    def set_position(self, seconds: float | None) -> None:
        """Follow the sound; None when it has ended."""
        self._is_playing = seconds is not None
        if seconds is None:
            seconds = self._pane.player.position_s
            is_at_end = seconds > self._duration_s() - _AT_END_S
            seconds = 0.0 if is_at_end else seconds
            self._heard = None
        self._pane.set_position(seconds, is_playing=self._is_playing)
        self._findings.set_heard(self._heard if self._is_playing else None)

    def range_of(self, finding: Finding) -> TimeRange | None:
        """Return the seconds to be heard for a point; None where there are none."""
        duration = self._duration_s()
        if self._take is None or self._take.transcript is None or not duration:
            return None
        return self._finding_range(finding, self._take.transcript, duration_s=duration)

    def play_finding(self, finding: Finding) -> bool:
        """Play a point's moment; False where it has none."""
        part = self.range_of(finding)
        if part is not None:
            self._play(part, heard=finding)
        return part is not None

    @Slot(float)
    def play_from(self, seconds: float) -> None:
        """Play the answer from a moment to its end."""
        if self._duration_s():
            self._play(TimeRange(seconds, self._duration_s()), heard=None)

    def play_on(self) -> None:
        """Play the answer from where it was left."""
        self.play_from(self._pane.player.position_s)

    def _duration_s(self) -> float:
        if self._take is None or self._take.id in self._silent:
            return 0.0
        return self._take.recording.duration_s if self._take.recording else 0.0

    def _play(self, part: TimeRange, *, heard: Finding | None) -> None:
        if self._take is not None:
            self._heard = heard
            self.play_requested.emit(self._answer_id, self._take.id, part.start, part.end)

    @Slot(object)
    def _play_moment(self, part: TimeRange) -> None:
        duration = self._duration_s()
        if duration:
            self._play(TimeRange(part.start, min(part.end, duration)), heard=None)

    @Slot(float)
    def _on_seek_requested(self, seconds: float) -> None:
        if self._is_playing:
            self.play_from(seconds)
        else:
            self._pane.set_position(seconds, is_playing=False)
