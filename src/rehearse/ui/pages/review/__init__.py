"""The page on which an answer is heard and read again."""
