"""Weigh the words by which an answer shows that it stresses the wrong things.

    python fit_words.py FOLDER [FOLDER ...]

Each folder holds a labelled set. Logistic regression over TF-IDF of single words, which is written
to the cue lists as data; deterministic, a few seconds. Needs the dependency group `train`.
"""

import argparse
import json
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from rehearse.analysis.evaluation.labelled_set import read_labelled_set
from rehearse.analysis.skills.emphasis_words import FILE, words_in

OUTPUT = Path(__file__).parents[3] / "src" / "rehearse" / "analysis" / "cues" / FILE
# A word of one answer alone says more about that answer than about what is stressed.
FEWEST_ANSWERS = 2
# The inverse of the penalty; 3 to 30 make no difference on authors that were left out.
LOOSENESS = 10


def judged(folders: list[Path]) -> tuple[list[str], list[bool]]:
    """Return the answers that were judged beside a job, and how."""
    answers = [
        answer
        for folder in folders
        for answer in read_labelled_set(folder).answers
        if "wrong_skills" in answer.labels and answer.job is not None
    ]
    return [one.text for one in answers], [one.labels["wrong_skills"] for one in answers]


def fit(folders: list[Path]) -> None:
    """Write the weights."""
    texts, labels = judged(folders)
    counts = TfidfVectorizer(analyzer=words_in, min_df=FEWEST_ANSWERS, sublinear_tf=True)
    model = LogisticRegression(C=LOOSENESS, class_weight="balanced", max_iter=1000)
    model.fit(counts.fit_transform(texts), labels)
    columns = zip(
        counts.get_feature_names_out(), counts.idf_.tolist(), model.coef_[0].tolist(), strict=True
    )
    words = {word: (round(rarity, 3), round(weight, 3)) for word, rarity, weight in columns}
    lines = ",\n".join(f"{json.dumps(word)}: {json.dumps(pair)}" for word, pair in words.items())
    OUTPUT.write_text(
        f'{{"bias": {model.intercept_[0]:.3f},\n"words": {{\n{lines}\n}}}}\n', encoding="utf-8"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    fit(parser.parse_args().folders)
