"""The speech programs this machine may have, each asked by subprocess: text and stretch in, a plain voice out."""

import logging
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import soundfile as sf

from pipelines.embedded.narrator.voices import Colour
from pipelines.media import Samples

log = logging.getLogger(__name__)

PATIENCE_S = 20.0


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """A spoken text before it is coloured. `samples`: float32 (frames,). `phones`: each phone's name and the second at
    which it ends, silences as "pau"; empty where the program does not tell."""

    samples: Samples
    rate_hz: int
    phones: tuple[tuple[str, float], ...] = ()


class Program(Protocol):
    """A speech program. Both methods return nothing rather than raise when it cannot."""

    name: str

    def say(self, text: str, colour: Colour, stretch: float) -> Utterance | None: ...

    def phones_of(self, words: Sequence[str]) -> list[list[str]]:
        """How each word is said by itself; an empty list for each where the program does not tell."""
        ...


class Flite:
    """CMU Flite (BSD-style licence): Debian's package brings its voices along."""

    name = "flite"

    def say(self, text: str, colour: Colour, stretch: float) -> Utterance | None:
        with tempfile.TemporaryDirectory(prefix="narrator-") as folder:
            words, sound = Path(folder, "words.txt"), Path(folder, "voice.wav")
            words.write_text(text, encoding="ascii", errors="ignore")
            how = ["-voice", colour.flite, "--setf", f"duration_stretch={stretch:.4f}"]
            told = _run(["flite", *how, "-psdur", "-f", str(words), "-o", str(sound)])
            if told is None:
                return None
            samples, rate_hz = _read(sound)
        return Utterance(samples, rate_hz, _phones(told))

    def phones_of(self, words: Sequence[str]) -> list[list[str]]:
        with tempfile.TemporaryDirectory(prefix="narrator-") as folder:
            # a paragraph each: then every word is an utterance, and a line of the answer
            listing = Path(folder, "words.txt")
            listing.write_text("".join(f"{word}.\n\n" for word in words), encoding="ascii", errors="ignore")
            told = _run(["flite", "-voice", "kal", "-ps", "-f", str(listing), "-o", "none"])
        lines = (told or "").splitlines()
        if len(lines) != len(words):  # a word flite takes for two utterances: no reason to stay silent
            return [[] for _ in words]
        return [[phone for phone in line.split() if phone != "pau"] for line in lines]


class EspeakNg:
    """espeak-ng (GPL-3.0): only ever run as a program of its own, never loaded."""

    name = "espeak-ng"

    def say(self, text: str, colour: Colour, stretch: float) -> Utterance | None:
        with tempfile.TemporaryDirectory(prefix="narrator-") as folder:
            words, sound = Path(folder, "words.txt"), Path(folder, "voice.wav")
            words.write_text(text, encoding="utf-8", errors="ignore")
            pace = str(round(150 / stretch))
            if _run(["espeak-ng", "-v", colour.espeak, "-s", pace, "-f", str(words), "-w", str(sound)]) is None:
                return None
            samples, rate_hz = _read(sound)
        return Utterance(samples, rate_hz)

    def phones_of(self, words: Sequence[str]) -> list[list[str]]:
        return [[] for _ in words]


def found_program() -> Program | None:
    """The best speech program on this machine's path, or None."""
    programs: tuple[Program, ...] = (Flite(), EspeakNg())
    return next((program for program in programs if shutil.which(program.name)), None)


def _run(command: list[str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE_S)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("%s could not speak: %s", command[0], error)
        return None
    return done.stdout.decode("ascii", errors="ignore")


def _read(path: Path) -> tuple[Samples, int]:
    if not path.exists():  # a text without a word in it
        return np.zeros(0, np.float32), 16_000
    samples, rate_hz = sf.read(path, dtype="float32", always_2d=True)
    return np.ascontiguousarray(samples.mean(axis=1)), int(rate_hz)


def _phones(told: str) -> tuple[tuple[str, float], ...]:
    """flite's `-psdur`: "pau:0.168 ih:0.278 …", the times running on from one utterance to the next or beginning
    again at nought."""
    phones: list[tuple[str, float]] = []
    for line in told.splitlines():
        before = phones[-1][1] if phones else 0.0
        spoken = [part.rpartition(":") for part in line.split()]
        ends = [(name, float(end)) for name, _, end in spoken if name]
        again = bool(ends) and ends[0][1] < before
        phones += [(name, end + (before if again else 0.0)) for name, end in ends]
    return tuple(phones)
