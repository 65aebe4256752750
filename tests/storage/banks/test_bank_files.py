"""A bank is read as its README says, or refused with file, key or line, and reason."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rehearse.domain.errors import BankInvalid
from rehearse.domain.question import FollowUp, MissingPart, Question, QuestionKind
from rehearse.shipped import shipped_folder
from rehearse.storage.banks.bank_files import load_bank, load_banks
from rehearse.storage.banks.bank_model import BankTable, FollowUpTable, QuestionTable

BANK = """
[bank]
id = "try-outs"
title = "Try-outs"
language = "en"
license = "CC0-1.0"
"""
QUESTION = """
[[question]]
id = "{id}"
kind = "goals"
text = "Where do you want to be?"
"""
SHIPPED = sorted(shipped_folder("question_banks").glob("*.toml"))
README = (shipped_folder("question_banks") / "README.md").read_text(encoding="utf-8")


def _bank(tmp_path: Path, text: str | bytes, name: str = "try-outs.toml") -> Path:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _refusal(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(BankInvalid) as refusal:
        load_bank(_bank(tmp_path, text))
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_bank_is_valid(path: Path) -> None:
    bank = load_bank(path)
    assert bank.questions
    assert bank.license


def test_the_shipped_banks_go_together() -> None:
    banks, problems = load_banks(shipped_folder("question_banks"))
    assert problems == ()
    assert len(banks) == len(SHIPPED)
    kinds = {question.kind for bank in banks for question in bank.questions}
    assert kinds == set(QuestionKind)


def test_a_question_that_says_little_has_the_defaults(tmp_path: Path) -> None:
    bank = load_bank(_bank(tmp_path, BANK + QUESTION.format(id="where")))
    (question,) = bank.questions
    assert question == Question(
        id="where",
        bank_id="try-outs",
        kind=QuestionKind.GOALS,
        text="Where do you want to be?",
        seniority=("any",),
    )
    assert question.key == "try-outs/where"


def test_behavioral_questions_invite_a_story_unless_they_say_no(tmp_path: Path) -> None:
    behavioral = QUESTION.format(id="a").replace("goals", "behavioral")
    silent = behavioral.replace('"a"', '"b"') + "invites_story = false\n"
    first, second = load_bank(_bank(tmp_path, BANK + behavioral + silent)).questions
    assert first.invites_story
    assert not second.invites_story


def test_the_example_of_the_readme_is_a_bank(tmp_path: Path) -> None:
    (example_text,) = re.findall(r"```toml\n(.*?)```", README, flags=re.DOTALL)
    bank = load_bank(_bank(tmp_path, example_text))
    question = bank.questions[0]
    assert question.follow_ups[0] == FollowUp(
        missing=MissingPart.RESULT, text="And how did it end?"
    )
    written = {name for name in QuestionTable.model_fields if f"\n{name} = " in example_text}
    assert written == set(QuestionTable.model_fields)


@pytest.mark.parametrize("table", [BankTable, QuestionTable, FollowUpTable])
def test_every_key_is_in_the_readme(table: Any) -> None:
    for name in table.model_fields:
        assert f"| `{name}` |" in README


def test_line_breaks_within_a_text_become_spaces(tmp_path: Path) -> None:
    text = BANK + QUESTION.format(id="a") + 'hint = """\nOne.\n  Two.\n"""\n'
    assert load_bank(_bank(tmp_path, text)).questions[0].hint == "One. Two."


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ('kind = "goals"', 'kind = "odd"', "question 2 (b), kind: must be one of "),
        ('kind = "goals"', "", "question 2 (b), kind: is missing"),
        ('id = "b"', "", "question 2, id: is missing"),
        ('id = "b"', 'id = "B b"', "question 2 (B b), id: must "),
        ('id = "b"', "id = 7", "question 2, id: must be text"),
        ('id = "b"', 'id = "a"', "question 2 (a), id: is the id of question 1 already"),
        ("kind", 'colour = "red"\nkind', "question 2 (b), colour: is not a known key"),
        ("kind", "suggested_seconds = 5\nkind", "suggested_seconds: must be 10 or more"),
        ("kind", "suggested_seconds = 601\nkind", "suggested_seconds: must be 600 or less"),
        ("kind", "suggested_seconds = 90.5\nkind", "suggested_seconds: must be a whole number"),
        ("kind", 'suggested_seconds = "90"\nkind', "suggested_seconds: must be a whole number"),
        ("kind", "suggested_seconds = true\nkind", "suggested_seconds: must be a whole number"),
        ("kind", "invites_story = 1\nkind", "invites_story: must be true or false"),
        ("kind", 'seniority = ["boss"]\nkind', "seniority[0]: must be one of "),
        ("kind", 'roles = "nursing"\nkind', "roles: must be a list"),
        ("kind", "roles = [1]\nkind", "roles[0]: must be text"),
        ("kind", 'roles = [" "]\nkind', "roles[0]: must not be blank"),
        ("kind", 'hint = "\\u0007"\nkind', "hint: must not hold control characters"),
        ("kind", f'hint = "{"x" * 601}"\nkind', "hint: must have 600 characters at most"),
        ("kind", 'baits_for = "gossip"\nkind', "baits_for belongs to questions of kind disarming"),
        ("kind", 'follow_ups = ["Why?"]\nkind', "follow_ups[0]: must be a table"),
        (
            "kind",
            'follow_ups = [{ missing = "end", text = "Why?" }]\nkind',
            "follow_ups[0].missing: must be one of ",
        ),
        ('text = "Where do you want to be?"', 'text = "  "', "text: must not be blank"),
        ('text = "Where do you want to be?"', "text = 2026-01-01", "text: must be text"),
    ],
)
def test_a_bad_question_is_named_by_number_id_and_key(
    tmp_path: Path, old: str, new: str, refusal: str
) -> None:
    first, second = QUESTION.format(id="a"), QUESTION.format(id="b")
    message = _refusal(tmp_path, BANK + first + second.replace(old, new, 1))
    assert message.startswith("try-outs.toml, question 2")
    assert refusal in message


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "try-outs.toml: is empty"),
        ("# nothing yet\n", "try-outs.toml: is empty"),
        (BANK, "try-outs.toml, question: is missing"),
        (BANK + "question = []\n", "is not a known key"),
        ("question = []\n" + BANK, "try-outs.toml, question: must have 1 entries at least"),
        ("question = 3\n" + BANK, "try-outs.toml, question: must be a list"),
        ("question = [3]\n" + BANK, "try-outs.toml, question 1: must be a table"),
        (QUESTION.format(id="a"), "try-outs.toml, bank: is missing"),
        ("bank = 1\n" + QUESTION.format(id="a"), "try-outs.toml, bank: must be a table"),
        (BANK.replace('"en"', '"English!"') + QUESTION.format(id="a"), "bank.language: must "),
        ('[bank]\nid = "x\ntitle = 1\n', "try-outs.toml, line 2: is not TOML: "),
        ("[bank\n", "try-outs.toml, line 1: is not TOML: "),
        ("[bank]\nid = [\n\n", "try-outs.toml, line 2: is not TOML: "),
        (BANK.encode() + b'\n[[question]]\ntext = "caf\xe9"\n', "line 9: is not UTF-8 text"),
        (BANK.encode("utf-16"), "line 1: is not UTF-8 text"),
        ("a = " + "[" * 50_000, "is not TOML that a bank may hold"),
        ("a = " + "9" * 5_000, "is not TOML that a bank may hold"),
        (b"#" * 2_000_001, "try-outs.toml: is larger than 2 MB"),
    ],
)
def test_a_bad_file_is_named_with_line_or_key(
    tmp_path: Path, text: str | bytes, refusal: str
) -> None:
    assert refusal in _refusal(tmp_path, text)


def test_a_byte_order_mark_is_no_trouble(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf" + (BANK + QUESTION.format(id="a")).encode()
    assert load_bank(_bank(tmp_path, text)).id == "try-outs"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BankInvalid, match=r"nowhere\.toml: cannot be read"):
        load_bank(tmp_path / "nowhere.toml")


def test_a_broken_bank_takes_no_other_down(tmp_path: Path) -> None:
    good = BANK + QUESTION.format(id="a")
    _bank(tmp_path / "shipped", good, "b.toml")
    _bank(tmp_path / "shipped", "[bank", "a.toml")
    _bank(tmp_path / "own", good, "mine.toml")
    _bank(tmp_path / "own", good.replace("try-outs", "mine"), "other.toml")
    _bank(tmp_path / "own", "not a bank", "notes.txt")
    (tmp_path / "own" / "folder.toml").mkdir()
    banks, problems = load_banks(tmp_path / "shipped", tmp_path / "own", tmp_path / "nowhere")
    assert [bank.id for bank in banks] == ["try-outs", "mine"]
    assert [str(problem).split(":")[0] for problem in problems] == [
        "a.toml, line 1",
        "folder.toml",
        "mine.toml, bank.id",
    ]
    assert str(problems[2]).endswith('"try-outs" is the id of b.toml already')


@given(text=st.text())
@example(text="\x00")
@example(text='"" = 1\n"\\n" = 2')
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(BankInvalid) as refusal:
        load_bank(_bank(tmp_path, BANK + QUESTION.format(id="a") + "\n" + text + "\nx = 1"))
    assert str(refusal.value).isprintable()
