"""Text that stays text in a spreadsheet, whatever was said."""

_OPENS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula, on one line.

    What would begin a formula gets an apostrophe before it, as OWASP advises ("CSV Injection").
    """
    line = " ".join(text.split())
    # What a spreadsheet strips before it looks for a formula must not hide one.
    return f"'{line}" if line.lstrip("'\"\ufeff\u200b ").startswith(_OPENS_FORMULA) else line
