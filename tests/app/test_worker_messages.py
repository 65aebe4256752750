"""Every message survives the pipe."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.app.worker_messages import (
    AnalyseTranscript,
    CancelJob,
    Configure,
    MeasureRecording,
    ProcessTake,
    TakeAnalysed,
    TakeTranscribed,
    decode_event,
    decode_request,
    encode_event,
    encode_request,
)
from rehearse.domain.finding import Delivery, Feedback, Finding, FindingKind, Severity, Story
from rehearse.domain.job import Job
from rehearse.domain.question import FollowUp, MissingPart, Question, QuestionKind
from rehearse.domain.settings import EngineChoice, Settings
from rehearse.domain.transcript import TimeRange, Transcript, Word

QUESTION = Question(
    text="Tell me about a time …",
    kind=QuestionKind.BEHAVIORAL,
    follow_ups=(FollowUp(missing=MissingPart.RESULT, text="And how did it end?"),),
)
WORDS = st.builds(
    Word,
    text=st.text(min_size=1).filter(lambda text: not any(c.isspace() for c in text)),
    start=st.floats(0, 600),
    end=st.floats(0, 600),
    probability=st.floats(0, 1),
)


@pytest.mark.parametrize(
    "request_",
    [
        Configure(settings=Settings(engine=EngineChoice.WHISPER, text_scale=150)),
        ProcessTake(job_id="1", audio=Path("a b.flac"), question=QUESTION, job=None),
        AnalyseTranscript(
            job_id="2",
            transcript=Transcript(text="so"),
            question=QUESTION,
            job=Job(company="Northwind"),
            audio=None,
        ),
        CancelJob(job_id="3"),
        MeasureRecording(audio=Path("a b.flac")),
    ],
)
def test_requests_come_out_as_they_went_in(request_) -> None:
    line = encode_request(request_)
    assert line.count(b"\n") == 1
    assert decode_request(line) == request_


@given(words=st.lists(WORDS, max_size=20))
def test_transcripts_come_out_as_they_went_in(words: list[Word]) -> None:
    event = TakeTranscribed(job_id="1", transcript=Transcript.from_words(tuple(words)))
    assert decode_event(encode_event(event)) == event


def test_feedback_comes_out_as_it_went_in() -> None:
    finding = Finding(
        kind=FindingKind.EMPLOYER_NEGATIVITY,
        severity=Severity.MILD,
        title="…",
        why="You said “never listened”.",
        advice="…",
        confidence=0.5,
        start=3,
        end=9,
        quote="🙂 ab",
        start_s=1.5,
        end_s=2.5,
    )
    feedback = Feedback(
        findings=(finding,),
        story=Story(expected=True, situation=True, task=False, action=True, result=False),
        delivery=Delivery(duration_s=10.0, long_pauses=(TimeRange(1.0, 3.0),)),
    )
    event = TakeAnalysed(job_id="1", feedback=feedback)
    assert decode_event(encode_event(event)) == event


@pytest.mark.parametrize("line", [b"", b"{}", b'{"type": "nonsense"}', b"\xff", b"[1]"])
def test_a_line_that_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (pydantic words the reason)
        decode_request(line)
