"""How long the parts of a story took, in words."""

from rehearse.domain.finding import Story, StoryRole
from rehearse.reports.clock import length


def time_taken(story: Story, role: StoryRole) -> str:
    """Return how long a part took, at least `1 s`; empty where it is not told or not known."""
    seconds = story.seconds_of(role)
    if seconds is None or not getattr(story, role.value):
        return ""
    return length(max(1.0, seconds))
