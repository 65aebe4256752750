"""What a Word document says of one answer."""

from docx.document import Document
from docx.shared import Pt

from rehearse.reports.finding_groups import PAPER_LOOKS
from rehearse.reports.summary_records import AnswerReport, Card, SkillsMap
from rehearse.reports.word_parts import (
    CHANGE_COLOUR,
    KEEP_COLOUR,
    add_advice,
    add_heading,
    add_quote,
)
from rehearse.reports.word_table import add_table
from rehearse.reports.word_text import Look, add_paragraph, add_text, border_left, set_direction

_DELIVERY_MM = (34, 42, 38, 52)


def add_answer(document: Document, answer: AnswerReport, *, level: int) -> None:
    """Put an answer at the end, its question as a heading of `level`."""
    add_paragraph(document, f"Question {answer.number} · {answer.kind}", style="Question label")
    add_heading(document, answer.question, level=level).paragraph_format.space_before = Pt(0)
    if answer.take:
        add_paragraph(document, answer.take, style="Muted").paragraph_format.keep_with_next = True
    for note in (answer.status, *answer.notes):
        if note:
            add_paragraph(document, note, style="Note")
    _add_transcript(document, answer, level=level + 1)
    _add_cards(document, answer, level=level + 1)
    _add_story(document, answer, level=level + 1)
    if answer.skills:
        _add_skills(document, answer.skills, level=level + 1)
    _add_asked(document, answer, level=level + 1)
    _add_delivery(document, answer, level=level + 1)


def _add_transcript(document: Document, answer: AnswerReport, *, level: int) -> None:
    if not answer.transcript:
        if not answer.status and not answer.has_words:
            add_paragraph(document, "The recogniser heard no words.", style="Note")
        return
    add_heading(document, "What was said", level=level)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.5
    set_direction(paragraph, "".join(segment.text for segment in answer.transcript))
    groups = {card.number: card.group for card in answer.cards}
    for segment in answer.transcript:
        group = groups[segment.numbers[0]] if segment.numbers else None
        add_text(paragraph, segment.text, Look(group=group, language=answer.language))
        for number in segment.ends:
            add_text(paragraph, str(number), Look(bold=True, raised=True))
    if answer.groups:
        legend = add_paragraph(document, "Marked: ", style="Muted")
        for group in answer.groups:
            add_text(legend, group.label, Look(group=group))
            add_text(legend, "   ")


def _add_cards(document: Document, answer: AnswerReport, *, level: int) -> None:
    if not answer.cards and not answer.status and answer.has_words:
        add_paragraph(document, "No point was raised.", style="Muted")
    if answer.cards:
        add_heading(document, "Points", level=level)
    for card in answer.first_cards:
        _add_card(document, card)
    if answer.further_cards:
        add_heading(document, "Also noticed", level=level)
    for card in answer.further_cards:
        _add_further_card(document, card)
    if answer.dismissed:
        add_paragraph(
            document, f"{answer.dismissed} more set aside as not a problem.", style="Muted"
        )


def _add_card(document: Document, card: Card) -> None:
    line = PAPER_LOOKS[card.group].line
    mild = "" if card.strong else " (mild)"
    paragraphs = [
        add_paragraph(
            document,
            f"{card.number} · {card.label}{mild}",
            style="Point label",
            look=Look(colour=line),
        ),
        add_paragraph(document, card.title, style="Point"),
    ]
    if card.quote:
        paragraphs.append(add_quote(document, card.quote, card.at))
    paragraphs.append(add_paragraph(document, card.why))
    if card.advice:
        paragraphs.append(add_advice(document, card.advice))
    if card.clip:
        paragraphs.append(add_paragraph(document, listen_line(card.clip.name), style="Muted"))
    border_left(paragraphs, line, number=card.number)


def _add_further_card(document: Document, card: Card) -> None:
    paragraph = add_paragraph(document, f"{card.number} · {card.title} ", look=Look(bold=True))
    add_text(paragraph, card.why)
    if card.advice:
        add_text(paragraph, " Try: ", Look(bold=True))
        add_text(paragraph, card.advice)
    if card.clip:
        add_text(paragraph, f" {listen_line(card.clip.name)}")


def listen_line(name: str) -> str:
    """Say where the sound of a flagged moment lies."""
    return f"Listen: {name}, in the zip file beside this one."


def _add_story(document: Document, answer: AnswerReport, *, level: int) -> None:
    if not answer.story:
        return
    add_heading(document, "Parts of the story", level=level)
    if answer.answer_type:
        add_paragraph(document, answer.answer_type)
    for part in answer.story:
        told = f"told, {part.took}" if part.took else "told"
        paragraph = add_paragraph(document, f"{part.name}: ", style="List Bullet")
        add_text(
            paragraph,
            told if part.present else "missing",
            Look(colour=KEEP_COLOUR if part.present else CHANGE_COLOUR),
        )


def _add_skills(document: Document, skills: SkillsMap, *, level: int) -> None:
    add_heading(document, "Skills", level=level)
    for name, found in (
        ("What the answer stressed", [f"{skill} ({share} %)" for skill, share in skills.stressed]),
        ("Of these, not what the advertisement asks for", skills.off_target),
        ("Asked for, not shown in this answer", skills.not_shown),
    ):
        if found:
            paragraph = document.add_paragraph()
            add_text(paragraph, f"{name}: ", Look(colour="#535C6B"))
            add_text(paragraph, ", ".join(found))


def _add_asked(document: Document, answer: AnswerReport, *, level: int) -> None:
    if answer.asked is None:
        return
    add_heading(document, "Questions you asked", level=level)
    for asked in answer.asked:
        paragraph = add_paragraph(document, f"“{asked.quote}” ", style="List Bullet")
        add_text(paragraph, asked.remark, Look(colour="#535C6B"))
    if not answer.asked:
        add_paragraph(document, "None was heard.", style="Muted")


def _add_delivery(document: Document, answer: AnswerReport, *, level: int) -> None:
    if not answer.delivery:
        return
    add_heading(document, "How it was said", level=level)
    rows = [("Measure", "This answer", "Recommended", "In words")]
    rows += [(one.measure, one.value, one.recommended, one.remark) for one in answer.delivery]
    add_table(document, rows, widths_mm=_DELIVERY_MM)
