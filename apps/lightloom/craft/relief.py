"""A model's depth of a canvas + the depth that stands beside it -> the strip's own, without a step at its joins.

A model says how far things lie from each other, not how far away they are: each canvas has a scale and a shift of its
own. Both are found by least squares on what the canvas shares with its neighbours, as Ranftl et al. do to compare such
depths ("Towards Robust Monocular Depth Estimation", 2020), with less weight for what does not fit. Errors of strip
after strip would add up until all is near or all is far, so that the surveyor's own range has a vote too. What is left
of the difference at a join is taken off and fades out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from apps.lightloom.craft.carrying import Relief
from apps.lightloom.craft.healing import FEATHER_PX, Beside
from pipelines import EDGE_PX, STRIP_PX

QUARTER = 4
"""What is handed on is so much smaller; fine edges are the picture's own, and are never taken from it."""
PULL = 0.2
"""The weight of the surveyor's own range beside that of all that is shared. Over 60 strips whose surveys lean by 0.05
either way, the mean depth of a strip stays within 0.2..0.73, where without it it goes from 0.03 to 0.93; what is left
at a join, 0.02, fades out over 64 px."""
ROUNDS = 8
FLAT = 0.01
"""A spread below this (1/z of 0..1) tells nothing of a scale."""
LEAST_SCALE, MOST_SCALE = 0.4, 2.5
LEAST_SPREAD = 0.005
"""What counts as fitting, however well all the rest does."""

Floats = NDArray[np.float32]
Exact = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """own × scale + shift is what stands."""

    scale: float
    shift: float


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What is known beside a canvas, at a quarter of its size, float32 (192, 52): the right of the strip before it, the
    left of the strip after it."""

    before: Relief | None = None
    after: Relief | None = None


def standing(beside: Beside, before: Relief | None, after: Relief | None) -> Standing:
    """The parts of two strips' reliefs that lie within the canvas of the strip between them."""
    wide, shown = EDGE_PX // QUARTER, STRIP_PX[0] // QUARTER
    left = None
    if before is not None and beside.before is not None:
        reach = shown + FEATHER_PX // QUARTER if beside.before.held else shown
        left = before[:, reach - wide : reach] if reach <= before.shape[1] else None
    return Standing(left, None if after is None or beside.after is None else after[:, :wide])


def settled(own: Floats, beside: Beside, stands: Standing) -> Floats:
    """A surveyor's depth of a whole canvas, float32 (h, w) in 0..1, as it fits what stands."""
    low = quartered(own)
    wide = EDGE_PX // QUARTER
    shares = [(low[:, :wide], stands.before), (low[:, -wide:], stands.after)]
    known = [(mine, theirs) for mine, theirs in shares if theirs is not None]
    fit = fitted(known, low, pull=PULL if stands.after is None else 0.0)  # between two strips nothing can run away
    depth = np.clip(own * fit.scale + fit.shift, 0, 1).astype(np.float32)
    low = quartered(depth)
    if stands.before is not None:
        depth += _difference(stands.before - low[:, :wide], depth.shape[1], start_px=beside.start_px)
    if stands.after is not None:
        theirs = (stands.after - low[:, -wide:])[:, ::-1]
        depth += _difference(theirs, depth.shape[1], start_px=EDGE_PX)[:, ::-1]
    return np.clip(depth, 0, 1)


def handed_on(depth: Floats, beside: Beside) -> Relief:
    """What a strip's neighbours will be fitted to: the strip itself, and what it held back."""
    end = beside.start_px + STRIP_PX[0] + (FEATHER_PX if beside.holds_back else 0)
    return quartered(depth[:, beside.start_px : end])


def quartered(depth: Floats) -> Relief:
    """(h, w) -> (h / 4, w / 4), by means."""
    height, width = depth.shape
    return depth.reshape(height // QUARTER, QUARTER, width // QUARTER, QUARTER).mean(axis=(1, 3), dtype=np.float32)


def fitted(known: Sequence[tuple[Relief, Relief]], whole: Relief, *, pull: float) -> Fit:
    """The scale and shift that bring `mine` to `theirs` in every pair. `whole`: all that was surveyed, whose own range
    is kept to with the weight `pull`. Where nothing is known it stays as it is; where it is flat it is only shifted."""
    if not known:
        return Fit(1.0, 0.0)
    own = np.concatenate([mine.ravel() for mine, _ in known]).astype(np.float64)
    stands = np.concatenate([theirs.ravel() for _, theirs in known]).astype(np.float64)
    middle, spread = float(whole.mean()), float(whole.std())
    weights: Exact = np.ones(len(own))
    fit = Fit(1.0, float(np.median(stands - own)))
    for _ in range(ROUNDS):
        fit = _least_squares(own, stands, weights, middle, spread, pull)
        error = np.abs(own * fit.scale + fit.shift - stands)
        usual = max(LEAST_SPREAD, 1.4826 * float(np.median(error)))
        weights = 1 / (1 + (error / (2 * usual)) ** 2)
    return fit


def _least_squares(own: Exact, stands: Exact, weights: Exact, middle: float, spread: float, pull: float) -> Fit:
    """Weighted, with two more votes: that the whole keeps its middle, and that it keeps its spread."""
    total = float(weights.sum())
    own_mean, stands_mean = float(weights @ own) / total, float(weights @ stands) / total
    deviation = own - own_mean
    variance = float(weights @ deviation**2) / total
    if variance < FLAT**2:
        shift = (stands_mean - own_mean) / (1 + pull)
        return Fit(1.0, shift)
    covariance = float(weights @ (deviation * (stands - stands_mean))) / total
    # normal equations of scale and of the shift at the overlap's own middle
    lever = middle - own_mean
    matrix = np.array([[variance + pull * (spread**2 + lever**2), pull * lever], [pull * lever, 1 + pull]])
    wanted = np.array([covariance + pull * (spread**2 + lever * (middle - stands_mean)), pull * (middle - stands_mean)])
    scale, offset = np.linalg.solve(matrix, wanted)
    scale = float(np.clip(scale, LEAST_SCALE, MOST_SCALE))
    offset = float((wanted[1] - matrix[1, 0] * scale) / matrix[1, 1])
    return Fit(scale, stands_mean + offset - own_mean * scale)


def _difference(known: Relief, width_px: int, *, start_px: int) -> Floats:
    """What is added to a depth of `width_px` whose first 208 px lie beside a join at `start_px`: all that is known as
    far as the join, and from there on less and less, over 64 px."""
    height = known.shape[0] * QUARTER
    wide = start_px + FEATHER_PX
    low = np.pad(known, ((0, 0), (0, max(0, wide - EDGE_PX) // QUARTER)), "edge")
    full = np.asarray(ndimage.zoom(low, QUARTER, order=1, mode="nearest", grid_mode=True), np.float32)[:, :wide]
    share = np.clip((np.arange(wide) - start_px) / FEATHER_PX, 0, 1)
    added = np.zeros((height, width_px), np.float32)
    added[:, :wide] = full * (1 - share * share * (3 - 2 * share)).astype(np.float32)
    return added
