"""How an answer was said, in words, beside what is recommended."""

from rehearse.domain.finding import Delivery
from rehearse.domain.recommended import FILLERS_HARMLESS, LENGTH_USUAL, PACE_EASY
from rehearse.domain.settings import Settings
from rehearse.reports.clock import length
from rehearse.reports.summary_records import DeliveryLine

# Shown for the person to judge: how much is right depends on the answer.
_NO_RANGE = "no set range"


def delivery_lines(
    delivery: Delivery, *, suggested_s: int | None, settings: Settings
) -> tuple[DeliveryLine, ...]:
    """Return a line for each measure that was taken, none for one that was not.

    `suggested_s` is the length of a good answer to this question, in seconds; None where it has
    none, as in the closing round.
    """
    lines = (
        _length_line(delivery.duration_s, suggested_s, settings),
        _pace_line(delivery.words_per_minute, settings),
        _filler_line(delivery, settings),
        _pause_line(delivery, settings),
        _hedge_line(delivery.hedges),
        _subject_line(delivery.i_share),
    )
    return tuple(line for line in lines if line is not None)


def is_easy_pace(words_per_minute: float | None) -> bool:
    """Whether the pace lies in the recommended range."""
    return words_per_minute is not None and PACE_EASY[0] <= words_per_minute <= PACE_EASY[1]


def has_few_fillers(delivery: Delivery) -> bool:
    """Whether the fillers heard are so few that they do no harm."""
    rate = _fillers_a_minute(delivery)
    return rate is not None and rate <= FILLERS_HARMLESS


def has_good_length(duration_s: float | None, suggested_s: int) -> bool:
    """Whether the answer is neither short nor long for its question."""
    low, high = _usual_length(suggested_s)
    return duration_s is not None and low <= duration_s <= high


def _usual_length(suggested_s: int) -> tuple[float, float]:
    # A question that wants less or more than usual widens the range to itself, by a quarter.
    return min(LENGTH_USUAL[0], suggested_s * 0.75), max(LENGTH_USUAL[1], suggested_s * 1.25)


def _length_line(
    duration_s: float | None, suggested_s: int | None, settings: Settings
) -> DeliveryLine | None:
    if duration_s is None:
        return None
    if suggested_s is None:
        return DeliveryLine(
            measure="Length", value=length(duration_s), recommended="no set length", remark=""
        )
    low, high = _usual_length(suggested_s)
    if duration_s < settings.too_short_s:
        remark = "Over before it began: there is room for an example."
    elif duration_s < low:
        remark = "On the short side; there is room for a detail."
    elif duration_s <= high:
        remark = "A good length."
    elif duration_s <= suggested_s * settings.too_long_factor:
        remark = "On the long side, still fine."
    else:
        remark = "Long: keep the part that the question asks for."
    return DeliveryLine(
        measure="Length",
        value=length(duration_s),
        recommended=f"{length(low)} to {length(high)}",
        remark=remark,
    )


def _pace_line(words_per_minute: float | None, settings: Settings) -> DeliveryLine | None:
    if words_per_minute is None:
        return None
    if words_per_minute < settings.pace_slow_wpm:
        remark = "Slow: it can come across as unsure."
    elif words_per_minute < PACE_EASY[0]:
        remark = "A little slow."
    elif words_per_minute <= PACE_EASY[1]:
        remark = "Easy to follow."
    elif words_per_minute <= settings.pace_fast_wpm:
        remark = "A little fast."
    else:
        remark = "Fast: a breath after each point helps."
    return DeliveryLine(
        measure="Pace",
        value=f"{words_per_minute:.0f} words a minute",
        recommended=f"{PACE_EASY[0]} to {PACE_EASY[1]}",
        remark=remark,
    )


def _fillers_a_minute(delivery: Delivery) -> float | None:
    if delivery.fillers is None or not delivery.duration_s:
        return None
    return delivery.fillers * 60 / delivery.duration_s


def _filler_line(delivery: Delivery, settings: Settings) -> DeliveryLine | None:
    if delivery.fillers is None:
        return None
    rate = _fillers_a_minute(delivery)
    value = f"at least {delivery.fillers}" if delivery.fillers else "none heard"
    if rate is None:
        remark = ""
    elif rate <= FILLERS_HARMLESS:
        remark = "So few do no harm."
    elif rate < settings.fillers_per_minute:
        remark = "Noticeable; a silent pause does the same job."
    else:
        remark = "Many: a silent pause does the same job."
    return DeliveryLine(
        measure="Fillers (um, uh)",
        value=f"{value}, {rate:.0f} a minute" if rate and rate >= 0.5 else value,
        recommended=f"up to {FILLERS_HARMLESS} a minute",
        remark=remark,
    )


def _pause_line(delivery: Delivery, settings: Settings) -> DeliveryLine | None:
    if delivery.long_pauses is None:
        return None
    longest = max((pause.end - pause.start for pause in delivery.long_pauses), default=0.0)
    count = len(delivery.long_pauses)
    value = f"{count}, the longest {longest:.1f} s" if count > 1 else f"one of {longest:.1f} s"
    if longest > settings.long_pause_s:
        remark = "A long silence: naming it (“let me think”) keeps the other side with you."
    else:
        remark = "Pauses like these give the listener time." if count else ""
    return DeliveryLine(
        measure="Pauses",
        value=value if count else "none worth noting",
        recommended=f"up to {settings.long_pause_s:g} s each",
        remark=remark,
    )


def _hedge_line(hedges: int | None) -> DeliveryLine | None:
    if hedges is None:
        return None
    return DeliveryLine(
        measure="Hedging (maybe, I guess)",
        value=str(hedges) if hedges else "none",
        recommended=_NO_RANGE,
        remark="",
    )


def _subject_line(i_share: float | None) -> DeliveryLine | None:
    if i_share is None:
        return None
    own = round(100 * i_share)
    return DeliveryLine(
        measure="“I” and “we”",
        value=f"{own} % “I”, {100 - own} % “we”",
        recommended=_NO_RANGE,
        remark="",
    )
