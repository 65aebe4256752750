"""The right side of the review page: at most three cards, the rest one click away."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rehearse.domain.finding import POINTS_PUT_FORWARD, Feedback, Finding, QuestionQuality
from rehearse.domain.rehearsal import Take, TakeState
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.finding_card import FindingCard

_GOOD = {QuestionQuality.TARGETED, QuestionQuality.PERCEPTIVE}


class FindingsPane(QScrollArea):
    """Every wish about a point goes up by a signal that carries the finding."""

    play_requested = Signal(object)
    stop_requested = Signal()
    retake_requested = Signal()
    dismissed = Signal(object)
    selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[FindingCard] = []
        self._heading = label("", "heading")
        self._text = label("", "muted")
        self._good = label("", "good")
        self._skills = label("", "muted")
        self._keys = label(
            self.tr("Keys: J next point, K previous point, P play, E edit words, T try again."),
            "small",
        )
        self.more = QPushButton()
        self._cards_column = QVBoxLayout()
        self._ground = QWidget()
        self._arrange()
        self.more.clicked.connect(self._on_more_clicked)

    def show_findings(
        self,
        take: Take | None,
        findings: tuple[Finding, ...],
        *,
        starts: Mapping[Finding, float],
        playable: frozenset[Finding],
    ) -> None:
        """Show the open points of a take.

        `starts` has the second at which each was said, where that is known; `playable` those
        that can be heard.
        """
        was_open = not self.more.isVisible()
        self._discard_cards()
        for finding in findings:
            self._add_card(finding, starts.get(finding), is_playable=finding in playable)
        self._order_tabs()
        self._show_words(take, findings)
        feedback = take.feedback if take else None
        self._show_good(feedback)
        self._show_skills(feedback)
        self._fold(open_all=was_open and len(findings) <= POINTS_PUT_FORWARD)

    def set_active(self, finding: Finding | None) -> None:
        """Bring one card forward, unfolding the rest where it is among them."""
        for number, card in enumerate(self.cards):
            is_active = finding is not None and card.finding == finding
            card.set_active(is_active=is_active)
            if is_active and number >= POINTS_PUT_FORWARD:
                self._fold(open_all=True)
        # A card that was just made or unfolded has no place before the layout has run.
        QTimer.singleShot(0, self, self._bring_active_into_view)

    def set_heard(self, finding: Finding | None) -> None:
        """Show which card's moment is playing."""
        for card in self.cards:
            card.set_playing(is_playing=finding is not None and card.finding == finding)

    @property
    def heading(self) -> str:
        """What stands above the cards."""
        return self._heading.text()

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Keys go to the cards inside; a stop at the area itself would show no focus.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(self.more, "quiet")
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(0, 0, GRID + GRID // 2, 0)
        column.setSpacing(GRID + GRID // 2)
        self._cards_column.setSpacing(GRID + GRID // 2)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addLayout(self._cards_column)
        column.addWidget(self.more)
        column.addWidget(self._good)
        column.addWidget(self._skills)
        column.addWidget(self._keys)
        column.addStretch(1)
        self.setWidget(self._ground)

    def _add_card(self, finding: Finding, start_s: float | None, *, is_playable: bool) -> None:
        card = FindingCard(finding, start_s=start_s, is_playable=is_playable)
        card.play_requested.connect(self.play_requested)
        card.stop_requested.connect(self.stop_requested)
        card.retake_requested.connect(self.retake_requested)
        card.dismissed.connect(self.dismissed)
        card.selected.connect(self.selected)
        self.cards.append(card)
        self._cards_column.addWidget(card)

    def _order_tabs(self) -> None:
        """Cards are younger than the button under them: it comes after them all the same."""
        stops = [button for card in self.cards for button in card.buttons]
        for before, after in pairwise([*stops, self.more]):
            QWidget.setTabOrder(before, after)

    def _discard_cards(self) -> None:
        for card in self.cards:
            self._cards_column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []

    def _fold(self, *, open_all: bool) -> None:
        rest = max(len(self.cards) - POINTS_PUT_FORWARD, 0)
        for number, card in enumerate(self.cards):
            card.setVisible(open_all or number < POINTS_PUT_FORWARD)
        self.more.setText(self.tr("More ({count})").format(count=rest))
        self.more.setAccessibleName(
            self.tr("Show all {count} points").format(count=len(self.cards))
        )
        self.more.setVisible(rest > 0 and not open_all)

    def _show_words(self, take: Take | None, findings: tuple[Finding, ...]) -> None:
        heading, text = self._words_for(take, findings)
        self._heading.setText(heading)
        self._keys.setVisible(bool(findings))
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _words_for(self, take: Take | None, findings: tuple[Finding, ...]) -> tuple[str, str]:
        if take is None:
            return self.tr("No answer yet"), ""
        if take.state is TakeState.FAILED:
            return self.tr("No feedback yet"), self.tr("It needs the words of your answer.")
        if take.state is not TakeState.ANALYSED:
            return self.tr("Feedback is on its way"), ""
        if findings:
            return self.tr("What to change"), ""
        return self.tr("Nothing stood out"), self.tr(
            "Some things only an ear notices: listen to this answer once yourself."
        )

    def _show_good(self, feedback: Feedback | None) -> None:
        asked = feedback.questions if feedback else ()
        good = [f"“{question.quote}”" for question in asked if question.quality in _GOOD]
        self._good.setText(self.tr("Well asked: {quotes}").format(quotes=" ".join(good)))
        self._good.setVisible(bool(good))

    def _show_skills(self, feedback: Feedback | None) -> None:
        missing = feedback.skills.not_shown if feedback and feedback.skills else ()
        text = self.tr("The job also asks for, and this answer does not show: {skills}.")
        self._skills.setText(text.format(skills=", ".join(missing)))
        self._skills.setVisible(bool(missing))

    @Slot()
    def _bring_active_into_view(self) -> None:
        bar = self.verticalScrollBar()
        for number, card in enumerate(self.cards):
            if not card.is_active:
                continue
            top = card.mapTo(self._ground, QPoint(0, 0)).y()
            is_seen = bar.value() <= top and top + card.height() <= bar.value() + bar.pageStep()
            if not is_seen or number == 0:
                bar.setValue(top - GRID if number else 0)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._fold(open_all=True)
        self.cards[POINTS_PUT_FORWARD].play.setFocus()
