"""How far the analysis agrees with a labelled set."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from rehearse.analysis.evaluation.calibration import Calibration
from rehearse.analysis.evaluation.calibration_counts import (
    count_answer,
    count_passages,
    count_sentence,
)
from rehearse.analysis.evaluation.labelled_set import (
    LabelledAnswer,
    LabelledSpan,
    read_labelled_set,
)
from rehearse.domain.finding import Feedback, FindingKind, QuestionQuality
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.transcript import Span, Transcript

# A passage counts as found where it covers at least this share of both together.
OVERLAP_FROM = 0.3
QUESTION_OVERLAP_FROM = 0.5
PARTS = ("situation", "action", "result")
SENTENCES = "employer_negativity, single sentences"
_KIND_OF_QUALITY = {
    QuestionQuality.PREMATURE: FindingKind.PREMATURE_QUESTION,
    QuestionQuality.GENERIC: FindingKind.GENERIC_QUESTION,
}

_PUNCTUATION = frozenset(".?!,")


class AnswerReader(Protocol):
    """What evaluation needs of an analyser."""

    def analyse(
        self, transcript: Transcript, question: Question, *, job: Job | None = None
    ) -> Feedback:
        """Return the feedback on one answer."""
        ...


@dataclass(slots=True)
class Tally:
    """Counts of agreement and disagreement."""

    both: int = 0
    only_found: int = 0
    only_labelled: int = 0
    neither: int = 0

    def add(self, *, found: bool, labelled: bool) -> None:
        """Count one decision."""
        if found and labelled:
            self.both += 1
        elif found:
            self.only_found += 1
        elif labelled:
            self.only_labelled += 1
        else:
            self.neither += 1

    @property
    def precision(self) -> float:
        """The share of what was found that is labelled."""
        return self.both / max(1, self.both + self.only_found)

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found."""
        return self.both / max(1, self.both + self.only_labelled)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / max(1, 2 * self.both + self.only_found + self.only_labelled)

    @property
    def false_alarms(self) -> float:
        """The share of what carries no label that was flagged all the same."""
        return self.only_found / max(1, self.only_found + self.neither)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One decision that differs from the label."""

    answer_id: str
    kind: str
    expected: str
    got: str
    text: str


@dataclass(slots=True)
class Evaluation:
    """All figures. `severity` counts (labelled, found) pairs, `quality` likewise.

    `calibration` has, by kind, the confidence of each finding that a label judges. `unpunctuated`
    counts again what was decided about texts in lower case without a full stop, question mark,
    exclamation mark or comma, and `punctuated` what was decided about the others.
    """

    kinds: dict[str, Tally] = field(default_factory=dict)
    spans: dict[str, Tally] = field(default_factory=dict)
    overlaps: list[float] = field(default_factory=list)
    severity: Counter[tuple[str, str]] = field(default_factory=Counter)
    quality: Counter[tuple[str, str]] = field(default_factory=Counter)
    calibration: dict[str, Calibration] = field(default_factory=dict)
    errors: list[Disagreement] = field(default_factory=list)
    unpunctuated: dict[str, Tally] = field(default_factory=dict)
    punctuated: dict[str, Tally] = field(default_factory=dict)

    def kind(self, name: str) -> Tally:
        """Return the counts of one kind, begun where there are none."""
        return self.kinds.setdefault(name, Tally())

    @property
    def mean_overlap(self) -> float:
        """Intersection over union of the passages that were found, on average."""
        return sum(self.overlaps) / max(1, len(self.overlaps))

    @property
    def quality_macro_f1(self) -> float:
        """F1 of the question qualities, each counting alike; found questions only."""
        return sum(_f1_of(self.quality, q.value) for q in QuestionQuality) / len(QuestionQuality)


def evaluate(folder: Path, analyser: AnswerReader) -> Evaluation:
    """Return how far `analyser` agrees with the labelled set in `folder`.

    Raises:
        LabelsError: the folder holds no labelled set.
    """
    labelled = read_labelled_set(folder)
    result = Evaluation()
    for answer in labelled.answers:
        _judge_answer(result, answer, _feedback(analyser, answer))
    for closing in labelled.closings:
        _judge_closing(result, closing, _feedback(analyser, closing))
    for sentence in labelled.sentences:
        _judge_sentence(result, sentence, _feedback(analyser, sentence))
    return result


def _feedback(analyser: AnswerReader, answer: LabelledAnswer) -> Feedback:
    return analyser.analyse(Transcript(text=answer.text), answer.question, job=answer.job)


def _judge_answer(result: Evaluation, answer: LabelledAnswer, feedback: Feedback) -> None:
    count_answer(result.calibration, feedback, answer.labels)
    found_kinds = {finding.kind.value for finding in feedback.findings}
    for kind, expected in answer.labels.items():
        _decide(result, answer, kind, found=kind in found_kinds, labelled=expected)
    for part in PARTS:
        if part in answer.story_parts and feedback.story is not None:
            _decide(
                result,
                answer,
                f"story {part}",
                found=bool(getattr(feedback.story, part)),
                labelled=answer.story_parts[part],
            )
    if answer.spans is not None:
        _judge_negativity(result, answer, feedback, "employer_negativity")


def _judge_sentence(result: Evaluation, answer: LabelledAnswer, feedback: Feedback) -> None:
    found = _negative_spans(feedback)
    labelled = answer.spans or ()
    count_sentence(result.calibration, feedback, SENTENCES, labelled=bool(labelled))
    _decide(result, answer, SENTENCES, found=bool(found), labelled=bool(labelled))
    if found and labelled:
        strongest = max(found, key=lambda item: item.label == "strong")
        result.severity[labelled[0].label, strongest.label] += 1


def _judge_negativity(
    result: Evaluation, answer: LabelledAnswer, feedback: Feedback, kind: str
) -> None:
    found, labelled = _negative_spans(feedback), answer.spans or ()
    _decide(result, answer, kind, found=bool(found), labelled=bool(labelled))
    pairs = _pair(result, kind, found, labelled, OVERLAP_FROM)
    right = {mine.span for mine, _ in pairs}
    count_passages(result.calibration, feedback, FindingKind.EMPLOYER_NEGATIVITY, right)
    for mine, theirs in pairs:
        result.overlaps.append(_overlap(mine.span, theirs.span))
        result.severity[theirs.label, mine.label] += 1


def _judge_closing(result: Evaluation, answer: LabelledAnswer, feedback: Feedback) -> None:
    kind = FindingKind.MISSING_QUESTIONS.value
    found = any(finding.kind.value == kind for finding in feedback.findings)
    count_answer(result.calibration, feedback, answer.labels)
    _decide(result, answer, kind, found=found, labelled=answer.labels[kind])
    asked = [
        LabelledSpan(span=Span(q.start, q.end), label=q.quality.value) for q in feedback.questions
    ]
    pairs = _pair(result, "questions", asked, answer.spans or (), QUESTION_OVERLAP_FROM)
    for quality, kind_of_it in _KIND_OF_QUALITY.items():
        right = {mine.span for mine, theirs in pairs if theirs.label == quality}
        count_passages(result.calibration, feedback, kind_of_it, right)
    for mine, theirs in pairs:
        result.quality[theirs.label, mine.label] += 1
        if mine.label != theirs.label:
            quote = answer.text[theirs.span.start : theirs.span.end]
            result.errors.append(
                Disagreement(answer.id, "question quality", theirs.label, mine.label, quote)
            )


def _negative_spans(feedback: Feedback) -> list[LabelledSpan]:
    return [
        LabelledSpan(span=Span(finding.start, finding.end), label=finding.severity.value)
        for finding in feedback.findings
        if finding.kind is FindingKind.EMPLOYER_NEGATIVITY
        and finding.start is not None
        and finding.end is not None
    ]


def _decide(
    result: Evaluation, answer: LabelledAnswer, kind: str, *, found: bool, labelled: bool
) -> None:
    result.kind(kind).add(found=found, labelled=labelled)
    written = result.unpunctuated if _is_unpunctuated(answer.text) else result.punctuated
    written.setdefault(kind, Tally()).add(found=found, labelled=labelled)
    if found != labelled:
        result.errors.append(
            Disagreement(answer.id, kind, str(labelled).lower(), str(found).lower(), answer.text)
        )


def _is_unpunctuated(text: str) -> bool:
    return text == text.lower() and not _PUNCTUATION.intersection(text)


def _pair(
    result: Evaluation,
    kind: str,
    found: Iterable[LabelledSpan],
    labelled: Iterable[LabelledSpan],
    least: float,
) -> list[tuple[LabelledSpan, LabelledSpan]]:
    """Pair found passages with labelled ones, best overlap first, and count them."""
    left, wanted = list(found), list(labelled)
    tally = result.spans.setdefault(kind, Tally())
    pairs: list[tuple[LabelledSpan, LabelledSpan]] = []
    candidates = sorted(
        ((_overlap(mine.span, theirs.span), mine, theirs) for mine in left for theirs in wanted),
        key=lambda item: -item[0],
    )
    for overlap, mine, theirs in candidates:
        if overlap >= least and mine in left and theirs in wanted:
            left.remove(mine)
            wanted.remove(theirs)
            pairs.append((mine, theirs))
    tally.both += len(pairs)
    tally.only_found += len(left)
    tally.only_labelled += len(wanted)
    return pairs


def _overlap(one: Span, other: Span) -> float:
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    together = (one.end - one.start) + (other.end - other.start) - shared
    return shared / together if together else 0.0


def _f1_of(confusion: Counter[tuple[str, str]], label: str) -> float:
    both = confusion[label, label]
    found = sum(count for (_, mine), count in confusion.items() if mine == label)
    labelled = sum(count for (theirs, _), count in confusion.items() if theirs == label)
    return 2 * both / max(1, found + labelled)
