"""The page of questions and banks."""
