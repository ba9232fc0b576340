"""mix -> mastered tape: glue, tape colour, a nudge of EQ, -16 LUFS, true peak under -1 dBTP, 44.1 kHz int16.

Three passes over blocks (measure, play off the tape, press), so that ten minutes need little more memory than the
mix and the result. The same input gives the same bytes.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from apps.lofinity.craft.mastering.loudness import HOP_S, Floats, Meter, Samples, integrated_lufs, true_peak_dbtp
from apps.lofinity.craft.mastering.pressing import (
    CELL,
    CREST,
    MARGIN_S,
    MASTER_HZ,
    PEAK,
    limit,
    ratio,
    to_int16,
    to_master_rate,
)
from apps.lofinity.craft.mastering.tape import Envelope, Machine, around, glue_gains, wow_and_flutter
from apps.lofinity.craft.mastering.tone import Spectrum, correction_db, filter_taps
from apps.lofinity.domain import Mood
from pipelines import Progress, Sound

GOAL_LUFS = -16.0
_HEADROOM_DB = 0.05  # what the limiter usually takes away again
_BLOCK_S = 6.0
_REEL = 64  # blocks are kept on reels of some 35 MB: only such big pieces go back to the system when they are freed
_REEL_STEPS = 16000  # steps to full scale on a reel: its grain lies at -95 dB, with the dither of the master
_FADE_IN_S, _FADE_OUT_S = 0.012, 0.3
_BED_IN_S, _BED_OUT_S = 1.0, 1.6


@dataclass(frozen=True, slots=True, eq=False)
class Mastered:
    """A finished tape: `pcm` int16 (frames, 2) at MASTER_HZ; `gain_db`: what brought it to its loudness; `eq_db`: the
    correction at tone.EQ_HZ; `energies` (K-weighted, every 100 ms) and `power` (mean square before the limiter) are for
    whoever lays more under it."""

    pcm: NDArray[np.int16]
    lufs: float
    true_peak_dbtp: float
    gain_db: float
    eq_db: tuple[float, ...]
    energies: Floats
    power: float

    @property
    def seconds(self) -> float:
        return len(self.pcm) / MASTER_HZ


def master(music: Sound, feel: Mood, *, seed: int, loop: bool = False) -> Iterator[Progress | Mastered]:
    """Yield Progress (stage "master", unit "frames" over all passes) every few hundred milliseconds, then the Mastered.

    `music`: stereo at 22.05, 32, 44.1 or 48 kHz (any rate that shares a factor with 44.1 kHz). A `loop` is worked
    round its corner: it has no fades and repeats without a seam.
    """
    frames, rate_hz = music.frames, music.rate_hz
    up, down = ratio(rate_hz)
    block = -(-int(_BLOCK_S * rate_hz) // down) * down
    margin = -(-int(MARGIN_S * rate_hz) // down) * down
    starts = range(0, frames, block)
    machine, eq_db = _set_up(music, feel, seed, loop=loop)
    yield Progress("master", frames, 3 * frames)

    meter, power = Meter(rate_hz), 0.0
    reels: list[NDArray[np.int16]] = []
    for start in starts:
        stop = min(frames, start + block)
        sound = machine.play(music, start - margin, stop + margin, loop=loop)
        if not loop and (start < rate_hz or stop > frames - 2 * rate_hz):
            sound *= _fades(start - margin, stop + margin, frames, rate_hz, _FADE_IN_S, _FADE_OUT_S)
        inner = sound[:, margin : margin + stop - start]
        meter.hear(inner)
        power += float(np.einsum("cf,cf->", inner, inner, dtype=np.float64))
        if start // block % _REEL == 0:
            reels.append(np.empty((_REEL, 2, block + 2 * margin), np.int16))
        np.clip(np.rint(sound * np.float32(_REEL_STEPS)), -32768, 32767, out=sound)
        reels[-1][start // block % _REEL, :, : sound.shape[1]] = sound
        yield Progress("master", frames + stop, 3 * frames)

    energies = meter.energies()
    gain = 10 ** ((GOAL_LUFS + _HEADROOM_DB - integrated_lufs(energies)) / 20)
    ceiling = min(PEAK, CREST * gain * math.sqrt(power / (2 * frames)))
    pcm = np.empty((round(frames * up / down), 2), np.int16)
    kept = np.ones(len(energies))
    reels.reverse()
    for start in starts:
        if start and start // block % _REEL == 0:
            reels.pop()  # its memory goes where the tape grows
        sound = reels[-1][start // block % _REEL, :, : min(frames, start + block) + 2 * margin - start]
        sound = sound * np.float32(gain / _REEL_STEPS)
        _press(to_master_rate(sound, rate_hz), pcm, start * up // down, margin * up // down, ceiling, kept)
        yield Progress("master", 2 * frames + min(frames, start + block), 3 * frames)
    energies = energies * (gain * kept) ** 2
    yield Mastered(
        pcm,
        integrated_lufs(energies),
        true_peak_dbtp(pcm),
        20 * math.log10(gain),
        tuple(map(float, eq_db)),
        energies,
        gain**2 * power / (2 * frames),
    )


def lay_under(mastered: Mastered, beds: Sequence[tuple[Sound, float]], *, loop: bool = False) -> Mastered:
    """Sum seamless ambience tiles under the music and bring the whole back to -16 LUFS and under -1 dBTP.

    `beds`: (tile, gain in dB), stereo, any rate; a tile repeats from the first frame on and is faded in and out with
    the tape, except in a `loop`.
    """
    frames = len(mastered.pcm)
    energies, power = mastered.energies.copy(), mastered.power
    alike: dict[tuple[int, int], Samples] = {}  # beds of one rate and length become one tile
    for tile, level_db in beds:  # music and rain know nothing of each other: their energies add
        level = 10 ** (level_db / 20)
        energies += level**2 * _tile_energies(tile, len(energies))
        power += level**2 * float(np.mean(tile.samples**2, dtype=np.float64))
        shape = tile.rate_hz, tile.frames
        alike[shape] = alike.get(shape, np.float32(0)) + tile.samples * np.float32(level)
    tiles = [_at_master_rate(Sound(samples, rate_hz)) for (rate_hz, _), samples in alike.items()]
    gain = 10 ** ((GOAL_LUFS + _HEADROOM_DB - integrated_lufs(energies)) / 20)
    ceiling = min(PEAK, CREST * gain * math.sqrt(power))
    pcm = np.empty_like(mastered.pcm)
    kept = np.ones(len(energies))
    block, margin = int(_BLOCK_S / 2 * MASTER_HZ), int(MARGIN_S * MASTER_HZ) // CELL * CELL
    for start in range(0, frames, block):
        low, high = start - margin, min(frames, start + block) + margin
        sound = around(mastered.pcm, low, high, loop=loop)
        sound *= np.float32(gain / 32767)
        for tile in tiles:
            bed = np.float32(gain) * around(tile.T, low, high, loop=True)
            if not loop and (start < 2 * MASTER_HZ or high > frames - 2 * MASTER_HZ):
                bed *= _fades(low, high, frames, MASTER_HZ, _BED_IN_S, _BED_OUT_S)
            sound += bed
        _press(sound, pcm, start, margin, ceiling, kept)
    energies *= (gain * kept) ** 2
    return Mastered(
        pcm,
        integrated_lufs(energies),
        true_peak_dbtp(pcm),
        mastered.gain_db + 20 * math.log10(gain),
        mastered.eq_db,
        energies,
        power * gain**2,
    )


def _set_up(music: Sound, feel: Mood, seed: int, *, loop: bool) -> tuple[Machine, Floats]:
    """Listen to the whole mix once, then set the machine."""
    envelope, spectrum = Envelope(music.rate_hz), Spectrum(music.rate_hz)
    block = int(_BLOCK_S * music.rate_hz)
    for start in range(0, music.frames, block):
        sound = around(music.samples, start, min(music.frames, start + block), loop=False)
        envelope.hear(sound)
        spectrum.hear(sound)
    eq_db = correction_db(spectrum.thirds_db(), tilt_db=-5.0 + 0.3 * feel.brightness)
    machine = Machine(
        gains=glue_gains(envelope.energies(), loop=loop),
        hop=envelope.hop,
        drive=1.35 + 0.5 * feel.grit,
        turns=wow_and_flutter(feel, music.seconds, seed),
        taps=filter_taps(eq_db, 8600 + 900 * feel.brightness - 900 * max(0.0, feel.grit), music.rate_hz),
    )
    return machine, eq_db


def _press(sound: Samples, pcm: NDArray[np.int16], first: int, margin: int, ceiling: float, kept: Floats) -> None:
    """Limit, dither and write one block; notes in `kept` what the limiter left of each hop's level."""
    frames = min(sound.shape[1] - 2 * margin, len(pcm) - first)
    cells = limit(sound, ceiling)
    pcm[first : first + frames] = to_int16(sound[:, margin : margin + frames], first)
    at = (first - margin + CELL * np.arange(len(cells))) // round(HOP_S * MASTER_HZ)
    inside = (at >= 0) & (at < len(kept)) & (np.arange(len(cells)) * CELL >= margin)
    inside &= np.arange(len(cells)) * CELL < margin + frames
    hops = np.bincount(at[inside], cells[inside], minlength=len(kept))
    count = np.bincount(at[inside], minlength=len(kept))
    touched = count > 100  # of 276 cells: a hop cut by a block's edge belongs to the block with more of it
    kept[touched] = (hops / np.maximum(1, count))[touched]


def _fades(start: int, stop: int, frames: int, rate_hz: int, in_s: float, out_s: float) -> Samples:
    at = np.arange(start, stop)
    rise = np.clip(at / (in_s * rate_hz), 0, 1)
    fall = np.clip((frames - at) / (out_s * rate_hz), 0, 1)
    return (rise * fall**1.5).astype(np.float32)


def _at_master_rate(tile: Sound) -> Samples:
    """(2, frames) at the master's rate, round the tile's corner."""
    up, down = ratio(tile.rate_hz)
    if (up, down) == (2, 1):
        edge = 64
        return to_master_rate(around(tile.samples, -edge, tile.frames + edge, loop=True), tile.rate_hz)[
            :, 2 * edge : -2 * edge
        ]
    if (up, down) == (1, 1):
        return np.ascontiguousarray(tile.samples.T)
    frames = round(tile.frames * up / down)
    return np.asarray(signal.resample(tile.samples.T, frames, axis=1), np.float32)  # by Fourier: a tile is circular


def _tile_energies(tile: Sound, hops: int) -> Floats:
    """K-weighted energy of an endlessly repeating tile at every 100 ms."""
    meter = Meter(tile.rate_hz)
    meter.hear(np.ascontiguousarray(tile.samples.T))
    return np.resize(meter.energies(), hops)
