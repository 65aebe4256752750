"""A rehearsal led from question to question, over a real library and a real worker process."""

import queue
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from tests.app.test_worker_client import SCRIPT
from tests.support.take_factory import ANY_QUESTIONS, WHY_US, write_silence
from tests.support.wait_until import wait_until

from rehearse.app.rehearsal_session import RehearsalSession, new_rehearsal
from rehearse.app.take_processing import (
    EngineStopped,
    MachineNotice,
    ProcessingEvent,
    TakeProcessor,
    TakeProgressed,
    TakeUpdated,
    context_of,
)
from rehearse.app.worker_client import WorkerClient
from rehearse.domain.errors import AudioUnreadable, MicrophoneUnavailable, RecordingFailed
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Interviewer, Mode, Take, TakeState
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Transcript
from rehearse.storage.library.library import SqliteLibrary

FOLLOW_UP = Question(id="why-us-follow-up", kind=QuestionKind.MOTIVATION, text="Why not them?")


class CannedRecording:
    """A recording of one second of silence."""

    def __init__(self, path: Path, *, failure: Exception | None) -> None:
        self.path = path
        self.failure = failure

    def level(self) -> float:
        return 0.0

    def elapsed_s(self) -> float:
        return 1.0

    def problem(self) -> str:
        return ""

    def is_over(self) -> bool:
        return False

    def pause(self) -> None:
        raise AssertionError("no session of these tests pauses a recording")

    def resume(self) -> None:
        raise AssertionError("no session of these tests goes on with a recording")

    def growing_file(self) -> Path:
        return self.path.with_suffix(".part.wav")

    def stop(self) -> Recording:
        if self.failure is not None:
            raise self.failure
        return write_silence(self.path)

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)


class CannedRecorder:
    def __init__(self) -> None:
        self.failure: Exception | None = None
        self.devices: list[str] = []

    def start(self, path: Path, *, device: str = "") -> CannedRecording:
        self.devices.append(device)
        return CannedRecording(path, failure=self.failure)


class Desk:
    """Everything that a session needs, and what the processor has told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = SqliteLibrary(database=folder / "library.db", recordings=folder / "sound")
        self.worker = WorkerClient(
            command=(sys.executable, str(SCRIPT)), settings=Settings(), log=folder / "worker.log"
        )
        self.processor = TakeProcessor(worker=self.worker, library=self.library)
        self.events: queue.Queue[ProcessingEvent] = queue.Queue()
        self.processor.subscribe(self.events.put)
        self.recorder = CannedRecorder()

    def session(self) -> RehearsalSession:
        rehearsal = new_rehearsal(
            (WHY_US, ANY_QUESTIONS),
            mode=Mode.PRACTICE,
            interviewer=Interviewer.NEUTRAL,
            job=None,
        )
        self.library.save(rehearsal)
        return RehearsalSession(
            rehearsal,
            recorder=self.recorder,
            library=self.library,
            processor=self.processor,
            recordings=self.folder / "sound",
            microphone=lambda: "desk microphone",
        )

    def next_event(self) -> ProcessingEvent:
        return self.events.get(timeout=30)

    def wait_for(self, state: TakeState) -> TakeUpdated:
        while True:
            event = self.next_event()
            if isinstance(event, TakeUpdated) and event.take.state is state:
                return event


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.worker.close()
    desk.library.close()


def test_a_take_is_safe_in_the_library_and_then_worked_on(desk: Desk) -> None:
    session = desk.session()
    session.begin_take()
    take = session.finish_take()
    assert take.recording is not None
    assert take.recording.path.is_file()
    kept = desk.library.load(session.rehearsal.id).answers[0].takes[0]
    assert kept.id == take.id
    updated = desk.wait_for(TakeState.ANALYSED)
    assert updated.take.transcript is not None
    assert updated.take.transcript.text.startswith("said in")
    kept = desk.library.load(session.rehearsal.id).answers[0].takes[0]
    assert kept.state is TakeState.ANALYSED
    assert kept.feedback == updated.take.feedback


def test_progress_is_told_of_the_take(desk: Desk) -> None:
    session = desk.session()
    session.begin_take()
    take = session.finish_take()
    seen = [desk.events.get(timeout=30)]
    while not isinstance(seen[-1], TakeUpdated):
        seen.append(desk.events.get(timeout=30))
    progressed = [event for event in seen if isinstance(event, TakeProgressed)]
    assert [event.take_id for event in progressed] == [take.id]


def test_a_retake_is_the_second_take_of_the_same_answer(desk: Desk) -> None:
    session = desk.session()
    for _ in range(2):
        session.begin_take()
        session.finish_take()
    assert [take.number for take in session.rehearsal.answers[0].takes] == [1, 2]


def test_starting_over_keeps_nothing(desk: Desk) -> None:
    session = desk.session()
    session.begin_take()
    session.discard_take()
    assert not session.is_recording
    assert desk.library.load(session.rehearsal.id).answers[0].takes == ()


def test_the_questions_end(desk: Desk) -> None:
    session = desk.session()
    assert session.current is not None
    assert session.current.question == WHY_US
    following = session.advance()
    assert following is not None
    assert following.question == ANY_QUESTIONS
    assert session.advance() is None
    assert session.position == 2
    with pytest.raises(RuntimeError):
        session.begin_take()
    assert session.go_to(session.rehearsal.answers[0].id).question == WHY_US


def test_a_question_put_in_between_is_next_and_costs_no_earlier_feedback(desk: Desk) -> None:
    session = desk.session()
    session.begin_take()
    session.finish_take()
    desk.wait_for(TakeState.ANALYSED)
    session.insert_next(FOLLOW_UP)
    following = session.advance()
    assert following is not None
    assert following.question == FOLLOW_UP
    session.begin_take()
    session.finish_take()
    kept = desk.library.load(session.rehearsal.id).answers
    assert [answer.question for answer in kept] == [WHY_US, FOLLOW_UP, ANY_QUESTIONS]
    assert kept[0].takes[0].feedback is not None
    assert len(kept[1].takes) == 1
    assert session.advance() is not None


def test_nothing_follows_the_end(desk: Desk) -> None:
    session = desk.session()
    session.advance()
    session.advance()
    with pytest.raises(RuntimeError):
        session.insert_next(FOLLOW_UP)


def test_the_chosen_microphone_is_opened(desk: Desk) -> None:
    desk.session().begin_take()
    assert desk.recorder.devices == ["desk microphone"]


def test_a_lost_microphone_leaves_the_session_ready_for_another_take(desk: Desk) -> None:
    session = desk.session()
    desk.recorder.failure = MicrophoneUnavailable("The microphone is gone.")
    session.begin_take()
    with pytest.raises(MicrophoneUnavailable):
        session.finish_take()
    desk.recorder.failure = None
    session.begin_take()
    assert session.finish_take().number == 1


def test_what_a_full_disk_left_of_an_answer_is_a_take_all_the_same(desk: Desk) -> None:
    session = desk.session()
    kept = write_silence(desk.folder / "sound" / "kept.wav")
    desk.recorder.failure = RecordingFailed("The disk is full.", kept=kept)
    session.begin_take()
    with pytest.raises(RecordingFailed):
        session.finish_take()
    takes = desk.library.load(session.rehearsal.id).answers[0].takes
    assert [take.recording for take in takes] == [kept]
    assert desk.wait_for(TakeState.ANALYSED).take.id == takes[0].id


def test_takes_left_by_an_earlier_run_are_finished(desk: Desk) -> None:
    session = desk.session()
    answer = session.rehearsal.answers[0]
    recording = write_silence(desk.folder / "sound" / "left.wav")
    left = Take(id="left", number=1, recorded_at=session.rehearsal.started_at, recording=recording)
    desk.library.save_take(answer.id, left)
    assert desk.processor.resume_unfinished() == 1
    assert desk.wait_for(TakeState.ANALYSED).take.id == "left"
    assert desk.processor.resume_unfinished() == 0


def test_an_unreadable_recording_fails_with_its_sentence_and_can_be_tried_again(
    desk: Desk,
) -> None:
    session = desk.session()
    answer = session.rehearsal.answers[0]
    recording = write_silence(desk.folder / "sound" / "unreadable.wav")
    take = Take(id="t", number=1, recorded_at=session.rehearsal.started_at, recording=recording)
    desk.library.save_take(answer.id, take)
    desk.processor.submit(context_of(session.rehearsal, answer.id), take)
    failed = desk.wait_for(TakeState.FAILED).take
    assert failed.failure == "The recording cannot be read; record the answer again."
    desk.processor.submit(context_of(session.rehearsal, answer.id), failed)
    assert desk.wait_for(TakeState.FAILED).take.id == "t"


def test_a_rehearsal_deleted_meanwhile_is_not_brought_back(desk: Desk) -> None:
    session = desk.session()
    answer = session.rehearsal.answers[0]
    recording = write_silence(desk.folder / "sound" / "slow.wav")
    take = Take(id="t", number=1, recorded_at=session.rehearsal.started_at, recording=recording)
    desk.library.save_take(answer.id, take)
    desk.processor.submit(context_of(session.rehearsal, answer.id), take)
    desk.library.delete(session.rehearsal.id)
    desk.processor.cancel("t")
    session = desk.session()
    session.begin_take()
    session.finish_take()
    assert desk.wait_for(TakeState.ANALYSED).take.id != "t"
    with pytest.raises(KeyError):
        desk.library.load("rehearsal-1")


def test_a_recogniser_that_stops_is_told_of_in_a_plain_sentence(desk: Desk) -> None:
    session = desk.session()
    answer = session.rehearsal.answers[0]
    recording = write_silence(desk.folder / "sound" / "needs-less.wav")
    take = Take(id="t", number=1, recorded_at=session.rehearsal.started_at, recording=recording)
    desk.library.save_take(answer.id, take)
    desk.processor.submit(context_of(session.rehearsal, answer.id), take)
    told: list[ProcessingEvent] = []
    while not (isinstance(event := desk.next_event(), TakeUpdated) and event.take.feedback):
        told.append(event)
    (stopped,) = (event for event in told if isinstance(event, EngineStopped))
    assert stopped.take_id == "t"
    assert "Your recording is safe" in stopped.sentence
    assert recording.path.is_file()


def test_what_is_wrong_with_the_machine_is_said_once(desk: Desk) -> None:
    session = desk.session()
    answer = session.rehearsal.answers[0]
    notices = []
    for number in (1, 2):
        recording = write_silence(desk.folder / "sound" / f"card-fails-{number}.wav")
        take = Take(
            id=f"t{number}",
            number=number,
            recorded_at=session.rehearsal.started_at,
            recording=recording,
        )
        desk.library.save_take(answer.id, take)
        desk.processor.submit(context_of(session.rehearsal, answer.id), take)
        while not (isinstance(event := desk.next_event(), TakeUpdated) and event.take.feedback):
            if isinstance(event, MachineNotice):
                notices.append(event.sentence)
    assert notices == ["The graphics card cannot be used."]


def test_a_recogniser_that_stops_while_one_speaks_is_told_of_afterwards(desk: Desk) -> None:
    session = desk.session()
    growing = desk.folder / "a.part.txt"
    growing.write_text("die\n")
    context = context_of(session.rehearsal, session.rehearsal.answers[0].id)
    desk.processor.follow(context, "t", growing)
    wait_until(lambda: desk.processor._stopped_while_following, what="the end of the recogniser")
    assert desk.events.empty() or not isinstance(desk.next_event(), EngineStopped)
    recording = write_silence(desk.folder / "sound" / "plain.wav")
    take = Take(id="t", number=1, recorded_at=session.rehearsal.started_at, recording=recording)
    desk.library.save_take(context.answer_id, take)
    desk.processor.submit(context, take)
    while not isinstance(event := desk.next_event(), EngineStopped):
        assert not isinstance(event, TakeUpdated)
    assert event.take_id == "t"
    desk.wait_for(TakeState.ANALYSED)


def test_what_is_thrown_away_is_followed_no_more(desk: Desk) -> None:
    session = desk.session()
    session.begin_take()
    assert len(desk.worker._following) == 1
    session.discard_take()
    assert not desk.worker._following
    desk.recorder.failure = MicrophoneUnavailable("The microphone is gone.")
    session.begin_take()
    with pytest.raises(MicrophoneUnavailable):
        session.finish_take()
    assert not desk.worker._following


def test_words_that_an_earlier_run_left_are_not_listened_for_again(desk: Desk) -> None:
    session = desk.session()
    answer = session.rehearsal.answers[0]
    recording = write_silence(desk.folder / "sound" / "left.wav")
    left = Take(
        id="left",
        number=1,
        recorded_at=session.rehearsal.started_at,
        recording=recording,
        transcript=Transcript(text="These are the words."),
        state=TakeState.TRANSCRIBED,
    )
    desk.library.save_take(answer.id, left)
    assert desk.processor.resume_unfinished() == 1
    take = desk.wait_for(TakeState.ANALYSED).take
    assert take.transcript == left.transcript


def test_a_recording_from_elsewhere_is_a_take_like_any_other(desk: Desk) -> None:
    session = desk.session()
    mine = write_silence(desk.folder / "mine.wav")
    soundfile.write(mine.path, np.full(16_000, 0.25), 16_000)
    take = session.import_take(mine.path)
    assert take.number == 1
    assert take.recording is not None
    assert take.recording.path.parent == desk.folder / "sound" / session.rehearsal.id
    assert take.recording.duration_s == pytest.approx(1.0)
    assert desk.wait_for(TakeState.ANALYSED).take.id == take.id
    stored = desk.library.load(session.rehearsal.id)
    assert stored.answers[0].takes[0].id == take.id
    assert mine.path.is_file()


def test_what_cannot_be_taken_over_leaves_the_answer_as_it_was(desk: Desk) -> None:
    session = desk.session()
    (desk.folder / "letter.mp3").write_text("Dear Sir or Madam")
    with pytest.raises(AudioUnreadable):
        session.import_take(desk.folder / "letter.mp3")
    assert session.rehearsal.answers[0].takes == ()
    session.begin_take()
    with pytest.raises(RuntimeError):
        session.import_take(desk.folder / "letter.mp3")
    session.discard_take()
