"""Turn Universal Dependencies files into spaCy training data, half of it as speech comes.

    python corpus.py EWT_FOLDER OUTPUT_FOLDER

Every sentence is kept as it is written, and every second one is added once more as a recogniser
would print it: lowercase, without punctuation, now and then with a filler or a repeated word.
Neighbouring sentences share a document, so that the segmenter has boundaries to learn.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SENTENCES_PER_DOCUMENT = 8
FILLERS = ("um", "uh", "er", "well", "like", "so", "you know", "i mean")
FILLER_SHARE = 0.02
REPEAT_SHARE = 0.01
SEED = 7
REPEATED = {"PRON", "DET", "ADP", "AUX"}


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word; `head` is an index into the sentence, the root points at itself."""

    text: str
    space: bool
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str


Sentence = tuple[Token, ...]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, multiword tokens split into their words."""
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield _sentence(rows)
            rows = []
    if rows:
        yield _sentence(rows)


def _sentence(rows: list[list[str]]) -> Sentence:
    glued = _glued_ids(rows)
    words = [row for row in rows if row[0].isdigit()]
    tokens: list[Token] = []
    for index, row in enumerate(words):
        head = int(row[6])
        tokens.append(
            Token(
                text=row[1],
                space="SpaceAfter=No" not in row[9] and row[0] not in glued,
                lemma=row[2],
                pos=row[3],
                tag=row[4],
                morph="" if row[5] == "_" else row[5],
                head=index if head == 0 else head - 1,
                dep="ROOT" if head == 0 else row[7],
            )
        )
    return tuple(tokens)


def _glued_ids(rows: list[list[str]]) -> set[str]:
    """The ids of words that no space follows because they end inside a multiword token."""
    glued: set[str] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            glued.update(str(number) for number in range(first, last))
            if "SpaceAfter=No" in row[9]:
                glued.add(str(last))
    return glued


def as_speech(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return the sentence lowercase, without punctuation, with a stray filler or repetition.

    Empty where the sentence is not speech (addresses, numbers in digits) or does not survive.
    """
    if any(not_spoken(token) for token in sentence):
        return ()
    kept = [index for index, token in enumerate(sentence) if token.pos != "PUNCT"]
    if len(kept) < 2 or not {sentence[index].head for index in kept} <= set(kept):
        return ()
    new: list[tuple[Token, int | None]] = []
    for index in kept:
        token = sentence[index]
        new.extend((word, None) for word in _disfluency(token, index, rng))
        glued = not token.space and index + 1 in kept
        new.append((_spoken(token, token.head, token.dep, space=not glued), index))
    place = {old: at for at, (_, old) in enumerate(new) if old is not None}
    return tuple(replace(token, head=place[token.head]) for token, _ in new)


def not_spoken(token: Token) -> bool:
    """Whether a token is of a kind that a recogniser never prints."""
    return token.pos in {"SYM", "X"} or any(c.isdigit() or c in "@/_<>" for c in token.text)


def _disfluency(token: Token, index: int, rng: random.Random) -> Iterator[Token]:
    if rng.random() < FILLER_SHARE:
        for word in rng.choice(FILLERS).split():
            yield Token(
                text=word,
                space=True,
                lemma=word,
                pos="INTJ",
                tag="UH",
                morph="",
                head=index,
                dep="discourse",
            )
    if rng.random() < REPEAT_SHARE and token.space and token.pos in REPEATED:
        yield _spoken(token, index, "reparandum", space=True)


def _spoken(token: Token, head: int, dep: str, *, space: bool) -> Token:
    return replace(token, text=token.text.lower(), space=space, head=head, dep=dep)


def document(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Return one Doc of several sentences; their heads fix the sentence boundaries."""
    tokens: list[Token] = []
    heads: list[int] = []
    for sentence in sentences:
        heads.extend(token.head + len(tokens) for token in sentence)
        tokens.extend((*sentence[:-1], replace(sentence[-1], space=True)))
    return Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        lemmas=[token.lemma for token in tokens],
        pos=[token.pos for token in tokens],
        tags=[token.tag for token in tokens],
        morphs=[token.morph for token in tokens],
        heads=heads,
        deps=[token.dep for token in tokens],
    )


def documents(vocab: Vocab, sentences: list[Sentence]) -> Iterator[Doc]:
    """Yield Docs of neighbouring sentences."""
    for at in range(0, len(sentences), SENTENCES_PER_DOCUMENT):
        yield document(vocab, sentences[at : at + SENTENCES_PER_DOCUMENT])


def spoken_half(sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Return every second block of neighbours as speech, so that context stays natural."""
    chosen: list[Sentence] = []
    for at in range(0, len(sentences), SENTENCES_PER_DOCUMENT):
        if (at // SENTENCES_PER_DOCUMENT) % 2 == 0:
            chosen.extend(sentences[at : at + SENTENCES_PER_DOCUMENT])
    return [spoken for spoken in (as_speech(s, rng) for s in chosen) if spoken]


def main() -> None:
    """Write train.spacy, dev.spacy, test-written.spacy and test-speech.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ewt", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    rng = random.Random(SEED)  # noqa: S311 - which sentences to alter, nothing secret
    for name, pattern in (("train", "*train*"), ("dev", "*dev*")):
        written = list(read_sentences(next(arguments.ewt.glob(f"{pattern}.conllu"))))
        docs = [*documents(vocab, written), *documents(vocab, spoken_half(written, rng))]
        rng.shuffle(docs)
        DocBin(docs=docs, store_user_data=False).to_disk(arguments.output / f"{name}.spacy")
    test = list(read_sentences(next(arguments.ewt.glob("*test*.conllu"))))
    spoken = [s for s in (as_speech(sentence, rng) for sentence in test) if s]
    for name, sentences in (("test-written", test), ("test-speech", spoken)):
        docs = list(documents(vocab, sentences))
        DocBin(docs=docs, store_user_data=False).to_disk(arguments.output / f"{name}.spacy")


if __name__ == "__main__":
    main()
