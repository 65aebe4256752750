"""The page that gets microphone and recogniser ready."""
