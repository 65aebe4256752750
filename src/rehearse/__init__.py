"""Rehearse: rehearse interviews aloud, hear the moment that cost the offer, try again."""

from importlib.metadata import version

__version__ = version("rehearse")
