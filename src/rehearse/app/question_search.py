"""Finding questions by words, bank, kind, competency, or because they were marked."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rehearse.domain.question import Question, QuestionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFilter:
    """What to look for; whatever is left out fits every question.

    Every one of `words` must occur in the text or the competencies, in whatever order; case and
    accents do not matter.
    """

    words: str = ""
    bank_id: str = ""
    kind: QuestionKind | None = None
    competency: str = ""
    only_favourites: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    question: Question
    words: str
    competencies: frozenset[str]


class QuestionIndex:
    """Questions made ready to be searched at every keystroke, in the order in which they came."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._entries = [_entry(question) for question in questions]
        self._last = ("", self._entries)

    def __len__(self) -> int:
        """The number of questions."""
        return len(self._entries)

    def find(
        self, wanted: QuestionFilter, *, favourites: frozenset[str] = frozenset()
    ) -> tuple[Question, ...]:
        """Return the questions that fit `wanted`; `favourites` are keys of questions."""
        found = self._with_words(_folded(wanted.words))
        if wanted.bank_id:
            found = [one for one in found if one.question.bank_id == wanted.bank_id]
        if wanted.kind is not None:
            found = [one for one in found if one.question.kind is wanted.kind]
        if wanted.competency:
            name = _folded(wanted.competency)
            found = [one for one in found if name in one.competencies]
        if wanted.only_favourites:
            found = [one for one in found if one.question.key in favourites]
        return tuple(one.question for one in found)

    def competencies(self) -> tuple[str, ...]:
        """Return every competency once, in alphabetical order."""
        names = {_folded(name): name for one in self._entries for name in one.question.competencies}
        return tuple(names[name] for name in sorted(names))

    def _with_words(self, text: str) -> list[_Entry]:
        before, among = self._last
        if not before or not text.startswith(before):
            # What is typed on to the last words can only be among what those found.
            among = self._entries
        for word in text.split():
            among = [one for one in among if word in one.words]
        self._last = (text, among)
        return among


def _entry(question: Question) -> _Entry:
    names = frozenset(_folded(name) for name in question.competencies)
    words = "\n".join((_folded(question.text), *(_folded(n) for n in question.competencies)))
    return _Entry(question, words, names)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))
