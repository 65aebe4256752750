"""Pace, fillers, pauses, hedging: how an answer is spoken."""
