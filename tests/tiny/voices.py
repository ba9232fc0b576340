"""Voices for tests, and when they say each letter. One of them needs nothing installed: every letter is a sung tone of
its own colour."""

import functools
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile as sf
from numpy.typing import NDArray

RATE_HZ = 16_000
LETTER_S, PAUSE_S, EASE_S = 0.08, 0.06, 0.01
AROUND_S = 0.1
PITCH_HZ = 125.0
FORMANT_HZ = 120.0
QUIET = 0.003


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase as mono at 16 kHz, (frames,), and the seconds in which each word is said."""

    text: str
    wave: NDArray[np.float32]
    words_s: tuple[tuple[float, float], ...]


def sung(text: str) -> Said:
    """What nobody but an ear that has learnt it understands. Small letters and spaces."""
    parts, words_s, at_s = [_pause(AROUND_S)], list[tuple[float, float]](), AROUND_S
    for word in text.split():
        parts += [*map(_letter, word), _pause(PAUSE_S)]
        words_s.append((at_s, at_s + LETTER_S * len(word)))
        at_s = words_s[-1][1] + PAUSE_S
    return Said(text, np.concatenate([*parts, _pause(AROUND_S)]).astype(np.float32), tuple(words_s))


def flite(text: str, voice: str) -> Said | None:
    """What a flite voice says, if flite is installed. When it says a word is told by the word's letters only: within a
    syllable or two."""
    if shutil.which("flite") is None:
        return None
    with tempfile.TemporaryDirectory(prefix="said-") as folder:
        path = Path(folder, "voice.wav")
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True, timeout=20)
        wave, _ = sf.read(path, dtype="float32")
    loud = np.flatnonzero(np.abs(wave) > QUIET) / RATE_HZ
    letters = np.cumsum([0, *map(len, text.split())])
    edges = loud[0] + (loud[-1] - loud[0]) * letters / letters[-1]
    return Said(text, wave, tuple((float(start), float(end)) for start, end in pairwise(edges)))


def _pause(seconds: float) -> NDArray[np.float64]:
    return np.zeros(round(seconds * RATE_HZ))


@functools.cache
def _letter(letter: str) -> NDArray[np.float64]:
    """A harmonic tone with two formants, somewhere between those of "u" and those of "i"."""
    place = ord(letter) - ord("a")
    formants = (250.0 + 90.0 * (place % 6), 900.0 + 300.0 * (place // 6))
    t = np.arange(round(LETTER_S * RATE_HZ)) / RATE_HZ
    harmonics = PITCH_HZ * np.arange(1, 24)
    loud = np.sum([np.exp(-(((harmonics - formant) / FORMANT_HZ) ** 2)) for formant in formants], axis=0)
    tone = (np.sin(2 * np.pi * harmonics[:, None] * t) * (0.02 + loud)[:, None]).sum(axis=0)
    return 0.12 * tone * np.minimum(1.0, np.minimum(t, t[::-1]) / EASE_S)
