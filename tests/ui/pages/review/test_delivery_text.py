"""How an answer was delivered, in one line."""

import pytest
from tests.support.gui_marks import GUI

from rehearse.domain.finding import Delivery
from rehearse.ui.pages.review.delivery_text import delivery_text

pytestmark = GUI


@pytest.mark.parametrize(
    ("delivery", "text"),
    [
        (Delivery(), ""),
        (Delivery(fillers=0, hedges=0), ""),
        (Delivery(duration_s=102.0, fillers=1), "1:42 · at least 1 filler"),
        (Delivery(words_per_minute=148.2, fillers=4), "148 words a minute · at least 4 fillers"),
        (Delivery(hedges=1, i_share=1.0), "1 hedge (maybe, I guess) · “I” 100 % of “I” and “we”"),
        (Delivery(hedges=5, i_share=0.0), "5 hedges (maybe, I guess) · “I” 0 % of “I” and “we”"),
    ],
)
def test_only_what_is_known_and_worth_a_word_is_told(delivery: Delivery, text: str) -> None:
    assert delivery_text(delivery) == text
