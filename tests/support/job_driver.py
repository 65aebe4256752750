"""Somebody at the job page."""

from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rehearse.app.job_map import ShownSkill
from rehearse.domain.prepared_job import Necessity
from rehearse.ui.item_models.skill_list_model import SkillRole
from rehearse.ui.pages.job.job_page import JobPage
from rehearse.ui.widgets.banner import Banner

_Widget = TypeVar("_Widget", bound=QWidget)


class JobDriver:
    """Reads and works the page by the names that a screen reader says."""

    def __init__(self, page: JobPage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot

    @property
    def edit(self) -> QPlainTextEdit:
        return self._named(QPlainTextEdit, "Advertisement")

    def press(self, name: str) -> None:
        button = self._named(QAbstractButton, name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def is_enabled(self, name: str) -> bool:
        return self._named(QAbstractButton, name).isEnabled()

    def write(self, name: str, text: str) -> None:
        field = self._field(name)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def read(self, name: str) -> str:
        field = self._field(name)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def paste(self, data: QMimeData | str) -> None:
        edit = self.edit
        if isinstance(data, str):
            QApplication.clipboard().setText(data)
        else:
            QApplication.clipboard().setMimeData(data)
        edit.setFocus()
        edit.paste()

    def paste_file(self, path: object) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        self.paste(data)

    @property
    def marked(self) -> list[str]:
        """What is marked in the advertisement."""
        edit = self.edit
        return [one.cursor.selectedText() for one in edit.extraSelections()]

    @property
    def shown(self) -> list[ShownSkill]:
        model = self._skills.model()
        rows = range(model.rowCount())
        return [model.index(row, 0).data(SkillRole.SHOWN) for row in rows]

    @property
    def skills(self) -> dict[str, Necessity]:
        return {one.skill.name: one.skill.necessity for one in self.shown}

    def choose_skill(self, name: str) -> None:
        self._skills.setFocus()
        row = [one.skill.name for one in self.shown].index(name)
        self._skills.setCurrentIndex(self._skills.model().index(row, 0))

    def press_delete(self) -> None:
        next(action for action in self._skills.actions()).trigger()

    def add_skill(self, name: str) -> None:
        field = self._named(QLineEdit, "Another skill")
        self.qtbot.keyClicks(field, name)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    @property
    def jobs(self) -> list[str]:
        model = self._list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def choose_job(self, row: int) -> None:
        self._list.setCurrentIndex(self._list.model().index(row, 0))

    def answer_the_question(self, text: str) -> None:
        box = self.page.findChildren(QMessageBox)[-1]
        next(b for b in box.findChildren(QAbstractButton) if b.text() == text).click()

    @property
    def message(self) -> str:
        return self.page.findChildren(Banner)[0].text

    @property
    def _list(self) -> QListView:
        return self._named(QListWidget, "Your jobs")

    @property
    def _skills(self) -> QListView:
        return self._named(QListView, "Skills that the job asks for")

    def _field(self, name: str) -> QLineEdit | QPlainTextEdit:
        fields: list[QLineEdit | QPlainTextEdit] = [
            *self.page.findChildren(QLineEdit),
            *self.page.findChildren(QPlainTextEdit),
        ]
        return next(one for one in fields if one.accessibleName() == name)

    def _named(self, kind: type[_Widget], name: str) -> _Widget:
        found = self.page.findChildren(kind)
        return next(one for one in found if one.accessibleName() == name)
