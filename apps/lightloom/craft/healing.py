"""What stands + a canvas that a model painted against it -> a canvas without a join. Pixels in, pixels out.

A model paints again what it is shown, and never quite the same. Its error is known there: the low frequencies of it are
taken off the fresh pixels and fade out. What happens at the join itself depends on what has been shown. Strips that
follow each other keep their last 64 px back, so that the two paintings of them can be cross-faded; where a strip is
fitted between others, everything beside it was shown, and the whole error of its last column is taken off the fresh
pixels as a membrane would carry it (the seamless cloning of Pérez, Gangnet and Blake, "Poisson Image Editing", 2003, on
a half plane). What was shown never changes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from pipelines import EDGE_PX, STRIP_PX, Pixels

FEATHER_PX = 64
"""An image model's decoder smears what it changes over 48 to 64 px; a shorter cross-fade leaves a rim."""
REACH_PX = 192
COMPARED_PX = 24
SMOOTH_PX = 6
STIFF_PX = 16
"""So deep goes the coarsest of a membrane; the finer a stroke, the sooner it ends."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Rim:
    """The right rim of a strip that stands, uint8 (h, 208, 3). `held`: its last 64 px were painted, but not shown."""

    pixels: Pixels
    held: bool = False

    @property
    def shown(self) -> Pixels:
        return self.pixels[:, :-FEATHER_PX] if self.held else self.pixels

    def wholly_shown(self) -> "Rim":
        """A rim of the same width that ends where what was shown does; the missing left of it is mirrored."""
        shown = self.shown
        return Rim(np.pad(shown, ((0, 0), (EDGE_PX - shown.shape[1], 0), (0, 0)), "symmetric"))


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """What a strip is fitted to: the rim on its left, and the 208 px on its right when it is painted into the middle.
    A strip holds its last 64 px back, unless it ends at another or began where all had been shown."""

    before: Rim | None = None
    after: Pixels | None = None

    @property
    def left(self) -> Pixels | None:
        return None if self.before is None else self.before.pixels

    @property
    def start_px(self) -> int:
        """Where in the canvas the strip begins."""
        follows = self.after is None and (self.before is None or self.before.held)
        return EDGE_PX - FEATHER_PX if follows else EDGE_PX

    @property
    def holds_back(self) -> bool:
        return self.start_px < EDGE_PX

    def strip_of(self, canvas: Pixels) -> Pixels:
        """The 560 px of a canvas that are shown."""
        return np.ascontiguousarray(canvas[:, self.start_px : self.start_px + STRIP_PX[0]])

    def rim_of(self, canvas: Pixels) -> Rim:
        """The rim that the strip after it must fit."""
        end = self.start_px + STRIP_PX[0] + (FEATHER_PX if self.holds_back else 0)
        return Rim(np.ascontiguousarray(canvas[:, end - EDGE_PX : end]), self.holds_back)


def heal(canvas: Pixels, beside: Beside) -> Pixels:
    """The canvas, fitted: uint8 (h, 768, 3), or (h, 976, 3) with an `after`. What stands is in it as it is, but for the
    64 px on its left that were held back, which are cross-faded."""
    before, after = beside.before, beside.after
    painted = canvas.astype(np.float32)
    end = canvas.shape[1] - EDGE_PX if after is not None else canvas.shape[1]
    left = right = None
    if before is not None:
        left = _taken_off(before.pixels, painted[:, :EDGE_PX], end - EDGE_PX, at_once=not before.held)
    if after is not None:
        right = _taken_off(after[:, ::-1], painted[:, end:][:, ::-1], end - EDGE_PX, at_once=True)
    if left is not None:
        painted[:, EDGE_PX:end] += left[:, EDGE_PX:]
    if right is not None:
        painted[:, EDGE_PX:end] += right[:, EDGE_PX:][:, ::-1]
    whole = np.clip(np.rint(painted), 0, 255).astype(np.uint8)
    if before is not None and left is not None:
        whole[:, :EDGE_PX] = _kept(before, painted[:, :EDGE_PX] + left[:, :EDGE_PX])
    if after is not None:
        whole[:, end:] = after
    return whole


def _kept(rim: Rim, painted: Floats) -> Pixels:
    """What stands, and over what was held back of it the new painting comes in."""
    if not rim.held:
        return rim.pixels
    share = np.clip((np.arange(EDGE_PX) - (EDGE_PX - FEATHER_PX)) / FEATHER_PX, 0, 1)
    share = (share * share * (3 - 2 * share)).astype(np.float32)[None, :, None]
    return np.clip(np.rint(rim.pixels * (1 - share) + painted * share), 0, 255).astype(np.uint8)


def _taken_off(kept: Pixels, painted: Floats, reach_px: int, *, at_once: bool) -> Floats:
    """What is added to a painting of `kept`, (h, 208, 3), and to `reach_px` beyond it. `at_once`: it meets what stands
    in every line, since nothing can be cross-faded."""
    error = kept.astype(np.float32) - painted
    slow = _smoothed(error[:, -COMPARED_PX:].mean(axis=1))
    fading = np.clip(1 - np.arange(reach_px) / REACH_PX, 0, 1).astype(np.float32) ** 2
    fading = np.concatenate([np.ones(EDGE_PX, np.float32), fading])
    added = slow[:, None] * fading[None, :, None]
    if at_once:
        depth = min(reach_px, 4 * STIFF_PX)
        added[:, EDGE_PX : EDGE_PX + depth] += _membrane(error[:, -1] - slow, depth)
    return added


def _membrane(rows: Floats, depth_px: int) -> Floats:
    """(h, 3) at a border -> (h, depth, 3) beyond it: each wave down the rows fades as fast as it is short."""
    waves = np.asarray(fft.dct(rows, axis=0, norm="ortho"), np.float32)
    steepness = np.pi * np.arange(len(rows)) / len(rows) + 1 / STIFF_PX
    fading = np.exp(-steepness[:, None] * np.arange(1, depth_px + 1)).astype(np.float32)
    return np.asarray(fft.idct(waves[:, None] * fading[:, :, None], axis=0, norm="ortho"), np.float32)


def _smoothed(rows: Floats) -> Floats:
    """Three box means down the rows of (h, 3): what is left is colour, not brushwork."""
    for _ in range(3):
        padded = np.pad(rows, ((SMOOTH_PX + 1, SMOOTH_PX), (0, 0)), "edge")
        sums = np.cumsum(padded, axis=0, dtype=np.float64)
        rows = ((sums[2 * SMOOTH_PX + 1 :] - sums[: -2 * SMOOTH_PX - 1]) / (2 * SMOOTH_PX + 1)).astype(np.float32)
    return rows
