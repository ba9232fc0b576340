"""Beds of places and things: fireplace, wind, city, train, snow, vinyl."""

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
    noise,
    place,
    room,
    scatter,
)
from apps.lofinity.craft.ambience.grains import bubble, burst, peaked, ring, song


def fireplace(rng: np.random.Generator) -> Ring:
    """A low breathing roar, a hiss of sap, crackle in clusters, and seldom a log that settles with a thump."""
    flame = drift(rng, 4.0, 0.55, 1.0) * drift(rng, 0.4, 0.7, 1.0)
    roar = air(rng, hump(70, 300, 0.35), 0.5) * flame
    hiss = air(rng, hump(900, 6_500, 0.5)) * drift(rng, 2.0, 0.5, 1.0)
    bursts = drift(rng, 1.6) ** 2
    snaps = [burst(rng, rng.uniform(900, 2_200), rng.uniform(3_500, 8_500), (0.25, 1.6)) for _ in range(30)]
    crackle = scatter(rng, 46, snaps, swing=5, width=0.7, where=bursts)
    ticks = scatter(rng, 16, snaps, swing=3, width=0.8)
    pops = scatter(
        rng, 0.8, [song([(0.0, burst(rng, 160, 700, (9, 22)), 0.8), (0.002, snaps[k], 0.7)]) for k in range(9)]
    )
    thumps = scatter(rng, 0.14, [burst(rng, 60, 220, (50, 90)) for _ in range(4)], swing=1, width=0.3)
    return 0.17 * roar + 0.035 * hiss + room(rng, 2.4 * crackle + 0.8 * ticks + 1.1 * pops, 0.25, 0.06) + 0.4 * thumps


def wind(rng: np.random.Generator) -> Ring:
    """Gusts whose pitch climbs with their strength: a bank of narrow bands, lit in turn as it sweeps over."""
    gust = drift(rng, 0.2)
    height = np.log2(170) + 2.1 * gust + 0.5 * (drift(rng, 0.7) - 0.5)
    total = np.zeros((2, FRAMES), dtype=np.float32)
    for centre_hz in 130 * 2 ** (np.arange(10) * 0.37):
        near = np.exp(-((np.log2(centre_hz) - height) ** 2) / 0.32).astype(np.float32)
        total += air(rng, hump(centre_hz * 0.88, centre_hz * 1.14, 0.0, 8), 0.65) * near
    low = air(rng, hump(50, 300, 0.6), 0.5) * (0.5 + 0.5 * gust)
    leaves = air(rng, hump(2_200, 7_500, 0.2)) * gust**2 * drift(rng, 6, 0.5, 1.0)
    return total * (0.35 + 0.5 * gust) + 0.5 * low + 0.11 * leaves


def city(rng: np.random.Generator) -> Ring:
    """A town from a high window: the far roar, single cars that pass, a hum, a train's horn beyond the river."""
    roar = air(rng, hump(75, 420, 0.5), 0.6) * drift(rng, 0.25, 0.75, 1.0)
    haze = air(rng, hump(280, 1_800, 0.7)) * drift(rng, 0.3, 0.6, 1.0)
    cars = np.zeros((2, FRAMES), dtype=np.float32)
    for turn in range(6):
        at_s = (turn + rng.uniform(-0.25, 0.25)) * SECONDS / 6
        cars += _car(rng, at_s, leftward=turn % 2 == 0) * rng.uniform(0.5, 1.0)
    time = np.arange(FRAMES) / FRAMES
    tones = [amp * np.sin(2 * np.pi * round(hz * SECONDS) * time) for hz, amp in ((100, 1.0), (200, 0.4), (300, 0.2))]
    mains = np.sum(tones, axis=0)
    horn = np.zeros((2, FRAMES), dtype=np.float32)
    place(horn, _horn(rng), int(17.4 * RATE_HZ), 1.0, 1.05)
    far_horn = filtered(room(rng, horn, 2.6, 2.2, 900), hump(180, 900))
    return 0.75 * roar + 0.5 * haze + 0.85 * cars + 0.035 * mains + 0.9 * far_horn


def _car(rng: np.random.Generator, at_s: float, *, leftward: bool) -> Ring:
    away_s = ((np.arange(FRAMES) / RATE_HZ - at_s + SECONDS / 2) % SECONDS) - SECONDS / 2
    near = (1 / (1 + (away_s / 1.1) ** 2)).astype(np.float32)
    pan = np.pi / 4 * (1 + (-1 if leftward else 1) * 0.8 * np.tanh(away_s / 1.6))
    tyres = noise(rng, hump(450, 2_200, 0.2)) * near**1.6
    motor = 0.8 * noise(rng, hump(60, 180, 0.3)) * near
    return np.stack([np.cos(pan), np.sin(pan)]).astype(np.float32) * (tyres + motor)


def _horn(rng: np.random.Generator) -> Grain:
    def chord(length_s: float) -> Grain:
        time = np.arange(int(length_s * RATE_HZ)) / RATE_HZ
        rise = np.minimum(1, time / 0.35) * np.minimum(1, (length_s - time) / 0.5)
        tones = sum(
            np.sin(2 * np.pi * hz * time * (1 - 0.004 * time)) + 0.4 * np.sin(4 * np.pi * hz * time)
            for hz in (277.2, 329.6, 415.3)
        )
        return peaked(np.asarray(tones) * np.sin(np.pi / 2 * rise) ** 2)

    return song([(0.0, chord(1.7), 0.8), (2.2, chord(2.8), 1.0)])


def train(rng: np.random.Generator) -> Ring:
    """Inside a night train: rumble, rushing air, and at every joint of the rails the four beats of two bogies."""
    rumble = air(rng, hump(60, 190, 0.5), 0.35) * drift(rng, 0.5, 0.7, 1.0)
    rush = air(rng, hump(260, 1_700, 0.6)) * drift(rng, 0.4, 0.75, 1.0)
    breath = air(rng, hump(2_200, 6_500, 0.3)) * drift(rng, 0.3, 0.5, 1.0)
    clacks = np.zeros((2, FRAMES), dtype=np.float32)
    joints = 20  # one every 1.49 s: 60 km/h on 25 m rails
    for joint in range(joints):
        for beat, (after_s, loud) in enumerate(((0.0, 1.0), (0.15, 0.72), (0.62, 0.85), (0.77, 0.6))):
            knock = song(
                [
                    (0.0, burst(rng, 65, 190, (34, 46)), 1.0),
                    (0.003, burst(rng, 320, 1_500, (9, 16)), 0.55),
                    (0.006, burst(rng, 1_800, 4_200, (3, 6)), 0.14),
                ]
            )
            at_s = joint * SECONDS / joints + after_s + rng.normal(0, 0.004)
            place(clacks, knock, int(at_s * RATE_HZ), loud * rng.uniform(0.85, 1.0), np.pi / 4 + 0.12 * (beat - 1.5))
    return 0.24 * rumble + 0.16 * rush + 0.03 * breath + room(rng, 3.2 * clacks, 0.3, 0.12, 1_800)


def snow(rng: np.random.Generator) -> Ring:
    """The hush of falling snow: everything far is muffled, and near the ear flakes tick on a sleeve."""
    breath = drift(rng, 0.16, 0.45, 1.0)
    hush = air(rng, hump(150, 330, 0.4, 6), 0.8) * breath
    veil = air(rng, hump(500, 1_300, 0.5)) * drift(rng, 0.22, 0.3, 1.0)
    flakes = scatter(rng, 34, [burst(rng, 3_500, 9_500, (0.5, 2.0)) for _ in range(16)], swing=3)
    ice = [ring(rng, [rng.uniform(3_000, 5_500), rng.uniform(5_600, 8_000)], (60, 160)) for _ in range(8)]
    glints = scatter(rng, 0.45, ice, swing=1.5)
    slump = scatter(rng, 0.1, [burst(rng, 90, 500, (120, 200)) for _ in range(3)], swing=1, width=0.6)
    return hush + 0.1 * veil + 0.3 * flakes + 0.045 * room(rng, glints, 1.2, 0.3) + 0.35 * slump


def vinyl(rng: np.random.Generator) -> Ring:
    """A record that has been loved: surface hiss, dust, crackle, a warp's rumble and one scratch that comes round."""
    hiss = air(rng, hump(900, 9_000, 0.15), 0.9)
    dust = scatter(rng, 70, [burst(rng, 1_500, 9_500, (0.08, 0.3)) for _ in range(20)], swing=6, width=0.8)
    crackle = scatter(rng, 9, [burst(rng, 900, 6_500, (0.2, 0.9)) for _ in range(20)], swing=3, width=0.6)
    turns = 16  # 32.3 rpm: the nearest whole number of turns to 33 1/3 on this ring
    scratch = np.zeros((2, FRAMES), dtype=np.float32)
    for turn in range(turns):
        tick = song(
            [(0.0, burst(rng, 1_200, 5_000, (0.4, 0.7)), 1.0), (0.021, burst(rng, 900, 4_000, (0.3, 0.6)), 0.5)]
        )
        place(scratch, tick, int((turn + rng.normal(0, 0.002)) * FRAMES / turns), rng.uniform(0.3, 0.7))
    time = np.arange(FRAMES) / FRAMES
    warp = 0.7 + 0.3 * np.sin(2 * np.pi * turns * time).astype(np.float32)
    rumble = air(rng, hump(50, 110, 0.3), 0.5) * warp
    thuds = scatter(rng, 0.5, [bubble(rng, 60, 140, (25, 50)) for _ in range(4)], swing=2, width=0.4)
    return 0.05 * hiss * (0.6 + 0.4 * warp) + 2.4 * dust + 2.0 * crackle + 0.8 * scratch + 0.06 * rumble + 0.25 * thuds
