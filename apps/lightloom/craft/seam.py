"""Two strips that meet -> how much the join shows. Pixels in, a figure out.

The score looks for a step that runs down the picture, in the signed second difference over 2-px columns, by the median
of eight blocks of rows: texture cancels out, a seam does not. Each block is compared with the other columns of its own
lines, so that a quiet sky sees a faint step. The block that stands out most is left out: a post or a wall's edge is in
one, a seam is in all. z compares what is left with every other column of the picture. A step under SEEN_LEVELS is no
seam, however quiet all around it is: no eye sees it, and lossy files have one of about a level at every border.
"""

import numpy as np
from numpy.typing import NDArray

from pipelines import Pixels

SEEN_Z = 4.0
"""Above this a join can be seen."""
SEEN_LEVELS = 1.5
"""Of 255: about half a per cent of white, where the eye begins to see an edge."""
STEP_PX = 2
ROW_BLOCKS = 8
MOST_Z = 8.0
"""Beyond this a block counts for little more: a field of wheat fills two of them, each stalk a step by itself."""
QUIET_STEP = 0.25
"""Levels of 255: no block is taken for quieter, or a lone rounding in flat paper would stand out."""
GUARD_PX = 24


def seam_z(left: Pixels, right: Pixels) -> float:
    """How many robust deviations the step between two pictures of one height, uint8 (h, w, 3), stands out of the other
    columns' steps. Below 4 nobody sees it; a step of 2 of 255 adds about 3."""
    join = left.shape[1]
    steps = _steps(np.concatenate([left, right], axis=1))
    places = np.arange(2 * STEP_PX, 2 * STEP_PX + steps.shape[1])
    others = np.abs(places - join) > GUARD_PX
    blocks = _standing_out(steps, others, QUIET_STEP)
    counted = np.where(blocks > MOST_Z, MOST_Z + 0.25 * np.log1p(np.maximum(blocks - MOST_Z, 0)), blocks)
    agreed = np.sort(counted, axis=0)[:-1].mean(axis=0)
    at = join - 2 * STEP_PX
    levels = float(np.sort(steps[:, at])[ROW_BLOCKS // 2 :].mean())  # a seam may run down half the height only
    return min(float(_standing_out(agreed, others, 1e-3)[at]), SEEN_Z * levels / SEEN_LEVELS)


def _standing_out(steps: NDArray[np.float64], others: NDArray[np.bool_], least: float) -> NDArray[np.float64]:
    """How many robust deviations each column, the last axis, lies above the median of `others`; no deviation counts as
    smaller than `least`."""
    middle = np.median(steps[..., others], axis=-1, keepdims=True)
    spread = 1.4826 * np.median(np.abs(steps[..., others] - middle), axis=-1, keepdims=True)
    return (steps - middle) / np.maximum(spread, least)


def _steps(pixels: Pixels) -> NDArray[np.float64]:
    """The step in each block of rows at each column from 2 × STEP_PX on, (8, columns): what is left of the difference
    of neighbouring columns when the slope on both sides is taken away."""
    height, width = pixels.shape[:2]
    sums = np.cumsum(np.concatenate([np.zeros((height, 1, 3)), pixels.astype(np.float64)], axis=1), axis=1)
    at = np.arange(2 * STEP_PX, width - 2 * STEP_PX + 1)

    def mean(first: int) -> NDArray[np.float64]:
        return (sums[:, at + first + STEP_PX] - sums[:, at + first]) / STEP_PX

    outer_left, left, right, outer_right = (mean(place * STEP_PX) for place in (-2, -1, 0, 1))
    step = (right - left) - 0.5 * ((outer_right - right) + (left - outer_left))
    rows = height // ROW_BLOCKS * ROW_BLOCKS
    blocks = np.median(step[:rows].reshape(ROW_BLOCKS, rows // ROW_BLOCKS, len(at), 3), axis=1)
    return np.abs(blocks).mean(axis=2)
