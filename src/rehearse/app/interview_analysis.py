"""Analyses the answers of an interview file."""

import dataclasses
from collections.abc import Callable

from rehearse.app.ports import Analyser, Transcriber
from rehearse.app.sound_measure import SoundMeasure, measure_if_readable
from rehearse.app.vocabulary_hints import vocabulary_hints
from rehearse.domain.errors import NothingSaid
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.job import Job
from rehearse.domain.transcript import Transcript


class InterviewAnalysis:
    """Fills in what is missing in an interview: transcripts from audio, and feedback.

    The transcriber is made only where an answer brings sound and no words. `warn` is told what
    had to be left out of an answer, in one sentence.
    """

    def __init__(
        self,
        *,
        analyser: Analyser,
        make_transcriber: Callable[[], Transcriber],
        measure_sound: SoundMeasure,
        warn: Callable[[str], None],
    ) -> None:
        self._analyser = analyser
        self._make_transcriber = make_transcriber
        self._measure_sound = measure_sound
        self._warn = warn
        self._transcriber: Transcriber | None = None

    def analyse(self, interview: Interview) -> Interview:
        """Return the interview with a transcript and feedback in every answer.

        Raises:
            AudioUnreadable: the sound of an answer without words.
            TranscriptionFailed, ModelUnavailable.
        """
        answers = tuple(self._answer(answer, interview.job) for answer in interview.answers)
        return dataclasses.replace(interview, answers=answers)

    def _answer(self, answer: InterviewAnswer, job: Job | None) -> InterviewAnswer:
        transcript = answer.transcript or self._transcribe(answer, job)
        sound = measure_if_readable(
            answer.audio,
            measure=self._measure_sound,
            warn=lambda trouble: self._warn(f"answer {answer.id}: {trouble}"),
        )
        feedback = self._analyser.analyse(transcript, answer.question, job=job, sound=sound)
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
