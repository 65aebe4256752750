"""Questions that a person could put to the interviewer, begun from what the post asks for."""

from rehearse.domain.prepared_job import Necessity, PreparedJob

MOST_SUGGESTED = 4


def suggested_questions(prepared: PreparedJob) -> tuple[str, ...]:
    """Return three or four questions on this post that the person has not prepared yet.

    They name the post's own words, so that they can be asked nowhere else. The rest is asked for
    in every job, and yet is about the work and not about what one gets.
    """
    musts = [one.name for one in prepared.skills if one.necessity is Necessity.MUST_HAVE]
    wishes = [one.name for one in prepared.skills if one.necessity is Necessity.NICE_TO_HAVE]
    title, company = prepared.job.title, prepared.job.company
    post = f"the new {_called(title)}" if title else "the person in this post"
    questions: list[str] = []
    if musts:
        questions.append(
            f"Your advertisement asks for “{musts[0]}”. Which part of that gives the team most "
            "trouble today, and why?"
        )
    if len(musts) > 1:
        questions.append(
            f"Between “{musts[1]}” and “{musts[-1]}”, where will {post} spend most of their time?"
            if len(musts) > 2
            else f"Where does “{musts[1]}” get difficult here, and what has the team tried so far?"
        )
    if wishes:
        questions.append(
            f"You mention “{wishes[0]}” as a plus. Where would it have helped you in the last few "
            "months?"
        )
    where = f" at {company}" if company else ""
    questions += [
        f"Half a year from now, what would tell you that {post} has done well?",
        f"What did the people who did well in this post{where} do that others did not?",
        "What is the team working on that turned out harder than you expected?",
    ]
    mine = {question.casefold() for question in prepared.prepared_questions}
    return tuple(one for one in questions if one.casefold() not in mine)[:MOST_SUGGESTED]


def _called(title: str) -> str:
    """Return what somebody with this title is called in a sentence: "HR Manager, York" is one."""
    words = title.split(",", maxsplit=1)[0].split()
    return " ".join(word.lower() if word[1:].islower() else word for word in words)
