"""Two takes side by side: what is gone, what is new, and nothing of what stayed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.support.sample_rehearsals import disagreement_take, point, spoken

from rehearse.app.take_comparison import Measure, Passage, compare_takes
from rehearse.domain.finding import (
    Delivery,
    Feedback,
    Finding,
    FindingKind,
    Story,
    StoryPart,
    StoryRole,
)
from rehearse.domain.rehearsal import Dismissal, Take
from rehearse.domain.transcript import TimeRange, Transcript

TEXT = "My old boss never listened. I left. My new boss never answered."
texts = st.lists(st.sampled_from(("we", "moved", "the", "um", "in", "a", "van")), max_size=30)


def take(
    text: str = TEXT,
    *findings: Finding,
    story: Story | None = None,
    delivery: Delivery | None = None,
    dismissals: tuple[Dismissal, ...] = (),
) -> Take:
    return replace(
        disagreement_take(),
        transcript=spoken(text) if text else Transcript(text=""),
        feedback=Feedback(findings=findings, story=story, delivery=delivery or Delivery()),
        recording=None,
        dismissals=dismissals,
    )


def negativity(quote: str) -> Finding:
    return point(spoken(TEXT), FindingKind.EMPLOYER_NEGATIVITY, quote, title=quote)


LISTENED, ANSWERED = negativity("never listened."), negativity("never answered.")
NO_RESULT = point(spoken(TEXT), FindingKind.MISSING_STORY, title="no result")


def own(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages if passage.is_own]


def test_points_of_one_take_alone_are_gone_or_new() -> None:
    made = compare_takes(take(TEXT, LISTENED, NO_RESULT), take(TEXT, LISTENED, ANSWERED))
    assert (made.gone, made.new, made.in_both) == ((NO_RESULT,), (ANSWERED,), 1)


def test_of_two_points_of_a_kind_the_one_on_the_same_words_stays() -> None:
    made = compare_takes(take(TEXT, LISTENED, ANSWERED), take(TEXT, ANSWERED))
    assert (made.gone, made.new, made.in_both) == ((LISTENED,), (), 1)


def test_what_was_called_not_a_problem_is_no_point() -> None:
    said = Dismissal(kind=LISTENED.kind, start=LISTENED.start, end=LISTENED.end)
    made = compare_takes(take(TEXT, LISTENED, dismissals=(said,)), take(TEXT))
    assert (made.gone, made.in_both) == ((), 0)


def test_story_parts_that_came_went_or_grew() -> None:
    def story(*, task: bool, result: bool, action_s: float) -> Story:
        part = StoryPart(role=StoryRole.ACTION, start=0, end=2, start_s=0.0, end_s=action_s)
        return Story(
            expected=True, situation=True, task=task, action=True, result=result, parts=(part,)
        )

    made = compare_takes(
        take(story=story(task=True, result=False, action_s=10.0)),
        take(story=story(task=False, result=True, action_s=14.0)),
    )
    changes = {change.role: (change.was_told, change.is_told) for change in made.story}
    assert changes == {
        StoryRole.TASK: (True, False),
        StoryRole.ACTION: (True, True),
        StoryRole.RESULT: (False, True),
    }
    (action,) = (change for change in made.story if change.role is StoryRole.ACTION)
    assert (action.earlier_s, action.later_s) == (10.0, 14.0)


def test_no_story_is_compared_where_none_was_looked_for() -> None:
    told = Story(expected=True, situation=True, task=True, action=True, result=True)
    assert compare_takes(take(story=None), take(story=told)).story == ()


def test_only_measures_that_differ_as_shown_are_told() -> None:
    before = Delivery(
        duration_s=90.2,
        words_per_minute=148.2,
        fillers=7,
        long_pauses=(TimeRange(1, 7),),
        hedges=2,
        i_share=0.5,
    )
    after = Delivery(
        duration_s=71.0, words_per_minute=148.4, fillers=2, long_pauses=(), hedges=2, i_share=0.75
    )
    made = compare_takes(take(delivery=before), take(delivery=after))
    assert [(change.measure, change.earlier, change.later) for change in made.measures] == [
        (Measure.LENGTH, 90.2, 71.0),
        (Measure.FILLERS, 7.0, 2.0),
        (Measure.LONG_PAUSES, 1.0, 0.0),
        (Measure.I_SHARE, 0.5, 0.75),
    ]


def test_words_of_one_take_alone_are_its_own() -> None:
    made = compare_takes(
        take("I left the firm because the boss never listened to me"),
        take("I left the firm because I wanted to plan routes"),
    )
    assert own(made.earlier_words) == ["the boss never listened to me"]
    assert own(made.later_words) == ["I wanted to plan routes"]


def test_a_word_or_two_in_common_do_not_tear_a_passage() -> None:
    made = compare_takes(take("alpha beta the gamma delta"), take("one two the three four"))
    assert own(made.later_words) == ["one two the three four"]


def test_the_same_take_has_no_changes() -> None:
    assert compare_takes(take(TEXT, LISTENED), take(TEXT, LISTENED)).is_empty
    assert not compare_takes(take(TEXT), take(f"{TEXT} So there.")).is_empty


@given(earlier=texts, later=texts)
def test_passages_are_the_whole_text(earlier: list[str], later: list[str]) -> None:
    made = compare_takes(take(" ".join(earlier)), take(" ".join(later)))
    assert " ".join(p.text for p in made.earlier_words) == " ".join(earlier)
    assert " ".join(p.text for p in made.later_words) == " ".join(later)
    same = [p.text for p in made.earlier_words if not p.is_own]
    assert same == [p.text for p in made.later_words if not p.is_own]
