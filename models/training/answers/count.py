"""Prints how much material there is, an author a row. usage: count.py [FOLDER]"""

import sys
from pathlib import Path

from rehearse.analysis.evaluation.labelled_set import LabelledSet, read_labelled_set

JUDGED = ("missing_story", "wrong_skills", "goal_mismatch", "research_gap")


def row(name: str, labelled: LabelledSet) -> str:
    """Return one line of the table."""
    spans = [one.spans for one in labelled.answers if one.spans]
    counts = [
        len(labelled.answers),
        len(spans),
        sum(len(one) for one in spans),
        sum(len(one.spans or ()) for one in labelled.closings),
        len(labelled.sentences),
        *(sum(kind in one.labels for one in labelled.answers) for kind in JUDGED),
    ]
    return f"| {name} | {' | '.join(map(str, counts))} |"


if __name__ == "__main__":
    print(
        "| author | answers | with negativity | passages | questions | sentences | stories judged "
        "| skills judged | goals judged | reasons judged |\n|---|" + "---|" * 9
    )
    material = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[1] / "material"
    for folder in sorted(path for path in material.iterdir() if path.is_dir()):
        print(row(folder.name, read_labelled_set(folder)))
