"""Weigh the words by which an answer shows that its weight, its goals or its reasons are amiss.

    python fit_words.py FOLDER [FOLDER ...]

Each folder holds a labelled set. For each kind, logistic regression over TF-IDF of single words,
written beside the encoder's weights as JSON; deterministic, a few seconds. Needs the dependency group `train`.
"""

import argparse
import json
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from rehearse.analysis.encoder.answer_words import FILE, KINDS, words_in
from rehearse.analysis.evaluation.labelled_set import LabelledAnswer, read_labelled_set
from rehearse.domain.finding import FindingKind

OUTPUT = Path(__file__).parents[2] / "answers-en" / FILE
# A word of one answer alone says more about that answer than about its kind.
FEWEST_ANSWERS = 2
# The inverse of the penalty; 3 to 30 make no difference on authors that were left out.
LOOSENESS = 10


def label_of(answer: LabelledAnswer, kind: str) -> bool | None:
    """Return whether an answer is one to flag; None where that was not judged."""
    if kind == FindingKind.EMPLOYER_NEGATIVITY:
        return None if answer.spans is None else bool(answer.spans)
    return answer.labels.get(kind) if answer.job else None


def fitted(answers: list[LabelledAnswer], kind: str) -> str:
    """Return the weights for one kind as JSON, a word a line."""
    judged = [(one.text, label) for one in answers if (label := label_of(one, kind)) is not None]
    counts = TfidfVectorizer(analyzer=words_in, min_df=FEWEST_ANSWERS, sublinear_tf=True)
    model = LogisticRegression(C=LOOSENESS, class_weight="balanced", max_iter=1000)
    model.fit(counts.fit_transform([text for text, _ in judged]), [label for _, label in judged])
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
