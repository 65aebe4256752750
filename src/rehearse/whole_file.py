"""Writing a file whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`; after a crash the old content or the new is there, never a part.

    A link is followed, so that the file it points to gets the content.

    Raises:
        OSError: nothing was changed at `path`.
    """
    target = Path(os.path.realpath(path))
    # In the same folder, so that the last step is one rename; a short name of its own, so that a
    # long one of the target does not grow past what the disk allows.
    draft = target.with_name(f".rehearse-{secrets.token_hex(6)}.part")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        # Gone where all went well; where it was never made, its folder may be missing too.
        with suppress(OSError):
            draft.unlink()
