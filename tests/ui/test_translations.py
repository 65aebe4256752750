"""Every word of the window can be translated, and a translation is used where there is one."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMainWindow
from pytestqt.qtbot import QtBot

import rehearse.ui
from rehearse.domain.question import QuestionKind
from rehearse.ui.item_models.question_text import kind_text
from rehearse.ui.translations import install_translations
from rehearse.ui.window_menu import WindowMenu

pytestmark = pytest.mark.gui

SOURCES = sorted(Path(rehearse.ui.__file__).parent.rglob("*.py"))
TOOLS = Path(sys.executable).parent
SHOWING = re.compile(
    r"""^(QLabel|QPushButton|QToolButton|QCheckBox|QRadioButton|QGroupBox|QAction|QMenu|IconButton
    |SegmentedChoice|Option|SearchField|StatePanel|QMessageBox|QFileDialog|label|_selectable
    |setText|setTitle|setWindowTitle|setToolTip|setStatusTip|setWhatsThis|setPlaceholderText
    |setAccessibleName|setAccessibleDescription|setInformativeText|setDetailedText|setLabelText
    |setPrefix|setSuffix|setTabText|setSpecialValueText|addItem|addItems|addAction|addMenu|addTab
    |addRow|addButton|insertItem|showMessage|show_message|show_problem|show_notice|show_state
    |show_nothing|show_progress|set_label|set_meaning|about|critical|warning|information|question
    |setNameFilter|setNameFilters|setHeaderLabels)$""",
    re.VERBOSE,
)
WORDS = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make strings` collects."""
    path = tmp_path_factory.mktemp("strings") / "rehearse_de.ts"
    tool = TOOLS / "pyside6-lupdate"
    done = subprocess.run(
        [tool, *SOURCES, "-ts", path], check=True, capture_output=True, text=True, timeout=60
    )
    assert "warning" not in (done.stdout + done.stderr).lower()
    return path


@pytest.fixture
def translated(collected: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Path]:
    """A made-up translation in which every word is in brackets."""
    tree = ET.parse(collected)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.text = f"[{message.findtext('source')}]"
        del translation.attrib["type"]
    source = tmp_path / "rehearse_de.ts"
    tree.write(source, encoding="utf-8", xml_declaration=True)
    tool = TOOLS / "pyside6-lrelease"
    subprocess.run([tool, source], check=True, capture_output=True, timeout=60)
    yield tmp_path
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)
        one.deleteLater()


def test_words_of_every_file_are_collected(collected: Path) -> None:
    tree = ET.parse(collected)
    found = {message.findtext("source") for message in tree.iter("message")}
    wanted = {words for path in SOURCES for words in translated_words(path)}
    assert len(wanted) > 500
    assert wanted - found == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_is_shown_that_cannot_be_translated(path: Path) -> None:
    assert [*bare_words(path), *hidden_from_the_tool(path)] == []


def test_bare_words_are_noticed(tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_text(
        'self.box = QLabel("Your name")\nbutton.setText(f"{n} words")\nself.tr(words)\n'
        'self.show_problem(self.tr("Fine") if ok else "Not so")\n',
        encoding="utf-8",
    )
    assert len(bare_words(source)) == 3
    assert len(hidden_from_the_tool(source)) == 1


def test_translation_is_used_where_there_is_one(
    translated: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    assert install_translations(qapp, QLocale("de_DE"), folder=translated)
    window = QMainWindow()
    qtbot.addWidget(window)
    menu = WindowMenu(window)
    assert menu.settings.text() == "[&Settings…]"
    assert kind_text(QuestionKind.GOALS) == "[Your goals]"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"


def test_without_a_translation_everything_stays_english(
    translated: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    assert not install_translations(qapp, QLocale("fr_FR"), folder=translated)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Cancel"


def translated_words(path: Path) -> Iterator[str]:
    for call in calls_in(path):
        words = words_of(call) if is_translating(call) else None
        if words is not None:
            yield words


def bare_words(path: Path) -> list[str]:
    """Return the places where words stand in a call that shows them, and are not translated."""
    return [
        f"{path.name}:{bare.lineno} {ast.unparse(bare)[:60]}"
        for call in calls_in(path)
        if SHOWING.match(name_of(call)) and owner_of(call) not in {"_log", "_LOG"}
        for argument in (*call.args, *(one.value for one in call.keywords))
        for bare in untranslated(argument)
    ]


def hidden_from_the_tool(path: Path) -> list[str]:
    """Return the calls to translate what only the running program knows."""
    return [
        f"{path.name}:{call.lineno} {ast.unparse(call)[:60]}"
        for call in calls_in(path)
        if is_translating(call) and words_of(call) is None
    ]


def untranslated(node: ast.expr) -> Iterator[ast.expr]:
    """The literals among what is shown: of sums, choices and formatted strings too."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        if any(is_words(part) for part in parts):
            yield node
    elif isinstance(node, ast.IfExp):
        yield from untranslated(node.body)
        yield from untranslated(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from untranslated(node.left)
        yield from untranslated(node.right)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        # "…".format(…), " · ".join(…)
        yield from untranslated(node.func.value)
    elif isinstance(node, ast.List | ast.Tuple):
        for one in node.elts:
            yield from untranslated(one)


def is_words(node: ast.expr) -> bool:
    """Whether it is text for people: names of icons and looks hold no space nor a capital."""
    text = node.value if isinstance(node, ast.Constant) else None
    if not isinstance(text, str) or not WORDS.search(text):
        return False
    return " " in text.strip() or text.lstrip("&")[:1].isupper() or text[:1] == " "


def is_translating(call: ast.Call) -> bool:
    """Painters are translated too, and strings by tables: to other places and characters."""
    if name_of(call) == "tr":
        return True
    return name_of(call) == "translate" and owner_of(call) in {"", "QCoreApplication"}


def words_of(call: ast.Call) -> str | None:
    """What is translated, None where only the running program knows; a context comes before."""
    place = 0 if name_of(call) == "tr" else 1
    texts = call.args[: place + 1]
    if len(texts) <= place:
        return None
    if not all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in texts):
        return None
    return str(ast.literal_eval(texts[place]))


def calls_in(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def owner_of(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[0]


def name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
