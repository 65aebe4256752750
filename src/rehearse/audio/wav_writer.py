"""A WAV file that can be read at every moment of its making.

Whatever has been written is with the operating system at once, and the header counts it, so a
program that is killed leaves a sound file, not a heap of bytes. A second thread asks the disk to
sync about once a second, so that a power cut costs no more than that; it is a thread of its own
because a slow disk may take longer over it than sound may wait.
"""

import errno
import os
import struct
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

HEADER_BYTES: Final = 44
_SYNC_EVERY_S: Final = 1.0
_SAMPLE_BYTES: Final = 2
_SIZES_END: Final = 0xFFFFFFFF
_LOCKED_BYTE: Final = 1 << 40
_IN_USE: Final = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def wav_header(sample_rate: int, data_bytes: int) -> bytes:
    """Return the 44 bytes before `data_bytes` of mono int16 samples (RIFF WAVE, PCM)."""
    # A file past 4 GiB (12 hours) says the most that the format can.
    data_bytes = min(data_bytes, _SIZES_END - HEADER_BYTES)
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        HEADER_BYTES - 8 + data_bytes,
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        sample_rate,
        sample_rate * _SAMPLE_BYTES,
        _SAMPLE_BYTES,
        8 * _SAMPLE_BYTES,
        b"data",
        data_bytes,
    )


def is_no_room(error: OSError) -> bool:
    """Whether `error` means that the disk, a quota or the file system has no room left."""
    return error.errno in _NO_ROOM


class WavWriter:
    """Appends mono int16 samples to a new file. Not for use from several threads at once."""

    def __init__(self, path: Path, sample_rate: int) -> None:
        """Create the file, which must not exist yet, and put an empty WAV on the disk.

        Raises:
            OSError: it exists, or cannot be created.
        """
        self.path = path
        self.sample_rate = sample_rate
        self.frames = 0
        # Unbuffered: what is written survives this process.
        self._file = path.open("xb", buffering=0)
        self._sync_error: OSError | None = None
        self._is_closing = threading.Event()
        try:
            hold(self._file)
            self._write_all(wav_header(sample_rate, 0))
            sync(self._file)
        except OSError:
            self._file.close()
            path.unlink(missing_ok=True)
            raise
        self._syncer = threading.Thread(
            target=self._keep_synced, name="rehearse-recording-sync", daemon=True
        )
        self._syncer.start()

    def write(self, data: bytes) -> None:
        """Append samples and count them in the header.

        Raises:
            OSError: not all of `data` is in the file; what came before is, and the header is right.
        """
        if self._sync_error is not None:
            raise self._sync_error
        try:
            self._write_all(data)
        finally:
            self._update_header()

    def close(self) -> None:
        """Sync to the disk and close.

        Raises:
            OSError: the disk refused; the file is closed all the same.
        """
        self._is_closing.set()
        self._syncer.join()
        try:
            sync(self._file)
        finally:
            self._file.close()

    def __enter__(self) -> Self:
        """Return the writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def _write_all(self, data: bytes) -> None:
        # A file system that runs full takes a part first and refuses the next call.
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]

    def _update_header(self) -> None:
        end = self._file.seek(0, os.SEEK_END)
        self.frames = (end - HEADER_BYTES) // _SAMPLE_BYTES
        whole = HEADER_BYTES + self.frames * _SAMPLE_BYTES
        if whole != end:
            self._file.truncate(whole)
        self._file.seek(0)
        self._write_all(wav_header(self.sample_rate, self.frames * _SAMPLE_BYTES))
        self._file.seek(whole)

    def _keep_synced(self) -> None:
        while not self._is_closing.wait(_SYNC_EVERY_S):
            try:
                sync(self._file)
            except OSError as error:
                self._sync_error = error
                return


def sync(file: BinaryIO) -> None:
    """Have the disk keep what `file` holds, the drive's own cache included.

    Raises:
        OSError: the disk refused.
    """
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 -- not on Windows

        # There fsync stops at the drive's cache.
        fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
        return
    os.fsync(file.fileno())


def hold(file: BinaryIO) -> bool:
    """Mark `file` as in use until it is closed, or this process ends; False where another does."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 -- on Windows only

            # There a lock keeps others from the bytes themselves, so it takes one past all sound.
            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl  # noqa: PLC0415 -- not on Windows

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network file systems know no locks; recording matters more than the mark.
        return error.errno not in _IN_USE
    return True
