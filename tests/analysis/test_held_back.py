"""The analysis may not fall behind what it once reached on answers that nothing was fitted to."""

import json
from pathlib import Path

import pytest

from rehearse.analysis.evaluation.evaluation import evaluate
from rehearse.analysis.evaluation.evaluation_document import evaluation_document
from rehearse.analysis.pipeline import SpacyAnalyser
from rehearse.shipped import shipped_folder

pytestmark = pytest.mark.model

HELD_BACK = Path(__file__).parents[2] / "models" / "training" / "held_back"
RECORDED = json.loads((HELD_BACK / "recorded.json").read_text(encoding="utf-8"))
MOST_LOST = 0.02


@pytest.fixture(scope="module")
def reached() -> dict[str, float]:
    result = evaluate(HELD_BACK, SpacyAnalyser(models_folder=shipped_folder("models")))
    return figures(evaluation_document(result))


def figures(document) -> dict[str, float]:
    """Return the F1 of every kind and passage, and the macro F1 of question quality."""
    found = {f"kinds.{name}": row["f1"] for name, row in document["kinds"].items()}
    found |= {f"passages.{name}": row["f1"] for name, row in document["passages"].items()}
    return found | {"quality_macro_f1": document["quality_macro_f1"]}


@pytest.mark.parametrize("figure", sorted(RECORDED))
def test_no_figure_falls_more_than_two_points(figure: str, reached: dict[str, float]) -> None:
    assert reached[figure] >= RECORDED[figure] - MOST_LOST


def test_every_figure_is_recorded(reached: dict[str, float]) -> None:
    assert sorted(reached) == sorted(RECORDED)
