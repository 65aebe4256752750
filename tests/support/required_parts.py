"""Tests that need a part of the machine skip without it, and fail where it must be there."""

import os

import pytest


def require(part: str, available: bool) -> None:
    """Skip the running test where `part` is missing; fail it where REQUIRE_AUDIO is set.

    The continuous integration sets REQUIRE_AUDIO=1, so that no test is skipped unseen there.
    """
    if available:
        return
    message = f"{part} is missing from this machine."
    if os.environ.get("REQUIRE_AUDIO") == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
