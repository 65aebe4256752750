"""Where the pages of a PDF end."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rehearse.ui.pdf_pages import PageSlice, Strip, cut_into_pages

_PAGE = 100.0


@st.composite
def _stacks(draw):
    top = 0.0
    strips = []
    for _ in range(draw(st.integers(0, 40))):
        top += draw(st.floats(0, 20))
        height = draw(st.floats(1, 250))
        strips.append(Strip(top, top + height, draw(st.booleans())))
        top += height
    return strips


@given(_stacks())
def test_every_strip_is_shown_once_on_pages_that_hold_it(strips):
    pages = cut_into_pages(strips, page_height=_PAGE)
    assert all(page.bottom - page.top <= _PAGE + 1e-6 for page in pages)
    assert all(one.bottom <= two.top + 1e-6 for one, two in pairwise(pages))
    for strip in strips:
        shown = sum(
            max(0.0, min(page.bottom, strip.bottom) - max(page.top, strip.top)) for page in pages
        )
        assert abs(shown - (strip.bottom - strip.top)) < 1e-6


@given(_stacks())
def test_a_strip_that_fits_on_a_page_is_not_cut(strips):
    pages = cut_into_pages(strips, page_height=_PAGE)
    for before, strip in zip([None, *strips], strips, strict=False):
        # One that is higher than a page may leave a rest on which the next begins.
        if strip.bottom - strip.top <= _PAGE and before is None:
            assert any(page.top <= strip.top and strip.bottom <= page.bottom for page in pages)


def test_a_heading_goes_to_the_page_of_what_follows():
    strips = [Strip(0, 70), Strip(75, 85, with_next=True), Strip(85, 95, with_next=True)]
    assert cut_into_pages([*strips, Strip(95, 120)], page_height=_PAGE) == (
        PageSlice(0, 70),
        PageSlice(75, 120),
    )


def test_what_belongs_together_but_fits_on_no_page_is_cut_between_strips():
    strips = [Strip(at, at + 30, with_next=True) for at in range(0, 180, 30)]
    assert cut_into_pages(strips, page_height=_PAGE) == (PageSlice(0, 90), PageSlice(90, 180))


def test_the_margin_under_a_table_does_not_show_the_next_heading():
    strips = [Strip(0, 90), Strip(85, 95, with_next=True), Strip(95, 105)]
    assert cut_into_pages(strips, page_height=_PAGE) == (PageSlice(0, 85), PageSlice(85, 105))


def test_nothing_is_one_empty_page():
    assert cut_into_pages([], page_height=_PAGE) == (PageSlice(0.0, 0.0),)
