"""The settings and folders that a command works with."""

from rehearse.cli_output import warn
from rehearse.domain.settings import Settings
from rehearse.storage.folders import Folders, find_folders
from rehearse.storage.settings_file import load_settings


def settings_and_folders() -> tuple[Settings, Folders]:
    """Return them; what the settings file holds and cannot mean is told on standard error."""
    folders = find_folders()
    settings, notes = load_settings(folders.settings)
    for note in notes:
        warn(note)
    return settings, folders
