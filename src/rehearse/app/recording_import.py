"""A recording that the person has already, as a recording of the library."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import AudioUnreadable, RecordingFailed
from rehearse.domain.recording import Recording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.transcription.sound import Block

# Endings that are offered first; what is in a file counts, whatever it is called.
SOUND_SUFFIXES: Final = (
    ".wav",
    ".flac",
    ".mp3",
    ".m4a",
    ".ogg",
    ".opus",
    ".webm",
    ".mp4",
    ".aac",
    ".wma",
    ".mov",
    ".mkv",
)
# Even the longest answer takes minutes; what is longer is a whole interview.
LONGEST_S: Final = 30 * 60
# Quieter than this nothing can be recognised (-60 dB below the loudest that a file can hold).
_SILENT: Final = 0.001
# Less than this is a full disk, whatever the reason given, bytes.
_NO_ROOM: Final = 2_000_000


def import_recording(source: Path, path: Path) -> Recording:
    """Copy a sound file of any kind to `path` as FLAC (its ending is put right); `source` stays.

    Takes about a second for ten minutes of sound: call it off the GUI thread.

    Raises:
        AudioUnreadable: no sound file, a silent one, or one of more than half an hour.
        RecordingFailed: it could not be kept; nothing is left behind.
    """
    # Numpy and the sound libraries: the window starts without them.
    from rehearse.audio.sound_keeping import keep_sound  # noqa: PLC0415
    from rehearse.transcription.sound import decoded  # noqa: PLC0415

    kept = path.with_suffix(".flac")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        recording, peak = decoded(source, lambda blocks: keep_sound(_short(blocks, source), kept))
    except OSError as error:
        raise _not_kept(source, kept.parent, error) from error
    except ValueError as error:
        raise AudioUnreadable(
            f"{source.name} has no sound in it; choose a file that has."
        ) from error
    if peak < _SILENT:
        kept.unlink(missing_ok=True)
        raise AudioUnreadable(
            f"{source.name} is silent from beginning to end, so it was not taken over; choose a "
            "recording in which you speak."
        )
    return recording


def _short(blocks: "Iterator[Block]", source: Path) -> "Iterator[Block]":
    """Give the blocks on, and refuse a sound that is longer than any answer."""
    seconds = 0.0
    for samples, rate in blocks:
        seconds += len(samples) / rate
        if seconds > LONGEST_S:
            raise AudioUnreadable(
                f"{source.name} is longer than half an hour, which is more than one answer; cut "
                "the answer out of it and use that. The file is untouched."
            )
        yield samples, rate


def _not_kept(source: Path, folder: Path, error: OSError) -> RecordingFailed:
    return RecordingFailed(
        f"{source.name} could not be copied to your recordings ({_reason(folder, error)}); the "
        f"file is where it was. Make room or allow writing to {folder}, then try again."
    )


def _reason(folder: Path, error: OSError) -> str:
    try:
        is_full = shutil.disk_usage(folder).free < _NO_ROOM
    except OSError:
        is_full = False
    return "the disk is full" if is_full else disk_trouble(error)
