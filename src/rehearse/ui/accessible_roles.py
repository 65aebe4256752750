"""What the parts that paint themselves are to a screen reader.

Qt knows the role of its own controls; of a widget that is painted here it would only say that it
is a client, which screen readers pass over.
"""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_Role = QAccessible.Role
# By the name of the class, which is what Qt asks with.
_ROLES: Mapping[str, QAccessible.Role] = {
    "LevelMeter": _Role.Indicator,
    "PlotView": _Role.Chart,
    "QScrollArea": _Role.Pane,
    "StoryRibbon": _Role.Graphic,
    "TimeRing": _Role.Clock,
    "WaveformView": _Role.Chart,
}


@cache
def install_roles() -> None:
    """Tell Qt these roles; further calls change nothing."""
    QAccessible.installFactory(_interface_of)


def _interface_of(class_name: str, thing: QObject) -> QAccessibleWidget | None:
    role = _ROLES.get(class_name)
    if role is None or not isinstance(thing, QWidget):
        return None
    return QAccessibleWidget(thing, role)
