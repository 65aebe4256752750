"""Which devices there are."""

from pathlib import Path

import pytest
from tests.support.spoken_answers import speak
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.audio.devices import check_microphone, microphone_named, microphones, speakers
from rehearse.domain.errors import MicrophoneUnavailable

pytestmark = pytest.mark.device


def test_lists_the_microphones_of_the_sound_server(virtual_microphone: VirtualMicrophone) -> None:
    (one,) = microphones()
    assert (one.name, one.is_default, one.is_muted) == ("vmic", True, False)
    assert one.label
    assert microphone_named(one.label) == one
    assert microphone_named("") == one
    assert microphone_named("Yeti") is None


def test_the_list_follows_what_is_plugged_in(virtual_microphone: VirtualMicrophone) -> None:
    with virtual_microphone.unplugged():
        assert "vmic" not in [one.name for one in microphones()]
    assert "vmic" in [one.name for one in microphones()]


def test_lists_the_loudspeakers_with_the_systems_own_first(
    virtual_microphone: VirtualMicrophone,
) -> None:
    names = [one.name for one in speakers()]
    assert names[0] == "vspk"
    assert set(names) == {"vspk", "vmic_in", "vnone"}
    assert [one.is_default for one in speakers()] == [True, False, False]


def test_a_check_hears_what_is_said(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    words = speak("One two three four five six seven eight nine ten.", tmp_path / "words.wav")
    speaker = virtual_microphone.speak_into_microphone(words)
    check = check_microphone(listen_s=1.5)
    speaker.wait(20)
    assert 0.05 < check.peak <= 1
    assert check.problem == ""
    assert check.sample_rate == 48_000
    assert check.device == microphone_named("vmic")
    assert not virtual_microphone.is_heard()


def test_a_check_says_that_the_microphone_is_muted(virtual_microphone: VirtualMicrophone) -> None:
    with virtual_microphone.muted():
        assert "is muted" in check_microphone(listen_s=0.2).problem


def test_a_check_says_that_there_is_only_silence(virtual_microphone: VirtualMicrophone) -> None:
    assert "only silence" in check_microphone(listen_s=0.2).problem


def test_a_check_of_an_unknown_microphone_names_it(virtual_microphone: VirtualMicrophone) -> None:
    with pytest.raises(MicrophoneUnavailable, match="“Yeti”"):
        check_microphone("Yeti")
