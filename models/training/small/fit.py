"""Fit the small linear models of the analysis and write their weights as data.

    python fit.py FOLDER [FOLDER ...]

Each folder holds a labelled set (jobs, answers, closings in JSON lines). Multinomial logistic
regression with an L2 penalty, plain gradient descent; deterministic, some minutes for the words of
each author by all others. Needs the dependency group `train`.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from fit_words import telling_words, weighed
from spacy.tokens import Doc

from rehearse.analysis.closing.question_quality import quality_features
from rehearse.analysis.doc_context import AnswerContext, context_of
from rehearse.analysis.evaluation.labelled_set import LabelledAnswer, read_labelled_set
from rehearse.analysis.feedback.answer_feedback import read
from rehearse.analysis.fit.goal_mismatch import goal_features, post_of
from rehearse.analysis.language_pipeline import DETECTORS, load_pipeline
from rehearse.analysis.skills.wrong_skills import emphasis_features
from rehearse.domain.finding import FindingKind
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Transcript
from rehearse.shipped import shipped_folder

PENALTY = 0.005
STEPS = 4000
STEP_SIZE = 0.5
OUTPUT = Path(__file__).parents[3] / "src" / "rehearse" / "analysis" / "cues" / "weights.toml"
HEADER = "# Weights of the small linear models, written by models/training/small/fit.py.\n"
Example = tuple[dict[str, float], str]


def quality_examples(folders: list[Path]) -> Iterator[Example]:
    """Yield the features and the quality of every labelled question."""
    for folder in folders:
        for closing in read_labelled_set(folder).closings:
            for item in closing.spans or ():
                question = closing.text[item.span.start : item.span.end]
                yield quality_features(question, closing.job), item.label


def job_examples(
    folders: list[Path], kind: FindingKind, features: Callable[[Doc, float], dict[str, float]]
) -> Iterator[Example]:
    """Yield the features of every answer that was judged for `kind` beside its job.

    What an author's words say is told by the words of all others: of its own it would be too sure.
    """
    nlp = load_pipeline(shipped_folder("models"))
    # The detectors need the weights that are about to be made.
    nlp.select_pipes(disable=DETECTORS)
    sets = {folder: read_labelled_set(folder).answers for folder in folders}
    for folder, answers in sets.items():
        judged = [one for one in answers if one.job is not None and kind in one.labels]
        if not judged:
            continue
        others = [one for other, rest in sets.items() if other != folder for one in rest]
        known = weighed(others, kind)
        for answer in judged:
            said = known.log_odds(telling_words(answer, kind))
            doc = read(nlp, _context(answer))
            yield features(doc, said), "amiss" if answer.labels[kind] else "fine"


def goals_of(doc: Doc, said: float) -> dict[str, float]:
    """Return the features of an answer about goals."""
    job = context_of(doc).job
    return goal_features(doc, post_of(job), said) if job else {}


def _context(answer: LabelledAnswer) -> AnswerContext:
    return AnswerContext(
        transcript=Transcript(text=answer.text),
        question=answer.question,
        settings=Settings(),
        job=answer.job,
    )


def fitted(examples: list[Example]) -> dict[str, dict[str, float]]:
    """Return the weights by class and feature."""
    names = sorted({name for features, _ in examples for name in features})
    labels = sorted({label for _, label in examples})
    inputs = np.array([[features.get(name, 0.0) for name in names] for features, _ in examples])
    targets = np.array([[float(label == other) for other in labels] for _, label in examples])
    # Each class counts alike, however often it occurs.
    share = targets / targets.sum(axis=0)
    importance = share.sum(axis=1, keepdims=True) / len(labels)
    rows = np.zeros((len(names), len(labels)))
    for _ in range(STEPS):
        points = inputs @ rows
        raised = np.exp(points - points.max(axis=1, keepdims=True))
        guess = raised / raised.sum(axis=1, keepdims=True)
        slope = inputs.T @ ((guess - targets) * importance) + PENALTY * rows / len(labels)
        rows -= STEP_SIZE * slope
    return {
        label: {name: round(float(rows[i, j]), 3) for i, name in enumerate(names)}
        for j, label in enumerate(labels)
    }


def as_toml(name: str, weights: dict[str, dict[str, float]]) -> str:
    """Return the weights of one model as TOML tables."""
    lines: list[str] = []
    for label, row in weights.items():
        lines.append(f"\n[{name}.{label}]")
        lines.extend(f'"{feature}" = {weight}' for feature, weight in row.items())
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit the models and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    folders = parser.parse_args().folders
    models = {
        "question_quality": fitted(list(quality_examples(folders))),
        "wrong_skills": fitted(
            list(job_examples(folders, FindingKind.WRONG_SKILLS, emphasis_features))
        ),
        "goal_mismatch": fitted(list(job_examples(folders, FindingKind.GOAL_MISMATCH, goals_of))),
    }
    text = HEADER + "".join(as_toml(name, weights) for name, weights in models.items())
    OUTPUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
