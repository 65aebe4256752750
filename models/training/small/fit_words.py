"""Weigh the words by which an answer shows that its weight, its goals or its reasons are amiss.

    python fit_words.py FOLDER [FOLDER ...]

Each folder holds a labelled set. For each kind, logistic regression over TF-IDF of single words,
written to the cue lists as data; deterministic, a few seconds. Needs the dependency group `train`.
"""

import argparse
import json
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from rehearse.analysis.answer_words import FILE, KINDS, words_in
from rehearse.analysis.evaluation.labelled_set import LabelledAnswer, read_labelled_set

OUTPUT = Path(__file__).parents[3] / "src" / "rehearse" / "analysis" / "cues" / FILE
# A word of one answer alone says more about that answer than about its kind.
FEWEST_ANSWERS = 2
# The inverse of the penalty; 3 to 30 make no difference on authors that were left out.
LOOSENESS = 10


def fitted(answers: list[LabelledAnswer], kind: str) -> str:
    """Return the weights for one kind as JSON, a word a line."""
    judged = [one for one in answers if kind in one.labels and one.job is not None]
    counts = TfidfVectorizer(analyzer=words_in, min_df=FEWEST_ANSWERS, sublinear_tf=True)
    model = LogisticRegression(C=LOOSENESS, class_weight="balanced", max_iter=1000)
    model.fit(
        counts.fit_transform([one.text for one in judged]), [one.labels[kind] for one in judged]
    )
    columns = zip(
        counts.get_feature_names_out(), counts.idf_.tolist(), model.coef_[0].tolist(), strict=True
    )
    lines = ",\n".join(
        f"{json.dumps(word, ensure_ascii=False)}: [{rarity:.3f}, {weight:.3f}]"
        for word, rarity, weight in columns
    )
    return f'{{"bias": {model.intercept_[0]:.3f}, "words": {{\n{lines}\n}}}}'


def fit(folders: list[Path]) -> None:
    """Write the weights of all kinds."""
    answers = [one for folder in folders for one in read_labelled_set(folder).answers]
    kinds = ",\n".join(f'"{kind.value}": {fitted(answers, kind.value)}' for kind in KINDS)
    OUTPUT.write_text(f"{{\n{kinds}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    fit(parser.parse_args().folders)
