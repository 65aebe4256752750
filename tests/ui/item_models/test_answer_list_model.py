"""The list of answers, seen by Qt and by the person."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.sample_rehearsals import disagreement_take, sample_rehearsal

from rehearse.domain.rehearsal import TakeState
from rehearse.ui.item_models.answer_list_model import AnswerListModel, AnswerRole

pytestmark = GUI


@pytest.fixture
def model(qapp: object) -> AnswerListModel:
    made = AnswerListModel()
    made.set_answers(sample_rehearsal().answers)
    return made


def test_keeps_the_rules_of_item_models(model: AnswerListModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_rows_say_how_far_each_answer_is(model: AnswerListModel) -> None:
    status = [model.index(row).data(AnswerRole.STATUS) for row in range(model.rowCount())]
    assert status == [
        "4 points",
        "2 points",
        "Nothing stood out",
        "Being written down…",
        "Needs your attention",
        "Skipped",
    ]


def test_roles_have_names_and_native_values(model: AnswerListModel) -> None:
    names = {bytes(name).decode() for name in model.roleNames().values()}
    assert {"answer", "question", "number", "state", "status", "flag_count"} <= names
    index = model.index(0)
    assert model.data(index, AnswerRole.FLAG_COUNT) == 4
    assert model.data(index, AnswerRole.STATE) is TakeState.ANALYSED
    assert model.data(index, AnswerRole.NUMBER) == 1


def test_screen_reader_hears_number_question_and_state(model: AnswerListModel) -> None:
    said = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2. Do you have any questions for us? 2 points"


def test_update_replaces_one_row(qtbot: QtBot, model: AnswerListModel) -> None:
    answer = model.answer_at(5)
    answered = dataclasses.replace(answer, takes=(disagreement_take(),))
    with qtbot.waitSignal(model.dataChanged) as changed:
        assert model.update_answer(answered)
    assert changed.args is not None
    assert changed.args[0].row() == 5
    assert model.index(5).data(AnswerRole.STATUS) == "4 points"


def test_update_of_a_stranger_changes_nothing(qtbot: QtBot, model: AnswerListModel) -> None:
    stranger = dataclasses.replace(model.answer_at(0), id="somebody else's")
    with qtbot.assertNotEmitted(model.dataChanged):
        assert not model.update_answer(stranger)


def test_markup_in_a_question_stays_text(model: AnswerListModel) -> None:
    answer = model.answer_at(0)
    question = dataclasses.replace(answer.question, text="Is 1 < 2? <img src=x>")
    model.update_answer(dataclasses.replace(answer, question=question))
    tip = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>Is 1 &lt; 2? &lt;img src=x&gt;</qt>"
