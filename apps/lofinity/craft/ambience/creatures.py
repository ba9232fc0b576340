"""Beds of the living: birds, crickets, and a café full of people whose words cannot be made out."""

import numpy as np

from apps.lofinity.craft.ambience.cloth import (
    FRAMES,
    RATE_HZ,
    SECONDS,
    Grain,
    Ring,
    air,
    drift,
    filtered,
    hump,
    peaks,
    place,
    room,
    scatter,
)
from apps.lofinity.craft.ambience.grains import burst, chirp, peaked, ring, song

VOWELS: tuple[tuple[float, float, float], ...] = (
    (310, 2_020, 2_960),
    (430, 1_900, 2_600),
    (600, 1_700, 2_500),
    (730, 1_150, 2_450),
    (640, 1_050, 2_400),
    (500, 900, 2_400),
    (350, 800, 2_300),
    (500, 1_400, 2_450),
)
"""Formants in Hz, after the averages of Peterson and Barney (1952)."""


def birds(rng: np.random.Generator) -> Ring:
    """A garden early in the day: a thrush's phrases, a tit that saws, a warbler's falling run, a dove far off."""
    leaves = air(rng, hump(300, 3_800, 0.7)) * drift(rng, 0.3, 0.5, 1.0)
    singing = np.zeros((2, FRAMES), dtype=np.float32)
    # one after the other, as birds do that keep to their trees and listen: (voice, songs a round, loudness, place)
    lives = ((_thrush, 7, 0.8, 0.35), (_tit, 5, 0.5, 1.25), (_warbler, 4, 0.5, 1.0), (_dove, 3, 0.34, 0.55))
    turns = [life for life in lives for _ in range(life[1])]
    for turn, which in enumerate(rng.permutation(len(turns))):
        voice, _, loud, pan = turns[which]
        at_s = (turn + rng.uniform(-0.3, 0.3)) * SECONDS / len(turns)
        place(singing, voice(rng), int(at_s * RATE_HZ), loud * rng.uniform(0.6, 1.0), pan + rng.uniform(-0.1, 0.1))
    far = filtered(np.roll(singing[::-1], int(6.1 * RATE_HZ), axis=1), hump(400, 3_000))
    return 0.075 * leaves + room(rng, 0.5 * singing + 0.3 * far, 1.2, 0.3, 2_600)


def _thrush(rng: np.random.Generator) -> Grain:
    parts: list[tuple[float, Grain, float]] = []
    at_s, hz = 0.0, rng.uniform(1_900, 2_700)
    for _ in range(rng.integers(3, 6)):
        length_s = rng.uniform(0.11, 0.28)
        to = float(np.clip(hz * rng.choice((0.84, 0.94, 1.12, 1.26)), 1_700, 3_300))
        parts.append((at_s, chirp(hz, to, length_s, wobble=0.3 * rng.random()), rng.uniform(0.7, 1.0)))
        at_s, hz = at_s + length_s + rng.uniform(0.03, 0.12), to * rng.choice((0.89, 1.0, 1.19))
    parts.append((at_s, chirp(4_400, 5_200, 0.12, wobble=1.0), 0.3))
    return song(parts)


def _tit(rng: np.random.Generator) -> Grain:
    high = rng.uniform(4_100, 4_600)
    parts: list[tuple[float, Grain, float]] = []
    for turn in range(rng.integers(3, 5)):
        parts.append((0.36 * turn, chirp(high, high * 0.98, 0.11), 1.0))
        parts.append((0.36 * turn + 0.16, chirp(high * 0.77, high * 0.75, 0.15), 0.85))
    return song(parts)


def _warbler(rng: np.random.Generator) -> Grain:
    top, count = rng.uniform(4_800, 5_400), int(rng.integers(11, 17))
    return song(
        [
            (
                turn * (0.055 + 0.002 * turn),
                chirp(top * 0.965**turn * 1.1, top * 0.965**turn * 0.9, 0.042),
                0.35 + 0.65 * np.sin(np.pi * (turn + 1) / (count + 1)),
            )
            for turn in range(count)
        ]
    )


def _dove(rng: np.random.Generator) -> Grain:
    hz = rng.uniform(440, 500)
    coos = ((0.0, 0.32, 0.55), (0.46, 0.62, 1.0), (1.2, 0.34, 0.6))
    return song([(at_s, chirp(hz * 0.96, hz * 0.93, length_s, breath=0.25), loud) for at_s, length_s, loud in coos])


def crickets(rng: np.random.Generator) -> Ring:
    """A summer night: field crickets chirp in threes, a tree cricket trills without end, a meadow answers far off."""
    time = np.arange(FRAMES, dtype=np.float32) / FRAMES
    field = np.zeros((2, FRAMES), dtype=np.float32)
    for pan in (0.25, 0.6, 0.95, 1.3):
        hz = rng.uniform(4_150, 4_900)
        pulse_s, pulses = rng.uniform(0.030, 0.038), int(rng.integers(3, 5))
        tooth = chirp(hz * 1.015, hz * 0.985, 0.55 * pulse_s, breath=0.05)
        chirps = song([(number * pulse_s, tooth, (0.55, 0.85, 1.0, 0.9)[number]) for number in range(pulses)])
        turns = int(rng.integers(52, 78))  # about two chirps a second, each cricket at its own pace
        warmth = drift(rng, 0.12, 0.25, 1.0)
        for turn in range(turns):
            at = int((turn + rng.uniform(-0.04, 0.04)) * FRAMES / turns)
            place(field, chirps, at, 0.8 * float(warmth[at % FRAMES]), pan)
    trill_hz, beat_hz = round(2_950 * SECONDS), round(44 * SECONDS)
    beat = (0.5 - 0.5 * np.cos(2 * np.pi * beat_hz * time)) ** 2
    trill = (np.sin(2 * np.pi * trill_hz * time) * beat * drift(rng, 0.1, 0.3, 1.0)).astype(np.float32)
    meadow = air(rng, peaks((4_300, 160, 1.0), (4_650, 120, 0.8), (3_900, 90, 0.5)))
    meadow *= 0.4 + 0.6 * (0.5 + 0.5 * np.sin(2 * np.pi * round(2.3 * SECONDS) * time)) * drift(rng, 0.8, 0.4, 1.0)
    night = air(rng, hump(120, 900, 0.7)) * drift(rng, 0.2, 0.6, 1.0)
    placed_trill = np.stack([0.35 * trill, 0.75 * trill]).astype(np.float32)
    return room(rng, field, 0.5, 0.06) + 0.16 * placed_trill + 0.075 * meadow + 0.055 * night


def cafe(rng: np.random.Generator) -> Ring:
    """Ten people talking at their tables without one word, cups on saucers, a room around them."""
    talk = np.zeros((2, FRAMES), dtype=np.float32)
    for _ in range(10):
        pitch_hz = rng.uniform(92, 130) if rng.random() < 0.5 else rng.uniform(165, 230)
        syllables = [_syllable(rng, pitch_hz) for _ in range(22)]
        far, pan = rng.uniform(0.35, 1.0), rng.uniform(0.15, 1.42)
        at_s = rng.uniform(0, SECONDS)  # everyone goes round the ring from a place of their own
        until_s = at_s + SECONDS - 1.0
        while at_s < until_s:
            phrase = int(rng.integers(4, 13))
            for number in range(phrase):
                stress = far * rng.uniform(0.35, 1.0) * (1 - 0.35 * number / phrase)
                place(talk, syllables[rng.integers(22)], int(at_s * RATE_HZ), stress, pan)
                at_s += rng.uniform(0.13, 0.27)
            at_s += rng.uniform(0.3, 1.9)  # listens to the answer
    cups = [_cup(rng) for _ in range(14)]
    clinks = scatter(rng, 0.9, cups, swing=1.5, width=0.9)
    laughter = 0.05 * air(rng, peaks((520, 160, 1), (1_150, 220, 0.7), (2_400, 300, 0.25))) * drift(rng, 3.2) ** 2
    hum = 0.05 * air(rng, hump(90, 420, 0.6))
    return (
        room(rng, filtered(talk, hump(150, 4_200)) + laughter, 0.6, 0.2, 2_400)
        + room(rng, 0.55 * clinks, 0.6, 0.2, 5_000)
        + hum
    )


def _syllable(rng: np.random.Generator, pitch_hz: float) -> Grain:
    """A vowel that glides into another on a falling glottal tone, sometimes begun by a consonant's breath."""
    length_s = rng.uniform(0.11, 0.26)
    time = np.arange(int(length_s * RATE_HZ)) / RATE_HZ
    along = time / length_s
    bend = rng.uniform(-0.05, 0.2)
    phase = 2 * np.pi * pitch_hz * rng.uniform(0.92, 1.12) * (time - bend * time**2 / length_s / 2)
    size = (1.0 if pitch_hz < 150 else 1.14) * rng.uniform(0.95, 1.05)  # a shorter throat, higher formants
    vowels = [VOWELS[number] for number in rng.integers(0, len(VOWELS), 2)]
    spoken = []
    for first, second, third in vowels:
        tone = np.zeros(len(time))
        for harmonic in range(1, int(4_600 / pitch_hz)):
            at = harmonic * pitch_hz / size
            throat = sum(
                amp / (1 + ((at - centre) / width) ** 2)
                for centre, width, amp in ((first, 70, 1.0), (second, 90, 0.35), (third, 130, 0.12))
            )
            tone += throat * np.sin(harmonic * phase) / harmonic**0.3
        spoken.append(tone)
    voice = (1 - along) * spoken[0] + along * spoken[1]
    vowel = peaked(voice * np.sin(np.pi * np.minimum(1, along)) ** 0.6)
    if rng.random() < 0.5:
        breath = burst(rng, 1_800, 6_500, (9, 26))
        return song([(0.0, breath, 0.16), (rng.uniform(0.02, 0.05), vowel, 1.0)])
    return vowel


def _cup(rng: np.random.Generator) -> Grain:
    base = rng.uniform(2_100, 3_600)
    cup = ring(rng, [base, base * 1.52, base * 2.11, base * 2.83], (35, 90))
    again = ring(rng, [base * 0.93, base * 1.71, base * 2.4], (20, 45))
    return song([(0.0, cup, 1.0), (rng.uniform(0.05, 0.16), again, rng.uniform(0.2, 0.6))])
