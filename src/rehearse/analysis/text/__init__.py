"""The words of an answer, its sentences and clauses."""
