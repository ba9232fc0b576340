"""Every voice stands as loud in the room as any other."""

import numpy as np
import pytest

from pipelines.speech.loudness import LOUDNESS_RMS, PEAK, levelled


def voice(level: float) -> np.ndarray:
    t = np.arange(48_000) / 48_000
    return level * np.sin(2 * np.pi * 130 * t) * (1 + 0.5 * np.sin(2 * np.pi * 4 * t))


@pytest.mark.parametrize("level", [1e-4, 0.05, 1.0, 30.0])
def test_a_voice_of_any_level_comes_out_alike(level: float) -> None:
    assert np.sqrt(np.mean(levelled(voice(level)) ** 2)) == pytest.approx(LOUDNESS_RMS, rel=0.1)


def test_silence_between_words_makes_them_no_louder() -> None:
    apart = np.concatenate((voice(0.3), np.zeros(96_000), voice(0.3)))
    assert np.abs(levelled(apart)).max() == pytest.approx(np.abs(levelled(voice(0.3))).max(), rel=0.05)


def test_a_peak_is_rounded_and_never_cut() -> None:
    sound = voice(0.1)
    sound[1000] = 10.0
    heard = levelled(sound)
    assert np.abs(heard).max() < PEAK
    assert np.argmax(np.abs(heard)) == 1000
