"""What is heard while a tape is pressed: stretches that join without a seam, at one loudness, never clipped."""

import io
import itertools

import numpy as np
import pytest
import soundfile as sf

from apps.lofinity.craft.advance import GOAL_LUFS, LEAD_S, Advances
from apps.lofinity.craft.mastering.loudness import Meter, integrated_lufs
from apps.lofinity.domain import Advance
from pipelines import Passage, Provenance, Sound

RATE_HZ = 32_000


def music(level: float, seconds: float = 6.0) -> np.ndarray:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    mono = level * np.sin(2 * np.pi * 220 * t) * (0.7 + 0.3 * np.sin(2 * np.pi * 1.5 * t))
    return np.stack([mono, mono], axis=1).astype(np.float32)


def cut(samples: np.ndarray, lengths: tuple[int, ...]) -> list[tuple[Advance, np.ndarray]]:
    advances, start = Advances(Provenance("a humming machine", trained=True)), 0
    out: list[tuple[Advance, np.ndarray]] = []
    for length in lengths:
        sound = Sound(samples[start : start + length], RATE_HZ)
        advance = advances.cut(Passage(sound, start / RATE_HZ))
        heard, rate_hz = sf.read(io.BytesIO(advance.file.data), dtype="float32")
        assert rate_hz == RATE_HZ
        out.append((advance, heard))
        start += length
    return out


def test_stretches_abut_and_each_begins_with_the_end_of_the_one_before() -> None:
    cuts = cut(music(0.1), (64_000, 80_001, 47_999))
    assert [advance.lead_s for advance, _ in cuts] == [0.0, LEAD_S, LEAD_S]
    for (first, before), (second, after) in itertools.pairwise(cuts):
        assert second.start_s == pytest.approx(first.start_s + first.seconds)
        lead = round(second.lead_s * RATE_HZ)
        assert np.abs(after[:lead] - before[-lead:]).max() < 1e-4
        assert len(after) == lead + round(second.seconds * RATE_HZ)


@pytest.mark.parametrize("level", [0.02, 0.1, 0.9])
def test_the_first_stretch_sets_a_gain_that_all_keep(level: float) -> None:
    (_, first), (_, second) = cut(music(level), (96_000, 96_000))
    meter = Meter(RATE_HZ)
    meter.hear(np.ascontiguousarray(first.T))
    assert integrated_lufs(meter.energies()) == pytest.approx(GOAL_LUFS, abs=0.6)
    assert np.std(second) == pytest.approx(np.std(first), rel=0.1)


def test_sudden_loudness_is_bent_and_silence_stays_silent() -> None:
    loud = np.concatenate([music(0.05, 3.0), 20 * music(0.05, 3.0)])
    (_, quiet), (_, bent) = cut(loud, (96_000, 96_000))
    assert np.abs(quiet).max() < 0.7 < np.abs(bent).max() <= 1.0
    ((_, silence),) = cut(np.zeros((64_000, 2), np.float32), (64_000,))
    assert not silence.any()
