"""What is recommended for each measure of an answer, and who recommends it.

From which value on something is flagged is a setting; see `settings`.
"""

PACE_EASY = (120, 165)
"""The inner band of a good pace, words a minute: Microsoft Speaker Coach, Huru."""

FILLERS_HARMLESS = 5
"""Up to so many fillers a minute do no harm.

Laske & DiGennaro Reed 2024, doi 10.1002/jaba.1093.
"""

LENGTH_USUAL = (60, 120)
"""A usual length of an answer, seconds: Cornell career services."""

OWN_QUESTIONS = 3
"""So many questions to the interviewer, at least, are to be ready."""
