"""A library as large as years of practice leave behind, its words spread as in speech."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.support.stored_rehearsals import FEEDBACK, NEGATIVITY, NO_STORY, QUESTION, STARTED

from rehearse.domain.finding import Delivery, Feedback
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.rehearsal import Answer, Rehearsal, Take, TakeState
from rehearse.domain.transcript import Transcript, Word
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.library.library_opening import open_engine, write
from rehearse.storage.library.library_writing import write_rehearsal

WORDS_AN_ANSWER = 200
"""A minute and a half at 133 words a minute."""
RARE_WORD = "kaleidoscope"
"""Said in one answer in a hundred."""
_COMMON = ("the", "and", "I", "to", "a", "that", "was", "we", "it", "of", "so", "manager", "team")
_SYLLABLES = ("con", "ta", "re", "mi", "pro", "ver", "lo", "sen", "pa", "tion", "de", "ful", "ka")


def fill_library(database: Path, *, rehearsals: int, answers: int) -> None:
    """Write a library of so many rehearsals of so many answered questions each."""
    # The table is made by opening it as the program does.
    SqliteLibrary(database=database, recordings=database.parent / "recordings").close()
    chance = random.Random(5)
    words = _vocabulary(chance)
    engine = open_engine(database)
    with write(engine) as connection:
        for number in range(rehearsals):
            one = _rehearsal(number, answers, words, chance)
            write_rehearsal(connection, one, recordings=database.parent / "recordings")
    engine.dispose()


def _vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    rare = {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(6_000)}
    words = [*_COMMON, *sorted(rare)]
    # Zipf's law: the n-th commonest word is said 1/n as often as the commonest.
    return words, [1 / place for place in range(1, len(words) + 1)]


def _rehearsal(
    number: int, answers: int, words: tuple[list[str], list[float]], chance: random.Random
) -> Rehearsal:
    return Rehearsal(
        id=f"r{number}",
        started_at=STARTED + timedelta(hours=8 * number),
        job=Job(title=f"Post {number % 40}", company=f"Company {number % 25}"),
        name=f"Go {number}" if number % 5 == 0 else "",
        answers=tuple(
            Answer(
                id=f"r{number}a{place}",
                question=_question(number + place),
                takes=(_take(f"r{number}a{place}t1", words, chance),),
            )
            for place in range(answers)
        ),
    )


def _question(number: int) -> Question:
    return replace(QUESTION, id=f"question-{number % 300}")


def _take(name: str, words: tuple[list[str], list[float]], chance: random.Random) -> Take:
    said = chance.choices(*words, k=WORDS_AN_ANSWER)
    if chance.random() < 0.01:
        said[chance.randrange(len(said))] = RARE_WORD
    transcript = Transcript.from_words(
        tuple(Word(text=text, start=at * 0.45, end=at * 0.45 + 0.4) for at, text in enumerate(said))
    )
    findings = tuple(one for one in (NEGATIVITY, NO_STORY) if chance.random() < 0.4)
    delivery = Delivery(
        duration_s=90.0, words_per_minute=chance.uniform(90, 190), fillers=chance.randint(0, 20)
    )
    return Take(
        id=name,
        number=1,
        recorded_at=STARTED,
        transcript=transcript,
        feedback=Feedback(
            findings=findings, story=FEEDBACK.story, skills=FEEDBACK.skills, delivery=delivery
        ),
        state=TakeState.ANALYSED,
    )
