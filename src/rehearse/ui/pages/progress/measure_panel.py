"""One measure over rehearsals: plotted or as numbers, with what it says in words."""

from PySide6.QtCore import QDateTime, QLocale, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rehearse.app.progress_view import ProgressView
from rehearse.app.progress_words import (
    MEANINGS,
    NAMES,
    median_sentence,
    plot_in_words,
    recommended_sentence,
    topic_text,
    trend_sentence,
    value_text,
)
from rehearse.domain.progress import EVERYTHING, Measure, MeasuredRehearsal, Point
from rehearse.ui.item_models.table_rows import TableRows
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.review.word_table import stretch_first, word_table
from rehearse.ui.pages.segmented_choice import Option, SegmentedChoice
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.plot_view import PlotView
from rehearse.ui.widgets.state_panel import StatePanel


class MeasurePanel(QFrame):
    """The plot, the same as a table, and three sentences under both."""

    save_wanted = Signal()
    rehearsal_opened = Signal(str)
    """The id of the rehearsal whose point or line was opened."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._points: tuple[Point, ...] = ()
        self._measure = Measure.NEGATIVITY
        self._has_numbers = False
        self._name = label("", "heading")
        self._meaning = label("", "muted")
        self._words = label("")
        self._trend = label("", "strong")
        self.plot = PlotView()
        self._rows = TableRows(self)
        self.numbers = word_table(self._rows, self.tr("The same as numbers"))
        self.nothing = StatePanel()
        self.as_what = SegmentedChoice(
            self.tr("Show as"),
            (
                Option(value=self.plot, text=self.tr("Plot"), meaning=""),
                Option(value=self.numbers, text=self.tr("Numbers"), meaning=""),
            ),
        )
        self.save = IconButton("download", self.tr("&Save plot…"))
        self._places = QStackedWidget()
        for place in (self.plot, self.numbers, self.nothing):
            self._places.addWidget(place)
        self._lay_out()
        self._connect()

    def show_view(self, view: ProgressView) -> None:
        """Show the measure that `view` looks at; the plot itself is shown when it is drawn."""
        shown, measure = view.shown, view.measure
        self._points = shown.points
        about = "" if view.topic == EVERYTHING else f" · {topic_text(view.topic)}"
        self._name.setText(f"{NAMES[measure]}{about}")
        self._meaning.setText(MEANINGS[measure])
        self._words.setText(f"{median_sentence(shown)} {recommended_sentence(shown)}".strip())
        self._trend.setText(trend_sentence(shown))
        self._measure = measure
        self._has_numbers = False
        self.plot.describe(self._name.text(), plot_in_words(shown), self._point_text)
        self.save.setEnabled(bool(shown.points))
        if not shown.points:
            self._show_nothing(measure)
        self._turn()

    def _point_text(self, place: int) -> str:
        point = self._points[place]
        value = value_text(self._measure, point.value)
        return " · ".join(filter(None, (_day(point.rehearsal), value, _title(point.rehearsal))))

    def _show_numbers(self, measure: Measure) -> None:
        self._has_numbers = True
        heads = (self.tr("Rehearsal"), self.tr("Date"), self.tr("Answers"), NAMES[measure])
        rows = [
            (
                _title(point.rehearsal) or self.tr("General interview"),
                _day(point.rehearsal),
                str(point.answers),
                value_text(measure, point.value),
            )
            for point in reversed(self._points)
        ]
        self._rows.set_rows(heads, rows)
        stretch_first(self.numbers)

    def _show_nothing(self, measure: Measure) -> None:
        hints = {
            Measure.OWN_QUESTIONS: self.tr(
                "Answer the last turn of a rehearsal, “Do you have any questions for us?”, with "
                "yours."
            ),
            Measure.STORIES: self.tr("Answer a question that asks for a story from the past."),
        }
        told = hints.get(measure, self.tr("Answer such a question, and it shows here."))
        self.nothing.show_state("gauge", self.tr("Not measured yet"), told)

    def _turn(self) -> None:
        chosen = self.as_what.value()
        here = chosen if self._points and isinstance(chosen, QWidget) else self.nothing
        if here is self.numbers and not self._has_numbers:
            # Thousands of lines take their time: only where they are looked at.
            self._show_numbers(self._measure)
        self._places.setCurrentWidget(here)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._name, 1)
        head.addWidget(self.as_what)
        head.addWidget(self.save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        rows.setSpacing(GRID)
        rows.addLayout(head)
        rows.addWidget(self._meaning)
        rows.addWidget(self._places, 1)
        rows.addWidget(self._trend)
        rows.addWidget(self._words)

    def _connect(self) -> None:
        self.as_what.chosen.connect(self._on_as_what)
        self.save.clicked.connect(self.save_wanted)
        self.plot.point_opened.connect(self._on_point)
        self.numbers.activated.connect(self._on_line)

    @Slot(object)
    def _on_as_what(self, _what: object) -> None:
        self._turn()

    @Slot(int)
    def _on_point(self, point: int) -> None:
        self.rehearsal_opened.emit(self._points[point].rehearsal.id)

    @Slot(QModelIndex)
    def _on_line(self, line: QModelIndex) -> None:
        # The newest stands on top.
        self._on_point(len(self._points) - 1 - line.row())


def _title(rehearsal: MeasuredRehearsal) -> str:
    return rehearsal.name or ", ".join(filter(None, (rehearsal.job_title, rehearsal.company)))


def _day(rehearsal: MeasuredRehearsal) -> str:
    started = QDateTime.fromSecsSinceEpoch(round(rehearsal.started_at.timestamp()))
    return QLocale().toString(started.date(), QLocale.FormatType.ShortFormat)
