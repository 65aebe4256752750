"""How the person's own questions to the interviewer come across, before they are asked."""

import threading
import uuid
from collections.abc import Callable
from typing import Final

from rehearse.app.worker_client import WorkerClient
from rehearse.app.worker_messages import (
    AnalyseTranscript,
    Event,
    JobCancelled,
    JobFailed,
    TakeAnalysed,
)
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.transcript import Transcript

_INVITATION: Final = Question(text="Do you have any questions for us?", kind=QuestionKind.CLOSING)
_MOST_KNOWN: Final = 200

Told = Callable[[str, QuestionQuality | None], None]
"""Gets a question and how it comes across; None where it is not heard as a question."""


class QuestionCheck:
    """Has questions looked at by the same analysis as answers, in the worker process.

    Listeners are called on the worker client's thread.
    """

    def __init__(self, worker: WorkerClient) -> None:
        self._worker = worker
        self._lock = threading.Lock()
        self._asked: dict[str, tuple[str, Job | None]] = {}
        self._known: dict[tuple[str, Job | None], QuestionQuality | None] = {}
        self._listeners: list[Told] = []
        worker.subscribe(self._receive)

    def subscribe(self, listener: Told) -> None:
        """Call `listener` with each question that was looked at."""
        self._listeners.append(listener)

    def look_at(self, question: str, job: Job | None) -> None:
        """Have `question` looked at for `job`; listeners hear what comes of it."""
        key = (question, job)
        with self._lock:
            if key in self._asked.values():
                return
            is_known = key in self._known
            quality = self._known.get(key)
        if is_known:
            self._tell(question, quality)
        else:
            self._submit(question, job)

    def _submit(self, question: str, job: Job | None) -> None:
        job_id = f"prepared-question-{uuid.uuid4().hex}"
        with self._lock:
            self._asked[job_id] = (question, job)
        self._worker.submit(
            AnalyseTranscript(
                job_id=job_id,
                transcript=Transcript(text=question),
                question=_INVITATION,
                job=job,
                audio=None,
            )
        )

    def _receive(self, event: Event) -> None:
        if not isinstance(event, TakeAnalysed | JobFailed | JobCancelled):
            return
        with self._lock:
            key = self._asked.pop(event.job_id, None)
        # What could not be looked at is not judged; the next look tries again.
        if key is None or not isinstance(event, TakeAnalysed):
            return
        questions = event.feedback.questions
        quality = questions[0].quality if questions else None
        with self._lock:
            while len(self._known) >= _MOST_KNOWN:
                self._known.pop(next(iter(self._known)))
            self._known[key] = quality
        self._tell(key[0], quality)

    def _tell(self, question: str, quality: QuestionQuality | None) -> None:
        for listener in self._listeners:
            listener(question, quality)
