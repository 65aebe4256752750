"""Frozen records that every other layer speaks in; standard library only."""
