"""A made-up rehearsal with every state and kind of point, for tests of the window."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rehearse.domain.finding import (
    AskedQuestion,
    Delivery,
    Feedback,
    Finding,
    FindingKind,
    QuestionQuality,
    Severity,
    Skills,
    Story,
)
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Answer, Rehearsal, Take, TakeState
from rehearse.domain.transcript import Span, Transcript, Word

_WHEN = datetime(2026, 3, 14, 18, 5, tzinfo=UTC)
_RATE = 48_000
_WORD_S = 0.4

DISAGREEMENT = (
    "Sure. In my last job at Lindqvist Logistics we had to choose a system for the warehouse, and "
    "my old manager never listened to anybody, so it was hard. I looked at three systems, wrote "
    "down what each would cost us in the first year, and I ran the team of twelve through it and "
    "delegated most of the comparison. I um set up a trial with two shifts and collected what the "
    "drivers said. Then we talked about it for a long time, and in the end it was decided, and "
    "that was more or less it."
)
RETOLD = (
    "Sure. In my last job at Lindqvist Logistics we had to choose a system for the warehouse, and "
    "my manager and I disagreed about it. I looked at three systems, wrote down what each would "
    "cost us in the first year, and asked him which of the figures he doubted. I set up a trial "
    "with two shifts and collected what the drivers said. In the end we took the second system, "
    "and late deliveries went down by a third."
)
CLOSING = (
    "Yes, thank you. How many days of holiday would I get in the first year? And what is the "
    "culture like? I would also like to know what about this job would scare me most."
)

# Why a point of a kind costs, and what would be better.
_REASONS = {
    FindingKind.EMPLOYER_NEGATIVITY: (
        "Interviewers hear how you speak of others as how you will one day speak of them.",
        "Say what you wanted to happen, and leave the person out of it.",
    ),
    FindingKind.MISSING_STORY: (
        "Without an ending nobody knows whether what you did worked.",
        "Close with what changed: “We took the second one, and the drivers were home by six.”",
    ),
    FindingKind.WRONG_SKILLS: (
        "An answer about leading sounds like somebody who wants another job than this one.",
        "Stay with what the job asks for: planning the routes and keeping calm about it.",
    ),
    FindingKind.OFF_QUESTION: (
        "You were asked about the disagreement, and it goes by in half a sentence.",
        "Say what each of you wanted, and what you said to your manager.",
    ),
    FindingKind.PREMATURE_QUESTION: (
        "It asks what you will get before they know what they get.",
        "Keep holidays until there is an offer. Now ask about the work.",
    ),
    FindingKind.GENERIC_QUESTION: (
        "A question that could be asked anywhere shows no interest in this job.",
        "Ask about something that only they can tell: “How do the two depots share the work?”",
    ),
}


def spoken(text: str, *, rough: bool = False) -> Transcript:
    """Return `text` said at an even pace, 0.4 s a word, one word of it uncertain."""
    words = tuple(
        Word(
            text=word,
            start=number * _WORD_S,
            end=number * _WORD_S + 0.35,
            probability=0.3 if word == "shifts" else 0.95,
        )
        for number, word in enumerate(text.split())
    )
    return Transcript.from_words(words, engine="sample", rough=rough)


def point(
    transcript: Transcript,
    kind: FindingKind,
    quote: str = "",
    *,
    title: str,
    severity: Severity = Severity.STRONG,
) -> Finding:
    """Return a finding on the words `quote`, on the whole answer where it is empty."""
    why, advice = _REASONS[kind]
    if not quote:
        return Finding(
            kind=kind, severity=severity, title=title, why=why, advice=advice, confidence=0.8
        )
    start = transcript.text.index(quote)
    said = transcript.times_of(Span(start, start + len(quote)))
    return Finding(
        kind=kind,
        severity=severity,
        title=title,
        why=why,
        advice=advice,
        confidence=0.9,
        start=start,
        end=start + len(quote),
        quote=quote,
        start_s=said.start if said else None,
        end_s=said.end if said else None,
    )


def recording(seconds: float) -> Recording:
    """Return the record of a sound file that is never opened."""
    return Recording(path=Path("sample.flac"), sample_rate=_RATE, frames=round(seconds * _RATE))


def peaks(count: int = 600) -> tuple[tuple[float, float], ...]:
    """Return an outline that looks like speech: phrases with pauses between them."""
    return tuple((-height, height * 0.9) for height in map(_loudness, range(count)))


def disagreement_take(*, number: int = 1, rough: bool = False) -> Take:
    """Return an analysed take with four points."""
    transcript = spoken(DISAGREEMENT, rough=rough)
    findings = (
        point(
            transcript,
            FindingKind.EMPLOYER_NEGATIVITY,
            "my old manager never listened to anybody",
            title="You said that your old manager never listened",
        ),
        point(transcript, FindingKind.MISSING_STORY, title="The story has no result"),
        point(
            transcript,
            FindingKind.WRONG_SKILLS,
            "I ran the team of twelve through it and delegated",
            title="You stress leading people; this job leads nobody",
        ),
        point(
            transcript,
            FindingKind.OFF_QUESTION,
            "we talked about it for a long time",
            title="The disagreement itself stays in the dark",
            severity=Severity.MILD,
        ),
    )
    feedback = Feedback(
        findings=findings,
        story=Story(expected=True, situation=True, task=True, action=True, result=False),
        skills=Skills(not_shown=("route planning", "calm handling of disagreement")),
        delivery=Delivery(duration_s=42.0, words_per_minute=148.2, fillers=3),
    )
    return Take(
        id=f"take-disagreement-{number}",
        number=number,
        recorded_at=_WHEN,
        recording=recording(42.0),
        transcript=transcript,
        feedback=feedback,
        state=TakeState.ANALYSED,
    )


def retold_take(*, number: int = 2) -> Take:
    """Return a later take of the disagreement: shorter, calmer, with a result."""
    transcript = spoken(RETOLD)
    doubted = point(
        transcript,
        FindingKind.WRONG_SKILLS,
        "collected what the drivers said",
        title="You stress asking around; this job plans routes",
        severity=Severity.MILD,
    )
    feedback = Feedback(
        findings=(doubted,),
        story=Story(expected=True, situation=True, task=True, action=True, result=True),
        delivery=Delivery(duration_s=33.0, words_per_minute=139.0, fillers=0),
    )
    return replace(
        disagreement_take(),
        id=f"take-disagreement-{number}",
        number=number,
        recorded_at=_WHEN + timedelta(minutes=4),
        recording=recording(33.0),
        transcript=transcript,
        feedback=feedback,
    )


def retaken_rehearsal() -> Rehearsal:
    """Return the sample rehearsal with two takes of its first answer."""
    rehearsal = sample_rehearsal()
    first = rehearsal.answers[0]
    twice = replace(first, takes=(*first.takes, retold_take()))
    return replace(rehearsal, answers=(twice, *rehearsal.answers[1:]))


def sample_rehearsal(*, rough: bool = False) -> Rehearsal:
    """Return one rehearsal of six answers, each in another state."""
    return Rehearsal(
        id="rehearsal-1",
        started_at=_WHEN,
        job=Job(title="Transport planner", company="Hallbrook Freight"),
        answers=(
            Answer(
                id="disagreement",
                question=_question("Tell me about a time you disagreed with a manager."),
                takes=(disagreement_take(rough=rough),),
            ),
            Answer(id="closing", question=_closing_question(), takes=(_closing_take(),)),
            Answer(
                id="why-us",
                question=_question("Why do you want to work for Hallbrook Freight?"),
                takes=(_plain_take(),),
            ),
            Answer(
                id="waiting",
                question=_question(
                    "Tell me about a project that went wrong, what you did about it at the time, "
                    "and what you would do differently now that you know how it ended."
                ),
                takes=(_take("take-waiting", TakeState.RECORDED),),
            ),
            Answer(
                id="failed",
                question=_question("Where do you see yourself in five years?"),
                takes=(_failed_take(),),
            ),
            Answer(id="skipped", question=_question("Which animal would you be?")),
        ),
    )


def _question(text: str) -> Question:
    return Question(text=text, kind=QuestionKind.BEHAVIORAL, invites_story=True)


def _closing_question() -> Question:
    return Question(text="Do you have any questions for us?", kind=QuestionKind.CLOSING)


def _take(take_id: str, state: TakeState, *, failure: str = "") -> Take:
    return Take(
        id=take_id,
        number=1,
        recorded_at=_WHEN,
        recording=recording(30.0),
        state=state,
        failure=failure,
    )


def _failed_take() -> Take:
    sentence = "The recogniser stopped half-way. Your recording is safe; try transcribing it again."
    return _take("take-failed", TakeState.FAILED, failure=sentence)


def _plain_take() -> Take:
    return Take(
        id="take-why-us",
        number=1,
        recorded_at=_WHEN,
        recording=recording(20.0),
        transcript=spoken("Your night routes to the coast are what I have planned for six years."),
        feedback=Feedback(delivery=Delivery(duration_s=20.0, words_per_minute=131.0)),
        state=TakeState.ANALYSED,
    )


def _closing_take() -> Take:
    transcript = spoken(CLOSING)
    holiday = "How many days of holiday would I get in the first year?"
    scare = "what about this job would scare me most."
    at = transcript.text.index(scare)
    findings = (
        point(
            transcript,
            FindingKind.PREMATURE_QUESTION,
            holiday,
            title="You asked about holidays before there is an offer",
        ),
        point(
            transcript,
            FindingKind.GENERIC_QUESTION,
            "what is the culture like?",
            title="This question fits any company",
            severity=Severity.MILD,
        ),
    )
    asked = AskedQuestion(
        quote=scare, start=at, end=at + len(scare), quality=QuestionQuality.PERCEPTIVE
    )
    return Take(
        id="take-closing",
        number=1,
        recorded_at=_WHEN,
        recording=recording(15.0),
        transcript=transcript,
        feedback=Feedback(findings=findings, questions=(asked,)),
        state=TakeState.ANALYSED,
    )


def _loudness(slice_number: int) -> float:
    phrase = max(math.sin(slice_number / 17.0) + 0.45, 0.02)
    syllable = 0.55 + 0.45 * math.sin(slice_number * 1.7) * math.cos(slice_number * 0.61)
    return min(phrase * syllable * 0.5, 1.0)


# The titles of the points about the first answer, as they are ranked.
BOSS = "You said that your old manager never listened"

RESULT = "The story has no result"

LEADING = "You stress leading people; this job leads nobody"

DARK = "The disagreement itself stays in the dark"


def disagreement(*takes: Take) -> Answer:
    """The first answer with other takes."""
    return replace(sample_rehearsal().answers[0], takes=takes)
