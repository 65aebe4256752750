"""An interview gets what it lacks: transcripts from its sound, and feedback."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.support.analysis_answers import analyser
from tests.support.take_factory import write_silence

from rehearse.app.interview_analysis import InterviewAnalysis
from rehearse.domain.errors import AudioUnreadable, NothingSaid
from rehearse.domain.finding import FindingKind
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.transcript import Transcript
from rehearse.main import build_sound_measure

QUESTION = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)
SAID = Transcript(text="My old manager never listened to anybody.")


@dataclass
class Listener:
    """A recogniser that hears SAID in every file, nothing in `silent.wav`."""

    asked: list[tuple[Path, tuple[str, ...]]] = field(default_factory=list)

    def transcribe(
        self,
        audio: Path,
        *,
        hints: Sequence[str] = (),
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Transcript:
        self.asked.append((audio, tuple(hints)))
        if audio.stem == "silent":
            raise NothingSaid("No speech was heard.")
        if audio.stem == "broken":
            raise AudioUnreadable("The file cannot be read.")
        return SAID


@dataclass
class Workshop:
    """The analysis under test, and how often a recogniser was made for it."""

    listener: Listener = field(default_factory=Listener)
    made: int = 0
    warned: list[str] = field(default_factory=list)

    def analysis(self) -> InterviewAnalysis:
        return InterviewAnalysis(
            analyser=analyser(),
            make_transcriber=self._make,
            measure_sound=build_sound_measure(),
            warn=self.warned.append,
        )

    def _make(self) -> Listener:
        self.made += 1
        return self.listener


def answer(name: str, audio: Path | None = None, said: Transcript | None = None) -> InterviewAnswer:
    return InterviewAnswer(id=name, question=QUESTION, transcript=said, audio=audio)


def test_an_answer_with_words_needs_no_recogniser() -> None:
    workshop = Workshop()
    (done,) = workshop.analysis().analyse(Interview(answers=(answer("a1", said=SAID),))).answers
    assert workshop.made == 0
    assert done.transcript is SAID
    assert done.feedback is not None
    assert done.feedback.findings[0].kind is FindingKind.EMPLOYER_NEGATIVITY
    assert done.feedback.delivery.duration_s is None


def test_sound_is_heard_by_one_recogniser_that_knows_the_names(tmp_path: Path) -> None:
    workshop = Workshop()
    sounds = [write_silence(tmp_path / f"{n}.wav", seconds=n).path for n in (1, 2)]
    job = Job(title="Analyst", company="Northwind", interviewer="Priya Shah")
    interview = Interview(job=job, answers=tuple(answer(s.stem, s) for s in sounds))
    done = workshop.analysis().analyse(interview)
    assert workshop.made == 1
    hints = ("Northwind", "Priya Shah", "Analyst")
    assert workshop.listener.asked == [(sound, hints) for sound in sounds]
    assert [a.transcript for a in done.answers] == [SAID, SAID]
    lengths = [a.feedback.delivery.duration_s for a in done.answers if a.feedback]
    assert lengths == [pytest.approx(1.0), pytest.approx(2.0)]
    assert done.job is job


def test_silence_does_not_stop_the_others(tmp_path: Path) -> None:
    silent = write_silence(tmp_path / "silent.wav").path
    interview = Interview(answers=(answer("a1", silent), answer("a2", said=SAID)))
    first, second = Workshop().analysis().analyse(interview).answers
    assert first.transcript == Transcript(text="")
    assert first.feedback is not None
    assert second.feedback is not None
    assert second.feedback.findings


def test_damaged_sound_beside_words_costs_its_measures_alone(tmp_path: Path) -> None:
    sound = tmp_path / "a1.flac"
    sound.write_bytes(b"no sound")
    workshop = Workshop()
    interview = Interview(answers=(answer("a1", sound, SAID), answer("a2", said=SAID)))
    for done in workshop.analysis().analyse(interview).answers:
        assert done.feedback is not None
        assert done.feedback.findings
        assert done.feedback.delivery.duration_s is None
    (warning,) = workshop.warned
    assert warning.startswith("answer a1: length and pauses are left out. ")
    assert "a1.flac" in warning


def test_sound_that_cannot_be_read_does(tmp_path: Path) -> None:
    broken = write_silence(tmp_path / "broken.wav").path
    with pytest.raises(AudioUnreadable):
        Workshop().analysis().analyse(Interview(answers=(answer("a1", broken),)))


def test_an_answer_with_neither_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="transcript or audio"):
        Workshop().analysis().analyse(Interview(answers=(answer("a1"),)))
