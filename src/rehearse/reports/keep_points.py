"""Up to three things to keep: what went well, pointed at by the words.

Praise needs the same evidence as criticism. Nothing is called good because nothing was measured,
nor where a finding against it was raised and set aside.
"""

from collections.abc import Callable, Iterator, Sequence

from rehearse.domain.finding import (
    AskedQuestion,
    EmphasisedSkill,
    Feedback,
    FindingKind,
    QuestionQuality,
)
from rehearse.domain.question import QuestionKind
from rehearse.domain.rehearsal import Answer, Take
from rehearse.domain.transcript import Span, Transcript
from rehearse.reports.clock import clock, length
from rehearse.reports.delivery_lines import has_few_fillers, has_good_length, is_easy_pace
from rehearse.reports.marked_text import printable
from rehearse.reports.shown_take import shown_take
from rehearse.reports.summary_records import Point

_OPENING_WORDS = 12
# Fewer words than this say too little to be praised for what they leave out.
_ENOUGH_WORDS = 30


class _Told:
    """An answer that was transcribed and analysed, so that something can be said of it."""

    def __init__(self, number: int, answer: Answer, take: Take, feedback: Feedback) -> None:
        self.number = number
        self.question = answer.question
        self.feedback = feedback
        self.transcript = take.transcript or Transcript(text="")
        self.kinds = {finding.kind for finding in feedback.findings}

    @property
    def opening(self) -> str:
        """The first words, to recognise the answer by."""
        words = self.transcript.text.split()
        return " ".join(words[:_OPENING_WORDS]) + (" …" if len(words) > _OPENING_WORDS else "")

    @property
    def is_long_enough(self) -> bool:
        return len(self.transcript.text.split()) >= _ENOUGH_WORDS

    def at(self, start: int, end: int) -> str:
        """The moment at which some characters were said."""
        times = self.transcript.times_of(Span(start, end))
        return clock(times.start) if times else ""


def keep_points(
    answers: Sequence[Answer], *, first_number: int = 1, at_most: int = 3
) -> tuple[Point, ...]:
    """Return what to keep, one of each sort, what tells most first.

    Answers are counted from `first_number`.
    """
    told = list(_told(answers, first_number))
    found = (sort(told) for sort in _SORTS)
    return tuple(point for point in found if point is not None)[:at_most]


def _told(answers: Sequence[Answer], first_number: int) -> Iterator[_Told]:
    for number, answer in enumerate(answers, start=first_number):
        take = shown_take(answer)
        if take and take.feedback and take.transcript and take.transcript.text.strip():
            yield _Told(number, answer, take, take.feedback)


def _point(told: Sequence[_Told], *, headline: str, why: str, quote: str, at: str = "") -> Point:
    return Point(
        headline=headline,
        why=why,
        question=told[0].number,
        quote=printable(quote),
        at=at,
        also_in=tuple(answer.number for answer in told[1:]),
    )


def _whole_story(told: Sequence[_Told]) -> Point | None:
    whole = [answer for answer in told if _is_whole_story(answer)]
    if not whole:
        return None
    return _point(
        whole,
        headline="You told a story with a beginning, your own part and an ending.",
        why="A short story with a result is what people remember after you have left the room.",
        quote=whole[0].opening,
    )


def _is_whole_story(answer: _Told) -> bool:
    story = answer.feedback.story
    return (
        story is not None
        and story.expected
        and story.situation
        and story.action
        and story.result
        and FindingKind.MISSING_STORY not in answer.kinds
    )


def _good_question(told: Sequence[_Told]) -> Point | None:
    asked = [(answer, question) for answer in told for question in answer.feedback.questions]
    for quality, headline in (
        (QuestionQuality.PERCEPTIVE, "You asked a question that shows you thought about the job."),
        (QuestionQuality.TARGETED, "You asked a question about this very job."),
    ):
        for answer, question in asked:
            if question.quality is quality:
                return _question_point(answer, question, headline)
    return None


def _question_point(answer: _Told, question: AskedQuestion, headline: str) -> Point:
    return _point(
        [answer],
        headline=headline,
        why="Good questions show interest better than saying so.",
        quote=question.quote,
        at=answer.at(question.start, question.end),
    )


def _asked_for_skill(told: Sequence[_Told]) -> Point | None:
    stressed = [
        (skill, answer)
        for answer in told
        for skill in _asked_for(answer)
        if not _is_flagged(_sentence(answer, skill), answer)
    ]
    if not stressed:
        return None
    skill, answer = max(stressed, key=lambda item: item[0].weight)
    return _point(
        [answer],
        headline=f"You spoke about {printable(skill.skill)}, which the advertisement asks for.",
        why="What is asked for and said is what can be written down about you.",
        quote=_sentence(answer, skill),
        at=answer.at(skill.start, skill.end),
    )


def _sentence(answer: _Told, skill: EmphasisedSkill) -> str:
    return sentence_around(answer.transcript.text, Span(skill.start, skill.end))


def _is_flagged(sentence: str, answer: _Told) -> bool:
    """Whether a sentence holds what the same report asks the person to change."""
    quotes = (finding.quote for finding in answer.feedback.findings)
    return any(quote in sentence for quote in quotes if quote)


def _asked_for(answer: _Told) -> tuple[EmphasisedSkill, ...]:
    """What the answer stressed that is not off target, where it showed anything asked for."""
    skills = answer.feedback.skills
    if skills is None or not set(skills.asked_for) - set(skills.not_shown):
        return ()
    return tuple(item for item in skills.emphasised if item.skill not in skills.off_target)


def _took_no_bait(told: Sequence[_Told]) -> Point | None:
    fair = [
        answer
        for answer in told
        if answer.question.kind is QuestionKind.DISARMING
        and FindingKind.EMPLOYER_NEGATIVITY not in answer.kinds
        and answer.is_long_enough
    ]
    if not fair:
        return None
    return _point(
        fair,
        headline="You stayed fair about former employers when the question fished for gossip.",
        why="People listen for how you will speak of them one day.",
        quote=fair[0].opening,
    )


def _nothing_to_mend(told: Sequence[_Told]) -> Point | None:
    clean = [answer for answer in told if not answer.kinds and answer.is_long_enough]
    if not clean:
        return None
    return _point(
        clean,
        headline="Your answer raised no point at all.",
        why="It can stay as it is.",
        quote=clean[0].opening,
    )


def _easy_delivery(told: Sequence[_Told]) -> Point | None:
    easy = [answer for answer in told if _is_easy(answer)]
    if not easy:
        return None
    delivery = easy[0].feedback.delivery
    return _point(
        easy,
        headline="Your pace and length were easy on the listener.",
        why=(
            f"{delivery.words_per_minute:.0f} words a minute over "
            f"{length(delivery.duration_s or 0.0)}, with few fillers, is easy to follow."
        ),
        quote=easy[0].opening,
    )


def _is_easy(answer: _Told) -> bool:
    delivery = answer.feedback.delivery
    return (
        is_easy_pace(delivery.words_per_minute)
        and has_few_fillers(delivery)
        and has_good_length(delivery.duration_s, answer.question.suggested_seconds)
    )


def sentence_around(text: str, span: Span, *, at_most: int = 160) -> str:
    """Return the sentence of `text` that holds `span`, cut to `at_most` characters around it."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "? ", "! "))
    start = 0 if start < 0 else start + 2
    ends = [place for mark in (". ", "? ", "! ") if (place := text.find(mark, span.end)) >= 0]
    end = min(ends) + 1 if ends else len(text)
    if end - start <= at_most:
        return text[start:end].strip()
    return _cut_to_words(text, Span(start, end), span, at_most)


def _cut_to_words(text: str, sentence: Span, span: Span, at_most: int) -> str:
    spare = max(at_most - (span.end - span.start), 0) // 2
    start, end = max(sentence.start, span.start - spare), min(sentence.end, span.end + spare)
    while sentence.start < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < sentence.end and not text[end].isspace():
        end -= 1
    before = "… " if start > sentence.start else ""
    after = " …" if end < sentence.end else ""
    return f"{before}{text[start:end].strip()}{after}"


_SORTS: tuple[Callable[[Sequence[_Told]], Point | None], ...] = (
    _whole_story,
    _good_question,
    _asked_for_skill,
    _took_no_bait,
    _nothing_to_mend,
    _easy_delivery,
)
