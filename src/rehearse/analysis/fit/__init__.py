"""Goals, research and the question itself: whether an answer fits them."""
