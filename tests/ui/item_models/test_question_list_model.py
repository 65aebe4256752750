"""Questions and banks as lists: every line says what it is, also to a screen reader."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from rehearse.app.question_shelf import Shelf, ShelvedBank
from rehearse.domain.question import MissingPart, Question, QuestionBank, QuestionKind
from rehearse.ui.item_models.bank_list_model import BankListModel, BankRole
from rehearse.ui.item_models.question_list_model import QuestionListModel, QuestionRole
from rehearse.ui.item_models.question_text import kind_text, missing_text

pytestmark = pytest.mark.gui

WHY = Question(
    id="why", bank_id="b", kind=QuestionKind.MOTIVATION, text="Why <b>us</b>?", competencies=("x",)
)
WHERE = Question(id="where", bank_id="b", kind=QuestionKind.GOALS, text="Where next?")


def shelved(bank_id: str, *questions: Question, is_own: bool) -> ShelvedBank:
    bank = QuestionBank(
        id=bank_id, title=bank_id.title(), language="en", license="L", questions=questions
    )
    return ShelvedBank(bank=bank, path=Path(f"/banks/{bank_id}.toml"), is_own=is_own)


SHELF = Shelf(
    banks=(shelved("shipped", WHY, WHERE, is_own=False), shelved("mine", WHERE, is_own=True)),
    favourites=frozenset({"b/why", "gone/question"}),
)


def test_models_keep_the_rules_of_models(qtmodeltester: Any) -> None:
    questions = QuestionListModel()
    questions.set_rows((WHY, WHERE), frozenset())
    qtmodeltester.check(questions)
    banks = BankListModel()
    banks.show_shelf(SHELF)
    qtmodeltester.check(banks)


def test_line_of_a_question_says_all_of_it() -> None:
    model = QuestionListModel()
    model.set_rows((WHY, WHERE), frozenset({"b/why"}))
    first, second = model.index(0, 0), model.index(1, 0)
    assert first.data() == "Why <b>us</b>?"
    assert first.data(QuestionRole.DETAIL) == "Why this job · x"
    assert first.data(QuestionRole.QUESTION) == WHY
    assert first.data(QuestionRole.IS_FAVOURITE) is True
    assert second.data(QuestionRole.IS_FAVOURITE) is False
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).endswith("x, favourite")
    assert first.data(Qt.ItemDataRole.ToolTipRole) is None
    assert (model.row_of("b/where"), model.row_of("b/none")) == (1, None)


def test_own_banks_stand_before_the_shipped_ones_and_counts_are_of_what_is_there() -> None:
    model = BankListModel()
    model.show_shelf(SHELF)
    lines = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert lines == ["All questions (2)", "Favourites (1)", "Mine (1)", "Shipped (2)"]
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mine, your own, 1 question"


def test_bank_can_be_dragged_out_as_its_file_and_stays() -> None:
    model = BankListModel()
    model.show_shelf(SHELF)
    bank, everything = model.index(3, 0), model.index(0, 0)
    assert model.flags(bank) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(everything) & Qt.ItemFlag.ItemIsDragEnabled
    urls = model.mimeData([everything, bank]).urls()
    assert [url.toLocalFile() for url in urls] == ["/banks/shipped.toml"]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction


def test_chosen_bank_is_found_again() -> None:
    model = BankListModel()
    model.show_shelf(SHELF)
    scope = model.index(2, 0).data(BankRole.SCOPE)
    model.show_shelf(Shelf(banks=SHELF.banks[1:]))
    assert model.row_of(scope) == 2
    model.show_shelf(Shelf(banks=SHELF.banks[:1]))
    assert model.row_of(scope) == 0
    assert model.row_of(None) == 0


def test_every_kind_and_part_has_a_name_of_its_own() -> None:
    assert len({kind_text(kind) for kind in QuestionKind}) == len(QuestionKind)
    assert len({missing_text(part) for part in MissingPart}) == len(MissingPart)
