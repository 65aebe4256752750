"""Where one page of a document ends and the next begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """A line, or a part that must not be cut, from `top` to `bottom` in the painter's units.

    `with_next` says that it must not be the last on its page, `opens_page` that it must be the
    first.
    """

    top: float
    bottom: float
    with_next: bool = False
    opens_page: bool = False


@dataclass(frozen=True, slots=True)
class PageSlice:
    """The part of a document, from `top` to `bottom`, that stands on one page."""

    top: float
    bottom: float


def cut_into_pages(strips: Sequence[Strip], *, page_height: float) -> tuple[PageSlice, ...]:
    """Return the slices that show every strip once, in order; at least one.

    Strips that belong together move to the next page together. Where they are higher than a page
    they are cut between two strips, and a strip that is higher than a page is cut through.
    """
    pages: list[PageSlice] = []
    top: float | None = None
    bottom = 0.0
    for group in _pieces_that_fit(strips, page_height):
        first, last = group[0].top, group[-1].bottom
        if top is not None and (last - top > page_height or group[0].opens_page):
            # The margin under a table reaches over the lines behind it.
            pages.append(PageSlice(top, min(bottom, first)))
            top = None
        if top is None:
            top = first
        bottom = last
        while bottom - top > page_height:
            pages.append(PageSlice(top, top + page_height))
            top += page_height
    pages.append(PageSlice(top or 0.0, bottom))
    return tuple(pages)


def _pieces_that_fit(strips: Sequence[Strip], page_height: float) -> Iterator[Sequence[Strip]]:
    for group in _groups(strips):
        if group[-1].bottom - group[0].top <= page_height:
            yield group
        else:
            for strip in group:
                yield (strip,)


def _groups(strips: Sequence[Strip]) -> Iterator[Sequence[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.with_next:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)
