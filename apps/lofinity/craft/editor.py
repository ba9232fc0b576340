"""Finished tapes -> other tapes: splice, trim on bars, join two sides, loop, fade, dub. pydub's scissors.

Works on 16-bit samples, as a tape editor does: it cuts and joins what is mastered, and never makes it louder. What has
to be synthesised, mixed or limited is not done here.
"""

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

with warnings.catch_warnings():
    # at import pydub looks for an ffmpeg, which we never ask of it, and speaks of audioop's old age
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

Pcm = NDArray[np.int16]
"""(frames, 2) at RATE_HZ."""

RATE_HZ = 44_100
CROSSFADE_S = 4.0
"""Between two tapes of a mixtape: long enough to be a passage, shorter than four bars."""
LEAD_IN_S = 0.01
SIDE_GAP_S = 2.0
"""The silence in which one would turn the cassette over."""


def tape_of(pcm: Pcm) -> AudioSegment:
    """Samples as pydub holds them. Raises ValueError when they are not 16-bit stereo."""
    if pcm.dtype != np.int16 or pcm.ndim != 2 or pcm.shape[1] != 2:
        raise ValueError("a tape is int16 (frames, 2)")
    return AudioSegment(pcm.astype("<i2").tobytes(), sample_width=2, frame_rate=RATE_HZ, channels=2)


def pcm_of(tape: AudioSegment) -> Pcm:
    """pydub's tape as samples again."""
    return np.frombuffer(tape.raw_data or b"", dtype="<i2").reshape(-1, 2).astype(np.int16)


def trim_to_bars(pcm: Pcm, bar_s: float, first_bar: int, bars: int) -> Pcm:
    """`bars` whole bars from `first_bar` (counted from 0), cut to the sample. Raises ValueError past the end."""
    start, end = (round(bar * bar_s * RATE_HZ) for bar in (first_bar, first_bar + bars))
    if first_bar < 0 or bars < 1 or end > len(pcm) + 1:
        raise ValueError(f"bars {first_bar} to {first_bar + bars} are not on this tape")
    return pcm_of(tape_of(pcm).get_sample_slice(start, min(end, len(pcm))))


def splice(first: Pcm, second: Pcm, crossfade_s: float = CROSSFADE_S) -> Pcm:
    """One after the other, overlapping by `crossfade_s` (0 is a straight cut; never more than half of either)."""
    overlap_s = max(0.0, min(crossfade_s, len(first) / RATE_HZ / 2, len(second) / RATE_HZ / 2))
    return pcm_of(tape_of(first).append(tape_of(second), crossfade=int(overlap_s * 1000)))


def join_sides(side_a: Pcm, side_b: Pcm) -> Pcm:
    """Both sides of a cassette as one: A, the silence of turning it over, B."""
    return pcm_of(
        tape_of(side_a) + AudioSegment.silent(int(SIDE_GAP_S * 1000), RATE_HZ).set_channels(2) + tape_of(side_b)
    )


def loop_bars(pcm: Pcm, bar_s: float, first_bar: int, bars: int, times: int) -> Pcm:
    """`bars` whole bars, `times` over, exactly that long. Where they meet, what sounded just before the first bar leads
    into it for LEAD_IN_S, so that a ringing chord is not cut. Raises ValueError past the end, or below once."""
    if times < 1:
        raise ValueError("a loop is played at least once")
    stretch = trim_to_bars(pcm, bar_s, first_bar, bars)
    start, lead_in = round(first_bar * bar_s * RATE_HZ), round(LEAD_IN_S * RATE_HZ)
    before = pcm[max(0, start - lead_in) : start]
    before = np.concatenate([np.zeros((lead_in - len(before), 2), dtype=np.int16), before])
    # by hand and not by pydub, which counts in milliseconds: a loop must not drift off its bars
    ramp = np.linspace(0, 1, lead_in)[:, None]
    turn = np.round(stretch[-lead_in:] * (1 - ramp) + before * ramp).astype(np.int16)
    again = np.concatenate([stretch[:-lead_in], turn])
    return np.concatenate([again] * (times - 1) + [stretch])


def fade(pcm: Pcm, in_s: float = 0.0, out_s: float = 0.0) -> Pcm:
    """Fade in from silence and out into it; 0 leaves that end as it is."""
    tape = tape_of(pcm)
    if in_s > 0:
        tape = tape.fade_in(int(in_s * 1000))
    if out_s > 0:
        tape = tape.fade_out(int(out_s * 1000))
    return pcm_of(tape)


def dub(tapes: Sequence[Pcm], crossfade_s: float = CROSSFADE_S) -> Pcm:
    """Several tapes as one mixtape, in this order, each melting into the next. There is at least one."""
    mixtape = tapes[0]
    for tape in tapes[1:]:
        mixtape = splice(mixtape, tape, crossfade_s)
    return mixtape
