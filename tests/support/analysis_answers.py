"""An analyser for tests, loaded once, and short ways to put an answer to it."""

from functools import cache

from rehearse.analysis.pipeline import SpacyAnalyser
from rehearse.domain.finding import Feedback, Finding, FindingKind
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.transcript import Transcript, Word
from rehearse.shipped import shipped_folder


@cache
def analyser() -> SpacyAnalyser:
    """Return an analyser with the shipped model."""
    return SpacyAnalyser(models_folder=shipped_folder("models"))


def feedback_on(
    text: str,
    *,
    question: str = "Why did you leave your last job?",
    kind: QuestionKind = QuestionKind.MOTIVATION,
    job: Job | None = None,
) -> Feedback:
    """Return the feedback on a transcript without word times."""
    return analyser().analyse(Transcript(text=text), Question(text=question, kind=kind), job=job)


def of_kind(feedback: Feedback, kind: FindingKind) -> list[Finding]:
    """Return the findings of one kind."""
    return [finding for finding in feedback.findings if finding.kind is kind]


def spoken(text: str, *, start: float = 0.5, seconds: float = 0.3, gap: float = 0.05) -> Transcript:
    """Return a transcript in which every word takes `seconds`; a word "|" is a second's silence."""
    words: list[Word] = []
    at = start
    for word in text.split():
        if word == "|":
            at += 1.0
            continue
        words.append(Word(text=word, start=round(at, 3), end=round(at + seconds, 3)))
        at += seconds + gap
    return Transcript.from_words(tuple(words))
