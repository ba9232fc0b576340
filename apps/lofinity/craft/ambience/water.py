"""Beds of water: rain, storm, ocean, stream. Each returns a ring that __init__ brings to its loudness."""

import numpy as np

from apps.lofinity.craft.ambience.cloth import FRAMES, SECONDS, Ring, air, drift, filtered, hump, humps, noise, scatter
from apps.lofinity.craft.ambience.grains import bubble, burst, plop


def rain(rng: np.random.Generator) -> Ring:
    """Soft wash, a curtain of fine drops, near drops on a roof, and now and then one into the gutter."""
    wash = air(rng, hump(420, 6_200, 0.45)) * drift(rng, 0.15, 0.86, 1.0)
    curtain = scatter(rng, 240, [burst(rng, 2_200, 9_000, (0.7, 2.2)) for _ in range(24)], swing=4)
    roof = scatter(rng, 26, [burst(rng, 700, 4_200, (2.5, 7)) for _ in range(24)], swing=4)
    tin = scatter(rng, 3.2, [burst(rng, 260, 900, (9, 18)) for _ in range(8)], swing=2, width=0.6)
    gutter = scatter(rng, 2.3, [plop(rng, 520, 1_500) for _ in range(14)], swing=2, width=0.7)
    return 0.42 * wash + 1.5 * curtain + 2.4 * roof + 1.3 * tin + 1.3 * gutter


def storm(rng: np.random.Generator) -> Ring:
    """Heavy rain in gusts; thunder far away that rolls and never strikes."""
    gusts = drift(rng, 0.22, 0.7, 1.0)
    wash = air(rng, hump(240, 4_800, 0.55)) * gusts + 0.55 * air(rng, hump(90, 420, 0.3)) * gusts**2
    curtain = scatter(rng, 300, [burst(rng, 1_200, 7_000, (1, 4)) for _ in range(24)], swing=4)
    thunder = np.zeros(FRAMES, dtype=np.float32)
    for at_s in (2.5, 12.4, 21.6):
        # a roll is several claps of which the air has kept only the bass, each later and softer than the last
        rolls = [at_s, at_s + rng.uniform(1.3, 1.9), at_s + rng.uniform(2.6, 3.6), at_s + rng.uniform(4.2, 5.4)]
        for roll_s, loud in zip(rolls, (0.7, 1.0, 0.65, 0.4), strict=True):
            thunder += humps(rng, [roll_s], 1.2, 3.4) * loud
    thunder *= 0.6 + 0.4 * drift(rng, 4)
    deep = air(rng, hump(50, 105, 0.4), 0.3) + 0.4 * air(rng, hump(110, 300, 0.6), 0.7)
    return wash + 2.6 * curtain + 1.2 * thunder * deep


def ocean(rng: np.random.Generator) -> Ring:
    """Waves about ten seconds apart: the swell comes, breaks in a hiss, and drains away through the sand."""
    starts = [0.6, 10.4, 20.3]
    swell = humps(rng, starts, 4.2, 4.6)
    crest = humps(rng, [start + 2.6 for start in starts], 1.5, 2.7)
    drain = humps(rng, [start + 4.6 for start in starts], 1.6, 4.2)
    # a second shore, far off and out of step, so that the sea is never silent
    far = humps(rng, [SECONDS / 4 * k + 5.1 for k in range(4)], 3.0, 4.0)
    sway = np.stack([1 + 0.18 * (drift(rng, 0.12) - 0.5), 1 - 0.18 * (drift(rng, 0.12) - 0.5)]).astype(np.float32)
    deep = 0.5 * air(rng, hump(60, 240, 0.5), 0.4) * (0.5 + 0.9 * swell)
    body = air(rng, hump(180, 1_300, 0.5)) * (0.3 + 0.7 * swell**1.5 + 0.3 * far)
    hiss = air(rng, hump(1_100, 8_500, 0.25)) * (0.08 + 0.05 * far + 0.6 * crest**1.6)
    foam = air(rng, hump(2_600, 9_500, 0.0)) * (0.02 + 0.3 * drain) * drift(rng, 9, 0.6, 1.0)
    fizz = scatter(rng, 160, [burst(rng, 3_000, 9_000, (0.4, 1.2)) for _ in range(12)], swing=3, where=drain)
    return (deep + body + hiss + foam + 1.1 * fizz) * sway


def stream(rng: np.random.Generator) -> Ring:
    """A brook over stones: bubbles of every size in restless clusters over a narrow rushing."""
    rush = air(rng, hump(700, 4_200, 0.6)) * drift(rng, 2.5, 0.75, 1.0)
    babble = drift(rng, 1.3, 0.15, 1.0)
    small = scatter(rng, 120, [bubble(rng, 900, 3_200, (5, 16)) for _ in range(40)], swing=3, where=babble)
    large = scatter(rng, 34, [bubble(rng, 330, 1_000, (14, 42)) for _ in range(30)], swing=3, where=drift(rng, 1.0))
    deep = filtered(noise(rng, hump(120, 420, 0.4)), hump(100, 500)) * drift(rng, 3, 0.4, 1.0)
    return 0.34 * rush + 1.25 * small + 1.7 * large + 0.16 * deep
