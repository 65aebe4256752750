"""The page of measures over time."""
