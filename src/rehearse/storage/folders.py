"""Where Rehearse keeps its files on this machine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import LibraryUnavailable

HOME_VARIABLE = "REHEARSE_HOME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The data folder, the config folder, and what lies in each; all paths are absolute."""

    data: Path
    config: Path

    @property
    def library(self) -> Path:
        """The database of rehearsals."""
        return self.data / "library.db"

    @property
    def recordings(self) -> Path:
        """The sound files of all takes."""
        return self.data / "recordings"

    @property
    def backups(self) -> Path:
        """The daily backups of the database."""
        return self.data / "backups"

    @property
    def models(self) -> Path:
        """Speech models that were downloaded."""
        return self.data / "models"

    @property
    def banks(self) -> Path:
        """The person's own question banks."""
        return self.data / "banks"

    @property
    def bank_cache(self) -> Path:
        """Banks as they were last read, to start quickly; can be deleted at any time."""
        return self.data / "question-banks-cache.json"

    @property
    def drawing_cache(self) -> Path:
        """What Matplotlib found out about this machine's typefaces; can be deleted at any time."""
        return self.data / "matplotlib"

    @property
    def favourites(self) -> Path:
        """The questions that the person marked."""
        return self.data / "favourites.json"

    @property
    def logs(self) -> Path:
        """Logs and crash notes."""
        return self.data / "logs"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"


def find_folders(environment: Mapping[str, str] = os.environ) -> Folders:
    """Return the folders that this platform has for data and settings; creates nothing.

    `REHEARSE_HOME` in `environment` names one folder that holds everything instead, as on a
    memory stick; a relative one counts from the current folder.
    """
    home = environment.get(HOME_VARIABLE, "").strip()
    if home:
        folder = Path(home).expanduser().absolute()
        return Folders(data=folder, config=folder)
    return Folders(
        data=platformdirs.user_data_path("rehearse", appauthor=False),
        config=platformdirs.user_config_path("rehearse", appauthor=False),
    )


def create_folders(folders: Folders) -> None:
    """Make every folder that is not there yet, readable by nobody else.

    Raises:
        LibraryUnavailable: one of them cannot be made.
    """
    wanted = (folders.data, folders.config)
    for folder in (*wanted, folders.recordings, folders.models, folders.banks, folders.logs):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnavailable(
                f"The folder {folder} cannot be made ({disk_trouble(error)}); nothing was changed. "
                f"Make it yourself, or set {HOME_VARIABLE} to a folder that you can write to."
            ) from error
