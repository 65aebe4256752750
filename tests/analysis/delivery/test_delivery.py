import pytest
from tests.support.analysis_answers import spoken

from rehearse.analysis.delivery.delivery import count_fillers, delivery_of, words_per_minute
from rehearse.analysis.delivery.delivery_findings import delivery_marks
from rehearse.domain.finding import FindingKind
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings
from rehearse.domain.sound_measures import SoundMeasures
from rehearse.domain.transcript import TimeRange, Transcript

QUESTION = Question(text="Tell me about yourself.", kind=QuestionKind.BACKGROUND)


def kinds(transcript: Transcript, *, settings: Settings, **given: object) -> set[FindingKind]:
    delivery = delivery_of(transcript, sound=SoundMeasures(**given))  # type: ignore[arg-type]
    return {kind for kind, _ in delivery_marks(delivery, transcript, QUESTION, settings)}


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("Um, so I, uh, went there.", 2),
        ("You know, it was, I mean, sort of fine.", 3),
        ("I like the sea and people like me.", 0),
        ("It was, like, ten people.", 1),
        ("humming umbrellas", 0),
        ("", 0),
    ],
)
def test_fillers(text, fillers):
    assert count_fillers(text) == fillers


def test_without_times_only_fillers_are_known():
    delivery = delivery_of(Transcript(text="um hello"))
    assert (delivery.duration_s, delivery.words_per_minute, delivery.long_pauses) == (None,) * 3
    assert delivery.fillers == 1


def test_pace_runs_from_the_first_word_to_the_last():
    transcript = spoken("one two three four five", start=5.0, seconds=0.5, gap=0.5)
    assert words_per_minute(transcript, 60.0) == pytest.approx(5 / 4.5 * 60, abs=0.1)


def test_pauses_of_the_sound_are_taken_before_gaps_between_words():
    transcript = spoken("one | | | two")
    measured = (TimeRange(1.0, 2.5), TimeRange(2.6, 2.9))
    assert delivery_of(transcript, sound=SoundMeasures(pauses=measured)).long_pauses == (
        TimeRange(1.0, 2.5),
    )
    gaps = delivery_of(transcript).long_pauses
    assert gaps is not None
    assert len(gaps) == 1


def test_silence_around_the_answer_is_no_pause():
    transcript = spoken("one two", start=9.0)
    silences = (TimeRange(0.0, 8.9), TimeRange(9.7, 30.0))
    assert delivery_of(transcript, sound=SoundMeasures(pauses=silences)).long_pauses == ()


def test_the_thresholds_are_those_of_the_settings():
    transcript = spoken("word " * 60, seconds=0.3, gap=0.1)
    assert kinds(transcript, settings=Settings(), duration_s=30.0) == set()
    strict = Settings(pace_fast_wpm=120, too_short_s=60)
    assert kinds(transcript, settings=strict, duration_s=30.0) == {
        FindingKind.TOO_FAST,
        FindingKind.TOO_SHORT,
    }


def test_a_long_pause_names_the_words_around_it():
    transcript = spoken("before | | | | | | | after")
    delivery = delivery_of(transcript)
    ((kind, mark),) = [
        found
        for found in delivery_marks(delivery, transcript, QUESTION, Settings())
        if found[0] is FindingKind.LONG_PAUSE
    ]
    assert kind is FindingKind.LONG_PAUSE
    assert mark.span is not None
    assert transcript.text[mark.span.start : mark.span.end] == "before after"
    assert mark.times is not None
    assert mark.times.end - mark.times.start > 5
