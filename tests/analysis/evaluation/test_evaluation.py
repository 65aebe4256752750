import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.analysis_answers import analyser

from rehearse.analysis.evaluation.evaluation import Tally, evaluate
from rehearse.analysis.evaluation.evaluation_text import evaluation_text
from rehearse.analysis.evaluation.labelled_set import LabelsError

ANSWER: dict[str, Any] = {
    "id": "a1",
    "job": None,
    "question": {"text": "Why did you leave?", "kind": "motivation"},
    "answer": "I liked it. My boss was a bully.",
    "labels": {
        "employer_negativity": [{"quote": "My boss was a bully.", "severity": "strong"}],
        "missing_story": None,
        "wrong_name": False,
    },
}
CLOSING = {
    "id": "c1",
    "job": None,
    "answer": "Yes. What does it pay?",
    "labels": {
        "missing_questions": False,
        "questions": [{"quote": "What does it pay?", "quality": "premature"}],
    },
}
SENTENCE = {"text": "He was a wonderful boss.", "employer_negativity": "none", "note": ""}


def write(folder: Path, name: str, *entries: object) -> None:
    text = "".join(json.dumps(entry) + "\n" for entry in entries)
    (folder / name).write_text(text, encoding="utf-8")


def test_figures_of_a_small_set(tmp_path: Path):
    write(tmp_path, "answers.jsonl", ANSWER)
    write(tmp_path, "closings.jsonl", CLOSING)
    write(tmp_path, "sentences.jsonl", SENTENCE)
    result = evaluate(tmp_path, analyser())
    assert result.kinds["employer_negativity"].f1 == 1.0
    assert result.spans["employer_negativity"].both == 1
    assert result.severity == {("strong", "strong"): 1}
    assert result.quality == {("premature", "premature"): 1}
    assert result.kinds["wrong_name"].false_alarms == 0.0
    assert "missing_story" not in result.kinds
    assert result.errors == []
    assert "employer_negativity" in evaluation_text(result)


def test_a_disagreement_is_listed(tmp_path: Path):
    wrong = {**SENTENCE, "employer_negativity": "mild"}
    write(tmp_path, "sentences.jsonl", wrong)
    result = evaluate(tmp_path, analyser())
    assert [(error.expected, error.got) for error in result.errors] == [("true", "false")]
    assert "He was a wonderful boss." in evaluation_text(result, errors=True)


def test_a_tally():
    tally = Tally(both=3, only_found=1, only_labelled=2, neither=4)
    assert tally.precision == 0.75
    assert tally.recall == 0.6
    assert tally.f1 == pytest.approx(2 / 3)
    assert tally.false_alarms == 0.2


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("answers.jsonl", "{", "answers.jsonl, line 1"),
        ("answers.jsonl", '{"id": "a9"}', "a9"),
        ("closings.jsonl", "[]", "not an object"),
    ],
)
def test_what_is_wrong_with_a_set_is_said(tmp_path: Path, name, text, says):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LabelsError, match=says):
        evaluate(tmp_path, analyser())


def test_a_folder_without_a_set(tmp_path: Path):
    with pytest.raises(LabelsError, match=r"answers\.jsonl"):
        evaluate(tmp_path, analyser())


def test_what_comes_without_punctuation_is_counted_apart(tmp_path: Path):
    plain = {**ANSWER, "id": "a2", "answer": "i liked it and my boss was a bully"}
    spans = [{"quote": "my boss was a bully", "severity": "strong"}]
    plain["labels"] = {**ANSWER["labels"], "employer_negativity": spans}
    write(tmp_path, "answers.jsonl", ANSWER, plain)
    result = evaluate(tmp_path, analyser())
    for apart in (result.unpunctuated, result.punctuated):
        tally = apart["employer_negativity"]
        assert (tally.both, tally.only_found, tally.only_labelled) == (1, 0, 0)
    assert "employer_negativity, unpunctuated" in evaluation_text(result)
