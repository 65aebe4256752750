"""Seconds as a person reads them."""


def clock_text(seconds: float) -> str:
    """Return minutes and seconds, "0:42"; hours where there are any, "1:02:03"."""
    whole = max(int(seconds), 0)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minutes}:{second:02}"
