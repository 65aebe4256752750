"""docs/findings.md, the components and the fixtures speak of the same kinds."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.support.analysis_answers import analyser, of_kind, spoken

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.feedback.ranking import COST
from rehearse.analysis.language_pipeline import DETECTORS, REGISTERED
from rehearse.domain.finding import Feedback, FindingKind
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.sound_measures import SoundMeasures
from rehearse.domain.transcript import Transcript

FIXTURES = tomllib.loads((Path(__file__).parents[1] / "fixtures.toml").read_text(encoding="utf-8"))
DOCUMENT = Path(__file__).parents[3] / "docs" / "findings.md"
KINDS = sorted(kind.value for kind in FindingKind)


def answered(case: dict[str, Any], text: str) -> Feedback:
    kind = QuestionKind(case.get("kind", "background"))
    question = Question(text=case.get("question", "Tell me about your work."), kind=kind)
    if "seconds_a_word" in case:
        transcript = spoken(text, seconds=case["seconds_a_word"])
        return analyser().analyse(
            transcript, question, sound=SoundMeasures(duration_s=transcript.words[-1].end + 0.2)
        )
    return analyser().analyse(Transcript(text=text), question, job=Job(**FIXTURES["job"]))


def test_every_kind_has_a_heading_and_no_heading_is_left_over():
    headings = re.findall(r"^## `(\w+)`$", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(headings) == KINDS


def test_every_kind_has_a_fixture():
    assert sorted(case["finding"] for case in FIXTURES["case"]) == KINDS


def test_every_kind_has_advice_and_a_rank():
    assert sorted(cue_list("advice")) == KINDS
    assert sorted(COST) == KINDS


def test_every_component_is_imported_by_name_for_frozen_builds():
    modules = {module.__name__.rsplit(".", 1)[-1] for module in REGISTERED}
    assert set(DETECTORS) <= modules


@pytest.mark.parametrize("case", FIXTURES["case"], ids=lambda case: case["finding"])
def test_a_kind_is_raised_where_it_should_be(case):
    assert of_kind(answered(case, case["raises"]), FindingKind(case["finding"]))


@pytest.mark.parametrize("case", FIXTURES["case"], ids=lambda case: case["finding"])
def test_a_kind_is_not_raised_where_it_should_not_be(case):
    assert not of_kind(answered(case, case["raises_not"]), FindingKind(case["finding"]))
