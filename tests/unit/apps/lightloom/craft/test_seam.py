"""Seams: what an eye would see is measured, and a model's drift at a join is healed without touching what was shown."""

import numpy as np
import pytest
from scipy import ndimage

from apps.lightloom.craft.seam import FEATHER_PX, SEEN_Z, heal, seam_z


def painted(seed: int, width: int = 1328, height: int = 768) -> np.ndarray:
    """Something like a picture: soft masses, and brushwork over them."""
    rng = np.random.default_rng(seed)
    masses = ndimage.gaussian_filter(rng.normal(0, 900, (height, width, 3)), (40, 60, 0))
    strokes = ndimage.gaussian_filter(rng.normal(0, 60, (height, width, 3)), (1.2, 3, 0))
    return np.clip(128 + masses + strokes, 0, 255).astype(np.uint8)


def drifted(truth: np.ndarray, seed: int) -> np.ndarray:
    """The same as a model would paint it again: its colour a little off, smoothly, and other strokes."""
    rng = np.random.default_rng(seed)
    off = ndimage.zoom(rng.normal(0, 9, (6, 5)), (truth.shape[0] / 6, truth.shape[1] / 5), order=3)
    colour = rng.normal(0, 6, 3)
    return np.clip(truth + off[..., None] + colour + rng.normal(0, 3, truth.shape), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("seed", range(6))
def test_a_picture_cut_in_two_has_no_seam(seed: int) -> None:
    whole = painted(seed)
    assert abs(seam_z(whole[:, :560], whole[:, 560:1120])) < SEEN_Z


@pytest.mark.parametrize("step", [3, 4, 6, -4])
def test_a_step_of_a_few_shades_is_noticed(step: int) -> None:
    whole = painted(1).astype(int)
    right = np.clip(whole[:, 560:1120] + step, 0, 255).astype(np.uint8)
    assert seam_z(whole[:, :560].astype(np.uint8), right) > SEEN_Z


def test_a_larger_step_scores_higher() -> None:
    whole = painted(2).astype(int)
    scores = [
        seam_z(whole[:, :560].astype(np.uint8), np.clip(whole[:, 560:1120] + step, 0, 255).astype(np.uint8))
        for step in (0, 3, 6, 12)
    ]
    assert scores == sorted(scores)


def test_a_narrow_rim_is_enough_to_measure_against() -> None:
    whole = painted(3)
    assert abs(seam_z(whole[:, 352:560], whole[:, 560:1120])) < SEEN_Z
    brighter = np.clip(whole[:, 560:1120].astype(int) + 6, 0, 255).astype(np.uint8)
    assert seam_z(whole[:, 352:560], brighter) > SEEN_Z


@pytest.mark.parametrize("seed", range(8))
def test_a_models_drift_is_healed_and_what_was_shown_never_changes(seed: int) -> None:
    truth = painted(seed + 20)
    shown_upto = 560
    kept = truth[:, shown_upto + FEATHER_PX - 208 : shown_upto + FEATHER_PX]  # its last 64 px are held back
    canvas = drifted(truth[:, shown_upto + FEATHER_PX - 208 : shown_upto + FEATHER_PX + 560], seed)
    strip, rim = heal(kept, canvas)
    assert strip.shape == (768, 560, 3)
    assert rim.shape == (768, 208, 3)
    assert seam_z(truth[:, :shown_upto], strip) <= SEEN_Z
    hard = np.concatenate([kept[:, -FEATHER_PX:], canvas[:, 208:]], axis=1)
    assert seam_z(truth[:, :shown_upto], strip) <= max(SEEN_Z, seam_z(truth[:, :shown_upto], hard))
    inside = FEATHER_PX  # where the fresh pixels begin: a hard paste shows there, the healed strip does not
    assert abs(seam_z(strip[:, :inside], strip[:, inside:])) < SEEN_Z
    assert seam_z(hard[:, :inside], hard[:, inside : inside + 496]) > SEEN_Z


def test_strips_of_one_healed_canvas_after_the_other_abut() -> None:
    truth = painted(40, width=2400)
    kept = truth[:, 416:624]
    first, rim = heal(kept, truth[:, 416:1184])
    second, _ = heal(rim, truth[:, 976:1744])
    assert np.array_equal(np.concatenate([first, second], axis=1), truth[:, 560:1680])


def test_a_perfect_continuation_is_left_as_it_is() -> None:
    truth = painted(50)
    strip, rim = heal(truth[:, 416:624], truth[:, 416:1184])
    assert np.array_equal(strip, truth[:, 560:1120])
    assert np.array_equal(rim, truth[:, 976:1184])
