"""Whether words are cut off, lie over each other, or have no room to be read in."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

# A line of a question and half of the next: enough to see that there is more.
_LEAST_LINES = 1.5


def words_out_of_view(page: QWidget) -> list[str]:
    """Describe all words of `page` that cannot be read as it is shown now.

    Raises:
        AssertionError: there are no words at all.
    """
    words = [widget for widget in page.findChildren(QWidget) if _holds_words(widget)]
    assert words
    areas = [area for area in page.findChildren(QScrollArea) if _is_too_low(area)]
    return [
        *(problem for widget in words if (problem := _cut_off(widget))),
        *_overlapping(words, page),
        *(_named(area) for area in areas),
    ]


def _holds_words(widget: QWidget) -> bool:
    is_one = isinstance(widget, QLabel | QAbstractButton | QLineEdit)
    if isinstance(widget.parentWidget(), QLineEdit):
        # The button that empties it is an icon; its words are for screen readers.
        return False
    return is_one and widget.isVisible() and not widget.size().isEmpty() and bool(_words_of(widget))


def _words_of(widget: QWidget) -> str:
    return str(widget.text()) if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{_words_of(widget)[:40]}” {widget.size().toTuple()}"


def _cut_off(widget: QWidget) -> str:
    wanted = widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        has_room = widget.height() >= widget.heightForWidth(widget.width())
    else:
        has_room = widget.height() >= wanted.height() and widget.width() >= wanted.width()
    left = widget.mapTo(widget.window(), QPoint(0, 0)).x()
    is_inside = left >= 0 and left + widget.width() <= widget.window().width()
    return "" if has_room and is_inside else _named(widget)


def _overlapping(words: list[QWidget], page: QWidget) -> list[str]:
    """Pairs on the same ground that lie over each other."""
    places = [
        (one, one.parentWidget(), QRect(one.mapTo(page, QPoint(0, 0)), one.size())) for one in words
    ]
    return [
        f"{_named(one)} over {_named(other)}"
        for (one, ground, place), (other, other_ground, other_place) in combinations(places, 2)
        if ground is other_ground and place.intersects(other_place)
    ]


def _is_too_low(area: QScrollArea) -> bool:
    """Whether what scrolls has no room to be read in."""
    inside = area.widget()
    if inside is None or not area.isVisible() or inside.height() <= area.viewport().height():
        return False
    labels = inside.findChildren(QLabel, options=Qt.FindChildOption.FindChildrenRecursively)
    first = next((one for one in labels if one.isVisible()), inside)
    return area.viewport().height() < _LEAST_LINES * first.fontMetrics().height()
