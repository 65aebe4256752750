"""Offsets of Python and of Qt name the same characters."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from tests.support.gui_marks import GUI

from rehearse.ui.widgets.text_positions import TextPositions, as_document_text

pytestmark = GUI
SPEECH = st.text(alphabet=st.sampled_from("ab \n\r\té😀𝒳字"), max_size=40)


@given(text=SPEECH, data=st.data())
def test_document_holds_the_same_words(qapp: QApplication, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    positions = TextPositions(text)
    document = QTextDocument(as_document_text(text))
    cursor = QTextCursor(document)
    cursor.setPosition(positions.to_qt(start))
    cursor.setPosition(positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
    selected = cursor.selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n")
    assert selected == text[start:end].replace("\r", " ")


@given(text=SPEECH, data=st.data())
def test_there_and_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    positions = TextPositions(text)
    assert positions.from_qt(positions.to_qt(offset)) == offset


def test_offsets_outside_are_held_inside() -> None:
    positions = TextPositions("ab")
    assert positions.to_qt(9) == 2
    assert positions.to_qt(-1) == 0
