"""What is kept on disk: library, settings, question banks, interview files."""
