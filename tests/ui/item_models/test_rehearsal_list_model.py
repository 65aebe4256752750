"""The list of rehearsals says job, day and open points in words."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rehearse.domain.rehearsal import Mode, RehearsalSummary
from rehearse.ui.item_models.rehearsal_list_model import (
    RehearsalListModel,
    RehearsalRole,
    day_text,
)

pytestmark = pytest.mark.gui


def summary(**changes: Any) -> RehearsalSummary:
    values: dict[str, Any] = {
        "id": "1",
        "started_at": datetime(2026, 3, 9, 12, 0, tzinfo=UTC),
        "job_title": "Nurse",
        "company": "St Anne",
        "mode": Mode.PRACTICE,
        "answered": 3,
        "asked": 4,
        "open_points": 2,
    }
    return RehearsalSummary(**(values | changes))


def test_model_keeps_the_rules_of_models(qtmodeltester: Any) -> None:
    model = RehearsalListModel()
    model.set_rows([summary(id="1"), summary(id="2")])
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("row", "title", "points"),
    [
        (summary(), "Nurse, St Anne", "2 open points"),
        (summary(open_points=1), "Nurse, St Anne", "1 open point"),
        (summary(open_points=0), "Nurse, St Anne", "no open points"),
        (summary(company=None), "Nurse", "2 open points"),
        (summary(job_title=None, company=None), "General interview", "2 open points"),
        (summary(answered=0, open_points=0), "Nurse, St Anne", "nothing recorded"),
    ],
)
def test_lines_are_in_words(qtbot: QtBot, row: RehearsalSummary, title: str, points: str) -> None:
    model = RehearsalListModel()
    model.set_rows([row])
    index = model.index(0)
    assert model.data(index, RehearsalRole.TITLE) == title
    assert model.data(index, RehearsalRole.POINTS) == points
    assert model.data(index, RehearsalRole.SUMMARY) is row
    spoken = str(model.data(index, Qt.ItemDataRole.AccessibleTextRole))
    assert title in spoken
    assert points in spoken


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 9), "Today, "),
        (date(2026, 3, 10), "Yesterday, "),
        (date(2026, 4, 1), "9 Mar 2026"),
        (date(2025, 3, 9), "9 Mar 2026"),
    ],
)
def test_near_days_go_by_name(today: date, expected: str) -> None:
    noon = datetime(2026, 3, 9, 12, 0).astimezone()
    assert day_text(noon, today=today).startswith(expected)
