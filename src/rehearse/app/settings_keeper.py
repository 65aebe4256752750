"""The settings in force, kept on disk, and told to whoever depends on them."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rehearse.domain.settings import Settings
from rehearse.storage.settings_file import load_settings, save_settings


class SettingsKeeper:
    """Holds the current settings and writes each change to the settings file.

    `notes` are sentences about values in the file that could not be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._settings, self.notes = load_settings(path)
        self._listeners: list[Callable[[Settings], None]] = []

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._settings

    def subscribe(self, listener: Callable[[Settings], None]) -> None:
        """Call `listener` with the new settings after every change, on the changing thread."""
        self._listeners.append(listener)

    def change(self, **values: Any) -> Settings:  # noqa: ANN401  (each option has its own type)
        """Set options by name and keep them; the listeners are told.

        Raises:
            SettingInvalid: the file cannot be written; the values are in force all the same.
        """
        self._settings = dataclasses.replace(self._settings, **values)
        for listener in self._listeners:
            listener(self._settings)
        save_settings(self._settings, self._path)
        return self._settings
