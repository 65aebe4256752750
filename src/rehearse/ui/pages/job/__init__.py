"""The page of the post and the interview."""
