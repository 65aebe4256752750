"""A rehearsal as a document: HTML, Markdown, and the printable page that a PDF is painted from."""
