"""Speech to listen to: what a flite voice says, a quiet room around it, and a listener fed as a page feeds it."""

import functools
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from pipelines import Breath, Listener, Sound, Speaking

needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed: apt install flite")

RATE_HZ = 16_000
CHUNK_BYTES = 2560
"""80 ms: what a page sends."""


@functools.cache
def said(text: str, voice: str = "rms") -> Sound:
    """What a flite voice says, mono at 16 kHz."""
    with tempfile.TemporaryDirectory(prefix="said-") as folder:
        path = Path(folder, "voice.wav")
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True, timeout=20)
        samples, rate_hz = sf.read(path, dtype="float32", always_2d=True)
    assert rate_hz == RATE_HZ
    return Sound(samples, rate_hz)


def pcm_of(*sounds: Sound | float) -> bytes:
    """Sounds one after the other as 16-bit samples in a quiet room; a number is so many seconds of room alone."""
    parts = [np.zeros(int(s * RATE_HZ)) if isinstance(s, float) else s.samples[:, 0] for s in sounds]
    whole = np.concatenate(parts)
    room = np.random.default_rng(5).normal(0, 0.002, len(whole))
    return (np.clip(whole + room, -1, 1) * 32767).astype("<i2").tobytes()


def fed(listener: Listener, pcm: bytes, size: int = CHUNK_BYTES) -> list[Speaking | Breath]:
    """Everything the listener answers to `pcm` in chunks of `size` bytes, without closing it."""
    return [event for at in range(0, len(pcm), size) for event in listener.feed(pcm[at : at + size])]


def breaths(events: list[Speaking | Breath]) -> list[Breath]:
    return [event for event in events if isinstance(event, Breath)]
