"""How each kind of finding looks: its group gives it colour and underline."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from rehearse.domain.finding import FindingKind


class FindingGroup(StrEnum):
    """What a finding is about; the names are those of the colours in the theme."""

    TONE = "tone"
    STORY = "story"
    FIT = "fit"
    QUESTIONS = "questions"


_GROUPS = {
    FindingKind.EMPLOYER_NEGATIVITY: FindingGroup.TONE,
    FindingKind.WRONG_NAME: FindingGroup.TONE,
    FindingKind.MISSING_STORY: FindingGroup.STORY,
    FindingKind.OFF_QUESTION: FindingGroup.STORY,
    FindingKind.TOO_LONG: FindingGroup.STORY,
    FindingKind.TOO_SHORT: FindingGroup.STORY,
    FindingKind.TOO_FAST: FindingGroup.STORY,
    FindingKind.TOO_SLOW: FindingGroup.STORY,
    FindingKind.MANY_FILLERS: FindingGroup.STORY,
    FindingKind.LONG_PAUSE: FindingGroup.STORY,
    FindingKind.WRONG_SKILLS: FindingGroup.FIT,
    FindingKind.GOAL_MISMATCH: FindingGroup.FIT,
    FindingKind.RESEARCH_GAP: FindingGroup.FIT,
    FindingKind.MISSING_QUESTIONS: FindingGroup.QUESTIONS,
    FindingKind.PREMATURE_QUESTION: FindingGroup.QUESTIONS,
    FindingKind.GENERIC_QUESTION: FindingGroup.QUESTIONS,
}

_Underline = QTextCharFormat.UnderlineStyle
# Dots are left to words that the recogniser is unsure of.
_UNDERLINES = {
    FindingGroup.TONE: _Underline.WaveUnderline,
    FindingGroup.STORY: _Underline.SingleUnderline,
    FindingGroup.FIT: _Underline.DashUnderline,
    FindingGroup.QUESTIONS: _Underline.DashDotLine,
}

# A pen has no wave: dots stand for it.
_PENS = {
    FindingGroup.TONE: Qt.PenStyle.DotLine,
    FindingGroup.STORY: Qt.PenStyle.SolidLine,
    FindingGroup.FIT: Qt.PenStyle.DashLine,
    FindingGroup.QUESTIONS: Qt.PenStyle.DashDotLine,
}
_ICONS = {
    FindingGroup.TONE: "message-square-text",
    FindingGroup.STORY: "book-open",
    FindingGroup.FIT: "target",
    FindingGroup.QUESTIONS: "message-circle-question-mark",
}


def group_of(kind: FindingKind) -> FindingGroup:
    """Return the group whose colour a finding wears."""
    return _GROUPS[kind]


def underline_of(group: FindingGroup) -> QTextCharFormat.UnderlineStyle:
    """Return the underline that tells the group without colour."""
    return _UNDERLINES[group]


def pen_style_of(group: FindingGroup) -> Qt.PenStyle:
    """Return the line that stands for the group where words are not drawn."""
    return _PENS[group]


def icon_name_of(group: FindingGroup) -> str:
    """Return the icon of the group."""
    return _ICONS[group]
