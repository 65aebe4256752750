"""Weigh the words by which an answer shows what is amiss with it.

    python fit_words.py FOLDER [FOLDER ...]

Each folder holds a labelled set. For each kind, logistic regression over TF-IDF of single words,
written beside the encoder's weights as JSON; deterministic, a few seconds. Needs the dependency
group `train`.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from rehearse.analysis.encoder.answer_words import FILE, KINDS, WeighedWords, words_in
from rehearse.analysis.evaluation.labelled_set import LabelledAnswer, read_labelled_set
from rehearse.analysis.skills.skill_families import wanted_by
from rehearse.domain.finding import FindingKind

OUTPUT = Path(__file__).parents[2] / "answers-en" / FILE
# A word of one answer alone says more about that answer than about its kind.
FEWEST_ANSWERS = 2
# The inverse of the penalty; 3 to 30 make no difference on authors that were left out.
LOOSENESS = 10


def label_of(answer: LabelledAnswer, kind: FindingKind) -> bool | None:
    """Return whether an answer is one to flag; None where that was not judged."""
    return answer.labels.get(kind) if answer.job else None


def telling_words(answer: LabelledAnswer, kind: FindingKind) -> list[str]:
    """Return the words that count for `kind`, as the analysis takes them."""
    return words_in(answer.text, wanted_by(answer.job).stems if answer.job else frozenset())


def weighed(answers: Sequence[LabelledAnswer], kind: FindingKind) -> WeighedWords:
    """Return the words of the judged answers with their weights."""
    judged = [(one, label) for one in answers if (label := label_of(one, kind)) is not None]
    counts = TfidfVectorizer(analyzer=list, min_df=FEWEST_ANSWERS, sublinear_tf=True)
    inputs = counts.fit_transform([telling_words(one, kind) for one, _ in judged])
    model = LogisticRegression(C=LOOSENESS, class_weight="balanced", max_iter=1000)
    model.fit(inputs, [label for _, label in judged])
    columns = zip(
        counts.get_feature_names_out(), counts.idf_.tolist(), model.coef_[0].tolist(), strict=True
    )
    words = {word: (round(rarity, 3), round(weight, 3)) for word, rarity, weight in columns}
    return WeighedWords(words=words, bias=round(float(model.intercept_[0]), 3))


def as_json(known: WeighedWords) -> str:
    """Return the numbers, a word a line."""
    lines = ",\n".join(
        f"{json.dumps(word, ensure_ascii=False)}: {json.dumps(pair)}"
        for word, pair in known.words.items()
    )
    return f'{{"bias": {known.bias}, "words": {{\n{lines}\n}}}}'


def fit(folders: list[Path]) -> None:
    """Write the weights of all kinds."""
    answers = [one for folder in folders for one in read_labelled_set(folder).answers]
    kinds = ",\n".join(f'"{kind.value}": {as_json(weighed(answers, kind))}' for kind in KINDS)
    OUTPUT.write_text(f"{{\n{kinds}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    fit(parser.parse_args().folders)
