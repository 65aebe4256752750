"""What the window and the worker process say to each other: one JSON object a line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from rehearse.domain.finding import Feedback
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Configure:
    """Use these settings from the next job on."""

    settings: Settings
    type: Literal["configure"] = "configure"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessTake:
    """Transcribe a recording, then analyse the transcript.

    Engines whose names are in `avoid` stopped before and are not to be used.
    """

    job_id: str
    audio: Path
    question: Question
    job: Job | None
    avoid: tuple[str, ...] = ()
    type: Literal["process_take"] = "process_take"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowRecording:
    """Transcribe `audio` while it is being recorded, whenever no job waits.

    The words go into the ProcessTake of the same `job_id`, which comes when the recording is
    done. No event answers, and a failure costs nothing but time.
    """

    job_id: str
    audio: Path
    job: Job | None
    avoid: tuple[str, ...] = ()
    type: Literal["follow_recording"] = "follow_recording"


@dataclass(frozen=True, slots=True, kw_only=True)
class StopFollowing:
    """The recording was thrown away: forget what was heard of it."""

    job_id: str
    type: Literal["stop_following"] = "stop_following"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyseTranscript:
    """Analyse words that are there already; `audio` gives pauses and length where it is set."""

    job_id: str
    transcript: Transcript
    question: Question
    job: Job | None
    audio: Path | None
    type: Literal["analyse_transcript"] = "analyse_transcript"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRecording:
    """Measure the sound of words that are being corrected, so that their analysis is quicker.

    No event answers, and a failure costs nothing but time.
    """

    audio: Path
    type: Literal["measure_recording"] = "measure_recording"


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelJob:
    """Stop a job, waiting or running."""

    job_id: str
    type: Literal["cancel_job"] = "cancel_job"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerReady:
    """The worker has loaded its engines; `engine` names the recogniser in use."""

    engine: str
    rough: bool
    type: Literal["worker_ready"] = "worker_ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptionBegan:
    """`engine` listens to a take, finished or not; `smaller` would be next, "" where none is."""

    job_id: str
    engine: str
    smaller: str
    type: Literal["transcription_began"] = "transcription_began"


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineReplaced:
    """`engine` stopped while it listened to a take, so `smaller` takes over."""

    job_id: str
    engine: str
    smaller: str
    type: Literal["engine_replaced"] = "engine_replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptionProgressed:
    """Share of the recording that is transcribed, 0 to 1."""

    job_id: str
    share: float
    type: Literal["transcription_progressed"] = "transcription_progressed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeTranscribed:
    """The words are there; the analysis follows."""

    job_id: str
    transcript: Transcript
    type: Literal["take_transcribed"] = "take_transcribed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAnalysed:
    """The job is done."""

    job_id: str
    feedback: Feedback
    type: Literal["take_analysed"] = "take_analysed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineNoted:
    """Something about this machine that the person should know; `sentence` is for them."""

    sentence: str
    type: Literal["machine_noted"] = "machine_noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFailed:
    """The job ended without a result; `sentence` is for the person."""

    job_id: str
    sentence: str
    type: Literal["job_failed"] = "job_failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCancelled:
    """The job was stopped on request."""

    job_id: str
    type: Literal["job_cancelled"] = "job_cancelled"


WorkerJob = ProcessTake | AnalyseTranscript
Request = (
    Configure
    | ProcessTake
    | AnalyseTranscript
    | CancelJob
    | FollowRecording
    | StopFollowing
    | MeasureRecording
)
Event = (
    WorkerReady
    | TranscriptionBegan
    | EngineReplaced
    | MachineNoted
    | TranscriptionProgressed
    | TakeTranscribed
    | TakeAnalysed
    | JobFailed
    | JobCancelled
)

_REQUESTS: TypeAdapter[Request] = TypeAdapter(Annotated[Request, Field(discriminator="type")])
_EVENTS: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="type")])


def encode_request(request: Request) -> bytes:
    """Return one line of JSON, line feed included."""
    return _REQUESTS.dump_json(request) + b"\n"


def decode_request(line: bytes) -> Request:
    """Return the request on a line.

    Raises:
        ValueError: the line is not a request.
    """
    return _REQUESTS.validate_json(line)


def encode_event(event: Event) -> bytes:
    """Return one line of JSON, line feed included."""
    return _EVENTS.dump_json(event) + b"\n"


def decode_event(line: bytes) -> Event:
    """Return the event on a line.

    Raises:
        ValueError: the line is not an event.
    """
    return _EVENTS.validate_json(line)
