"""Speaking ill of an employer, a boss, a colleague."""
