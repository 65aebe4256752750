"""The library: a database with recordings beside it."""
