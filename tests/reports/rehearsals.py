"""Rehearsals to write reports of: the sample answers with feedback as the analysis words it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from rehearse.domain.finding import (
    AnswerType,
    AskedQuestion,
    Delivery,
    EmphasisedSkill,
    Feedback,
    Finding,
    FindingKind,
    QuestionQuality,
    Severity,
    Skills,
    Story,
    StoryPart,
    StoryRole,
)
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, Take, TakeState
from rehearse.domain.transcript import Span, TimeRange, Transcript, Word
from rehearse.shipped import shipped_folder

STARTED = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
QUOTE = "my old manager never listened to anybody"
MARKUP = (
    "<script>alert('x')</script> & <b>bold</b> *stars* _lines_ [link](http://x.example) `code` | #"
    " $x$"
)
HEBREW = 'עבדתי בצוות קטן, והמנהל שלי אמר "לא" 3 פעמים'
ARABIC = "عملت في فريق صغير"
EMOJI = "it went well 🎉 👩🏽‍💻 🇩🇪"
ASKED_FOR = ("SQL", "data quality checks", "clear writing", "calm handling of disagreement")


def finding(text: str, quote: str | None, kind: FindingKind, **changes: Any) -> Finding:
    """A finding on the first place where `quote` stands in `text`."""
    start = text.index(quote) if quote else None
    return replace(
        Finding(
            kind=kind,
            severity=Severity.STRONG,
            title="You said that your last boss never listened.",
            why="People wonder how you will speak of them one day, and who else was at fault.",
            advice="“We saw the timing differently, so I brought numbers.”",
            confidence=0.9,
            start=start,
            end=start + len(quote) if start is not None and quote else None,
            quote=quote,
        ),
        **changes,
    )


def answer(number: int, text: str, kind: QuestionKind, said: str, **feedback: Any) -> Answer:
    """An analysed answer without word times."""
    return answer_with(number, text, kind, Transcript(text=said), Feedback(**feedback))


def answer_with(
    number: int, text: str, kind: QuestionKind, transcript: Transcript, feedback: Feedback
) -> Answer:
    """An analysed answer of one take."""
    take = Take(
        id=f"t{number}",
        number=1,
        recorded_at=STARTED,
        transcript=transcript,
        feedback=feedback,
        state=TakeState.ANALYSED,
    )
    question = Question(text=text, kind=kind, invites_story=kind is QuestionKind.BEHAVIORAL)
    return Answer(id=f"a{number}", question=question, takes=(take,))


def rehearsal(*answers: Answer, job: Job | None = None) -> Rehearsal:
    """A rehearsal of these answers."""
    return Rehearsal(id="r1", started_at=STARTED, answers=answers, job=job)


def unanswered(number: int, text: str = "Why did you leave your last job?") -> Answer:
    """A question that was skipped."""
    return Answer(id=f"a{number}", question=Question(text=text, kind=QuestionKind.MOTIVATION))


def sample_rehearsal() -> Rehearsal:
    """The shipped sample of six answers, with feedback of every sort."""
    path = shipped_folder("samples") / "sample-rehearsal.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    answers = tuple(
        _sample_answer(number, item) for number, item in enumerate(document["answers"], start=1)
    )
    return rehearsal(*answers, job=Job(**document["job"]))


def long_rehearsal(count: int = 40) -> Rehearsal:
    """As many answers, each an analysed one of the sample in turn."""
    sample = sample_rehearsal()
    answers = [sample.answers[at % len(sample.answers)] for at in range(count)]
    return replace(
        sample, answers=tuple(replace(item, id=f"a{at}") for at, item in enumerate(answers))
    )


def strange_rehearsal() -> Rehearsal:
    """Markup, right-to-left text, emoji and control characters wherever text can stand."""
    said = f"{MARKUP} {HEBREW} {ARABIC} {EMOJI} end\x00\x1b\ud800."
    marks = (
        finding(
            said,
            MARKUP,
            FindingKind.EMPLOYER_NEGATIVITY,
            title=MARKUP,
            why=f"{HEBREW} {EMOJI}",
            advice=MARKUP,
        ),
        finding(said, HEBREW, FindingKind.GOAL_MISMATCH, title=HEBREW),
        finding(said, EMOJI, FindingKind.GENERIC_QUESTION, title=EMOJI),
    )
    feedback = Feedback(
        findings=marks,
        skills=Skills(asked_for=(MARKUP, HEBREW), not_shown=(MARKUP,), off_target=(EMOJI,)),
        questions=(
            AskedQuestion(quote=MARKUP, start=0, end=9, quality=QuestionQuality.PERCEPTIVE),
            AskedQuestion(quote=ARABIC, start=0, end=9, quality=QuestionQuality.GENERIC),
        ),
    )
    return rehearsal(
        answer_with(1, f"{MARKUP} {EMOJI}", QuestionKind.CLOSING, Transcript(text=said), feedback),
        answer(2, HEBREW, QuestionKind.BEHAVIORAL, f"{HEBREW}. {ARABIC} {QUOTE}"),
        job=Job(title=MARKUP, company=ARABIC, interviewer=EMOJI),
    )


def _sample_answer(number: int, item: dict[str, Any]) -> Answer:
    transcript = Transcript.from_words(tuple(Word(**word) for word in item["words"]), engine="made")
    question = item["question"]
    made = answer_with(
        number,
        question["text"],
        QuestionKind(question["kind"]),
        transcript,
        _SAMPLE_FEEDBACK[item["id"]](transcript),
    )
    return _with_second_take(made) if item["id"] == "a2" else made


def _with_second_take(made: Answer) -> Answer:
    """An earlier take stands before; one point of the newest was called not a problem."""
    (take,) = made.takes
    assert take.feedback is not None
    aside = take.feedback.findings[-1]
    first = replace(
        take, id="t2-first", feedback=replace(take.feedback, findings=take.feedback.findings[:1])
    )
    newest = replace(
        take,
        number=2,
        dismissals=(Dismissal(kind=aside.kind, start=aside.start, end=aside.end),),
    )
    return replace(made, takes=(first, newest))


def _delivery(transcript: Transcript, fillers: int, *pauses: TimeRange) -> Delivery:
    duration = transcript.words[-1].end + 0.4
    return Delivery(
        duration_s=duration,
        words_per_minute=len(transcript.words) * 60 / duration,
        fillers=fillers,
        long_pauses=pauses,
    )


def _timed(transcript: Transcript, quote: str, kind: FindingKind, **changes: Any) -> Finding:
    made = finding(transcript.text, quote, kind, **changes)
    assert made.start is not None
    assert made.end is not None
    times = transcript.times_of(Span(made.start, made.end))
    assert times is not None
    return replace(made, start_s=times.start, end_s=times.end)


def _about_yourself(transcript: Transcript) -> Feedback:
    start = transcript.text.index("learned SQL")
    return Feedback(
        skills=Skills(
            emphasised=(
                EmphasisedSkill(skill="SQL", weight=0.6, start=start + 8, end=start + 11),
                EmphasisedSkill(skill="phone support", weight=0.4, start=0, end=9),
            ),
            asked_for=ASKED_FOR,
            off_target=("phone support",),
            not_shown=ASKED_FOR[1:],
        ),
        delivery=_delivery(transcript, 1),
    )


def _disagreement(transcript: Transcript) -> Feedback:
    return Feedback(
        findings=(
            _timed(transcript, QUOTE, FindingKind.EMPLOYER_NEGATIVITY),
            finding(
                transcript.text,
                None,
                FindingKind.MISSING_STORY,
                title="The story has no ending.",
                why="A situation and what you did are there, but not what came of it.",
                advice="End with one sentence: “In the end we moved the date.”",
            ),
            _timed(
                transcript,
                "I counted how many customers would be affected",
                FindingKind.WRONG_SKILLS,
                severity=Severity.MILD,
                title="Counting by hand is not what they ask for.",
            ),
        ),
        story=Story(expected=True, situation=True, task=False, action=True, result=False),
        answer_type=AnswerType.STORY,
        skills=Skills(asked_for=ASKED_FOR, not_shown=ASKED_FOR[:3]),
        delivery=_delivery(transcript, 0, TimeRange(15.3, 16.6), TimeRange(19.8, 25.9)),
    )


def _wrong_report(transcript: Transcript) -> Feedback:
    return Feedback(
        story=Story(
            expected=True,
            situation=True,
            task=True,
            action=True,
            result=True,
            parts=(
                StoryPart(role=StoryRole.SITUATION, start=0, end=9, start_s=0.4, end_s=9.1),
                StoryPart(role=StoryRole.TASK, start=9, end=20, start_s=9.1, end_s=14.0),
                StoryPart(role=StoryRole.ACTION, start=20, end=40, start_s=14.0, end_s=31.2),
                StoryPart(role=StoryRole.RESULT, start=40, end=50, start_s=31.2, end_s=45.0),
            ),
        ),
        skills=Skills(asked_for=ASKED_FOR, not_shown=ASKED_FOR[2:]),
        delivery=_delivery(transcript, 0),
    )


def _why_us(transcript: Transcript) -> Feedback:
    return Feedback(
        findings=(
            _timed(
                transcript,
                "you are a great company with a great reputation",
                FindingKind.RESEARCH_GAP,
                title="This would fit any company.",
                why="It does not show why you want this job rather than the next one.",
                advice="Name one thing that they do: “You are moving your readings off paper.”",
            ),
            _timed(
                transcript,
                "a great reputation, and I am looking for a new challenge",
                FindingKind.GOAL_MISMATCH,
                severity=Severity.MILD,
                title="A challenge of any kind says little about this one.",
                why="They wonder whether you would stay.",
                advice="Say which part of this job is new to you.",
            ),
            finding(
                transcript.text,
                None,
                FindingKind.TOO_SHORT,
                severity=Severity.MILD,
                title="The answer was over after 19 seconds.",
                why="There was no time to show what you know about them.",
                advice="Add one example; a minute is a good length.",
            ),
        ),
        delivery=_delivery(transcript, 2),
    )


def _five_years(transcript: Transcript) -> Feedback:
    start = transcript.text.index("leading")
    return Feedback(
        findings=(
            _timed(
                transcript,
                "leading a team of my own",
                FindingKind.GOAL_MISMATCH,
                title="Nobody is to be led in this job.",
                why="The advertisement says that it is an individual contributor role; it sounds "
                "as if you would leave for a management job.",
                advice="Name a goal that this job serves: “the person whom the crews ask first”.",
            ),
        ),
        skills=Skills(
            emphasised=(
                EmphasisedSkill(skill="leading people", weight=1.0, start=start, end=start + 7),
            ),
            asked_for=ASKED_FOR,
            off_target=("leading people",),
            not_shown=ASKED_FOR,
        ),
        delivery=_delivery(transcript, 0),
    )


def _questions(transcript: Transcript) -> Feedback:
    text = transcript.text
    asked = {
        "How many hours a week do people really work?": QuestionQuality.PREMATURE,
        "how soon could I get a raise?": QuestionQuality.PREMATURE,
        "What is the culture like here?": QuestionQuality.GENERIC,
        "when you look at the first six months, what would make you say that hiring me was the "
        "right decision?": QuestionQuality.PERCEPTIVE,
    }
    early = "It sounds as if the conditions matter more than the work."
    return Feedback(
        findings=(
            _timed(
                transcript,
                "How many hours a week do people really work?",
                FindingKind.PREMATURE_QUESTION,
                title="You asked about hours.",
                why=early,
                advice="Keep it for when there is an offer; ask what a good week looks like.",
            ),
            _timed(
                transcript,
                "how soon could I get a raise?",
                FindingKind.PREMATURE_QUESTION,
                title="You asked about a raise.",
                why=early,
                advice="Keep it for when there is an offer.",
            ),
        ),
        questions=tuple(
            AskedQuestion(
                quote=quote,
                start=text.index(quote),
                end=text.index(quote) + len(quote),
                quality=quality,
            )
            for quote, quality in asked.items()
        ),
        delivery=_delivery(transcript, 1),
    )


_SAMPLE_FEEDBACK = {
    "a1": _about_yourself,
    "a2": _disagreement,
    "a3": _wrong_report,
    "a4": _why_us,
    "a5": _five_years,
    "a6": _questions,
}
