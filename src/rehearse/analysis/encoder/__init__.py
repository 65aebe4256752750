"""The trained encoder and its reading of an answer."""
