"""Whether findings are right as often as their confidence says."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.evaluation.calibration import Calibration
from rehearse.analysis.evaluation.evaluation import SENTENCES, evaluate
from rehearse.analysis.evaluation.evaluation_document import evaluation_document
from rehearse.analysis.evaluation.evaluation_text import evaluation_text
from rehearse.domain.finding import (
    AskedQuestion,
    Feedback,
    Finding,
    FindingKind,
    QuestionQuality,
    Severity,
)
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.transcript import Transcript

ILL = "My boss was a bully."
FINE = "My boss was fair."
PAY = "What does it pay?"


class Flagging:
    """Flags what it is told to, with the same confidence always."""

    def __init__(self, *quotes: tuple[FindingKind, str | None], confidence: float = 0.9) -> None:
        self._quotes = quotes
        self._confidence = confidence

    def analyse(
        self, transcript: Transcript, question: Question, *, job: Job | None = None
    ) -> Feedback:
        """Return the findings whose quote the transcript holds."""
        del question, job
        found = [
            self._finding(kind, quote, transcript.text)
            for kind, quote in self._quotes
            if quote is None or quote in transcript.text
        ]
        asked = tuple(
            AskedQuestion(
                quote=finding.quote,
                start=finding.start,
                end=finding.end,
                quality=QuestionQuality.PREMATURE,
            )
            for finding in found
            if finding.kind is FindingKind.PREMATURE_QUESTION
            and finding.quote is not None
            and finding.start is not None
            and finding.end is not None
        )
        return Feedback(findings=tuple(found), questions=asked)

    def _finding(self, kind: FindingKind, quote: str | None, text: str) -> Finding:
        start = text.index(quote) if quote is not None else None
        return Finding(
            kind=kind,
            severity=Severity.STRONG,
            title="t",
            why="w",
            advice="a",
            confidence=self._confidence,
            start=start,
            end=None if start is None or quote is None else start + len(quote),
            quote=quote,
        )


def write(folder: Path, name: str, *entries: object) -> None:
    text = "".join(json.dumps(entry) + "\n" for entry in entries)
    (folder / name).write_text(text, encoding="utf-8")


def answer(text: str, labels: dict[str, object]) -> dict[str, object]:
    question = {"text": "Why did you leave?", "kind": "motivation"}
    return {"id": "a", "job": None, "question": question, "answer": text, "labels": labels}


def test_the_error_weighs_each_bin_by_what_it_holds():
    judged = Calibration()
    for is_right in (True, True, True, False):
        judged.add(0.9, is_right=is_right)
    judged.add(0.3, is_right=True)
    low, high = judged.bins
    assert (low.low, low.high, low.count, low.share_right) == (0.2, 0.4, 1, 1.0)
    assert (high.count, high.share_right) == (4, 0.75)
    assert high.mean_confidence == pytest.approx(0.9)
    assert judged.error == pytest.approx((1 * 0.7 + 4 * 0.15) / 5)


def test_nothing_judged_has_no_error():
    assert (Calibration().error, Calibration().bins) == (0.0, ())


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_every_finding_is_in_one_bin_and_the_error_is_a_share(judged):
    calibration = Calibration(list(judged))
    assert sum(held.count for held in calibration.bins) == len(judged)
    assert -1e-9 <= calibration.error <= 1 + 1e-9
    for held in calibration.bins:
        assert held.low - 1e-9 <= held.mean_confidence <= held.high + 1e-9


def test_a_flagged_passage_is_right_where_it_overlaps_a_labelled_one(tmp_path: Path):
    labels = {"employer_negativity": [{"quote": ILL, "severity": "strong"}], "wrong_name": False}
    write(tmp_path, "answers.jsonl", answer(f"{ILL} {FINE}", labels))
    flagging = Flagging(
        (FindingKind.EMPLOYER_NEGATIVITY, ILL),
        (FindingKind.EMPLOYER_NEGATIVITY, FINE),
        (FindingKind.WRONG_NAME, None),
        (FindingKind.MISSING_STORY, None),
    )
    judged = evaluate(tmp_path, flagging).calibration
    assert judged["employer_negativity"].judged == [(0.9, True), (0.9, False)]
    assert judged["wrong_name"].judged == [(0.9, False)]
    assert "missing_story" not in judged


def test_sentences_and_questions_are_judged_too(tmp_path: Path):
    write(tmp_path, "sentences.jsonl", {"text": FINE, "employer_negativity": "none"})
    closing = {
        "id": "c1",
        "job": None,
        "answer": PAY,
        "labels": {
            "missing_questions": False,
            "questions": [{"quote": PAY, "quality": "premature"}],
        },
    }
    write(tmp_path, "closings.jsonl", closing)
    flagging = Flagging(
        (FindingKind.EMPLOYER_NEGATIVITY, FINE),
        (FindingKind.PREMATURE_QUESTION, PAY),
        confidence=0.55,
    )
    result = evaluate(tmp_path, flagging)
    assert result.calibration[SENTENCES].judged == [(0.55, False)]
    assert result.calibration["premature_question"].judged == [(0.55, True)]
    lines = evaluation_text(result).splitlines()
    assert "premature_question: error 0.45" in lines
    assert lines[lines.index("premature_question: error 0.45") + 1].split() == [
        "0.4-0.6",
        "1",
        "0.55",
        "1.00",
    ]
    assert evaluation_document(result)["calibration"]["premature_question"] == {
        "error": 0.45,
        "bins": [
            {"low": 0.4, "high": 0.6, "count": 1, "mean_confidence": 0.55, "share_right": 1.0}
        ],
    }
