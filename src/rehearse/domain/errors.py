"""Everything that is expected to go wrong.

Adapters translate library errors into these at the border. Each carries one sentence that says
what happened, what is safe, and what to do; it is shown as it stands.
"""

from rehearse.domain.recording import Recording


class RehearseError(Exception):
    """The root of all expected errors; `str(error)` is a sentence for the person."""


class MicrophoneUnavailable(RehearseError):
    """No input device, no permission, or the device went away."""


class SpeakerUnavailable(RehearseError):
    """Nothing to play on."""


class RecordingFailed(RehearseError):
    """The recording could not be kept in full, for example because the disk is full.

    `kept` is what was kept of it, None where that is nothing.
    """

    def __init__(self, sentence: str, *, kept: Recording | None = None) -> None:
        super().__init__(sentence)
        self.kept = kept


class AudioUnreadable(RehearseError):
    """A sound file is missing, damaged, or of a kind that cannot be read."""


class NothingSaid(RehearseError):
    """The recording holds no speech."""


class TranscriptionFailed(RehearseError):
    """The recogniser stopped; the recording is untouched."""


class ModelUnavailable(RehearseError):
    """A model is not on this machine, incomplete, or damaged."""


class DownloadFailed(RehearseError):
    """A model could not be downloaded."""


class BankInvalid(RehearseError):
    """A question bank cannot be used; says file, key or line, and reason."""


class BankIdTaken(RehearseError):
    """A bank cannot be imported, for another has its id; `can_replace` where that is one's own."""

    def __init__(self, sentence: str, *, can_replace: bool) -> None:
        super().__init__(sentence)
        self.can_replace = can_replace


class InterviewFileInvalid(RehearseError):
    """Not a valid interview file; says the path in the document and the reason."""


class DocumentUnreadable(RehearseError):
    """An advertisement's file cannot be read: damaged, locked, a scan, or of another kind."""


class SettingInvalid(RehearseError):
    """A value in the settings file is out of its range."""


class LibraryUnavailable(RehearseError):
    """The library cannot be opened, is locked, or was written by a newer version."""


class LibraryFileInvalid(RehearseError):
    """Not an exported library, or one that is damaged or cannot be trusted."""


class ExportFailed(RehearseError):
    """A report could not be written."""


class InstallationIncomplete(RehearseError):
    """A folder that ships with the program is missing."""


class WindowUnavailable(RehearseError):
    """The window cannot open here: no display, or a system library is missing."""


class Cancelled(RehearseError):
    """The person asked to stop; never shown as an error."""
