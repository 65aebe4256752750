"""What a screen reader is told of a window, part by part."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_Role = QAccessible.Role
OPERATED = frozenset(
    {
        _Role.Button,
        _Role.ButtonMenu,
        _Role.CheckBox,
        _Role.ComboBox,
        _Role.Dial,
        _Role.EditableText,
        _Role.HotkeyField,
        _Role.Link,
        _Role.List,
        _Role.MenuItem,
        _Role.PageTab,
        _Role.ProgressBar,
        _Role.RadioButton,
        _Role.Slider,
        _Role.SpinBox,
        _Role.Table,
        _Role.Tree,
    }
)
"""What a person operates or reads as one thing; the rest is frames and words."""

_NO_ROLE = frozenset({_Role.NoRole, _Role.Client, _Role.Window})


def everything_in(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Every part of `widget` that is not hidden, itself first."""
    yield from _walk(QAccessible.queryAccessibleInterface(widget))


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at the widget itself."""
    policy = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    is_there = widget.isVisible() and widget.isEnabled() and not widget.size().isEmpty()
    return bool(policy) and is_there and widget.focusProxy() is None


def nameless(widget: QWidget) -> list[str]:
    """Describe each control that has no name, or that says nothing of what it is."""
    found = []
    for node in everything_in(widget):
        thing = node.object()
        stops = isinstance(thing, QWidget) and takes_tab(thing)
        if node.role() in OPERATED or stops:
            name = node.text(QAccessible.Text.Name).strip()
            if not name or node.role() in _NO_ROLE:
                found.append(f"{_path(thing)} {node.role().name} “{name}”")
    return found


def count_operated(widget: QWidget) -> int:
    """How many controls there are."""
    return sum(node.role() in OPERATED for node in everything_in(widget))


def _walk(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if node is None or node.state().invisible:
        return
    yield node
    for number in range(node.childCount()):
        yield from _walk(node.child(number))


def _path(thing: object) -> str:
    names = []
    while isinstance(thing, QWidget):
        names.append(type(thing).__name__)
        thing = thing.parent()
    return "/".join(reversed(names))
