"""A change to a bank file changes what it should, keeps the rest, and never breaks the bank."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse.domain.errors import BankInvalid
from rehearse.domain.question import FollowUp, MissingPart, Question, QuestionBank, QuestionKind
from rehearse.shipped import shipped_folder
from rehearse.storage.banks.bank_files import load_bank
from rehearse.storage.banks.bank_toml import text_of
from rehearse.storage.banks.bank_writing import (
    checked_question,
    copy_bank,
    copy_bank_as,
    create_bank,
    put_question,
    remove_bank,
    remove_question,
)

HAND_WRITTEN = """# For the Tuesday group.
[bank]
id = "tuesday"
title = "Tuesday"
language = "en"
license = "CC0-1.0"

# Ask this one first.
[[question]]
id = "first"
kind = "behavioral"
text = "Tell me about a queue."   # the long one
competencies = ["patience"]

[[question]]
id = "second"
kind = "goals"
text = "And then?"
"""
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=80)
LINES = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
QUESTIONS = st.builds(
    Question,
    id=st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True),
    bank_id=st.just("tuesday"),
    text=LINES,
    kind=st.sampled_from([kind for kind in QuestionKind if kind is not QuestionKind.DISARMING]),
    invites_story=st.booleans(),
    suggested_seconds=st.integers(10, 600),
    competencies=st.lists(LINES.map(lambda text: text[:60].strip() or "x"), max_size=3).map(tuple),
    seniority=st.sampled_from([("any",), ("entry",), ("senior", "lead")]),
    roles=st.lists(st.just("nursing"), max_size=1).map(tuple),
    looking_for=st.just("") | LINES,
    hint=st.just("") | LINES,
    weak_answer=st.just("") | LINES,
    spoken=st.just("") | LINES,
    follow_ups=st.lists(
        st.builds(FollowUp, missing=st.sampled_from(list(MissingPart)), text=LINES), max_size=3
    ).map(tuple),
)
ANY_FOLDER = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)


@pytest.fixture
def tuesday(tmp_path: Path) -> Path:
    path = tmp_path / "tuesday.toml"
    path.write_text(HAND_WRITTEN, encoding="utf-8")
    return path


def question(id: str = "third", text: str = "Why?") -> Question:  # noqa: A002
    return Question(
        id=id, bank_id="tuesday", kind=QuestionKind.GOALS, text=text, seniority=("any",)
    )


@given(new=QUESTIONS)
@ANY_FOLDER
def test_any_question_added_is_read_as_it_was_written(tmp_path: Path, new: Question) -> None:
    path = tmp_path / "tuesday.toml"
    path.write_text(HAND_WRITTEN, encoding="utf-8")
    new = dataclasses.replace(new, id=f"x-{new.id}")
    put_question(path, new)
    assert load_bank(path).questions[2] == new
    assert path.read_text(encoding="utf-8").startswith(HAND_WRITTEN.rstrip())


@given(new=QUESTIONS)
@ANY_FOLDER
def test_any_question_can_take_the_place_of_another(tmp_path: Path, new: Question) -> None:
    path = tmp_path / "tuesday.toml"
    path.write_text(HAND_WRITTEN, encoding="utf-8")
    new = dataclasses.replace(new, id="first")
    put_question(path, new, replaces="first")
    assert load_bank(path).questions[0] == new
    text = path.read_text(encoding="utf-8")
    assert "# For the Tuesday group." in text
    assert "# Ask this one first." in text


@given(questions=st.lists(QUESTIONS, min_size=1, max_size=5, unique_by=lambda one: one.id))
@ANY_FOLDER
def test_any_bank_written_is_read_back(tmp_path: Path, questions: list[Question]) -> None:
    bank = QuestionBank(
        id="tuesday", title="T", language="en", license="L", questions=tuple(questions)
    )
    path = tmp_path / "any.toml"
    path.write_text(text_of(bank), encoding="utf-8")
    assert load_bank(path) == bank


@pytest.mark.parametrize("path", sorted(shipped_folder("question_banks").glob("*.toml")))
def test_shipped_banks_survive_being_written_anew(path: Path, tmp_path: Path) -> None:
    bank = load_bank(path)
    create_bank(tmp_path / "copy.toml", bank)
    assert load_bank(tmp_path / "copy.toml") == bank


def test_notes_beside_what_did_not_change_stay(tuesday: Path) -> None:
    first = load_bank(tuesday).questions[0]
    put_question(tuesday, dataclasses.replace(first, hint="Breathe."), replaces="first")
    text = tuesday.read_text(encoding="utf-8")
    assert 'text = "Tell me about a queue."   # the long one' in text
    assert 'hint = "Breathe."' in text


def test_windows_line_ends_stay(tuesday: Path) -> None:
    tuesday.write_bytes(HAND_WRITTEN.replace("\n", "\r\n").encode())
    put_question(tuesday, question())
    assert len(load_bank(tuesday).questions) == 3
    assert tuesday.read_bytes().startswith(b"# For the Tuesday group.\r\n[bank]\r\n")


def test_bank_with_its_questions_in_one_array_can_be_changed_too(tuesday: Path) -> None:
    tuesday.write_text(
        'question = [{ id = "a", kind = "goals", text = "A?" }]\n'
        '[bank]\nid = "tuesday"\ntitle = "T"\nlanguage = "en"\nlicense = "L"\n',
        encoding="utf-8",
    )
    put_question(tuesday, question())
    remove_question(tuesday, "a")
    assert [one.id for one in load_bank(tuesday).questions] == ["third"]


def test_question_is_taken_out_and_its_neighbours_stay(tuesday: Path) -> None:
    remove_question(tuesday, "first")
    assert [one.id for one in load_bank(tuesday).questions] == ["second"]
    assert "# For the Tuesday group." in tuesday.read_text(encoding="utf-8")
    remove_question(tuesday, "second")
    assert not tuesday.exists()


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (question(text=" "), "text: must not be blank"),
        (question(text="x" * 501), "text: must have 500 characters at most"),
        (question(text="a\x07b"), "text: must not hold control characters (at character 1)"),
        (question(id="Has Spaces"), "id: must hold small letters a-z, digits and hyphens only"),
        (dataclasses.replace(question(), baits_for="gossip"), "baits_for belongs to questions"),
        (dataclasses.replace(question(), suggested_seconds=5), "suggested_seconds: must be 10"),
    ],
)
def test_bad_question_is_refused_and_the_file_is_as_it_was(
    tuesday: Path, bad: Question, reason: str
) -> None:
    with pytest.raises(BankInvalid) as refusal:
        put_question(tuesday, bad)
    assert str(refusal.value).startswith(reason)
    assert tuesday.read_text(encoding="utf-8") == HAND_WRITTEN


def test_second_question_of_one_id_is_refused(tuesday: Path) -> None:
    with pytest.raises(BankInvalid, match="is the id of question 1 already"):
        put_question(tuesday, question("first"))
    assert tuesday.read_text(encoding="utf-8") == HAND_WRITTEN


def test_what_is_gone_meanwhile_is_said_and_harms_nothing(tuesday: Path) -> None:
    with pytest.raises(BankInvalid, match="holds no question third any more; nothing was changed"):
        put_question(tuesday, question(), replaces="third")
    with pytest.raises(BankInvalid, match="holds no question third any more"):
        remove_question(tuesday, "third")
    remove_bank(tuesday)
    remove_bank(tuesday)
    with pytest.raises(BankInvalid, match=r"tuesday\.toml: cannot be read"):
        put_question(tuesday, question())
    assert not tuesday.exists()


def test_bank_is_copied_as_it_is_or_under_another_name(tuesday: Path, tmp_path: Path) -> None:
    copy_bank(tuesday, tmp_path / "same.toml")
    assert (tmp_path / "same.toml").read_text(encoding="utf-8") == HAND_WRITTEN
    copy_bank_as(tuesday, tmp_path / "other.toml", bank_id="wednesday", title="Wednesday")
    other = load_bank(tmp_path / "other.toml")
    assert (other.id, other.title) == ("wednesday", "Wednesday")
    assert {one.bank_id for one in other.questions} == {"wednesday"}
    assert "# For the Tuesday group." in (tmp_path / "other.toml").read_text(encoding="utf-8")


def test_new_bank_does_not_overwrite_a_file(tuesday: Path) -> None:
    with pytest.raises(BankInvalid, match="there is a file of that name already"):
        create_bank(tuesday, load_bank(tuesday))


def test_spaces_and_line_breaks_are_joined(tuesday: Path) -> None:
    loose = checked_question(question(text="  Why\n this   job? "))
    assert loose.text == "Why this job?"
