"""Which seconds of a recording are in view, and where they lie on the screen."""

from dataclasses import dataclass, replace

LEAST_S = 2.0
"""The nearest zoom, in seconds across the view: some five words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWindow:
    """Seconds `start` to `start + length` of a recording of `whole` seconds."""

    start: float
    length: float
    whole: float

    @classmethod
    def over(cls, whole: float) -> "TimeWindow":
        """Return the window that shows all of a recording."""
        return cls(start=0.0, length=whole, whole=whole)

    @property
    def end(self) -> float:
        """The last second in view."""
        return self.start + self.length

    @property
    def is_whole(self) -> bool:
        """Whether everything is in view."""
        return self.length >= self.whole

    @property
    def is_nearest(self) -> bool:
        """Whether it cannot be zoomed in any further."""
        return self.length <= min(LEAST_S, self.whole)

    def holds(self, seconds: float) -> bool:
        """Whether a moment is in view."""
        return self.start <= seconds <= self.end

    def x_of(self, seconds: float, width: float) -> float:
        """Return the pixel at which a moment lies; outside 0 to `width` where not in view."""
        return (seconds - self.start) / self.length * width if self.length else 0.0

    def seconds_at(self, x: float, width: float) -> float:
        """Return the moment at a pixel, within what is in view."""
        return self.start + min(max(x / max(width, 1), 0.0), 1.0) * self.length

    def zoomed(self, factor: float, *, around: float) -> "TimeWindow":
        """Return the window `factor` times as near; the moment `around` stays where it is."""
        length = min(max(self.length / factor, min(LEAST_S, self.whole)), self.whole)
        share = (around - self.start) / self.length if self.length else 0.0
        return replace(self, length=length).moved_to(around - share * length)

    def moved_to(self, start: float) -> "TimeWindow":
        """Return the window that begins at `start`, or as near to it as the recording allows."""
        return replace(self, start=min(max(start, 0.0), self.whole - self.length))

    def showing(self, start: float, end: float) -> "TimeWindow":
        """Return the window moved as little as brings these seconds into view.

        Where they are in view already nothing moves; where they do not fit, the first ones show.
        """
        if self.start <= start and end <= self.end:
            return self
        # A little before them too, so that what led there is seen.
        margin = min(self.length / 8, max(self.length - (end - start), 0.0) / 2)
        if start < self.start or end - start > self.length:
            return self.moved_to(start - margin)
        return self.moved_to(end + margin - self.length)
