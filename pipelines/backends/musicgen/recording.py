"""codes -> the tape's sound, of which the last seconds may still be taken back."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from pipelines.backends.frugal import once_smaller
from pipelines.backends.musicgen.judging import level_db
from pipelines.backends.musicgen.streaming import Place, StreamedCodec
from pipelines.media import Samples

BLOCK = 50
"""Frames laid down, judged and taken back at a time: a second."""
FEW = 10
"""Of them at a time where memory is full: the same sound, within rounding."""
PASSAGES = (2, 2, 3, 4, 5)
"""Blocks handed out together: the first soon, and then longer ones; from the fifth on all are as long."""
HELD = 4
"""Blocks kept back behind what is handed out, at most. A fault shows only after seconds, and what has been handed out
is being listened to: a shot that is played again goes on from there, and had better do so from before the fault began.
Nothing is kept back behind the first passage, and less behind the next ones, because somebody is waiting: a player
2.2 times as fast as the tape never lets them run dry."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A point to which a recording can go back: `frames` of codes laid down, `samples` they became, `levels` of each
    row's last block in dB."""

    place: Place
    frames: int
    samples: int
    levels: tuple[float, ...]


class Recording:
    """One tape of `frames` frames. Rows beside the first are other ways to go on, judged but not on the tape."""

    def __init__(self, codec: StreamedCodec, frames: int) -> None:
        self._codec = codec
        self.sound: Samples = np.zeros((frames * codec.hop, 2), np.float32)
        self._handed = Mark(codec.begin(), 0, 0, ())
        self._held: deque[Mark] = deque()
        self._passages = 0
        self.levels: list[tuple[float, ...]] = []
        self.ended = False

    @property
    def end(self) -> Mark:
        return self._held[-1] if self._held else self._handed

    def lay(self, codes: Tensor, *, last: bool = False) -> None:
        """Lay down codes (rows, codebooks, frames) of any length, block by block; `last` ends the tape with them."""
        for start in range(0, max(codes.shape[-1], 1), BLOCK):
            block = codes[..., start : start + BLOCK]
            self._lay_block(block, last and start + BLOCK >= codes.shape[-1])

    def take_back(self, frames: int) -> int:
        """Take back what lies behind frame `frames` and has not been handed out; how many frames are left."""
        while self._held and self._held[-1].frames > frames:
            self._held.pop()
            self.levels.pop()
        return self.end.frames

    def hand_out(self) -> Iterator[tuple[int, int]]:
        """The passages that have become sure: first sample of `sound`, and the one after the last."""
        while self._held:
            length = PASSAGES[min(self._passages, len(PASSAGES) - 1)]
            kept_back = min(HELD, length) if self._passages else 0
            if self.ended:
                # a last block too short to stand alone goes with those before it
                length = len(self._held) if len(self._held) <= length + 1 else length
            elif len(self._held) < length + kept_back:
                return
            first = self._handed.samples
            for _ in range(length):
                self._handed = self._held.popleft()
            self._passages += 1
            yield first, self._handed.samples

    def _lay_block(self, codes: Tensor, last: bool) -> None:
        before, rows = self.end, codes.shape[0]
        held_rows = before.place.embedded.shape[0]
        start = before.place if rows == held_rows else before.place.row(0).times(rows)
        place, samples = once_smaller(
            lambda: self._decoded(start, codes, last, BLOCK), lambda: self._decoded(start, codes, last, FEW), "MusicGen"
        )
        stop = before.samples + samples.shape[1]
        # MusicGen is mono; width is for whoever masters the tape
        self.sound[before.samples : stop] = samples[0][:, None]
        levels = tuple(level_db(row) for row in samples)
        self._held.append(Mark(place, before.frames + codes.shape[-1], stop, levels))
        self.levels.append(levels)
        self.ended = self.ended or last

    def _decoded(self, place: Place, codes: Tensor, last: bool, frames: int) -> tuple[Place, NDArray[np.float32]]:
        """The place after `codes`, and the samples (rows, n) they became, decoded so many frames at a time."""
        samples: list[NDArray[np.float32]] = []
        pieces = codes.split(frames, -1)
        for number, piece in enumerate(pieces, 1):
            place, decoded = self._codec.push(place, piece, last=last and number == len(pieces))
            samples.append(decoded.float().cpu().numpy())
        return place, np.concatenate(samples, 1)
