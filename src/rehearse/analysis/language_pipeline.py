"""The spaCy pipeline: the syntax model, then one component per kind of finding."""

from pathlib import Path

import spacy
from spacy.language import Language

# Imported so that their factories are registered, also in a frozen build.
from rehearse.analysis.closing import closing_questions
from rehearse.analysis.encoder import answer_reading
from rehearse.analysis.fit import goal_mismatch, off_question, research_gap
from rehearse.analysis.names import wrong_name
from rehearse.analysis.negativity import employer_negativity
from rehearse.analysis.skills import wrong_skills
from rehearse.analysis.story import missing_story
from rehearse.analysis.text import sentence_segmentation
from rehearse.domain.errors import ModelUnavailable

SEGMENTER = "spoken_sentences"
# In the order in which they run; each writes the span groups of its own kinds alone.
DETECTORS = (
    "employer_negativity",
    "missing_story",
    "wrong_skills",
    "closing_questions",
    "goal_mismatch",
    "research_gap",
    "wrong_name",
    "off_question",
)
REGISTERED = (
    answer_reading,
    closing_questions,
    employer_negativity,
    goal_mismatch,
    missing_story,
    off_question,
    research_gap,
    sentence_segmentation,
    wrong_name,
    wrong_skills,
)
MOST_CHARACTERS = 2_000_000


def load_pipeline(models_folder: Path) -> Language:
    """Return the pipeline, ready to run.

    Raises:
        ModelUnavailable: the syntax model is not in `models_folder`, or is damaged.
    """
    folder = models_folder / "syntax-en"
    try:
        nlp = spacy.load(folder)
        nlp.add_pipe(SEGMENTER, before="parser")
    except (OSError, ValueError, KeyError) as error:
        raise ModelUnavailable(
            f"The language model in {folder} is missing or damaged; your recording is safe. "
            "Install Rehearse again to restore it."
        ) from error
    nlp.max_length = MOST_CHARACTERS
    nlp.add_pipe("answer_encoder", config={"folder": str(models_folder / "answers-en")}, first=True)
    for name in DETECTORS:
        nlp.add_pipe(name)
    return nlp
