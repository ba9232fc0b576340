"""Drums of three kits. (kit, drum, midi, take) -> (soft, hard) layers, float32 (2, frames), peak about 1.

Four takes a drum, so no two hits in a row are the same sample. "dusty": off an old record, "round": warm and deep,
"tight": short and clear.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from pipelines.embedded.musician.parts import LOW_TOM_MIDI, Drum
from pipelines.embedded.musician.voices.oscillators import RATE_HZ, Floats, band, clock, noise, partials, puff
from pipelines.media import Samples
from pipelines.roles import Feel

TAKES = 4
_EASE = 10  # frames: half a millisecond, still a drum and no longer a click
KitName = Literal["dusty", "round", "tight"]


@dataclass(frozen=True, slots=True)
class Kit:
    """Kick: resting pitch, depth of the sweep in hertz, ring, click. Snare: shell pitch, shell share, wire ring.
    Hats: low edge of their band, ring. `top_hz`: what the record lets through; `drive`: how hard it was cut."""

    kick_hz: float
    sweep_hz: float
    kick_ring_s: float
    click: float
    snare_hz: float
    shell: float
    wires_s: float
    hat_hz: float
    hat_s: float
    top_hz: float
    drive: float


KITS: dict[KitName, Kit] = {
    "dusty": Kit(54, 90, 0.110, 0.34, 176, 0.55, 0.085, 3600, 0.030, 6800, 2.6),
    "round": Kit(47, 62, 0.150, 0.20, 164, 0.70, 0.070, 4300, 0.026, 8200, 1.4),
    "tight": Kit(58, 130, 0.085, 0.42, 208, 0.45, 0.060, 5000, 0.018, 9200, 1.2),
}
_CYMBAL_HZ = np.array([412, 689, 1187, 1493, 1928, 2310, 2779, 3251, 3790, 4367, 4981, 5630, 6352, 7190, 8044, 8790])


def choose_kit(feel: Feel, seed: int) -> KitName:
    """Grit asks for the record, energy for the tight kit, calm and dream for the round one; the seed settles ties."""
    tilt = ((seed * 2654435761) >> 7) % 1000 / 1000 - 0.5
    likes: dict[KitName, float] = {
        "dusty": feel.grit + 0.5 * tilt,
        "tight": 0.8 * feel.energy + 0.3 * feel.brightness - 0.5 * tilt,
        "round": 0.15 - 0.5 * feel.energy + 0.4 * feel.dream,
    }
    return max(likes, key=lambda name: likes[name])


def hit(kit_name: KitName, drum: Drum, midi: int, take: int) -> Samples:
    kit = KITS[kit_name]
    off = 1 + 0.02 * (take - 1.5)  # a stick never lands on the same spot
    made = _MAKERS[drum](kit, drum, off, take, midi)
    out = np.stack(made).astype(np.float32)
    if kit.drive > 1.3 and drum not in ("ride", "crash", "swell", "brush sweep"):
        out = np.tanh(kit.drive * out / np.abs(out).max(1, keepdims=True)) / np.float32(np.tanh(kit.drive))
    if kit.top_hz < 9000:
        out = band(out.astype(np.float64), None, kit.top_hz).astype(np.float32)
    out[:, :_EASE] *= np.linspace(0, 1, _EASE, dtype=np.float32)
    fall = min(300, out.shape[1] // 4)
    out[:, -fall:] *= np.linspace(1, 0, fall, dtype=np.float32)
    return out / np.abs(out).max(1, keepdims=True)


def _kick(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    t = clock(int(3.4 * kit.kick_ring_s * RATE_HZ))
    swept = kit.kick_hz * t + kit.sweep_hz * 0.028 * (1 - np.exp(-t / 0.028)) + 0.7 * (1 - np.exp(-t / 0.0035))
    skin = np.sin(2 * np.pi * swept) * np.exp(-t / kit.kick_ring_s) * (1 - np.exp(-t / 0.0008))
    knock = np.zeros(len(t))
    knock[:900] = puff(900, 700, 5200, 0.006, "beater", take)
    thud = np.zeros(len(t))
    thud[:1500] = puff(1500, 150, 600, 0.012, "thud", take)
    hard = np.tanh(1.6 * skin) + 1.3 * kit.click * knock * off + 0.2 * thud
    return skin + 0.3 * kit.click * knock + 0.1 * thud, hard


def _snare(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    t = clock(int(0.42 * RATE_HZ))
    bend = 0.5 * (1 - np.exp(-t / 0.018))
    shell = np.sin(2 * np.pi * (kit.snare_hz * off * t + bend)) * np.exp(-t / 0.060)
    shell += 0.45 * np.sin(2 * np.pi * (1.58 * kit.snare_hz * off * t + bend)) * np.exp(-t / 0.035)
    rattle = noise(len(t), "wires", take)
    wires = band(rattle, 900, 8200) * (0.8 * np.exp(-t / (0.5 * kit.wires_s)) + 0.35 * np.exp(-t / (1.6 * kit.wires_s)))
    crack = band(rattle, 2200, 7600) * np.exp(-t / 0.007)
    ghost = 0.8 * kit.shell * shell + 0.22 * band(rattle, 1600, 6500) * np.exp(-t / 0.045)
    return ghost, kit.shell * shell + 0.42 * wires + 0.5 * crack


def _rim(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    ring = partials(
        np.array([430, 812, 1740, 2630, 4100]) * off,
        [0.020, 0.013, 0.010, 0.006, 0.004],
        [[1, 0.9, 0.7, 0.4, 0.3]],
        0.14,
    )[0].astype(np.float64)
    tick = puff(len(ring), 1800, 8000, 0.006, "rim", take)
    return ring + 0.25 * tick, ring + 0.8 * tick


def _hat(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    ring_s = {"open hat": 0.17, "pedal hat": 0.6 * kit.hat_s}.get(drum, kit.hat_s * (0.8 + 0.14 * take))
    frames = int(min(0.6, 7 * ring_s) * RATE_HZ)
    t = clock(frames)
    fizz = band(noise(frames, drum, take), kit.hat_hz, 9300, 2) * np.exp(-t / ring_s)
    metal = partials(_CYMBAL_HZ[7:] * 1.02 * off, np.full(9, 0.8 * ring_s), [np.full(9, 0.2)], frames / RATE_HZ + 0.001)
    hard = fizz + metal[0, :frames]
    return band(hard, None, 5600) + 0.15 * hard, hard


def _shaker(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    t = clock(int(0.16 * RATE_HZ))
    beads = band(noise(len(t), "beads", take), 3000, 8900, 2)
    swing = np.minimum(t / (0.030 + 0.004 * take), 1) ** 2 * np.exp(-np.maximum(0, t - 0.032) / 0.028)
    return band(beads, None, 6000) * swing, beads * swing


def _snap(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    t = clock(int(0.24 * RATE_HZ))
    skin = band(noise(len(t), "snap", take), 1200, 5400, 2)
    burst = np.exp(-t / 0.006) + 0.7 * np.exp(-np.abs(t - 0.011 * off) / 0.006) + 0.14 * np.exp(-t / 0.070)
    return band(skin, None, 3200) * burst, skin * burst


def _sweep(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    """A brush circling on the skin for one beat: it leans in, turns, and lets go."""
    t = clock(int(0.66 * RATE_HZ))
    lean = np.sin(np.pi * np.minimum(t / 0.64, 1)) ** 1.4 * (1 + 0.4 * np.sin(2 * np.pi * 3.0 * t + 1.7 * take))
    wire = noise(len(t), "wire", take)
    return band(wire, 1200, 5200) * lean, (band(wire, 1300, 7800) + 0.5 * band(wire, 4000, 8800)) * lean


def _tap(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    t = clock(int(0.24 * RATE_HZ))
    wire = noise(len(t), "brush", take)
    skin = np.sin(2 * np.pi * 1.12 * kit.snare_hz * off * t) * np.exp(-t / 0.045)
    slap = band(wire, 1200, 8600) * (np.exp(-t / 0.022) + 0.2 * np.exp(-t / 0.085))
    return 0.5 * skin + 0.25 * band(slap, None, 4500), 0.4 * skin + 0.7 * slap


def _cymbal(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    ride = drum == "ride"
    seconds = 1.5 if ride else 2.4
    ring = np.full(16, 0.55 if ride else 0.9) * (1.1 - np.arange(16) / 40)
    weight = (0.35 + np.arange(16) / 16) * 0.12
    bronze = partials(_CYMBAL_HZ * off, ring, [weight], seconds, phase=noise(16, "bronze"))[0].astype(np.float64)
    t = clock(len(bronze))
    wash = band(noise(len(t), drum, take), 2600, 9200) * np.exp(-t / (0.16 if ride else 0.6))
    stick = np.zeros(len(t))
    stick[:500] = puff(500, 2400, 9000, 0.003, "stick", take)
    hard = bronze + (0.10 if ride else 0.5) * wash + (0.7 if ride else 0.2) * stick
    return bronze + 0.05 * wash + 0.25 * stick, hard


def _swell(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    t = clock(int(1.62 * RATE_HZ))
    grow = (t / 1.5) ** 3 * np.exp(-np.maximum(0, t - 1.5) / 0.02)
    wash = band(noise(len(t), "swell", take), 2400, 9000) * grow
    return band(wash, None, 5000), wash


def _tom(kit: Kit, drum: Drum, off: float, take: int, midi: int) -> tuple[Floats, Floats]:
    t = clock(int(0.5 * RATE_HZ))
    hz = 94 if midi == LOW_TOM_MIDI else 132
    skin = np.sin(2 * np.pi * (hz * off * t + 1.0 * (1 - np.exp(-t / 0.035)))) * np.exp(-t / 0.15)
    skin += 0.35 * np.sin(2 * np.pi * 1.59 * hz * off * t) * np.exp(-t / 0.06)
    stick = puff(len(t), 600, 5500, 0.009, "tom", take)
    return skin + 0.06 * stick, skin + 0.28 * stick


_MAKERS = {
    "kick": _kick,
    "snare": _snare,
    "rim": _rim,
    "hat": _hat,
    "open hat": _hat,
    "pedal hat": _hat,
    "shaker": _shaker,
    "snap": _snap,
    "brush sweep": _sweep,
    "brush tap": _tap,
    "ride": _cymbal,
    "crash": _cymbal,
    "tom": _tom,
    "swell": _swell,
}
