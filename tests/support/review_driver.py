"""The review page as a person uses it: by words, keys and clicks."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rehearse.ui.item_models.answer_list_model import AnswerRole
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.widgets.finding_card import FindingCard


class ReviewDriver:
    """Verbs of a person; what is not visible cannot be used."""

    def __init__(self, page: ReviewPage, qtbot: QtBot) -> None:
        self.page = page
        self._qtbot = qtbot

    def choose_answer(self, number: int) -> None:
        """Click an answer in the list, counted from 1."""
        view = self.page.list
        place: QRect = view.visualRect(self.page.model.index(number - 1))
        self._click(view.viewport(), place.center())

    def press(self, key: Qt.Key) -> None:
        """Press a key wherever the focus is."""
        focus: QWidget | None = self.page.window().focusWidget()
        self._qtbot.keyClick(self.page if focus is None else focus, key)

    def click_button(self, name: str, *, within: QWidget | None = None) -> None:
        """Click the visible button of this accessible name."""
        self._click(self._button(name, within or self.page))

    def has_button(self, name: str, *, within: QWidget | None = None) -> bool:
        """Whether a visible button has this accessible name."""
        return any(
            button.accessibleName() == name and button.isVisible()
            for button in (within or self.page).findChildren(QPushButton)
        )

    def click_word(self, word: str) -> None:
        """Click a word of the transcript."""
        view = self.page.pane.transcript
        at = view.toPlainText().index(word) + len(word) // 2
        self._click(view.viewport(), view.point_of(at))

    def click_waveform(self, share: float) -> None:
        """Click the waveform at a share of its width."""
        view = self.page.pane.waveform
        self._click(view, QPoint(round(view.width() * share), view.height() // 2))

    def begin_correcting(self) -> None:
        """Press the key for editing."""
        self.press(Qt.Key.Key_E)
        assert self.page.pane.words.is_editing

    def type_words(self, old: str, new: str) -> None:
        """Select words in the editor and type others over them."""
        field = self.page.pane.words.editor.field
        start = field.toPlainText().index(old)
        cursor = field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + len(old), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        if new:
            self._qtbot.keyClicks(field, new)
        else:
            self._qtbot.keyClick(field, Qt.Key.Key_Delete)

    def correct(self, old: str, new: str) -> None:
        """Correct words and keep them."""
        self.begin_correcting()
        self.type_words(old, new)
        self.keep_words()

    def keep_words(self) -> None:
        """Press Enter in the editor."""
        self._qtbot.keyClick(self.page.pane.words.editor.field, Qt.Key.Key_Return)

    def choose_take(self, number: int) -> None:
        """Choose a take in its box, counted from 1."""
        box = self.page.pane.take_actions.takes
        assert box.isVisible()
        box.setFocus()
        self._qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(number - 1):
            self._qtbot.keyClick(box, Qt.Key.Key_Down)

    @property
    def cards(self) -> list[FindingCard]:
        """The cards that can be seen."""
        return [card for card in self.page.findings.cards if card.isVisible()]

    @property
    def titles(self) -> list[str]:
        """What the cards that can be seen are about."""
        return [card.finding.title for card in self.cards]

    @property
    def active_title(self) -> str:
        """The card that keys act on."""
        active = [card.finding.title for card in self.cards if card.is_active]
        assert len(active) <= 1
        return active[0] if active else ""

    def status_of(self, number: int) -> str:
        """What the list says of an answer, counted from 1."""
        return str(self.page.model.index(number - 1).data(AnswerRole.STATUS))

    def _button(self, name: str, within: QWidget) -> QPushButton:
        for button in within.findChildren(QPushButton):
            if button.accessibleName() == name and button.isVisible():
                return button
        raise AssertionError(f"no button “{name}” can be seen")

    def _click(self, widget: QWidget, place: QPoint | None = None) -> None:
        self._qtbot.mouseClick(
            widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center()
        )
