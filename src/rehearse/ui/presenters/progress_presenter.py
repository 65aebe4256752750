"""The progress page at work: reading, drawing, saving, and starting what comes next."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QFileDialog

from rehearse.app.parts import Parts
from rehearse.app.practise_next import Suggestion
from rehearse.app.progress_plots import (
    PLOT_ENDINGS,
    PlotImage,
    PlotLook,
    draw_plot,
    save_plot,
    suggested_plot_name,
)
from rehearse.app.progress_view import (
    ProgressView,
    answered_rehearsals,
    progress_view,
    suggestions,
)
from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.domain.errors import RehearseError
from rehearse.domain.progress import EVERYTHING, MeasuredRehearsal, Topic
from rehearse.domain.question import Question
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.progress.progress_page import ProgressPage
from rehearse.ui.presenters.practice_session import practice_session
from rehearse.ui.theme import current_colours
from rehearse.ui.theme_fonts import REGULAR

_PLOT_TEXT = 13 / 15
"""Letters in a plot, as a share of running text."""


class ProgressPresenter(QObject):
    """Everything that takes longer than a blink is done off the GUI thread."""

    session_started = Signal(object)
    """The RehearsalSession of what comes next."""

    rehearsal_opened = Signal(str)
    """The id of the rehearsal to review."""

    def __init__(
        self,
        page: ProgressPage,
        *,
        parts: Parts,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._parts = parts
        self._runner = runner
        self._rehearsals: tuple[MeasuredRehearsal, ...] = ()
        self._view: ProgressView | None = None
        self._drawing = 0
        self._needs_suggestions = False
        page.wish_changed.connect(self._look)
        page.retry_wanted.connect(self.refresh)
        page.shown.plot.drawing_wanted.connect(self._draw)
        page.shown.save_wanted.connect(self._ask_where_to_save)
        page.shown.rehearsal_opened.connect(self.rehearsal_opened)
        page.next.start_wanted.connect(self._start)

    @Slot()
    def refresh(self) -> None:
        """Read the library anew."""
        self._page.show_busy()
        self._runner.run(self._read, on_done=self._take, on_error=self._show_failure)

    def _read(self) -> tuple[MeasuredRehearsal, ...]:
        return answered_rehearsals(self._parts.library.measured())

    def _take(self, rehearsals: tuple[MeasuredRehearsal, ...]) -> None:
        self._rehearsals = rehearsals
        if not rehearsals:
            self._view = None
            self._page.show_empty()
            return
        if not _is_about(self._page.topic, rehearsals):
            self._page.topic = EVERYTHING
        self._needs_suggestions = True
        self._page.next.show_busy()
        self._look()

    @Slot()
    def _look(self) -> None:
        wanted = partial(progress_view, self._rehearsals, self._page.measure, self._page.topic)
        self._runner.run(wanted, on_done=self._show)

    def _show(self, view: ProgressView) -> None:
        if (view.measure, view.topic) != (self._page.measure, self._page.topic):
            # Another was chosen meanwhile, and is on its way.
            return
        self._view = view
        self._page.show_view(view, rehearsals=len(self._rehearsals), now=_now())
        self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._view is None or not self._view.shown.points:
            self._look_ahead()
            return
        self._drawing += 1
        size = self._page.shown.plot.wanted_size
        job = partial(
            draw_plot,
            self._view.shown,
            plot_look(),
            width=size.width,
            height=size.height,
            ratio=size.ratio,
        )
        self._runner.run(job, on_done=partial(self._show_drawn, self._drawing))

    def _show_drawn(self, drawing: int, image: PlotImage) -> None:
        if drawing == self._drawing:
            self._page.shown.plot.show_image(image)
            self._look_ahead()

    def _look_ahead(self) -> None:
        # After what was asked for: going through years of practice takes its time.
        if self._needs_suggestions:
            self._needs_suggestions = False
            self._runner.run(
                partial(suggestions, self._parts), on_done=self._suggest, on_error=self._show_error
            )

    def _suggest(self, found: tuple[Suggestion, ...]) -> None:
        self._page.next.show_suggestions(found, _now())

    @Slot(object)
    def _start(self, questions: tuple[Question, ...]) -> None:
        self._page.next.show_starting(is_starting=True)
        self._runner.run(
            partial(practice_session, questions, self._parts),
            on_done=self._open,
            on_error=self._fail_start,
        )

    def _open(self, session: RehearsalSession) -> None:
        self._page.next.show_starting(is_starting=False)
        self.session_started.emit(session)

    def _fail_start(self, error: RehearseError) -> None:
        self._page.next.show_starting(is_starting=False)
        self._show_error(error)

    @Slot()
    def _ask_where_to_save(self) -> None:
        dialog = QFileDialog(self._page, self.tr("Save plot"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        names = {
            "svg": self.tr("Drawing in lines"),
            "pdf": self.tr("PDF document"),
            "png": self.tr("Picture"),
        }
        dialog.setNameFilters([f"{names[ending]} (*.{ending})" for ending in PLOT_ENDINGS])
        dialog.setDefaultSuffix(PLOT_ENDINGS[0])
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(suggested_plot_name(self._page.measure))
        dialog.filterSelected.connect(partial(_use_ending, dialog))
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _save(self, name: str) -> None:
        if self._view is None:
            return
        path = Path(name)
        job = partial(
            save_plot, self._view.shown, path, topic=self._view.topic, typefaces=(REGULAR,)
        )
        said = self.tr("Plot saved: {path}").format(path=path)
        self._runner.run(
            job, on_done=lambda _: self._page.show_notice(said), on_error=self._show_error
        )

    def _show_failure(self, error: RehearseError) -> None:
        self._page.show_failure(str(error))

    def _show_error(self, error: RehearseError) -> None:
        self._page.show_problem(str(error))


def plot_look() -> PlotLook:
    """Return how a plot is drawn so that it fits into the window as it is dressed now."""
    colours = current_colours()
    return PlotLook(
        ground=colours.surface,
        text=colours.text,
        muted=colours.muted,
        border=colours.border,
        values=colours.story,
        median=colours.text,
        trend=colours.tone,
        range_tint=colours.questions_tint,
        range_edge=colours.questions,
        text_px=QFontInfo(QApplication.font()).pixelSize() * _PLOT_TEXT,
        typefaces=(REGULAR,),
    )


def _is_about(topic: Topic, rehearsals: Sequence[MeasuredRehearsal]) -> bool:
    """Whether a topic can still be chosen: a competency goes with its last answer."""
    return not topic.competency or any(
        topic.holds(answer) for rehearsal in rehearsals for answer in rehearsal.answers
    )


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _use_ending(dialog: QFileDialog, name_filter: str) -> None:
    ending = name_filter.rpartition("*.")[2].rstrip(")")
    dialog.setDefaultSuffix(ending)
    for chosen in dialog.selectedFiles()[:1]:
        dialog.selectFile(str(Path(chosen).with_suffix(f".{ending}")))
