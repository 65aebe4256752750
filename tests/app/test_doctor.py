"""The doctor looks at everything, whatever it finds."""

import pytest

from rehearse.app.doctor import Check, Probe, checks_as_text, examine, is_healthy
from rehearse.domain.errors import MicrophoneUnavailable

MEND = "Plug a microphone in."


def _no_microphone() -> str:
    raise MicrophoneUnavailable(MEND)


def _unexpected() -> str:
    raise ZeroDivisionError("by zero")


def test_what_fails_stops_nothing_else() -> None:
    checks = examine(
        (
            Probe(name="Broken", look=_unexpected),
            Probe(name="Microphone", look=_no_microphone),
            Probe(name="Folder", look=lambda: "/home/data", is_needed=False),
        )
    )
    assert checks == (
        Check(name="Broken", is_well=False, detail="ZeroDivisionError: by zero"),
        Check(name="Microphone", is_well=False, detail="", mend=MEND),
        Check(name="Folder", is_well=True, detail="/home/data", is_needed=False),
    )


@pytest.mark.parametrize(
    ("is_well", "is_needed", "healthy"),
    [(True, True, True), (True, False, True), (False, False, True), (False, True, False)],
)
def test_only_what_is_needed_decides(is_well: bool, is_needed: bool, healthy: bool) -> None:
    well = Check(name="one", is_well=True, detail="")
    other = Check(name="other", is_well=is_well, detail="", is_needed=is_needed)
    assert is_healthy((well, other)) is healthy
    assert is_healthy(())


def test_the_mend_stands_under_what_is_not_well() -> None:
    text = checks_as_text(
        (
            Check(name="Folder", is_well=True, detail="C:\\data: here"),
            Check(name="Microphone", is_well=False, detail="", mend=MEND),
            Check(name="Model", is_well=False, detail="", mend="Get one.", is_needed=False),
            Check(name="Analysis", is_well=False, detail="ValueError: odd"),
        )
    )
    assert text.splitlines() == [
        "ok Folder: C:\\data: here",
        "!! Microphone",
        f"     {MEND}",
        "-- Model",
        "     Get one.",
        "!! Analysis: ValueError: odd",
    ]
