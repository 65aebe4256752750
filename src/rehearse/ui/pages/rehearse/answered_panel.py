"""What stands in the middle after an answer in Practice: it is safe, and what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from rehearse.domain.finding import Finding
from rehearse.domain.rehearsal import Take, TakeState
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.clock_text import clock_text

_MOST_POINTS = 3
_STEPS = 100
_WIDTH_TO_TEXT = 48


class AnsweredPanel(QFrame):
    """Shows the take just recorded on its way from sound to feedback."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._saved = label("", "strong")
        self._says = label("", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Listening to your answer"))
        self._points = label("")
        self._points.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(GRID)
        for widget in (self._saved, self._says, self._bar, self._points):
            rows.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def fit_to_text_size(self, text_px: int) -> None:
        """Let lines be about as long at every text size, `text_px` pixels."""
        self.setMaximumWidth(_WIDTH_TO_TEXT * text_px)

    def show_saved(self, take: Take) -> None:
        """Say that the recording is safe and that the words are on their way."""
        length = clock_text(take.recording.duration_s) if take.recording else ""
        self._saved.setText(self.tr("Your answer is saved ({length}).").format(length=length))
        self.show_progress(0.0)

    def show_progress(self, share: float) -> None:
        """Show the share (0 to 1) of the answer that has been listened to."""
        self._says.setText(self.tr("Listening to it… you can go on in the meantime."))
        self._bar.setValue(round(share * _STEPS))
        self._bar.show()
        self._points.hide()

    def show_take(self, take: Take) -> None:
        """Show what has come of the take so far."""
        if take.state is TakeState.FAILED:
            self._say(take.failure)
        elif take.state is TakeState.ANALYSED and take.feedback is not None:
            self._show_findings(take.feedback.findings)
        elif take.state is TakeState.TRANSCRIBED:
            self._says.setText(self.tr("Reading your words…"))
            self._bar.setValue(_STEPS)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        if not findings:
            self._say(self.tr("Nothing in it stands out as costly. Carry on."))
            return
        many = self.tr("{n} points worth a look, the weightiest first:").format(n=len(findings))
        self._say(self.tr("One point worth a look:") if len(findings) == 1 else many)
        self._points.setText("\n".join(_line(finding) for finding in findings[:_MOST_POINTS]))
        self._points.show()

    def _say(self, sentence: str) -> None:
        self._bar.hide()
        self._points.hide()
        self._says.setText(sentence)


def _line(finding: Finding) -> str:
    if finding.quote is None:
        return f"•  {finding.title}. {finding.why}"
    said = f": “{finding.quote}”"
    when = f" ({clock_text(finding.start_s)})" if finding.start_s is not None else ""
    return f"•  {finding.title}{said}{when}"
