"""The shelf of question banks: shipped ones to read, one's own to change."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.app.question_shelf import IfTaken, QuestionShelf, free_id, slug
from rehearse.domain.errors import BankIdTaken, BankInvalid
from rehearse.domain.question import Question, QuestionKind
from rehearse.storage.banks.bank_files import load_bank

BANK = '[bank]\nid = "{id}"\ntitle = "{title}"\nlanguage = "en"\nlicense = "L"\n'
QUESTION = '[[question]]\nid = "{id}"\nkind = "goals"\ntext = "{text}"\n'


def bank_text(bank_id: str = "shipped", title: str = "Shipped", text: str = "Why?") -> str:
    return BANK.format(id=bank_id, title=title) + QUESTION.format(id="q", text=text)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "shipped" / "shipped.toml").write_text(bank_text(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def shelf(home: Path) -> QuestionShelf:
    return open_shelf(home)


def open_shelf(home: Path) -> QuestionShelf:
    return QuestionShelf(
        shipped=home / "shipped",
        own=home / "own",
        favourites=home / "favourites.json",
        cache=home / "cache.json",
    )


def draft(text: str = "What would you do differently?", bank_id: str = "") -> Question:
    return Question(text=text, kind=QuestionKind.BEHAVIORAL, bank_id=bank_id)


def to_import(home: Path, **words: str) -> Path:
    path = home / "from-a-friend.toml"
    path.write_text(bank_text(**words), encoding="utf-8")
    return path


def test_first_question_of_ones_own_makes_a_bank(shelf: QuestionShelf, home: Path) -> None:
    added = shelf.add(draft())
    assert added.key == "my-questions/what-would-you-do-differently"
    held = shelf.current.find_bank("my-questions")
    assert held is not None
    assert held.is_own
    assert held.bank.title == "My questions"
    assert open_shelf(home).current.find_question(added.key) == added


def test_new_bank_is_made_under_its_title_and_beside_one_of_the_same(
    shelf: QuestionShelf, home: Path
) -> None:
    keys = [shelf.add(draft(), bank_title="Shipped").key for _ in range(2)]
    assert keys == [
        "shipped-2/what-would-you-do-differently",
        "shipped-3/what-would-you-do-differently",
    ]
    assert sorted(path.name for path in (home / "own").iterdir()) == [
        "shipped-2.toml",
        "shipped-3.toml",
    ]


def test_broken_file_of_ones_own_is_not_overwritten_by_a_new_question(
    shelf: QuestionShelf, home: Path
) -> None:
    broken = home / "own" / "my-questions.toml"
    broken.write_text("half a ban", encoding="utf-8")
    assert shelf.add(draft()).bank_id == "my-questions"
    assert broken.read_text(encoding="utf-8") == "half a ban"


def test_same_words_twice_get_ids_of_their_own(shelf: QuestionShelf) -> None:
    keys = [shelf.add(draft()).key for _ in range(3)]
    assert len(set(keys)) == 3
    assert len(list(shelf.current.questions())) == 4


def test_own_question_is_changed_and_deleted(shelf: QuestionShelf) -> None:
    kept, added = shelf.add(draft("Keep me?")), shelf.add(draft())
    changed = shelf.change(dataclasses.replace(added, text="And now?", hint=" Short. "))
    assert changed.key == added.key
    assert (changed.text, changed.hint) == ("And now?", "Short.")
    shelf.delete(changed)
    assert shelf.current.find_question(changed.key) is None
    assert shelf.current.find_question(kept.key) == kept


def test_last_question_takes_its_bank_along(shelf: QuestionShelf, home: Path) -> None:
    shelf.delete(shelf.add(draft()))
    assert shelf.current.find_bank("my-questions") is None
    assert list((home / "own").iterdir()) == []


def test_shipped_questions_cannot_be_changed(shelf: QuestionShelf, home: Path) -> None:
    question = next(shelf.current.questions())
    for attempt in (shelf.change, shelf.delete, lambda one: shelf.delete_bank(one.bank_id)):
        with pytest.raises(BankInvalid, match="comes with Rehearse and cannot be changed"):
            attempt(question)
    with pytest.raises(BankInvalid, match="comes with Rehearse"):
        shelf.add(draft(bank_id="shipped"))
    assert (home / "shipped" / "shipped.toml").read_text(encoding="utf-8") == bank_text()


def test_broken_bank_is_one_sentence_and_the_rest_works(shelf: QuestionShelf, home: Path) -> None:
    (home / "own" / "broken.toml").write_text(
        bank_text("broken").replace("goals", "riddle"), encoding="utf-8"
    )
    shown = shelf.reload()
    assert len(shown.problems) == 1
    assert shown.problems[0].startswith("broken.toml, question 1 (q), kind: must be one of")
    assert [one.bank.id for one in shown.banks] == ["shipped"]
    assert shelf.add(draft()).bank_id == "my-questions"


def test_bank_deleted_while_in_use_does_no_harm(shelf: QuestionShelf, home: Path) -> None:
    question = shelf.add(draft())
    (home / "own" / "my-questions.toml").unlink()
    assert shelf.current.find_question(question.key) == question
    with pytest.raises(BankInvalid, match="cannot be read"):
        shelf.change(dataclasses.replace(question, text="Changed?"))
    assert shelf.reload().find_bank("my-questions") is None
    assert shelf.add(draft()).key == question.key


def test_bank_is_imported_and_stays(shelf: QuestionShelf, home: Path) -> None:
    path = to_import(home, bank_id="friend", title="Friend")
    assert shelf.import_bank(path).is_new
    path.unlink()
    held = open_shelf(home).current.find_bank("friend")
    assert held is not None
    assert held.is_own


def test_same_bank_again_is_nothing_new(shelf: QuestionShelf, home: Path) -> None:
    path = to_import(home, bank_id="friend")
    shelf.import_bank(path)
    assert not shelf.import_bank(path).is_new
    assert len(list((home / "own").iterdir())) == 1


def test_other_bank_of_a_taken_id_asks_first(shelf: QuestionShelf, home: Path) -> None:
    shelf.import_bank(to_import(home, bank_id="friend"))
    newer = to_import(home, bank_id="friend", text="Newer?")
    with pytest.raises(BankIdTaken, match="which is here already; nothing was imported") as taken:
        shelf.import_bank(newer)
    assert taken.value.can_replace
    shelf.import_bank(newer, if_taken=IfTaken.REPLACE)
    question = shelf.current.find_question("friend/q")
    assert question is not None
    assert question.text == "Newer?"
    newest = to_import(home, bank_id="friend", text="Newest?")
    both = shelf.import_bank(newest, if_taken=IfTaken.KEEP_BOTH).bank
    assert (both.id, both.title) == ("friend-2", "Shipped (2)")
    assert shelf.current.find_question("friend/q") == question


def test_shipped_bank_can_be_kept_beside_its_changed_copy_but_not_replaced(
    shelf: QuestionShelf, home: Path
) -> None:
    path = to_import(home, text="Changed?")
    with pytest.raises(BankIdTaken) as taken:
        shelf.import_bank(path, if_taken=IfTaken.REPLACE)
    assert not taken.value.can_replace
    assert shelf.import_bank(path, if_taken=IfTaken.KEEP_BOTH).bank.id == "shipped-2"
    assert len(shelf.banks) == 2


def test_broken_file_of_the_same_name_is_not_overwritten(shelf: QuestionShelf, home: Path) -> None:
    broken = home / "own" / "friend.toml"
    broken.write_text("half a ban", encoding="utf-8")
    shelf.import_bank(to_import(home, bank_id="friend"))
    assert broken.read_text(encoding="utf-8") == "half a ban"
    assert shelf.current.find_bank("friend") is not None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"[bank", "is not TOML"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b"#" * 10_000_000, "is larger than 2 MB"),
        (b"a = " + b"[" * 100_000, "is not TOML that a bank may hold"),
        (bank_text().replace("goals", "riddle").encode(), "kind: must be one of"),
        ((bank_text() + QUESTION.format(id="q", text="?")).encode(), "is the id of question 1"),
    ],
)
def test_what_is_no_bank_is_not_imported(
    shelf: QuestionShelf, home: Path, content: bytes, reason: str
) -> None:
    path = home / "bad.toml"
    path.write_bytes(content)
    with pytest.raises(BankInvalid, match=reason):
        shelf.import_bank(path)
    with pytest.raises(BankInvalid):
        shelf.import_bank(home)
    assert list((home / "own").iterdir()) == []


def test_bank_is_exported_as_it_is(shelf: QuestionShelf, home: Path) -> None:
    shelf.export_bank("shipped", home / "out.toml")
    assert load_bank(home / "out.toml") == shelf.banks[0]
    with pytest.raises(BankInvalid, match="There is no bank"):
        shelf.export_bank("nowhere", home / "out.toml")
    with pytest.raises(BankInvalid, match="cannot be written"):
        shelf.export_bank("shipped", home / "shipped")


def test_favourites_are_remembered(shelf: QuestionShelf, home: Path) -> None:
    shelf.mark("shipped/q", is_favourite=True)
    shelf.mark("gone/q", is_favourite=True)
    assert open_shelf(home).current.favourites == {"shipped/q", "gone/q"}
    shelf.mark("gone/q", is_favourite=False)
    assert open_shelf(home).current.favourites == {"shipped/q"}


@pytest.mark.parametrize("content", ["", "{}", "[1, null]", "[" * 100_000])
def test_favourites_file_that_is_none_means_no_favourites(home: Path, content: str) -> None:
    (home / "favourites.json").write_text(content, encoding="utf-8")
    assert open_shelf(home).current.favourites == frozenset()


def test_favourites_that_cannot_be_kept_are_said_and_not_pretended(home: Path) -> None:
    (home / "favourites.json").mkdir()
    shelf = open_shelf(home)
    with pytest.raises(BankInvalid, match="Your favourites could not be saved"):
        shelf.mark("shipped/q", is_favourite=True)
    assert shelf.current.favourites == frozenset()


@given(st.text(max_size=300))
def test_any_text_gives_an_id_that_a_bank_may_hold(text: str) -> None:
    made = slug(text)
    assert 0 < len(made) <= 60
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_ids_are_counted_on_until_one_is_free() -> None:
    assert free_id("a", {"a", "a-2"}) == "a-3"
    assert slug("Où est-ce que vous n'aimez pas travailler, et pourquoi donc?") == (
        "ou-est-ce-que-vous-naimez-pas-travailler"
    )
