"""What to do about a microphone that sends only zeros, on each system."""

import pytest

from rehearse.audio.silence_remedy import silence_remedy


@pytest.mark.parametrize(
    ("platform", "words"),
    [
        ("darwin", "Privacy & Security, Microphone"),
        ("win32", "Let desktop apps access your microphone"),
        ("linux", "the system's sound settings"),
        ("freebsd14", "the system's sound settings"),
    ],
)
def test_each_system_has_its_way(platform: str, words: str) -> None:
    assert words in silence_remedy(platform=platform, environment={})


def test_a_packaged_program_is_allowed_where_its_package_is() -> None:
    snap = silence_remedy(platform="linux", environment={"SNAP_NAME": "rehearse"})
    assert "snap connect rehearse:audio-record" in snap
    flatpak = silence_remedy(platform="linux", environment={"FLATPAK_ID": "org.example.Rehearse"})
    assert "Flatseal" in flatpak
