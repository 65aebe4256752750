"""How loud."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.audio.level import peak, samples_of

samples = st.lists(st.integers(-32_768, 32_767)).map(lambda xs: np.array(xs, dtype=np.int16))


@given(samples)
def test_level_lies_between_0_and_1(block: np.ndarray) -> None:
    assert 0 <= peak(block) <= 1


@pytest.mark.parametrize(
    ("block", "expected"), [([], 0), ([0, 0], 0), ([-32_768, 5], 1), ([16_384, -3], 0.5)]
)
def test_peak(block: list[int], expected: float) -> None:
    assert peak(np.array(block, dtype=np.int16)) == expected


def test_channels_are_averaged() -> None:
    stereo = np.array([[100, 200], [-300, 300]], dtype=np.int16)
    assert samples_of(stereo.tobytes(), channels=2).tolist() == [150, 0]
    assert samples_of(stereo.tobytes()).tolist() == [100, 200, -300, 300]
