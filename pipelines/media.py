"""Sounds and pictures as frozen, picklable values on the CPU, and the named bytes they become."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """`samples`: float32 (frames, channels), full scale ±1. `rate_hz`: frames a second."""

    samples: Samples
    rate_hz: int

    @property
    def frames(self) -> int:
        return self.samples.shape[0]

    @property
    def seconds(self) -> float:
        return self.frames / self.rate_hz


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """`pixels`: uint8 (height, width, 3) in sRGB."""

    pixels: Pixels


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file: its `name` (`tape.flac`, `stems/drums.flac`), its media type and its bytes."""

    name: str
    mime: str
    data: bytes
