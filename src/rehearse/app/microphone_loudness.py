"""Whether somebody who speaks into a microphone is heard well enough to be understood."""

# Speech an arm away from a microphone that is set right peaks at a tenth to a half of full scale;
# an empty room stays below a fiftieth. Recognisers fail on what is as quiet as the room.
QUIET_PEAK = 0.02
# Whatever reaches full scale is cut off there, which no later step can mend.
CUT_OFF_PEAK = 0.999


def loudness_problem(peak: float) -> str:
    """Return a sentence on the loudest moment (0 to 1) of somebody speaking, or ""."""
    if peak < QUIET_PEAK:
        return (
            "Hardly anything was heard. Speak as loud as you would in the interview, move closer, "
            "raise the microphone's volume in the system's sound settings, or choose another."
        )
    if peak >= CUT_OFF_PEAK:
        return (
            "You are too loud for it, so your voice is distorted. Move back a little, or lower the "
            "microphone's volume in the system's sound settings."
        )
    return ""
