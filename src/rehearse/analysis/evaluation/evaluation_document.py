"""An evaluation as a JSON document, for programs that compare figures."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rehearse.analysis.evaluation.calibration import Calibration
from rehearse.analysis.evaluation.evaluation import Evaluation, Tally

_DECIMALS = 4


def evaluation_document(evaluation: Evaluation, *, errors: bool = False) -> dict[str, Any]:
    """Return the figures ready for `json.dumps`; with `errors`, every disagreement too."""
    document: dict[str, Any] = {
        "kinds": _tallies(evaluation.kinds),
        "passages": _tallies(evaluation.spans),
        "unpunctuated": _tallies(evaluation.unpunctuated),
        "punctuated": _tallies(evaluation.punctuated),
        "mean_overlap": round(evaluation.mean_overlap, _DECIMALS),
        "severity": _confusion(evaluation.severity),
        "quality": _confusion(evaluation.quality),
        "quality_macro_f1": round(evaluation.quality_macro_f1, _DECIMALS),
        "calibration": {
            name: _calibration(judged) for name, judged in sorted(evaluation.calibration.items())
        },
    }
    if errors:
        document["errors"] = [asdict(error) for error in evaluation.errors]
    return document


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float]]:
    return {name: _tally(tally) for name, tally in sorted(tallies.items())}


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, _DECIMALS),
        "recall": round(tally.recall, _DECIMALS),
        "f1": round(tally.f1, _DECIMALS),
        "false_alarms": round(tally.false_alarms, _DECIMALS),
        **asdict(tally),
    }


def _calibration(judged: Calibration) -> dict[str, Any]:
    return {
        "error": round(judged.error, _DECIMALS),
        "bins": [
            {name: round(value, _DECIMALS) for name, value in asdict(held).items()}
            for held in judged.bins
        ],
    }


def _confusion(counts: Counter[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {"labelled": labelled, "found": found, "count": count}
        for (labelled, found), count in sorted(counts.items())
    ]
