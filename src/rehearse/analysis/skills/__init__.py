"""What a post asks for, and what an answer stresses."""
