"""The spaCy pipeline: the syntax model, then one component per kind of finding."""

from pathlib import Path

import spacy
from spacy.language import Language

# Imported so that their factories are registered, also in a frozen build.
from rehearse.analysis import (
    employer_negativity,
    sentence_segmentation,
)
from rehearse.domain.errors import ModelUnavailable

DETECTORS = (
    "employer_negativity",
)
_REGISTERED = (employer_negativity, sentence_segmentation)
MOST_CHARACTERS = 2_000_000


def load_pipeline(models_folder: Path) -> Language:
    """Return the pipeline, ready to run.

    Raises:
        ModelUnavailable: the syntax model is not in `models_folder`, or is damaged.
    """
    folder = models_folder / "syntax-en"
    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ModelUnavailable(
            f"The language model in {folder} is missing or damaged; your recording is safe. "
            "Install Rehearse again to restore it."
        ) from error
    nlp.max_length = MOST_CHARACTERS
    nlp.add_pipe("spoken_sentences", before="parser")
    for name in DETECTORS:
        nlp.add_pipe(name)
    return nlp
