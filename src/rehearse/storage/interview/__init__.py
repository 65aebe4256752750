"""Interview files: the document that goes in and out."""
