"""Banks that were read and found right before, so that the next start need not check them again.

Reading and checking 10,000 questions in TOML takes two seconds, reading them from here 0.1.
"""

import dataclasses
import hashlib
import logging
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from rehearse import __version__
from rehearse.domain.question import Question, QuestionBank
from rehearse.whole_file import write_whole

_LOG = logging.getLogger(__name__)
_RULES = 1
"""To be raised where a bank that was right would no longer be, or would read otherwise."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Kept:
    made_by: str
    banks: dict[str, QuestionBank]


_JSON = TypeAdapter(_Kept)


class BankCache:
    """Finds a bank by the content of its file; a cache that cannot be used is an empty one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _load(path)
        self._used: dict[str, QuestionBank] = {}

    def get(self, content: bytes) -> QuestionBank | None:
        """Return the bank in a file of this content, None where it was not read before."""
        name = _name(content)
        bank = self._kept.get(name)
        if bank is not None:
            self._used[name] = bank
        return bank

    def put(self, content: bytes, bank: QuestionBank) -> None:
        """Keep the bank in a file of this content."""
        self._used[_name(content)] = bank

    def save(self) -> None:
        """Write down what was asked for or put since the last time, and nothing else."""
        if self._used.keys() != self._kept.keys():
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._path, _JSON.dump_json(_Kept(_made_by(), self._used)))
            except OSError as error:
                # The next start takes longer, and that is all.
                _LOG.info("the banks were not cached: %s", error)
        self._kept, self._used = self._used, {}


def _load(path: Path) -> dict[str, QuestionBank]:
    try:
        kept = _JSON.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return {}
    return kept.banks if kept.made_by == _made_by() else {}


def _made_by() -> str:
    names = (field.name for field in dataclasses.fields(Question))
    return f"{__version__} {_RULES} {' '.join(names)}"


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
