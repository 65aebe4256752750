"""Changing a setting from the window."""

from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.domain.errors import SettingInvalid


def change_setting(settings: SettingsKeeper, **values: object) -> str:
    """Set options by name; returns the sentence to show where they could not be kept, else ""."""
    try:
        settings.change(**values)
    except SettingInvalid as error:
        return str(error)
    return ""
