"""What is said about each finding: it names the words, helps, and scolds nobody."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.support.analysis_answers import analyser, of_kind, spoken

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.feedback.advice import MOST_QUOTED, advice_of, title_of, why_of
from rehearse.analysis.marks import Mark
from rehearse.domain.finding import Finding, FindingKind, Severity
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.sound_measures import SoundMeasures
from rehearse.domain.transcript import Transcript

FIXTURES = tomllib.loads((Path(__file__).parents[1] / "fixtures.toml").read_text(encoding="utf-8"))
# As the components fill them in.
DETAILS = {
    "missing": "the result: how it ended",
    "first": "result",
    "off": "leading people",
    "asked": ", such as “fault finding”",
    "company": "Harrow Lighting",
    "said": "Mary",
    "right": "Marta Kowalczyk",
    "seconds": "7",
    "suggested": "90",
    "pace": "190",
    "fillers": "12",
    "per_minute": "14",
}
QUOTE = "it was all in a muddle"
# Raised only at words.
ALWAYS_QUOTED = {
    FindingKind.EMPLOYER_NEGATIVITY,
    FindingKind.PREMATURE_QUESTION,
    FindingKind.GENERIC_QUESTION,
}
SCOLDING = re.compile(
    r"\b(?:bad|badly|wrong|awful|terrible|poor|poorly|stupid|lazy|fail(?:ed|ure)?|unacceptable"
    r"|mistakes?|your fault|you should|you must|you have to|you need to|never|don't|do not"
    r"|shame|unprofessional|weak|useless|inappropriate)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?]”?$")


def raised(kind: FindingKind) -> Finding:
    """Return the finding of a kind in its fixture."""
    case: dict[str, Any] = next(c for c in FIXTURES["case"] if c["finding"] == kind.value)
    question = Question(
        text=case.get("question", "Tell me about your work."),
        kind=QuestionKind(case.get("kind", "background")),
    )
    if "seconds_a_word" in case:
        transcript = spoken(case["raises"], seconds=case["seconds_a_word"])
        duration = transcript.words[-1].end + 0.2
        return of_kind(
            analyser().analyse(transcript, question, sound=SoundMeasures(duration_s=duration)), kind
        )[0]
    transcript = Transcript(text=case["raises"])
    return of_kind(analyser().analyse(transcript, question, job=Job(**FIXTURES["job"])), kind)[0]


def every_text(kind: FindingKind) -> list[str]:
    """Return all that can be said of a kind, with and without a quote and in every wording."""
    rewordings = set(cue_list("advice")[kind.value].get("rewording", {})) - {"own_words", "wish"}
    marks = [
        Mark(span=None, severity=severity, reads_as=reads_as, details={**DETAILS, "first": first})
        for severity in Severity
        for reads_as in ("", *rewordings)
        for first in ("", *rewordings)
    ]
    marks += [
        Mark(span=None, details={**DETAILS, detail: "I like it when things are said directly."})
        for detail in ("own_words", "wish")
    ]
    return [
        say(kind, mark, quote)
        for mark in marks
        for quote in ((QUOTE,) if kind in ALWAYS_QUOTED else (QUOTE, None))
        for say in (why_of, advice_of)
    ] + [title_of(kind, mark) for mark in marks]


def about_the_person(text: str, kind: FindingKind) -> str:
    """Return a text without what it says of the words, or takes back."""
    for reads_as in cue_list("advice")[kind.value].get("rewording", {}):
        text = text.replace(f"reads as {reads_as}", "")
    return text.replace("Nothing is wrong with", "")


@pytest.mark.parametrize("kind", FindingKind)
def test_what_is_said_in_earnest_names_the_words(kind):
    finding = raised(kind)
    if finding.quote is not None:
        assert " ".join(finding.quote.split())[:MOST_QUOTED] in finding.why
    for text in (finding.why, finding.advice):
        assert SENTENCE_END.search(text)
        assert "“”" not in text


@pytest.mark.parametrize("kind", FindingKind)
def test_nothing_is_left_to_fill_in_and_nobody_is_scolded(kind):
    for text in every_text(kind):
        assert text.strip()
        assert not re.search(r"[{}]|“”|\s[,.;:]|\.\.|,,|  ", text.replace(" …,", ",")), text
        assert not SCOLDING.search(about_the_person(text, kind)), text
        assert text[0].isupper() or text[0] == "“"


def test_scolding_would_be_noticed():
    assert SCOLDING.search("You should never do that.")


def test_advice_does_not_depend_on_what_a_component_forgot_to_say():
    for kind in FindingKind:
        advice = advice_of(kind, Mark(span=None), None)
        assert SENTENCE_END.search(advice)
        assert not re.search(r"[{}]|“”|\s[,.;:]", advice)


def test_braces_that_were_said_are_no_gaps():
    mark = Mark(span=None, reads_as="an insult")
    assert "“{quote} {oops}”" in why_of(FindingKind.EMPLOYER_NEGATIVITY, mark, "{quote} {oops}")


def test_a_long_quote_is_cut_at_a_word():
    why = why_of(FindingKind.GENERIC_QUESTION, Mark(span=None), "what " * 80)
    assert "what …”" in why
    assert len(why) < MOST_QUOTED + 80


def test_a_goal_that_lies_in_no_single_words_reads_well():
    mark = Mark(span=None, reads_as="that your plans lead away from this post")
    assert why_of(FindingKind.GOAL_MISMATCH, mark, None) == (
        "The answer as a whole says that your plans lead away from this post; the advertisement "
        "describes something else."
    )


def test_skills_that_have_no_name_read_well():
    mark = Mark(span=None, details={"off": "other things"})
    assert "other things" not in why_of(FindingKind.WRONG_SKILLS, mark, None)
    assert advice_of(FindingKind.WRONG_SKILLS, mark, None).endswith("the advertisement names.")


def test_the_skills_to_speak_of_instead_are_named():
    assert "the advertisement names, such as “" in raised(FindingKind.WRONG_SKILLS).advice
