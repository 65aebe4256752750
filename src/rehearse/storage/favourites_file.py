"""The questions that the person marked, as a JSON list of their keys."""

import json
from pathlib import Path

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import BankInvalid
from rehearse.whole_file import write_whole


def load_favourites(path: Path) -> frozenset[str]:
    """Return the keys in the file; none where it is not there or holds something else."""
    try:
        keys = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    return (
        frozenset(key for key in keys if isinstance(key, str))
        if isinstance(keys, list)
        else (frozenset())
    )


def save_favourites(path: Path, keys: frozenset[str]) -> None:
    """Write the keys, whole or not at all.

    Raises:
        BankInvalid: they cannot be written; the ones before are still there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, (json.dumps(sorted(keys), indent=2) + "\n").encode())
    except OSError as error:
        raise BankInvalid(
            f"Your favourites could not be saved to {path} ({disk_trouble(error)}); the earlier "
            "ones are still there."
        ) from error
