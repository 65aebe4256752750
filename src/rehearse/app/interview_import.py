"""An interview file into the library: its answers become a rehearsal, its sound is copied."""

import dataclasses
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from rehearse.app.interview_analysis import InterviewAnalysis
from rehearse.app.interview_rehearsal import rehearsal_of
from rehearse.app.interview_reports import read_named, saved_at
from rehearse.app.ports import InterviewFiles, Library
from rehearse.app.take_files import take_path
from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import InterviewFileInvalid, LibraryUnavailable
from rehearse.domain.interview import Interview
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Answer, Rehearsal, Take

RESERVE_BYTES = 500_000_000
"""To stay free on the disk, so that the next rehearsal can be recorded."""


class InterviewImport:
    """Takes interview files into a library."""

    def __init__(
        self,
        *,
        library: Library,
        files: InterviewFiles,
        make_analysis: Callable[[], InterviewAnalysis],
        recording_at: Callable[[Path], Recording],
        recordings: Path,
    ) -> None:
        self._library = library
        self._files = files
        self._make_analysis = make_analysis
        self._recording_at = recording_at
        self._recordings = recordings

    def take_in(self, path: Path) -> bool:
        """Analyse an interview file and keep it as a rehearsal; False where it is here already.

        A file counts as here already where one of the same content was taken in.

        Raises:
            InterviewFileInvalid: it is not valid, or its sound does not fit on the disk; begins
                with the file.
            LibraryUnavailable: the disk or the database refuses; nothing was imported.
            What `InterviewAnalysis.analyse` raises.
        """
        interview = read_named(path, self._files)
        rehearsal_id = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
        if self._is_here(rehearsal_id):
            return False
        self._refuse_too_large(path, interview)
        rehearsal = rehearsal_of(
            self._make_analysis().analyse(interview),
            started_at=saved_at(path),
            recording_at=self._recording_at,
        )
        self._keep(_named(rehearsal, rehearsal_id))
        return True

    def _is_here(self, rehearsal_id: str) -> bool:
        try:
            self._library.load(rehearsal_id)
        except KeyError:
            # Deleted, and not gone yet: it comes in anew, so the old one must go first.
            self._library.purge(rehearsal_id)
            return False
        return True

    def _refuse_too_large(self, path: Path, interview: Interview) -> None:
        sounds = {answer.audio for answer in interview.answers if answer.audio is not None}
        needed = sum(one.stat().st_size for one in sounds if one.is_file()) + RESERVE_BYTES
        free = shutil.disk_usage(self._recordings).free
        if needed > free:
            raise InterviewFileInvalid(
                f"{path.name}: its sound needs {needed / 1e9:.1f} GB on the disk of "
                f"{self._recordings}, and {free / 1e9:.1f} GB are free; nothing was imported"
            )

    def _keep(self, rehearsal: Rehearsal) -> None:
        folder = self._recordings / rehearsal.id
        try:
            answers = tuple(self._with_sound(rehearsal.id, one) for one in rehearsal.answers)
            self._library.save(dataclasses.replace(rehearsal, answers=answers))
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise LibraryUnavailable(
                f"The sound could not be copied to {folder} ({disk_trouble(error)}); nothing was "
                "imported. Mend that and import the file again."
            ) from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _with_sound(self, rehearsal_id: str, answer: Answer) -> Answer:
        takes = tuple(self._copied(rehearsal_id, answer.id, take) for take in answer.takes)
        return dataclasses.replace(answer, takes=takes)

    def _copied(self, rehearsal_id: str, answer_id: str, take: Take) -> Take:
        if take.recording is None:
            return take
        place = take_path(self._recordings, rehearsal_id, answer_id, take.id)
        place = place.with_suffix(take.recording.path.suffix.lower())
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(take.recording.path, place)
        return dataclasses.replace(take, recording=dataclasses.replace(take.recording, path=place))


def _named(rehearsal: Rehearsal, rehearsal_id: str) -> Rehearsal:
    """Return it with ids of its own: those in the file were chosen by somebody else."""
    answers = tuple(
        dataclasses.replace(answer, id=_id_for(rehearsal_id, answer.id))
        for answer in rehearsal.answers
    )
    return dataclasses.replace(rehearsal, id=rehearsal_id, answers=answers)


def _id_for(rehearsal_id: str, answer_id: str) -> str:
    return hashlib.sha256(f"{rehearsal_id} {answer_id}".encode()).hexdigest()[:32]
