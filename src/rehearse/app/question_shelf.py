"""All question banks at hand: the shipped ones, one's own, and what can be done with them."""

import dataclasses
import re
import threading
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rehearse.domain.errors import BankIdTaken, BankInvalid
from rehearse.domain.question import Question, QuestionBank
from rehearse.storage.banks.bank_cache import BankCache
from rehearse.storage.banks.bank_files import BankFile, load_bank, load_bank_files
from rehearse.storage.banks.bank_writing import (
    checked_question,
    copy_bank,
    copy_bank_as,
    create_bank,
    put_question,
    remove_bank,
    remove_question,
)
from rehearse.storage.favourites_file import load_favourites, save_favourites

OWN_BANK_ID = "my-questions"
_OWN_BANK_TITLE = "My questions"
_LONGEST_ID = 60
_MOST_IN_SLUG = 8


class IfTaken(StrEnum):
    """What to do with a bank to be imported whose id another bank has."""

    REFUSE = "refuse"
    REPLACE = "replace"
    KEEP_BOTH = "keep-both"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedBank:
    """A bank; one's own ones can be changed, and the others not."""

    bank: QuestionBank
    path: Path
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The banks as they were last read, and a sentence for each file that is none."""

    banks: tuple[ShelvedBank, ...] = ()
    problems: tuple[str, ...] = ()
    favourites: frozenset[str] = frozenset()

    def find_bank(self, bank_id: str) -> ShelvedBank | None:
        """Return the bank of this id."""
        return next((one for one in self.banks if one.bank.id == bank_id), None)

    def find_question(self, key: str) -> Question | None:
        """Return the question of this key."""
        return next((one for one in self.questions() if one.key == key), None)

    def questions(self) -> Iterator[Question]:
        """Every question, bank by bank."""
        for one in self.banks:
            yield from one.bank.questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A bank that was imported; `is_new` is False where the same file was here already."""

    bank: QuestionBank
    is_new: bool


class QuestionShelf:
    """Reads and changes banks; any thread may call any method.

    Every change is on disk, and in `current`, when its method returns. What others do to the
    files meanwhile shows after the next change or `reload`; questions read before stay good.
    """

    def __init__(self, *, shipped: Path, own: Path, favourites: Path, cache: Path) -> None:
        self._shipped = shipped
        self._own = own
        self._favourites = favourites
        self._cache = BankCache(cache)
        self._lock = threading.RLock()
        self._shelf = Shelf(favourites=load_favourites(favourites))
        self.reload()

    @property
    def current(self) -> Shelf:
        """What is on the shelf."""
        return self._shelf

    @property
    def banks(self) -> tuple[QuestionBank, ...]:
        """All banks, the shipped ones first."""
        return tuple(one.bank for one in self._shelf.banks)

    def reload(self) -> Shelf:
        """Read all files anew and return what is on the shelf now."""
        with self._lock:
            files, problems = load_bank_files(self._shipped, self._own, cache=self._cache)
            self._cache.save()
            self._shelf = dataclasses.replace(
                self._shelf,
                banks=tuple(self._shelved(file) for file in files),
                problems=tuple(str(problem) for problem in problems),
            )
            return self._shelf

    def add(self, question: Question, *, bank_title: str = "") -> Question:
        """Put a question into the own bank `question.bank_id`; returns it with its id.

        With `bank_title` a new bank is made for it; without either it goes to the bank
        `OWN_BANK_ID`, which is made where there is none yet.

        Raises:
            BankInvalid: the question or the bank is not right, or the disk refuses.
        """
        with self._lock:
            bank_id = question.bank_id or OWN_BANK_ID
            if bank_title:
                taken = {one.bank.id for one in self._shelf.banks}
                bank_id = free_id(slug(bank_title), taken)
            held = self._shelf.find_bank(bank_id)
            question_id = free_id(
                slug(question.text), {one.id for one in held.bank.questions} if held else set()
            )
            new = checked_question(dataclasses.replace(question, bank_id=bank_id, id=question_id))
            if held is None:
                bank = _own_bank(new, bank_title or _OWN_BANK_TITLE)
                create_bank(self._free_path(bank_id), bank)
            else:
                put_question(_changeable(held), new)
            self.reload()
            return new

    def change(self, question: Question) -> Question:
        """Put `question` in place of the one of its key; returns it as it is kept.

        Raises:
            BankInvalid: it is not right, not one's own, or not there any more.
        """
        with self._lock:
            put_question(self._own_path(question.bank_id), question, replaces=question.id)
            self.reload()
            return self._shelf.find_question(question.key) or question

    def delete(self, question: Question) -> None:
        """Take a question out of its bank; the last one takes the bank along.

        Raises:
            BankInvalid: it is not one's own, or not there any more.
        """
        with self._lock:
            remove_question(self._own_path(question.bank_id), question.id)
            self.reload()

    def delete_bank(self, bank_id: str) -> None:
        """Delete a bank of one's own with all its questions.

        Raises:
            BankInvalid: it is not one's own, or the disk refuses.
        """
        with self._lock:
            remove_bank(self._own_path(bank_id))
            self.reload()

    def import_bank(self, path: Path, *, if_taken: IfTaken = IfTaken.REFUSE) -> Imported:
        """Copy a bank file among one's own.

        Raises:
            BankInvalid: the file is not a bank, or cannot be copied.
            BankIdTaken: another bank has its id; nothing was changed.
        """
        with self._lock:
            bank = load_bank(path)
            self.reload()
            held = self._shelf.find_bank(bank.id)
            if held is not None and held.bank == bank:
                return Imported(bank=bank, is_new=False)
            bank_id, title, target = bank.id, bank.title, self._free_path(bank.id)
            if held is not None:
                target = self._settle(held, path, if_taken)
                if if_taken is IfTaken.KEEP_BOTH:
                    bank_id = free_id(bank.id, {one.bank.id for one in self._shelf.banks})
                    title = f"{bank.title} ({bank_id.rpartition('-')[2]})"
                    target = self._free_path(bank_id)
            if bank_id == bank.id:
                copy_bank(path, target)
            else:
                copy_bank_as(path, target, bank_id=bank_id, title=title)
            self.reload()
            known = self._shelf.find_bank(bank_id)
            return Imported(bank=known.bank if known else bank, is_new=True)

    def export_bank(self, bank_id: str, path: Path) -> None:
        """Copy the file of a bank to `path`; a file there is replaced.

        Raises:
            BankInvalid: there is no such bank any more, or the disk refuses.
        """
        held = self._shelf.find_bank(bank_id)
        if held is None:
            raise BankInvalid(f'There is no bank with the id "{bank_id}"; nothing was exported.')
        copy_bank(held.path, path)

    def mark(self, key: str, *, is_favourite: bool) -> None:
        """Make a question one of the favourites, or no longer.

        Raises:
            BankInvalid: that could not be written down; nothing was changed.
        """
        with self._lock:
            before = self._shelf.favourites
            after = before | {key} if is_favourite else before - {key}
            save_favourites(self._favourites, after)
            self._shelf = dataclasses.replace(self._shelf, favourites=after)

    def _shelved(self, file: BankFile) -> ShelvedBank:
        return ShelvedBank(bank=file.bank, path=file.path, is_own=file.path.parent == self._own)

    def _own_path(self, bank_id: str) -> Path:
        held = self._shelf.find_bank(bank_id)
        if held is None:
            raise BankInvalid(f'There is no bank with the id "{bank_id}"; nothing was changed.')
        return _changeable(held)

    def _free_path(self, bank_id: str) -> Path:
        # A broken file may lie there under the name; it is not ours to overwrite.
        taken = {path.stem for path in self._own.glob("*.toml")}
        return self._own / f"{free_id(bank_id, taken)}.toml"

    def _settle(self, held: ShelvedBank, path: Path, if_taken: IfTaken) -> Path:
        if if_taken is IfTaken.REFUSE or (if_taken is IfTaken.REPLACE and not held.is_own):
            raise BankIdTaken(
                f'{path.name}: its id "{held.bank.id}" is that of the bank “{held.bank.title}”, '
                "which is here already; nothing was imported.",
                can_replace=held.is_own,
            )
        return held.path


def slug(text: str) -> str:
    """Return the first words of a text as an id: small letters, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words[:_MOST_IN_SLUG])[:_LONGEST_ID].strip("-") or "question"


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return `wanted`, or `wanted` with the first number from 2 on that is not taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _own_bank(question: Question, title: str) -> QuestionBank:
    return QuestionBank(
        id=question.bank_id,
        title=title,
        language="en",
        license="All rights reserved",
        questions=(question,),
    )


def _changeable(held: ShelvedBank) -> Path:
    if not held.is_own:
        raise BankInvalid(
            f"“{held.bank.title}” comes with Rehearse and cannot be changed; duplicate the "
            "question to have one of your own."
        )
    return held.path
