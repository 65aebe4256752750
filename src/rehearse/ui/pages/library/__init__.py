"""The page of what was rehearsed."""
