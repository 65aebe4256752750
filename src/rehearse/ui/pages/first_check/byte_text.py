"""Bytes and waiting times in words that people use."""

from PySide6.QtCore import QCoreApplication, QLocale

_MINUTE_S = 60
translate = QCoreApplication.translate


def size_text(size_bytes: int) -> str:
    """Return a size such as "145 MB" (millions of bytes, as shops and browsers count)."""
    formats = QLocale.DataSizeFormat.DataSizeSIFormat
    precision = 0 if size_bytes < 1_000_000_000 else 1
    return QLocale().formattedDataSize(size_bytes, precision, formats)


def left_text(seconds: float) -> str:
    """Return about how long something still takes, in words."""
    if seconds < 10:
        return translate("byte_text", "a few seconds left")
    if seconds < _MINUTE_S:
        tens = round(seconds / 10) * 10
        return _counted(translate("byte_text", "about %n second(s) left", "", tens), tens)
    minutes = round(seconds / _MINUTE_S)
    return _counted(translate("byte_text", "about %n minute(s) left", "", minutes), minutes)


def speed_text(bytes_a_second: float) -> str:
    """Return how fast something arrives, such as "4.2 MB/s"."""
    formats = QLocale.DataSizeFormat.DataSizeSIFormat
    return translate("byte_text", "{size}/s").format(
        size=QLocale().formattedDataSize(round(bytes_a_second), 1, formats)
    )


def minute_text(seconds: float) -> str:
    """Return about how long a minute of answer takes, in a sentence."""
    whole = max(round(seconds), 1)
    told = translate("byte_text", "About %n second(s) for a minute of answer here.", "", whole)
    return _counted(told, whole)


def _counted(told: str, number: int) -> str:
    # Without a translation file Qt leaves the plural mark in.
    return told.replace("(s)", "" if number == 1 else "s")
