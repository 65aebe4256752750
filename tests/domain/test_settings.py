"""Every option says what it means, and its default is one that the file would take."""

import dataclasses

import pytest

from rehearse.domain.settings import Settings

OPTIONS = dataclasses.fields(Settings)
NUMBERS = [option for option in OPTIONS if type(option.default) in (int, float)]


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_is_explained(option: "dataclasses.Field[object]") -> None:
    assert set(option.metadata) == {"meaning", "source", "low", "high"}
    assert option.metadata["meaning"].endswith(".")


@pytest.mark.parametrize("option", NUMBERS, ids=lambda option: option.name)
def test_every_number_has_a_range_that_holds_its_default(
    option: "dataclasses.Field[float]",
) -> None:
    assert option.metadata["low"] < option.metadata["high"]
    assert option.metadata["low"] <= option.default <= option.metadata["high"]


def test_the_default_thresholds_leave_room_between_them() -> None:
    assert Settings().pace_slow_wpm < Settings().pace_fast_wpm


def test_settings_cannot_be_changed_by_accident() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().text_scale = 120  # type: ignore[misc]  # what must not be possible
