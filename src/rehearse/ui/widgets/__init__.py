"""Controls that more than one page shows."""
