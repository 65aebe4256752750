"""Rehearsals to keep: one written by hand, and any that hypothesis thinks of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from rehearse.domain.finding import (
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
)
from rehearse.domain.job import Job
from rehearse.domain.question import FollowUp, MissingPart, Question, QuestionKind
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import (
    Answer,
    Dismissal,
    Interviewer,
    Mode,
    Rehearsal,
    Take,
    TakeState,
)
from rehearse.domain.transcript import TimeRange, Transcript, Word

STARTED = datetime(2026, 3, 4, 18, 30, 5, 250_000, tzinfo=UTC)
QUESTION = Question(
    id="conflict-with-colleague",
    bank_id="behavioral-en",
    text="Tell me about a time you disagreed with a colleague.",
    kind=QuestionKind.BEHAVIORAL,
    invites_story=True,
    competencies=("conflict",),
    follow_ups=(FollowUp(missing=MissingPart.RESULT, text="And how did it end?"),),
)
_SAID = ("my", "old", "manager", "never", "listened", "to", "anybody", "🙂", "there")
TRANSCRIPT = Transcript.from_words(
    tuple(
        Word(text=text, start=at * 0.4, end=at * 0.4 + 0.3, probability=0.9)
        for at, text in enumerate(
            ["my", "old", "manager", "never", "listened", "to", "anybody", "🙂", "there"]
        )
    ),
    engine="pocketsphinx",
    rough=True,
)
NEGATIVITY = Finding(
    kind=FindingKind.EMPLOYER_NEGATIVITY,
    severity=Severity.STRONG,
    title="You spoke ill of your old manager",
    why="It makes people wonder what you will say of them.",
    advice="Say what you did about it.",
    confidence=0.9,
    start=0,
    end=40,
    quote="my old manager never listened to anybody",
    start_s=0.0,
    end_s=2.7,
)
NO_STORY = Finding(
    kind=FindingKind.MISSING_STORY,
    severity=Severity.MILD,
    title="How did it end?",
    why="The listener is left waiting.",
    advice="Say what came of it.",
    confidence=0.7,
)
FEEDBACK = Feedback(
    findings=(NEGATIVITY, NO_STORY),
    story=Story(expected=True, situation=True, task=True, action=False, result=False),
    skills=Skills(
        emphasised=(EmphasisedSkill(skill="listening", weight=0.4, start=15, end=29),),
        asked_for=("listening", "SQL"),
        not_shown=("SQL",),
    ),
    questions=(AskedQuestion(quote="there", start=43, end=48, quality=QuestionQuality.GENERIC),),
    delivery=Delivery(
        duration_s=4.2,
        words_per_minute=128.5,
        fillers=1,
        long_pauses=(TimeRange(1.0, 7.5),),
    ),
)


def take(name: str, *, number: int = 1, recording: Path | None = None) -> Take:
    """Return an analysed take; `recording` is a sound file of one second, where there is one."""
    return Take(
        id=name,
        number=number,
        recorded_at=STARTED + timedelta(minutes=number),
        recording=Recording(path=recording, sample_rate=16_000, frames=16_000, missing_s=0.25)
        if recording
        else None,
        transcript=TRANSCRIPT,
        feedback=FEEDBACK,
        state=TakeState.ANALYSED,
    )


def rehearsal(name: str = "r1", *, recording: Path | None = None) -> Rehearsal:
    """Return a rehearsal of two questions: one with two takes, one skipped."""
    first = Answer(
        id=f"{name}-a1",
        question=QUESTION,
        takes=(
            take(f"{name}-t1", recording=recording),
            take(f"{name}-t2", number=2),
        ),
    )
    closing = Question(
        id="any-questions", bank_id="closing-en", text="Any questions?", kind=QuestionKind.CLOSING
    )
    return Rehearsal(
        id=name,
        started_at=STARTED,
        mode=Mode.REAL,
        interviewer=Interviewer.WARM,
        job=Job(title="Data analyst", company="Northwind"),
        answers=(first, Answer(id=f"{name}-a2", question=closing)),
    )


_text = st.text(st.characters(codec="utf-8"), max_size=20)
_some_text = _text.filter(str.strip)
_number = st.floats(min_value=0, max_value=1e6)
_share = st.floats(min_value=0, max_value=1)
_optional_int = st.none() | st.integers(0, 10_000)
_moment = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001  (hypothesis wants it without a zone)
    timezones=st.just(UTC),
)


@st.composite
def words(draw: st.DrawFn) -> tuple[Word, ...]:
    """Words one after the other in time."""
    texts = draw(st.lists(_some_text, max_size=6))
    starts = sorted(draw(st.lists(_number, min_size=len(texts), max_size=len(texts))))
    return tuple(
        Word(text=text, start=start, end=start + draw(_share), probability=draw(_share))
        for text, start in zip(texts, starts, strict=True)
    )


transcripts = st.builds(Transcript, text=_text) | words().filter(bool).map(Transcript.from_words)
findings = st.builds(
    Finding,
    kind=st.sampled_from(FindingKind),
    severity=st.sampled_from(Severity),
    title=_text,
    why=_text,
    advice=_text,
    confidence=_share,
    start=_optional_int,
    end=_optional_int,
    quote=st.none() | _text,
    start_s=st.none() | _number,
    end_s=st.none() | _number,
)
skills = st.builds(
    Skills,
    emphasised=st.lists(
        st.builds(
            EmphasisedSkill,
            skill=_text,
            weight=_share,
            start=st.integers(0, 99),
            end=st.integers(0, 99),
        ),
        max_size=2,
    ).map(tuple),
    asked_for=st.lists(_text, max_size=3).map(tuple),
    off_target=st.lists(_text, max_size=3).map(tuple),
    not_shown=st.lists(_text, max_size=3).map(tuple),
)
feedbacks = st.builds(
    Feedback,
    findings=st.lists(findings, max_size=3).map(tuple),
    story=st.none() | st.builds(Story),
    skills=st.none() | skills,
    delivery=st.builds(
        Delivery,
        duration_s=st.none() | _number,
        fillers=_optional_int,
        long_pauses=st.none() | st.just((TimeRange(1.5, 7.25),)),
    ),
)
questions = st.builds(
    Question,
    text=_some_text,
    kind=st.sampled_from(QuestionKind),
    id=_text,
    bank_id=_text,
    competencies=st.lists(_text, max_size=2).map(tuple),
)
jobs = st.builds(
    Job,
    title=st.none() | _text,
    company=st.none() | _text,
    interviewer=st.none() | _text,
    description=st.none() | _text,
)
_takes = st.builds(
    Take,
    id=st.just(""),
    number=st.just(0),
    recorded_at=_moment,
    transcript=st.none() | transcripts,
    feedback=st.none() | feedbacks,
    state=st.sampled_from(TakeState),
    failure=_text,
    dismissals=st.lists(
        st.builds(
            Dismissal, kind=st.sampled_from(FindingKind), start=_optional_int, end=_optional_int
        ),
        max_size=3,
        unique=True,
    ).map(tuple),
)


@st.composite
def rehearsals(draw: st.DrawFn) -> Rehearsal:
    """Any rehearsal, its answers and takes numbered as the program numbers them."""
    answers = []
    for index, question in enumerate(draw(st.lists(questions, max_size=3))):
        takes = draw(st.lists(_takes, max_size=2))
        numbered = tuple(
            replace(at, id=f"t{index}.{number}", number=number)
            for number, at in enumerate(takes, start=1)
        )
        answers.append(Answer(id=f"a{index}", question=question, takes=numbered))
    return Rehearsal(
        id="any",
        started_at=draw(_moment),
        mode=draw(st.sampled_from(Mode)),
        interviewer=draw(st.sampled_from(Interviewer)),
        job=draw(st.none() | jobs),
        answers=tuple(answers),
    )


def written_sound(path: Path) -> Path:
    """Write a small file in place of a recording; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"RIFF" + bytes(range(256)) * 8)
    return path
