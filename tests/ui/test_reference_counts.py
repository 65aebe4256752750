"""Qt's bindings give back what they borrow: docs/decisions/0004.

PySide6 6.12.0 on Python 3.11 drops a reference to None at every call without a result and one to
True at every emit, until the interpreter aborts. pytest hides the fault, so it is counted in a
process without it. Where these objects are immortal (Python 3.12 and later) the count stands still
by itself.
"""

import pytest
from tests.support.own_process import output_of_script

pytestmark = pytest.mark.gui

CALLS = 400
# What the loop itself and the interpreter hold for a while; one a call would be CALLS.
ALLOWED = 20
_COUNT = """
import gc, sys
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Speaker(QObject):
    spoke = Signal(bool)
    done = Signal()

def drift(action, calls):
    for _ in range(10):
        action()
    gc.collect()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(calls):
        action()
    gc.collect()
    return sys.getrefcount(None) - before[0], sys.getrefcount(True) - before[1]

application = QApplication([])
label, speaker, heard = QLabel(), Speaker(), []
speaker.spoke.connect(lambda is_loud: None)
speaker.done.connect(label.clear)
actions = {
    "void calls": lambda: label.setText("so"),
    "emits with a value": lambda: speaker.spoke.emit(True),
    "emits without one": lambda: speaker.done.emit(),
    "events": lambda: QCoreApplication.processEvents(),
}
for name, action in actions.items():
    print(name, *drift(action, int(sys.argv[1])), sep="|")
"""


def test_calls_and_emits_leave_the_counts_of_none_and_true_as_they_were() -> None:
    rows = output_of_script(_COUNT, str(CALLS), QT_QPA_PLATFORM="offscreen").splitlines()
    assert len(rows) == 4
    for row in rows:
        name, of_none, of_true = row.split("|")
        assert abs(int(of_none)) < ALLOWED, (name, of_none)
        assert abs(int(of_true)) < ALLOWED, (name, of_true)
