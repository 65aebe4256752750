"""How an answer was delivered, in one line."""

from PySide6.QtCore import QCoreApplication

from rehearse.domain.finding import Delivery
from rehearse.ui.widgets.clock_text import clock_text


def delivery_text(delivery: Delivery) -> str:
    """Return what was measured, such as "1:42 · 148 words a minute · at least 4 fillers"."""
    parts: list[str] = []
    if delivery.duration_s is not None:
        parts.append(clock_text(delivery.duration_s))
    if delivery.words_per_minute is not None:
        pace = QCoreApplication.translate("Delivery", "{count} words a minute")
        parts.append(pace.format(count=round(delivery.words_per_minute)))
    if delivery.fillers:
        # Recognisers drop some: a count is a lower bound.
        fillers = QCoreApplication.translate("Delivery", "at least {count} fillers")
        one = QCoreApplication.translate("Delivery", "at least 1 filler")
        parts.append(one if delivery.fillers == 1 else fillers.format(count=delivery.fillers))
    if delivery.hedges:
        hedges = QCoreApplication.translate("Delivery", "{count} hedges (maybe, I guess)")
        hedge = QCoreApplication.translate("Delivery", "1 hedge (maybe, I guess)")
        parts.append(hedge if delivery.hedges == 1 else hedges.format(count=delivery.hedges))
    if delivery.i_share is not None:
        own = QCoreApplication.translate("Delivery", "“I” {share} % of “I” and “we”")
        parts.append(own.format(share=round(100 * delivery.i_share)))
    return " · ".join(parts)
