"""Depth that a model measured: strip after strip on one scale, without a step, and without running away."""

import numpy as np
import pytest
from scipy import ndimage

from apps.lightloom.craft.healing import Beside, Rim
from apps.lightloom.craft.relief import Fit, fitted, handed_on, quartered, settled, standing

HEIGHT = 192  # a quarter of a strip: nothing here depends on it
STEP = 2 / 255
RIM = Rim(np.zeros((HEIGHT, 208, 3), np.uint8), held=True)
SHOWN = Rim(np.zeros((HEIGHT, 208, 3), np.uint8))
AFTER = np.zeros((HEIGHT, 208, 3), np.uint8)


def land(seed: int, width: int = 976) -> np.ndarray:
    """Depth of something like a landscape: near at the foot, far at the top, things standing in it; 0.15..0.85."""
    rng = np.random.default_rng(seed)
    hills = ndimage.zoom(rng.normal(0, 1, (4, width // 122 + 1)), (HEIGHT / 4, 122))[:, :width]
    depth = np.linspace(0.2, 0.7, HEIGHT)[:, None] + 0.1 * hills
    count = width // 40
    for x, y, near in zip(rng.integers(0, width, count), rng.integers(50, HEIGHT, count), rng.random(count)):
        depth[y - 30 : y, x : x + 40] = 0.3 + 0.5 * near
    return np.clip(depth, 0.15, 0.85).astype(np.float32)


def known(truth: np.ndarray, start: int, width: int = 208) -> np.ndarray:
    return quartered(truth[:, start : start + width])


@pytest.mark.parametrize(("scale", "shift"), [(1.0, 0.0), (0.6, 0.2), (1.8, -0.3), (1.0, 0.15)])
def test_a_planted_scale_and_shift_are_found(scale: float, shift: float) -> None:
    truth = known(land(1), 0)
    fit = fitted([((truth - shift) / scale, truth)], (truth - shift) / scale, pull=0.0)
    assert (fit.scale, fit.shift) == pytest.approx((scale, shift), abs=1e-3)


def test_things_that_do_not_fit_have_little_weight() -> None:
    truth = known(land(2), 0)
    own = (truth - 0.2) / 0.7
    own[10:18, 10:30] = 0.95  # painted again, something else stands there
    fit = fitted([(own, truth)], own, pull=0.0)
    assert (fit.scale, fit.shift) == pytest.approx((0.7, 0.2), abs=0.02)


def test_where_nothing_is_known_it_stays_as_it_is() -> None:
    own = land(3, 768)
    assert fitted([], quartered(own), pull=0.2) == Fit(1.0, 0.0)
    assert np.array_equal(settled(own, Beside(), standing(Beside(), None, None)), own)


@pytest.mark.parametrize("flat", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("stands", [0.0, 0.5, 1.0])
def test_what_is_flat_is_shifted_and_never_blown_up(flat: float, stands: float) -> None:
    rng = np.random.default_rng(5)
    own = np.clip(np.full((HEIGHT, 768), flat) + rng.normal(0, 1e-4, (HEIGHT, 768)), 0, 1).astype(np.float32)
    relief = np.full((HEIGHT // 4, 156), stands, np.float32)
    beside = Beside(RIM)
    depth = settled(own, beside, standing(beside, relief, None))
    assert depth.shape == own.shape
    assert np.isfinite(depth).all()
    assert 0 <= depth.min() <= depth.max() <= 1
    assert np.abs(depth[:, 144] - stands).max() <= STEP
    assert depth.std() < 0.1


def test_a_flat_rim_beside_a_lively_canvas_is_no_scale() -> None:
    own = land(6, 768)
    own[:, :208] = 0.5 + np.random.default_rng(1).normal(0, 1e-4, (HEIGHT, 208))
    beside = Beside(RIM)
    depth = settled(
        own, beside, standing(beside, np.random.default_rng(2).random((HEIGHT // 4, 156), np.float32), None)
    )
    assert np.abs(depth[:, 300:] - own[:, 300:]).max() < 0.06


def step_at(left: np.ndarray, right: np.ndarray) -> float:
    """How far two columns that meet are apart in the middle of all lines, beyond what neighbours are anyway."""
    return float(np.median(np.abs(left - right)))


@pytest.mark.parametrize("seed", range(5))
def test_strips_that_follow_each_other_meet_without_a_step(seed: int) -> None:
    truth = land(seed + 10, 1952)
    rng = np.random.default_rng(seed)
    first = settled(truth[:, :768], Beside(), standing(Beside(), None, None))
    handed = handed_on(first, Beside())
    assert handed.shape == (HEIGHT // 4, 156)
    own = np.clip((truth[:, 560:1328] - 0.1) / 1.3 + rng.normal(0, 0.01, (HEIGHT, 768)), 0, 1).astype(np.float32)
    own = ndimage.gaussian_filter(own, 2)
    beside = Beside(RIM)
    second = settled(own, beside, standing(beside, handed, None))
    assert step_at(first[:, 703], second[:, 144]) <= STEP
    columns = np.median(np.abs(np.diff(second[:, 140:280], axis=1)), axis=0)
    assert columns.max() <= STEP
    assert np.abs(second[:, 144:704] - truth[:, 704:1264]).mean() < 0.05


@pytest.mark.parametrize("seed", range(3))
def test_in_the_middle_it_fits_both_neighbours_whose_own_depth_never_changes(seed: int) -> None:
    truth = land(seed + 30)
    before = quartered(np.pad(truth[:, :208], ((0, 0), (352, 0))))  # a strip that ends where the new one begins
    after = quartered(np.pad(truth[:, 768:], ((0, 0), (0, 352))))
    own = np.clip((ndimage.gaussian_filter(truth, 2) - 0.2) / 1.4, 0, 1).astype(np.float32)
    beside = Beside(SHOWN, AFTER)
    depth = settled(own, beside, standing(beside, before, after))
    tile = depth[:, 208:768]
    assert step_at(truth[:, 207], tile[:, 0]) <= STEP
    assert step_at(tile[:, -1], truth[:, 768]) <= STEP
    assert np.abs(tile - truth[:, 208:768]).mean() < 0.05
    assert handed_on(depth, beside).shape == (HEIGHT // 4, 140)


def test_with_one_neighbour_known_it_fits_that_one() -> None:
    truth = land(40)
    beside = Beside(None, AFTER)
    after = quartered(np.pad(truth[:, 768:], ((0, 0), (0, 352))))
    own = np.clip(ndimage.gaussian_filter(truth, 2) * 0.7, 0, 1).astype(np.float32)
    depth = settled(own, beside, standing(beside, None, after))
    assert step_at(depth[:, 767], truth[:, 768]) <= STEP


def test_a_relief_that_ends_too_early_is_not_taken_for_one_that_was_held_back() -> None:
    relief = np.zeros((HEIGHT // 4, 140), np.float32)
    assert standing(Beside(RIM), relief, None).before is None
    assert standing(Beside(SHOWN), relief, None).before is not None


@pytest.mark.parametrize("seed", range(3))
def test_thirty_strips_drift_neither_to_the_horizon_nor_to_the_nose(seed: int) -> None:
    """Each survey stretches and shifts what it sees in its own way, and is a little wrong."""
    rng = np.random.default_rng(seed)
    truth = land(seed + 50, 560 * 30 + 208)
    handed, means, spreads = None, [], []
    for strip in range(30):
        seen = truth[:, 560 * strip : 560 * strip + 768]
        low, high = seen.min() - 0.1 * rng.random(), seen.max() + 0.1 * rng.random()
        own = (seen - low) / (high - low)
        tilt = np.linspace(-1, 1, 768)[None, :] * rng.normal(0, 0.05)  # which the overlap takes for a shift
        own = np.clip(own + tilt + rng.normal(0, 0.01, own.shape), 0, 1).astype(np.float32)
        beside = Beside(RIM) if strip else Beside()
        depth = settled(own, beside, standing(beside, handed, None))
        handed = handed_on(depth, beside)
        means.append(float(depth.mean()))
        spreads.append(float(depth.std()))
    assert 0.2 < min(means) <= max(means) < 0.75
    assert 0.1 < min(spreads) <= max(spreads) < 0.3
