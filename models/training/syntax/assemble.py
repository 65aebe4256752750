"""Put the shipped syntax model together from the trained one, and measure it.

    python assemble.py EWT_FOLDER CORPUS_FOLDER TRAINED_FOLDER OUTPUT_FOLDER

Adds lemmas by a lookup table that is counted on the treebank's training part, names licence and
sources in `meta.json`, writes OUTPUT_FOLDER and the scores on the test part as `scores.json`
beside it.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import spacy
from corpus import read_sentences
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import DocBin
from spacy.training import Example

META = {
    "name": "syntax_rehearse",
    "version": "1.0.0",
    "description": "English syntax for speech, with and without punctuation; trained for Rehearse.",
    "author": "The Rehearse contributors",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "Universal Dependencies English Web Treebank (EWT)",
            "url": "https://github.com/UniversalDependencies/UD_English-EWT",
            "license": "CC BY-SA 4.0",
            "author": "Natalia Silveira, Timothy Dozat, Christopher Manning, Sebastian Schuster, "
            "Ethan Chi, John Bauer, Miriam Connor, Marie-Catherine de Marneffe, "
            "Nathan Schneider, Sam Bowman, Hanzhi Zhu, Daniel Galbraith",
        }
    ],
}
REPORTED = ("tag_acc", "pos_acc", "dep_uas", "dep_las", "sents_f", "lemma_acc")


def lemma_table(path: Path) -> dict[str, str]:
    """Return the most frequent lemma of each lowercase form, where it differs from the form."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in read_sentences(path):
        for token in sentence:
            counts[token.text.lower()][token.lemma.lower()] += 1
    best = {form: seen.most_common(1)[0][0] for form, seen in counts.items()}
    return {form: lemma for form, lemma in sorted(best.items()) if form != lemma}


def with_lemmas(nlp: Language, table: dict[str, str]) -> None:
    """Add the lookup lemmatiser as the last component."""
    lookups = Lookups()
    lookups.add_table("lemma_lookup", table)
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=lookups)


def scores(nlp: Language, path: Path) -> dict[str, float]:
    """Return the scores of a pipeline on a file of Docs."""
    docs = DocBin().from_disk(path).get_docs(nlp.vocab)
    measured = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    return {key: round(measured[key], 4) for key in REPORTED}


def main() -> None:
    """Write the model and its scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("ewt", "corpus", "trained", "output"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.trained)
    with_lemmas(nlp, lemma_table(next(arguments.ewt.glob("*train*.conllu"))))
    nlp.meta.update(META)
    measured = {
        name: scores(nlp, arguments.corpus / f"test-{name}.spacy") for name in ("written", "speech")
    }
    nlp.meta["performance"] = measured
    nlp.to_disk(arguments.output)
    text = json.dumps(measured, indent=2) + "\n"
    Path(__file__).with_name("scores.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
