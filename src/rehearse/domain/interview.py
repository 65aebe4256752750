"""An interview as the interview file carries it in and out of the program."""

from dataclasses import dataclass
from pathlib import Path

from rehearse.domain.finding import Feedback
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.transcript import Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewAnswer:
    """One answer of an interview file.

    `transcript` is None where only `audio` is given; `audio` is an absolute path.
    """

    id: str
    question: Question
    transcript: Transcript | None = None
    audio: Path | None = None
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A job and the answers given for it."""

    job: Job | None = None
    answers: tuple[InterviewAnswer, ...] = ()
