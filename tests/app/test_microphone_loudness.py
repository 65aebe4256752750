"""Whether a microphone hears somebody well enough."""

import pytest

from rehearse.app.microphone_loudness import loudness_problem
from rehearse.app.microphone_settings import microphone_settings_url


@pytest.mark.parametrize(
    ("peak", "words"),
    [(0.0, "Hardly anything"), (0.019, "Hardly anything"), (1.0, "too loud")],
)
def test_too_quiet_and_too_loud_are_told_with_what_to_do(peak: float, words: str) -> None:
    assert words in loudness_problem(peak)


@pytest.mark.parametrize("peak", [0.02, 0.1, 0.5, 0.99])
def test_speech_as_it_should_be_is_no_problem(peak: float) -> None:
    assert loudness_problem(peak) == ""


def test_only_systems_with_such_a_page_are_asked_for_it() -> None:
    assert microphone_settings_url("darwin").startswith("x-apple.systempreferences:")
    assert microphone_settings_url("win32") == "ms-settings:privacy-microphone"
    assert microphone_settings_url("linux") == ""
