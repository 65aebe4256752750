"""The skills that a job asks for, as a list, with what was shown of each."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from rehearse.app.job_map import ShownSkill
from rehearse.domain.prepared_job import Necessity
from rehearse.ui.item_models.row_list_model import Index, RowListModel
from rehearse.ui.widgets.clock_text import clock_text


class SkillRole(IntEnum):
    """What can be asked of a line besides its text."""

    SHOWN = Qt.ItemDataRole.UserRole + 1
    SHARE = Qt.ItemDataRole.UserRole + 2
    WANTED = Qt.ItemDataRole.UserRole + 3
    TIME = Qt.ItemDataRole.UserRole + 4


class SkillListModel(RowListModel):
    """Musts first, then wishes, each in the order of the advertisement."""

    ROLES = SkillRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ShownSkill, ...] = ()

    def show_skills(self, skills: Sequence[ShownSkill]) -> None:
        """List these; where they are the same as before but for numbers, the view stays put."""
        rows = tuple(sorted(skills, key=lambda one: one.skill.necessity is not Necessity.MUST_HAVE))
        if [one.skill for one in rows] == [one.skill for one in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """Return where the skill of this name stands, -1 where it does not."""
        names = [one.skill.name for one in self._rows]
        return names.index(name) if name in names else -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of a line; None for roles that it does not know."""
        if not index.isValid():
            return None
        answer = self._answers().get(role)
        return answer(self._rows[index.row()]) if answer else None

    def _answers(self) -> dict[int, Callable[[ShownSkill], object]]:
        return {
            Qt.ItemDataRole.DisplayRole: lambda shown: shown.skill.name,
            Qt.ItemDataRole.ToolTipRole: lambda shown: shown.skill.name,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            SkillRole.SHOWN: lambda shown: shown,
            SkillRole.SHARE: self._share,
            SkillRole.WANTED: self._wanted,
            SkillRole.TIME: self._time,
        }

    def _spoken(self, shown: ShownSkill) -> str:
        return ", ".join((shown.skill.name, self._wanted(shown), self._time_spoken(shown)))

    def _share(self, shown: ShownSkill) -> float:
        longest = max(one.seconds for one in self._rows)
        return shown.seconds / longest if longest else 0.0

    def _time(self, shown: ShownSkill) -> str:
        return clock_text(shown.seconds) if shown.answers else self.tr("not yet")

    def _wanted(self, shown: ShownSkill) -> str:
        is_must = shown.skill.necessity is Necessity.MUST_HAVE
        wanted = self.tr("Must have") if is_must else self.tr("Nice to have")
        if shown.skill.start is None:
            return self.tr("{wanted}, added by you").format(wanted=wanted)
        return wanted

    def _time_spoken(self, shown: ShownSkill) -> str:
        if not shown.answers:
            return self.tr("not shown yet")
        if shown.answers == 1:
            said = self.tr("{time} minutes in 1 answer")
        else:
            said = self.tr("{time} minutes in {n} answers")
        return said.format(time=clock_text(shown.seconds), n=shown.answers)
