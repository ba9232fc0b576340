"""A recording of speech -> what a microphone would have sent, block by block. Files in, samples out.

A block is read, mixed to mono, resampled and handed on before the next is read, so the length of a file costs no
memory; what its header promises is checked before anything is decoded.
"""

import logging
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile as sf
from scipy import signal

from pipelines import Refused

log = logging.getLogger(__name__)

RATE_HZ = 16_000
CHUNK_S = 0.08
LONGEST_S = 30 * 60
MOST_CHANNELS = 8
BLOCK_S = 5
CONTEXT_S = 0.05
"""Sound on both sides of a block that its resampling may look at."""


def microphone(path: Path) -> Iterator[bytes]:
    """16-bit little-endian mono at 16 kHz, in chunks of 80 ms. Raises Refused, in a sentence, for what is no recording,
    too long or too strange; nothing is handed out before that is known."""
    try:
        recording = sf.SoundFile(path)
    except (sf.LibsndfileError, OSError, ValueError) as error:
        raise Refused(f"{path.name} could not be read as a recording (WAV, FLAC, OGG and MP3 can be).") from error
    with recording:
        _check(recording, path.name)
        yield from _chunked(_resampled(recording))


def _check(recording: sf.SoundFile, name: str) -> None:
    if recording.channels > MOST_CHANNELS:
        raise Refused(f"{name} has {recording.channels} channels. A recording of speech has one or two.")
    if not 4_000 <= recording.samplerate <= 384_000:
        raise Refused(f"{name} has {recording.samplerate} samples a second. Between 8,000 and 192,000 are usual.")
    seconds = recording.frames / recording.samplerate
    if seconds > LONGEST_S:
        raise Refused(
            f"{name} is {seconds / 60:.0f} minutes long. Up to {LONGEST_S // 60} are woven at a time: cut it in parts."
        )


def _resampled(recording: sf.SoundFile) -> Iterator[np.ndarray]:
    """Mono float32 at 16 kHz, a block at a time; blocks meet exactly, since each is a whole number of periods."""
    common = math.gcd(recording.samplerate, RATE_HZ)
    up, down = RATE_HZ // common, recording.samplerate // common
    block, context = (math.ceil(s * recording.samplerate / down) * down for s in (BLOCK_S, CONTEXT_S))
    waiting = np.zeros(context, np.float32)  # what lies before the recording
    ended, left = False, recording.frames
    while not ended:
        fresh = _mono(recording, min(block, left))
        left -= len(fresh)
        ended = left <= 0 or len(fresh) < min(block, left + len(fresh))
        waiting = np.concatenate([waiting, fresh, np.zeros(context if ended else 0, np.float32)])
        if len(waiting) <= 2 * context:
            return
        heard = signal.resample_poly(waiting, up, down)
        yield heard[context // down * up : (len(waiting) - context) // down * up].astype(np.float32)
        waiting = waiting[len(waiting) // down * down - 2 * context :] if not ended else waiting


def _mono(recording: sf.SoundFile, frames: int) -> np.ndarray:
    """The next samples; of a torn file, those that are whole."""
    pieces: list[np.ndarray] = [np.zeros(0, np.float32)]
    step = max(1, recording.samplerate // 4)
    try:
        for start in range(0, frames, step):
            pieces.append(recording.read(min(step, frames - start), dtype="float32", always_2d=True).mean(axis=1))
    except sf.LibsndfileError as error:
        log.info("the recording is torn: %s", error)
    return np.concatenate(pieces)


def _chunked(blocks: Iterator[np.ndarray]) -> Iterator[bytes]:
    size = round(CHUNK_S * RATE_HZ)
    rest = np.zeros(0, np.float32)
    for block in blocks:
        rest = np.concatenate([rest, np.nan_to_num(block)])
        whole = len(rest) // size * size
        for start in range(0, whole, size):
            yield _pcm(rest[start : start + size])
        rest = rest[whole:]
    if len(rest):
        yield _pcm(rest)


def _pcm(samples: np.ndarray) -> bytes:
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
