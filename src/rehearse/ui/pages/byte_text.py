"""Bytes and waiting times in words that people use."""

from PySide6.QtCore import QCoreApplication, QLocale

_MINUTE_S = 60


def size_text(size_bytes: int) -> str:
    """Return a size such as "145 MB" (millions of bytes, as shops and browsers count)."""
    formats = QLocale.DataSizeFormat.DataSizeSIFormat
    precision = 0 if size_bytes < 1_000_000_000 else 1
    return QLocale().formattedDataSize(size_bytes, precision, formats)


def left_text(seconds: float) -> str:
    """Return about how long something still takes, in words."""
    if seconds < 10:
        return _tr("a few seconds left")
    if seconds < _MINUTE_S:
        return _tr("about %n second(s) left", round(seconds / 10) * 10)
    return _tr("about %n minute(s) left", round(seconds / _MINUTE_S))


def speed_text(bytes_a_second: float) -> str:
    """Return how fast something arrives, such as "4.2 MB/s"."""
    formats = QLocale.DataSizeFormat.DataSizeSIFormat
    return _tr("{size}/s").format(
        size=QLocale().formattedDataSize(round(bytes_a_second), 1, formats)
    )


def minute_text(seconds: float) -> str:
    """Return about how long a minute of answer takes, in a sentence."""
    return _tr("About %n second(s) for a minute of answer here.", max(round(seconds), 1))


def _tr(text: str, number: int = -1) -> str:
    told = QCoreApplication.translate("byte_text", text, None, number)
    # Without a translation file Qt leaves the plural mark in.
    return told.replace("(s)", "" if number == 1 else "s")
