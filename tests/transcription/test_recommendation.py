"""Which model suits a machine: decided from its speed and its memory."""

import pytest

from rehearse.transcription.machine_speed import MachineSpeed
from rehearse.transcription.model_catalogue import catalogue
from rehearse.transcription.recommendation import (
    LONGEST_MINUTE_S,
    Recommendation,
    minute_s,
    recommended_model,
)

GIGABYTE = 1_000_000_000


def recommended(
    *, tiny_minute_s: float | None, free_bytes: int | None = 64 * GIGABYTE, device: str = "cpu"
) -> Recommendation:
    speed = (
        MachineSpeed(minute_s=tiny_minute_s, device=device, cores=4)
        if tiny_minute_s is not None
        else None
    )
    return recommended_model(catalogue(), speed=speed, free_bytes=free_bytes)


def name_of(found: Recommendation) -> str:
    return found.model.name if found.model else ""


@pytest.mark.parametrize(
    ("tiny_minute_s", "name"),
    [
        (0.5, "large-v3"),
        (1.2, "large-v3-turbo"),
        (1.6, "medium.en"),
        (3.0, "small.en"),
        (10.0, "base.en"),
        (25.0, "tiny.en"),
    ],
)
def test_the_most_exact_model_that_keeps_up(tiny_minute_s: float, name: str) -> None:
    found = recommended(tiny_minute_s=tiny_minute_s)
    assert name_of(found) == name
    assert found.minute_s is not None
    assert found.minute_s <= LONGEST_MINUTE_S
    assert found.is_quick_enough


def test_nothing_more_exact_would_keep_up() -> None:
    speed = MachineSpeed(minute_s=3.0, device="cpu", cores=4)
    found = recommended_model(catalogue(), speed=speed, free_bytes=None)
    assert found.model is not None
    better = [model for model in catalogue() if model.exactness > found.model.exactness]
    assert better
    assert all(minute_s(model, speed) > LONGEST_MINUTE_S for model in better)


def test_half_of_the_free_memory_is_left_for_others() -> None:
    assert name_of(recommended(tiny_minute_s=0.5, free_bytes=4 * GIGABYTE)) == "large-v3-turbo"
    assert name_of(recommended(tiny_minute_s=0.5, free_bytes=2 * GIGABYTE)) == "small.en"
    assert name_of(recommended(tiny_minute_s=0.5, free_bytes=550_000_000)) == "tiny.en"
    assert recommended(tiny_minute_s=0.5, free_bytes=400_000_000).model is None


def test_a_slow_machine_gets_the_quickest_and_is_told() -> None:
    found = recommended(tiny_minute_s=90.0)
    assert name_of(found) == "tiny.en"
    assert not found.is_quick_enough


def test_without_a_measurement_it_is_the_catalogue_s_own_or_a_smaller_one() -> None:
    assert name_of(recommended(tiny_minute_s=None)) == "base.en"
    assert name_of(recommended(tiny_minute_s=None, free_bytes=None)) == "base.en"
    assert name_of(recommended(tiny_minute_s=None, free_bytes=550_000_000)) == "tiny.en"


def test_a_graphics_card_is_another_matter() -> None:
    assert name_of(recommended(tiny_minute_s=1.0, device="cuda")) == "large-v3"
    assert name_of(recommended(tiny_minute_s=4.0, device="cuda")) == "large-v3-turbo"
