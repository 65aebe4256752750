"""Sound that was measured once is not measured again."""

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Final

from rehearse.app.sound_measure import SoundMeasure
from rehearse.domain.sound_measures import SoundMeasures

# The takes of a long rehearsal; a few hundred bytes each.
_KEPT: Final = 64

_Key = tuple[Path, int, int]


class RememberedMeasure:
    """A `SoundMeasure` that keeps what it found out of the files that it was asked about last.

    Words are corrected and looked at anew while their sound stays as it is, and measuring three
    minutes takes a second. A file that has changed is measured anew.
    """

    def __init__(self, measure: SoundMeasure) -> None:
        """Ask `measure` about files that are not known."""
        self._measure = measure
        self._lock = threading.Lock()
        self._known: OrderedDict[_Key, SoundMeasures] = OrderedDict()

    def __call__(self, audio: Path) -> SoundMeasures:
        """Return length, pauses and filled pauses.

        Raises:
            AudioUnreadable.
        """
        key = _key_of(audio)
        if key is None:
            return self._measure(audio)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        measured = self._measure(audio)
        with self._lock:
            self._known[key] = measured
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return measured


def _key_of(audio: Path) -> _Key | None:
    try:
        found = audio.stat()
    except OSError:
        return None
    return audio, found.st_mtime_ns, found.st_size
