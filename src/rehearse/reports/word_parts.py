"""What a Word document says of a rehearsal beside its answers: summary, plots, counts, skills."""

from docx.document import Document
from docx.text.paragraph import Paragraph

from rehearse.reports.summary_records import Point, ReportSummary
from rehearse.reports.word_table import add_table
from rehearse.reports.word_text import Look, add_paragraph, add_picture, add_text, border_left

KEEP_COLOUR = "#0B5238"
CHANGE_COLOUR = "#BD2F09"
NOTHING_YET = "There is nothing to sum up yet. Rehearse a question and write the report again."
_NOTHING_KEPT = (
    "Nothing could be singled out from the words alone. That says little about the answers."
)


def add_heading(document: Document, text: str, *, level: int) -> Paragraph:
    """Put a heading at the end; its level is what the navigation of Word goes by."""
    return add_paragraph(document, text, style=f"Heading {level}")


def add_summary(document: Document, report: ReportSummary, *, level: int) -> None:
    """Put at the end what to keep and to change, and what shows over all answers."""
    if report.counts.analysed:
        _add_points(document, "Keep", report.keep, level=level)
        _add_points(document, "Change", report.change, level=level)
    else:
        add_paragraph(document, NOTHING_YET, style="Muted")
    if report.overall:
        add_heading(document, "Over all answers", level=level)
        for sentence in report.overall:
            add_paragraph(document, sentence, style="List Bullet")
    _add_counts(document, report, level=level)
    _add_job(document, report, level=level)


def add_charts(document: Document, report: ReportSummary, *, level: int) -> None:
    """Put the charts at the end, each with what is seen in it in words."""
    if not report.charts:
        return
    from rehearse.reports.plots import WIDTH_PX, draw_png  # noqa: PLC0415  (matplotlib takes a while)

    add_heading(document, "How it was said, answer by answer", level=level)
    for chart in report.charts:
        add_paragraph(document, chart.title, style="Point")
        add_picture(document, draw_png(chart), width_px=WIDTH_PX, in_words=chart.in_words)
        add_paragraph(document, chart.in_words, style="Muted")


def _add_points(document: Document, name: str, points: tuple[Point, ...], *, level: int) -> None:
    add_heading(document, name, level=level)
    colour = KEEP_COLOUR if name == "Keep" else CHANGE_COLOUR
    for number, point in enumerate(points):
        _add_point(document, point, colour, number=number)
    if not points:
        nothing = _NOTHING_KEPT if name == "Keep" else "No point was raised."
        add_paragraph(document, nothing, style="Muted")


def _add_point(document: Document, point: Point, colour: str, *, number: int) -> None:
    paragraphs = [add_paragraph(document, point.headline, style="Point")]
    if point.quote:
        paragraphs.append(add_quote(document, point.quote, point.at))
    paragraphs.append(add_paragraph(document, point.why))
    if point.advice:
        paragraphs.append(add_advice(document, point.advice))
    paragraphs.append(add_paragraph(document, _where(point), style="Muted"))
    border_left(paragraphs, colour, number=number)


def add_quote(document: Document, quote: str, at: str) -> Paragraph:
    """Put at the end what was said, and when."""
    paragraph = add_paragraph(document, f"“{quote}”")
    paragraph.paragraph_format.keep_with_next = True
    if at:
        add_text(paragraph, f" at {at}", Look(colour="#535C6B"))
    return paragraph


def add_advice(document: Document, advice: str) -> Paragraph:
    """Put at the end what to try instead."""
    paragraph = document.add_paragraph()
    add_text(paragraph, "Try: ", Look(bold=True))
    add_text(paragraph, advice)
    return paragraph


def _where(point: Point) -> str:
    numbers = [str(number) for number in (point.question, *point.also_in)]
    if len(numbers) == 1:
        return f"In question {numbers[0]}."
    return f"In questions {', '.join(numbers[:-1])} and {numbers[-1]}."


def _add_counts(document: Document, report: ReportSummary, *, level: int) -> None:
    if not report.by_kind:
        return
    add_heading(document, "Points by kind", level=level)
    rows = [("Kind", "Points"), *((label, str(count)) for label, count in report.by_kind)]
    add_table(document, rows, widths_mm=(80, 25))


def _add_job(document: Document, report: ReportSummary, *, level: int) -> None:
    if not report.job:
        return
    add_heading(document, "What the advertisement asks for", level=level)
    for skill in report.job.shown:
        add_paragraph(document, f"{skill}: shown", style="List Bullet")
    for skill in report.job.not_shown:
        add_paragraph(document, f"{skill}: not shown yet", style="List Bullet")
