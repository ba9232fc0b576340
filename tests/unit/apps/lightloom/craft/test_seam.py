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


def composed(seed: int) -> np.ndarray:
    """Flat graded paper with a faint tooth and twenty upright posts, up to a block and a half high: a print."""
    rng = np.random.default_rng(seed)
    graded = np.linspace(150, 215, 768)[:, None, None] + ndimage.gaussian_filter(rng.normal(0, 60, (768, 1120, 3)), 20)
    picture = graded + ndimage.gaussian_filter(rng.normal(0, 4, (768, 1120, 3)), (1, 1, 0))
    for x, y, wide, tall in zip(
        rng.integers(20, 1090, 20), rng.integers(300, 600, 20), rng.integers(3, 16, 20), rng.integers(20, 144, 20)
    ):
        if abs(x - 560) > 60:
            picture[y : y + tall, x : x + wide] *= 0.3
    return np.clip(picture, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("seed", range(2))
def test_a_post_on_a_join_is_no_seam(seed: int) -> None:
    whole = composed(seed)
    whole[480:576, 560:572] //= 3
    assert seam_z(whole[:, :560], whole[:, 560:]) < SEEN_Z


@pytest.mark.parametrize("seed", range(2))
def test_a_seam_is_seen_between_posts_and_through_one(seed: int) -> None:
    for post in (False, True):
        whole = composed(seed)
        if post:
            whole[480:576, 560:572] //= 3
        brighter = np.clip(whole[:, 560:].astype(int) + 3, 0, 255).astype(np.uint8)
        assert seam_z(whole[:, :560], brighter) > SEEN_Z


@pytest.mark.parametrize("seed", range(2))
def test_a_seam_down_half_the_height_or_smeared_or_in_one_colour_is_seen(seed: int) -> None:
    whole = composed(seed).astype(int)
    half, red, smeared = whole.copy(), whole.copy(), whole.astype(float)
    half[:384, 560:] += 4
    red[:, 560:, 0] += 4
    smeared[:, 560:] += 3
    smeared[:, 552:568] = ndimage.gaussian_filter(smeared[:, 536:584], (0, 1, 0))[:, 16:32]
    for planted in (half, red, smeared):
        picture = np.clip(planted, 0, 255).astype(np.uint8)
        assert seam_z(picture[:, :560], picture[:, 560:]) > SEEN_Z


@pytest.mark.parametrize("seed", range(2))
def test_a_strip_that_lies_a_few_pixels_off_is_seen_where_things_cross_the_join(seed: int) -> None:
    slanting = painted(seed).astype(float)
    slanting += 40 * np.sin((np.arange(1328)[None, :, None] * 0.5 + np.arange(768)[:, None, None] * 0.02) / 9)
    picture = np.clip(slanting, 0, 255).astype(np.uint8)
    assert seam_z(picture[:, :560], picture[:, 560:1120]) < SEEN_Z
    assert seam_z(picture[:, :560], picture[:, 576:1136]) > SEEN_Z


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
