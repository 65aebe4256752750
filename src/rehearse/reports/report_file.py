"""Writing a report, and saying why it could not be."""

from pathlib import Path

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import ExportFailed
from rehearse.whole_file import write_whole


def write_report(path: Path, content: bytes) -> None:
    """Put `content` at `path`; a file that is there stays as it was until all is written.

    Raises:
        ExportFailed: says why, and that nothing was lost.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        raise ExportFailed(
            f"The report {path} could not be written ({disk_trouble(error)}); nothing was changed, "
            "and the rehearsal is safe. Mend that, or choose another place or name."
        ) from error
