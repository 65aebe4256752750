"""A dismissed point stays away, its neighbours do not."""

import dataclasses

from tests.support.sample_rehearsals import disagreement_take

from rehearse.domain.rehearsal import Dismissal
from rehearse.ui.item_models.open_points import dismissal_of, open_points


def test_dismissed_points_are_left_out() -> None:
    take = disagreement_take()
    first, *rest = open_points(take)
    quiet = dataclasses.replace(take, dismissals=(dismissal_of(first),))
    assert open_points(quiet) == tuple(rest)


def test_same_kind_elsewhere_stays() -> None:
    take = disagreement_take()
    first = open_points(take)[0]
    elsewhere = Dismissal(kind=first.kind, start=0, end=3)
    assert open_points(dataclasses.replace(take, dismissals=(elsewhere,))) == open_points(take)


def test_a_take_without_feedback_has_none() -> None:
    assert open_points(dataclasses.replace(disagreement_take(), feedback=None)) == ()
