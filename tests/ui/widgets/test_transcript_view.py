"""Words are marked, clicked and followed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.sample_rehearsals import disagreement_take, point, spoken

from rehearse.domain.finding import Finding, FindingKind
from rehearse.domain.settings import ThemeChoice
from rehearse.domain.transcript import Transcript
from rehearse.ui.theme import apply_theme, current_colours
from rehearse.ui.theme_findings import group_of, underline_of
from rehearse.ui.widgets.transcript_view import TranscriptView

pytestmark = GUI
Underline = QTextCharFormat.UnderlineStyle


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> TranscriptView:
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = TranscriptView()
    qtbot.addWidget(made)
    made.resize(560, 320)
    made.show()
    return made


def format_at(view: TranscriptView, offset: int) -> QTextCharFormat:
    """The look of character `offset` of a text without characters outside the BMP."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(offset + 1)
    return cursor.charFormat()


def click_on(qtbot: QtBot, view: TranscriptView, offset: int) -> None:
    place = view.point_of(offset)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    feedback = disagreement_take().feedback
    assert feedback is not None
    return feedback.findings


def test_flagged_words_are_coloured_and_underlined(
    view: TranscriptView, findings: tuple[Finding, ...]
) -> None:
    transcript = disagreement_take().transcript
    assert transcript is not None
    view.show_transcript(transcript, findings)
    for finding in findings:
        if finding.start is None:
            continue
        group = group_of(finding.kind)
        look = format_at(view, finding.start)
        assert look.foreground().color().name().upper() == current_colours().finding(group)
        assert look.underlineStyle() is underline_of(group)
        assert format_at(view, finding.start - 1).underlineStyle() is Underline.NoUnderline
        assert finding.end is not None
        assert format_at(view, finding.end).underlineStyle() is Underline.NoUnderline


def test_spans_hold_after_an_emoji(view: TranscriptView) -> None:
    transcript = spoken("Well 😀 my boss was useless you know")
    finding = point(
        transcript, FindingKind.EMPLOYER_NEGATIVITY, "my boss was useless", title="About your boss"
    )
    view.show_transcript(transcript, (finding,))
    # One character outside the BMP takes two of Qt's positions.
    assert format_at(view, (finding.start or 0) + 1).underlineStyle() is Underline.WaveUnderline
    assert format_at(view, (finding.start or 0)).underlineStyle() is Underline.NoUnderline
    assert format_at(view, (finding.end or 0)).underlineStyle() is Underline.WaveUnderline


def test_what_costs_most_wins_where_two_overlap(view: TranscriptView) -> None:
    transcript = spoken("my boss never let me lead the team")
    worst = point(transcript, FindingKind.EMPLOYER_NEGATIVITY, "my boss never", title="Boss")
    other = point(transcript, FindingKind.WRONG_SKILLS, transcript.text, title="Lead")
    view.show_transcript(transcript, (worst, other))
    assert format_at(view, 0).underlineStyle() is Underline.WaveUnderline
    assert format_at(view, len(transcript.text) - 1).underlineStyle() is Underline.DashUnderline


def test_uncertain_words_are_dotted(view: TranscriptView) -> None:
    transcript = spoken("two shifts later")
    view.show_transcript(transcript)
    assert format_at(view, 4).underlineStyle() is Underline.DotLine
    assert format_at(view, 0).underlineStyle() is Underline.NoUnderline


def test_click_on_a_word_asks_for_its_second(qtbot: QtBot, view: TranscriptView) -> None:
    transcript = spoken("one two three four")
    view.show_transcript(transcript)
    with qtbot.waitSignal(view.word_clicked) as clicked:
        click_on(qtbot, view, transcript.text.index("three") + 2)
    assert clicked.args == [transcript.words[2].start]


def test_click_on_flagged_words_names_the_finding(qtbot: QtBot, view: TranscriptView) -> None:
    transcript = spoken("well my boss was useless")
    finding = point(transcript, FindingKind.EMPLOYER_NEGATIVITY, "my boss", title="Boss")
    view.show_transcript(transcript, (finding,))
    with qtbot.waitSignal(view.finding_clicked) as clicked:
        click_on(qtbot, view, transcript.text.index("boss") + 1)
    assert clicked.args == [finding]


def test_words_without_times_ask_for_nothing(qtbot: QtBot, view: TranscriptView) -> None:
    view.show_transcript(Transcript(text="typed by hand"))
    with qtbot.assertNotEmitted(view.word_clicked):
        click_on(qtbot, view, 2)


def test_dragging_selects_and_plays_nothing(qtbot: QtBot, view: TranscriptView) -> None:
    view.show_transcript(spoken("one two three four"))
    start, end = view.point_of(0), view.point_of(8)
    with qtbot.assertNotEmitted(view.word_clicked):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), end)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.textCursor().selectedText() == "one two "


def test_enter_asks_for_the_word_at_the_caret(qtbot: QtBot, view: TranscriptView) -> None:
    transcript = spoken("one two three")
    view.show_transcript(transcript)
    cursor = view.textCursor()
    cursor.setPosition(5)
    view.setTextCursor(cursor)
    with qtbot.waitSignal(view.word_clicked) as clicked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert clicked.args == [transcript.words[1].start]


def test_current_word_follows_the_sound(view: TranscriptView) -> None:
    view.show_transcript(spoken("one two three"))
    view.set_playback_position(0.5)
    assert view.current_word == "two"
    assert len(view.extraSelections()) == 1
    view.set_playback_position(None)
    assert view.current_word == ""
    assert view.extraSelections() == []


def test_spoken_word_is_scrolled_into_view(view: TranscriptView) -> None:
    transcript = spoken("word " * 600)
    view.show_transcript(transcript)
    assert view.verticalScrollBar().value() == 0
    view.set_playback_position(transcript.words[-1].start)
    place = view.point_of(len(transcript.text) - 2)
    assert view.viewport().rect().contains(place)


def test_change_of_theme_keeps_the_marks(view: TranscriptView, qapp: QApplication) -> None:
    transcript = spoken("well my boss was useless")
    finding = point(transcript, FindingKind.EMPLOYER_NEGATIVITY, "my boss", title="Boss")
    view.show_transcript(transcript, (finding,))
    apply_theme(qapp, ThemeChoice.DARK)
    shade = format_at(view, finding.start or 0).foreground().color().name().upper()
    assert shade == current_colours().tone
    apply_theme(qapp, ThemeChoice.LIGHT)


def test_screen_reader_hears_the_points(view: TranscriptView) -> None:
    transcript = spoken("well my boss was useless")
    finding = point(transcript, FindingKind.EMPLOYER_NEGATIVITY, "my boss", title="Boss")
    view.show_transcript(transcript, (finding,))
    assert view.accessibleName() == "Transcript"
    assert "Boss: “my boss”" in view.accessibleDescription()
