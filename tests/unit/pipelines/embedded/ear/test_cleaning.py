"""A room's steady noise is taken from a phrase; what is too short or silent is left alone."""

import numpy as np
import pytest

from pipelines.embedded.ear.cleaning import cleaned


def test_steady_noise_falls_and_a_tone_in_it_stays() -> None:
    noise = np.random.default_rng(1).normal(0, 0.02, 32_000)
    tone = np.where(np.arange(32_000) % 16_000 < 8_000, 0.3 * np.sin(np.arange(32_000) * 0.4), 0.0)
    clean = cleaned(tone + noise)
    assert clean.shape == tone.shape
    assert np.std(clean[10_000:15_000]) < 0.3 * np.std(noise)
    assert np.std(clean[2_000:7_000]) == pytest.approx(np.std(tone[2_000:7_000]), rel=0.1)


@pytest.mark.parametrize("samples", [0, 1, 500, 8_191, 20_000])
def test_silence_of_any_length_stays_silence(samples: int) -> None:
    assert np.array_equal(cleaned(np.zeros(samples)), np.zeros(samples))
