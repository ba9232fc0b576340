"""A mono performance gets a side, and nothing is lost of its middle."""

import numpy as np
import pytest

from apps.lofinity.craft.width import wide
from pipelines import Sound

RATE_HZ = 32_000


def tone(hz: float) -> Sound:
    t = np.arange(2 * RATE_HZ) / RATE_HZ
    mono = (0.3 * np.sin(2 * np.pi * hz * t)).astype(np.float32)
    return Sound(np.stack([mono, mono], axis=1), RATE_HZ)


def test_both_channels_together_are_the_performance_itself() -> None:
    rng = np.random.default_rng(3)
    mono = rng.normal(0, 0.1, RATE_HZ).astype(np.float32)
    spread = wide(Sound(np.stack([mono, mono], axis=1), RATE_HZ))
    assert np.abs(spread.samples.mean(axis=1) - mono).max() < 1e-6
    left, right = spread.samples.T
    assert np.corrcoef(left, right)[0, 1] < 0.95


@pytest.mark.parametrize(("hz", "least", "most"), [(60.0, 0.0, 0.05), (1000.0, 0.15, 0.45), (6000.0, 0.15, 0.45)])
def test_bass_stays_in_the_middle_and_the_rest_is_wide(hz: float, least: float, most: float) -> None:
    left, right = wide(tone(hz)).samples[RATE_HZ // 2 :].T
    side, middle = np.std(left - right), np.std(left + right)
    assert least <= side / middle <= most


def test_what_is_stereo_already_stays_as_it_is() -> None:
    sound = Sound(np.random.default_rng(1).normal(0, 0.1, (4000, 2)).astype(np.float32), RATE_HZ)
    assert wide(sound) is sound
