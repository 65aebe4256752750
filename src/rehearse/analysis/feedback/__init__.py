"""From marks in the text to the findings that a person reads."""
