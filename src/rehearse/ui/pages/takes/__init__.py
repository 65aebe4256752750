"""The page that puts two takes side by side."""
