"""The fixtures of the whole program."""

from tests.support.program import parts, person

__all__ = ["parts", "person"]
