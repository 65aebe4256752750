"""A rehearsal as a document: summary, HTML, Markdown, PDF, JSON."""
