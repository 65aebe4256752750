"""The words on the command line of each voice, and what it prints about its voices."""

import pytest

from rehearse.ui.voice_commands import _VOICE_COMMANDS, VoiceCommand, speaking_arguments, voices_in

ESPEAK, FLITE, SAY = _VOICE_COMMANDS


@pytest.mark.parametrize(
    ("command", "voice", "rate", "arguments"),
    [
        (ESPEAK, "", 100, "-v en-gb -s 155 --stdin"),
        (ESPEAK, "en-us", 80, "-v en-us -s 124 --stdin"),
        (FLITE, "", 100, "-voice slt --setf duration_stretch=1.00 -f /dev/stdin"),
        (FLITE, "rms", 200, "-voice rms --setf duration_stretch=0.50 -f /dev/stdin"),
        (SAY, "", 100, "-f -"),
        (SAY, "Daniel", 120, "-v Daniel -r 210 -f -"),
    ],
)
def test_voice_and_speed_stand_on_the_command_line(
    command: VoiceCommand, voice: str, rate: int, arguments: str
) -> None:
    assert speaking_arguments(command, voice=voice, rate=rate) == arguments.split()


@pytest.mark.parametrize(
    ("command", "printed", "voices"),
    [
        (
            ESPEAK,
            (
                "Pty Language       Age/Gender VoiceName          File                 Other\n"
                " 2  en-gb           --/M      English_(Great_Britain) gmw/en  (en 2)\n"
                " 5  en-us           --/M      English_(America)  gmw/en-US  (en 3)\n"
            ),
            ("en-gb", "en-us"),
        ),
        (
            FLITE,
            "Voices available: kal awb_time kal16 awb rms slt \n",
            ("kal", "awb_time", "kal16", "awb", "rms", "slt"),
        ),
        (
            SAY,
            (
                "Alex                en_US    # Most people recognize me by my voice.\n"
                "Anna                de_DE    # Hallo.\n"
                "Daniel (Enhanced)   en_GB    # Hello.\n"
            ),
            ("Alex", "Daniel (Enhanced)"),
        ),
        (FLITE, "", ()),
    ],
)
def test_names_are_found_in_what_the_program_prints(
    command: VoiceCommand, printed: str, voices: tuple[str, ...]
) -> None:
    assert voices_in(command, printed) == voices
