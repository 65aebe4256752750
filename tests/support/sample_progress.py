"""Half a year of made-up practice, for pictures and tests of the progress page."""

from datetime import UTC, datetime, timedelta

from rehearse.app.practise_next import Reason, Suggestion
from rehearse.app.progress_plots import PlotLook, draw_plot
from rehearse.app.progress_view import progress_view
from rehearse.domain.progress import Measure, MeasuredAnswer, MeasuredRehearsal
from rehearse.domain.question import Question, QuestionKind
from rehearse.ui.pages.progress.progress_page import ProgressPage
from rehearse.ui.presenters.progress_presenter import plot_look

_NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
_PACES = (192, 181, 186, 176, 169, 171, 160, 166, 158, 152, 155, 149)
_KINDS = (
    QuestionKind.BEHAVIORAL,
    QuestionKind.MOTIVATION,
    QuestionKind.BACKGROUND,
    QuestionKind.CLOSING,
)
_COMPETENCIES = ("teamwork", "conflict", "planning")


def progress() -> ProgressPage:
    """Return the page with a dozen rehearsals; its plot is drawn when it is asked for."""
    page = ProgressPage()
    rehearsals = _rehearsals()
    page.measure = Measure.PACE
    view = progress_view(rehearsals, Measure.PACE)
    page.show_view(view, rehearsals=len(rehearsals), now=_NOW)
    page.next.show_suggestions(_suggestions(), _NOW)
    plot = page.shown.plot

    def draw() -> None:
        size = plot.wanted_size
        look: PlotLook = plot_look()
        plot.show_image(
            draw_plot(
                view.shown,
                look,
                width=size.width,
                height=size.height,
                ratio=size.ratio,
                zone=UTC,
            )
        )

    plot.drawing_wanted.connect(draw)
    return page


def progress_empty() -> ProgressPage:
    """Return the page of somebody new."""
    page = ProgressPage()
    page.show_empty()
    return page


def progress_failed() -> ProgressPage:
    """Return the page over a library that cannot be read."""
    page = ProgressPage()
    page.show_failure("The library is used by another program. Nothing is lost: try again.")
    return page


def _rehearsals() -> tuple[MeasuredRehearsal, ...]:
    last = len(_PACES) - 1
    return tuple(
        MeasuredRehearsal(
            id=f"rehearsal-{number}",
            started_at=_NOW - timedelta(days=1 + 6 * (last - number), hours=number % 5),
            job_title="Transport planner",
            company="Hallbrook Freight",
            answers=tuple(_answer(number, place, pace) for place in range(len(_KINDS))),
        )
        for number, pace in enumerate(_PACES)
    )


def _answer(number: int, place: int, pace: int) -> MeasuredAnswer:
    kind = _KINDS[place]
    is_closing = kind is QuestionKind.CLOSING
    is_story = kind is QuestionKind.BEHAVIORAL
    return MeasuredAnswer(
        kind=kind,
        competencies=(_COMPETENCIES[(number + place) % len(_COMPETENCIES)],),
        speaks_ill=number < 5 and number % 2 == 0 and is_story,
        is_off_target=number in {1, 4} and not is_closing,
        invites_story=is_story,
        has_result=is_story and number > 3,
        questions_asked=min(1 + number // 3, 4) if is_closing else None,
        seconds=70.0 + 9 * place + 2 * number,
        words_per_minute=float(pace + 3 * place),
        fillers=max(9 - number + place, 1),
    )


def _suggestions() -> tuple[Suggestion, ...]:
    return (
        Suggestion(
            question=Question(
                id="deadline",
                kind=QuestionKind.BEHAVIORAL,
                text="Tell me about a deadline that you missed.",
            ),
            reason=Reason.WENT_BADLY,
            last_asked=_NOW - timedelta(days=4),
        ),
        Suggestion(
            question=Question(
                id="five-years",
                kind=QuestionKind.GOALS,
                text="Where do you see yourself in five years?",
            ),
            reason=Reason.NEW_KIND,
        ),
        Suggestion(
            question=Question(
                id="about-you", kind=QuestionKind.BACKGROUND, text="Tell me about yourself."
            ),
            reason=Reason.DUE,
            last_asked=_NOW - timedelta(days=23),
        ),
    )
