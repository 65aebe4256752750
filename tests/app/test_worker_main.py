"""The worker's loop in this process, over pipes of bytes."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.support.take_factory import WHY_US, write_silence

from rehearse.app.remembered_measure import RememberedMeasure
from rehearse.app.worker_main import Worker
from rehearse.app.worker_messages import (
    AnalyseTranscript,
    Event,
    MeasureRecording,
    Request,
    TakeAnalysed,
    decode_event,
    encode_request,
)
from rehearse.domain.finding import Delivery, Feedback
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.sound_measures import NOTHING_MEASURED, SoundMeasures
from rehearse.domain.transcript import Transcript
from rehearse.transcription.pauses import measure_sound


class LengthAnalyser:
    """Tells the length that it was given."""

    def analyse(
        self,
        transcript: Transcript,
        question: Question,
        *,
        job: Job | None = None,
        sound: SoundMeasures = NOTHING_MEASURED,
    ) -> Feedback:
        return Feedback(delivery=Delivery(duration_s=sound.duration_s))


class CountedMeasure:
    def __init__(self) -> None:
        self.asked: list[Path] = []

    def __call__(self, audio: Path) -> SoundMeasures:
        self.asked.append(audio)
        if audio.stem == "faulty":
            raise ZeroDivisionError
        return measure_sound(audio)


def answers_to(requests: Sequence[Request], measure: CountedMeasure) -> list[Event]:
    """Run a worker on these requests until it has read the last one."""
    events = io.BytesIO()
    Worker(
        choose_engine=lambda _settings, _avoid: pytest.fail("nothing is transcribed here"),
        make_analyser=lambda _settings: LengthAnalyser(),
        measure_sound=RememberedMeasure(measure),
        engine_name=lambda _settings: ("none", False),
    ).run(io.BytesIO(b"".join(map(encode_request, requests))), events)
    return [decode_event(line) for line in events.getvalue().splitlines()]


def analysis_of(audio: Path) -> AnalyseTranscript:
    return AnalyseTranscript(
        job_id="take", transcript=Transcript(text="so"), question=WHY_US, job=None, audio=audio
    )


def test_a_recording_measured_ahead_is_not_measured_again(tmp_path: Path) -> None:
    audio = write_silence(tmp_path / "take.wav", seconds=1.5).path
    measure = CountedMeasure()
    events = answers_to([MeasureRecording(audio=audio), analysis_of(audio)], measure)
    assert measure.asked == [audio]
    assert [type(event) for event in events] == [TakeAnalysed]
    assert isinstance(events[0], TakeAnalysed)
    assert events[0].feedback.delivery.duration_s == pytest.approx(1.5)


@pytest.mark.parametrize("name", ["gone", "faulty"])
def test_a_recording_that_cannot_be_measured_ahead_ends_nothing(tmp_path: Path, name: str) -> None:
    audio = write_silence(tmp_path / "take.wav", seconds=1.5).path
    odd = tmp_path / f"{name}.wav"
    if name == "faulty":
        odd.touch()
    events = answers_to([MeasureRecording(audio=odd), analysis_of(audio)], CountedMeasure())
    assert [type(event) for event in events] == [TakeAnalysed]
