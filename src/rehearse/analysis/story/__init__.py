"""Whether an answer tells a story, and what it lacks."""
