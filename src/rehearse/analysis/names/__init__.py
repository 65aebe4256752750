"""Names of the interviewer and the company, by sound."""
