"""What shows only over all answers, in sentences."""

from collections.abc import Iterator, Sequence

from rehearse.domain.session_feedback import NegativeTarget, RecurringTheme, SessionFeedback

_COME_OFF = {
    NegativeTarget.BOSS: "A boss comes off",
    NegativeTarget.COLLEAGUES: "Colleagues come off",
    NegativeTarget.COMPANY: "A place you worked at comes off",
    NegativeTarget.CONDITIONS: "Pay, hours or workload come off",
}


def session_in_words(session: SessionFeedback) -> tuple[str, ...]:
    """Return a sentence for each point about the sitting as a whole; skills have their own."""
    return tuple(_sentences(session))


def _sentences(session: SessionFeedback) -> Iterator[str]:
    for theme in session.recurring:
        yield _theme_in_words(theme)
    if session.no_questions_asked:
        yield (
            "You were invited to ask and asked nothing: three questions of your own, kept ready, "
            "show that you mean this job."
        )


def _theme_in_words(theme: RecurringTheme) -> str:
    return (
        f"{_COME_OFF[theme.target]} badly in answers {_listed(theme.answers)}: heard more than "
        "once, it sounds like a pattern. One calm sentence in one place is enough."
    )


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
