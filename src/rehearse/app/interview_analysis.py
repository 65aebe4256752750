"""Analyses the answers of an interview file."""

import dataclasses
from collections.abc import Callable

from rehearse.app.ports import Analyser, Transcriber
from rehearse.app.worker_main import SoundMeasure, vocabulary_hints
from rehearse.domain.errors import NothingSaid
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.job import Job
from rehearse.domain.transcript import TimeRange, Transcript


class InterviewAnalysis:
    """Fills in what is missing in an interview: transcripts from audio, and feedback.

    The transcriber is made only where an answer brings sound and no words.
    """

    def __init__(
        self,
        *,
        analyser: Analyser,
        make_transcriber: Callable[[], Transcriber],
        measure_sound: SoundMeasure,
    ) -> None:
        self._analyser = analyser
        self._make_transcriber = make_transcriber
        self._measure_sound = measure_sound
        self._transcriber: Transcriber | None = None

    def analyse(self, interview: Interview) -> Interview:
        """Return the interview with a transcript and feedback in every answer.

        Raises:
            AudioUnreadable, TranscriptionFailed, ModelUnavailable.
        """
        answers = tuple(self._answer(answer, interview.job) for answer in interview.answers)
        return dataclasses.replace(interview, answers=answers)

    def _answer(self, answer: InterviewAnswer, job: Job | None) -> InterviewAnswer:
        transcript = answer.transcript or self._transcribe(answer, job)
        duration_s, pauses = self._measure(answer)
        feedback = self._analyser.analyse(
            transcript, answer.question, job=job, pauses=pauses, duration_s=duration_s
        )
        return dataclasses.replace(answer, transcript=transcript, feedback=feedback)

    def _transcribe(self, answer: InterviewAnswer, job: Job | None) -> Transcript:
        if answer.audio is None:
            raise ValueError("an answer needs a transcript or audio")
        if self._transcriber is None:
            self._transcriber = self._make_transcriber()
        try:
            return self._transcriber.transcribe(answer.audio, hints=vocabulary_hints(job))
        except NothingSaid:
            # A silent answer is an answer that is too short; it must not stop the others.
            return Transcript(text="")

    def _measure(
        self, answer: InterviewAnswer
    ) -> tuple[float | None, tuple[TimeRange, ...] | None]:
        if answer.audio is None or not answer.audio.is_file():
            return None, None
        return self._measure_sound(answer.audio)
