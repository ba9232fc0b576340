"""Seams: what an eye would see is measured."""

import numpy as np
import pytest
from scipy import ndimage

from apps.lightloom.craft.seam import SEEN_Z, seam_z
from tests.doubles_lightloom import painted


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
