"""Lists and tables as Qt item models with named roles."""
