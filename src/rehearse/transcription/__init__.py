"""Speech to words: engines, models and their download, pauses and fillers on the sound."""
