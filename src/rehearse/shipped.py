"""Where the files that travel with the program lie, in a checkout and in an installed wheel."""

from pathlib import Path

from rehearse.domain.errors import InstallationIncomplete

_PACKAGE = Path(__file__).resolve().parent


def shipped_folder(name: str) -> Path:
    """Return the folder `name` (`question_banks`, `models` or `samples`) that ships with Rehearse.

    In a wheel it lies inside the package, in a checkout at the top level.

    Raises:
        InstallationIncomplete: it is not there.
    """
    for folder in (_PACKAGE / "shipped_data" / name, _PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise InstallationIncomplete(
        f"The folder {name} is missing from this installation of Rehearse. Your recordings and "
        "rehearsals are safe; install Rehearse again."
    )
