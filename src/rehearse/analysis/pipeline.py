"""The analyser: a transcript and its question in, feedback out."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.domain.finding import Feedback
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings
from rehearse.domain.sound_measures import NOTHING_MEASURED, SoundMeasures
from rehearse.domain.transcript import Transcript

if TYPE_CHECKING:
    from spacy.language import Language

_WARM_UP = Transcript(text="They asked me how I would do it, and I did it.")
_WARM_UP_JOB = Job(title="Any", company="Any", interviewer="Any", description="You do it.")


class SpacyAnalyser:
    """Satisfies `ports.Analyser`; loads its model at the first answer, or by `load`."""

    def __init__(self, *, models_folder: Path, settings: Settings | None = None) -> None:
        """Keep where the models lie; `settings` hold the thresholds of delivery."""
        self._models_folder = models_folder
        self._settings = settings or Settings()

    def load(self) -> None:
        """Load the model and every word list now (two seconds), so that no answer has to wait.

        Raises:
            ModelUnavailable: the syntax model is missing or damaged.
        """
        for kind in QuestionKind:
            self.analyse(_WARM_UP, Question(text="", kind=kind), job=_WARM_UP_JOB)

    def analyse(
        self,
        transcript: Transcript,
        question: Question,
        *,
        job: Job | None = None,
        sound: SoundMeasures = NOTHING_MEASURED,
    ) -> Feedback:
        """Return the feedback on one answer.

        An answer in another language than English gets its delivery alone.

        Raises:
            ModelUnavailable: the syntax model is missing or damaged.
        """
        # spaCy takes 1.6 s to import: the window's process must not pay for it.
        from rehearse.analysis.doc_context import AnswerContext  # noqa: PLC0415 - as said
        from rehearse.analysis.feedback.answer_feedback import feedback_on  # noqa: PLC0415 - as said

        return feedback_on(
            self._pipeline,
            AnswerContext(
                transcript=transcript,
                question=question,
                settings=self._settings,
                job=job,
                sound=sound,
            ),
        )

    @cached_property
    def _pipeline(self) -> "Language":
        from rehearse.analysis.language_pipeline import load_pipeline  # noqa: PLC0415 - as above

        return load_pipeline(self._models_folder)
