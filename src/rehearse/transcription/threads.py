"""How many processor cores a recogniser may take."""

import os
from typing import Final

# More bring next to nothing, and the window and the recording want some, too.
_MOST: Final = 4


def processor_threads() -> int:
    """Return how many threads a recogniser computes with on this machine."""
    return min(os.cpu_count() or 1, _MOST)
