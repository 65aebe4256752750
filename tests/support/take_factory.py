"""Records for tests that need a rehearsal with something in it."""

import wave
from datetime import UTC, datetime
from pathlib import Path

from rehearse.domain.finding import Feedback, Finding, FindingKind, Severity
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Answer, Rehearsal, Take, TakeState
from rehearse.domain.transcript import Transcript

WHY_US = Question(id="why-us", bank_id="common", text="Why us?", kind=QuestionKind.MOTIVATION)
ANY_QUESTIONS = Question(
    id="any", bank_id="closing", text="Any questions for us?", kind=QuestionKind.CLOSING
)
NEGATIVITY = Finding(
    kind=FindingKind.EMPLOYER_NEGATIVITY,
    severity=Severity.STRONG,
    title="You spoke ill of a former boss",
    why="“never listened” blames your old manager.",
    advice="Say what you did about it instead.",
    confidence=0.9,
    start=3,
    end=17,
    quote="never listened",
)


def write_silence(path: Path, *, seconds: float = 1.0, rate: int = 16_000) -> Recording:
    """Write a WAV of zeros and return its record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frames = int(seconds * rate)
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(bytes(2 * frames))
    return Recording(path=path, sample_rate=rate, frames=frames)


def analysed_take(text: str = "he never listened", *, number: int = 1) -> Take:
    return Take(
        id=f"take-{number}",
        number=number,
        recorded_at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
        transcript=Transcript(text=text),
        feedback=Feedback(findings=(NEGATIVITY,)),
        state=TakeState.ANALYSED,
    )


def rehearsal_of_two(*takes: Take) -> Rehearsal:
    """Return a rehearsal of two questions, the first one with `takes`."""
    return Rehearsal(
        id="rehearsal-1",
        started_at=datetime(2026, 1, 2, 3, 0, tzinfo=UTC),
        answers=(
            Answer(id="answer1", question=WHY_US, takes=takes),
            Answer(id="answer2", question=ANY_QUESTIONS),
        ),
    )
