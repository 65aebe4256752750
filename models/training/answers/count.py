"""Prints how much material there is, an author a row. usage: count.py [FOLDER]"""

import sys
from pathlib import Path

from material import Example, read_material


def row(name: str, examples: list[Example]) -> str:
    """Return one line of the table."""
    negative = [one for one in examples if one.negativity]
    return " | ".join(
        [
            f"| {name}",
            str(sum("beside" not in one.id for one in examples)),
            str(len(negative)),
            str(sum(len(one.negativity or ()) for one in negative)),
            str(sum(len(one.qualities or ()) for one in examples)),
            str(sum("result" in one.answer for one in examples)),
            str(sum("wrong_skills" in one.answer for one in examples)),
            str(sum("goal_mismatch" in one.answer for one in examples)),
            f"{sum('research_gap' in one.answer for one in examples)} |",
        ]
    )


if __name__ == "__main__":
    print(
        "| author | answers | with negativity | passages | questions | stories judged "
        "| skills judged | goals judged | research judged |\n|---|" + "---|" * 8
    )
    material = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[1] / "material"
    for folder in sorted(path for path in material.iterdir() if path.is_dir()):
        print(row(folder.name, read_material(folder)))
