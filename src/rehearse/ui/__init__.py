"""The window: PySide6 pages, widgets and item models over `app`."""
