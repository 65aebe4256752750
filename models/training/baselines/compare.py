"""What simple means reach on a labelled set, beside what ships.

    python compare.py LABELLED_SET MATERIAL [MATERIAL ...]

VADER, VADER on sentences that name an employer, and logistic regression over TF-IDF of words and
pairs of words. Thresholds and weights come from MATERIAL, so that the set stays unseen.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from rehearse.analysis.evaluation.evaluation import evaluate
from rehearse.analysis.evaluation.labelled_set import LabelledAnswer, read_labelled_set
from rehearse.analysis.pipeline import SpacyAnalyser
from rehearse.domain.settings import Settings
from rehearse.shipped import shipped_folder

NEGATIVITY = "employer_negativity"
KINDS = (NEGATIVITY, "missing_story", "wrong_skills", "goal_mismatch", "research_gap")
_EMPLOYER = re.compile(
    r"\b(?:boss|bosses|manager|managers|management|supervisor|owner|director|foreman|chef|colleagues?"
    r"|co-?workers?|team|staff|company|firm|employer|place|office|shop|school|hospital|they)\b"
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_VADER = SentimentIntensityAnalyzer()

Judged = tuple[list[str], list[bool]]


def judged(answers: Sequence[LabelledAnswer], kind: str) -> Judged:
    """Return the texts that were judged for `kind`, and how."""
    if kind == NEGATIVITY:
        known = [(one.text, bool(one.spans)) for one in answers if one.spans is not None]
    else:
        known = [(one.text, one.labels[kind]) for one in answers if kind in one.labels]
    return [text for text, _ in known], [label for _, label in known]


def vader(text: str) -> float:
    """Return how negative the most negative sentence sounds, -1 to 1."""
    return max(-_VADER.polarity_scores(part)["compound"] for part in _SENTENCE.findall(text) or [""])


def vader_on_employers(text: str) -> float:
    """Return the same of the sentences that name an employer; -1 where none does."""
    named = [part for part in _SENTENCE.findall(text) if _EMPLOYER.search(part.lower())]
    return max((vader(part) for part in named), default=-1.0)


def f1(labels: Sequence[bool], raised: Sequence[bool]) -> float:
    """Return the harmonic mean of precision and recall; 0 where nothing is right."""
    both = sum(1 for label, found in zip(labels, raised, strict=True) if label and found)
    return 2 * both / max(1, sum(labels) + sum(raised))


def by_threshold(score: Callable[[str], float], train: Judged, test: Judged) -> float:
    """Return F1 on `test` at the threshold that is best on `train`."""
    scores = np.array([score(text) for text in train[0]])
    borders = np.unique(scores.round(2))
    best = max(borders, key=lambda border: f1(train[1], list(scores >= border)))
    return f1(test[1], [score(text) >= best for text in test[0]])


def by_words(train: Judged, test: Judged) -> float:
    """Return F1 on `test` of logistic regression over TF-IDF, fitted on `train`."""
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        LogisticRegression(C=10, class_weight="balanced", max_iter=1000),
    )
    model.fit(*train)
    return f1(test[1], list(model.predict(test[0])))


def compare(labelled_set: Path, material: Sequence[Path]) -> None:
    """Print the table."""
    train = [one for folder in material for one in read_labelled_set(folder).answers]
    test = read_labelled_set(labelled_set).answers
    ships = evaluate(
        labelled_set, SpacyAnalyser(settings=Settings(), models_folder=shipped_folder("models"))
    )
    print("| kind | VADER | VADER, employer words | TF-IDF | Rehearse |\n|---|---|---|---|---|")
    for kind in KINDS:
        known, unseen = judged(train, kind), judged(test, kind)
        row = [f"{by_words(known, unseen):.2f}", f"{ships.kinds[kind].f1:.2f}"]
        tones = [vader, vader_on_employers] if kind == NEGATIVITY else []
        row = [f"{by_threshold(tone, known, unseen):.2f}" for tone in tones] + row
        print(f"| {kind} | {' | '.join(['–'] * (4 - len(row)) + row)} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("labelled_set", type=Path)
    parser.add_argument("material", type=Path, nargs="+")
    given = parser.parse_args()
    compare(given.labelled_set, given.material)
