"""The questions put to the interviewer."""
