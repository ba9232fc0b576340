"""The hand of a mural: the mood may change, the brush may not, and figures tell the two apart."""

import numpy as np
import pytest
from scipy import ndimage

from apps.lightloom.craft.look import DRIFTED, drift, look_of


def painted(seed: int, tint: tuple[int, int, int] = (120, 130, 150)) -> np.ndarray:
    rng = np.random.default_rng(seed)
    masses = ndimage.gaussian_filter(rng.normal(0, 900, (768, 560, 3)), (40, 60, 0))
    strokes = ndimage.gaussian_filter(rng.normal(0, 60, (768, 560, 3)), (1.2, 3, 0))
    return np.clip(np.array(tint) + masses + strokes, 0, 255).astype(np.uint8)


def test_two_strips_of_one_hand_are_near_each_other() -> None:
    assert drift(look_of(painted(1)), look_of(painted(2))) < 0.3


def test_a_strip_has_not_drifted_from_itself() -> None:
    look = look_of(painted(3))
    assert drift(look, look) == 0


def test_another_mood_is_not_another_hand() -> None:
    assert drift(look_of(painted(4, (60, 60, 110))), look_of(painted(5, (190, 160, 120)))) < DRIFTED / 2


def test_lost_brushwork_is_another_hand() -> None:
    blurred = ndimage.gaussian_filter(painted(6), (4, 4, 0))
    assert drift(look_of(blurred), look_of(painted(6))) > DRIFTED


def test_colours_that_creep_up_are_noticed_more_the_further_they_creep() -> None:
    clean = painted(7).astype(float)
    looks = [look_of(np.clip((clean - 128) * gain + 128, 0, 255).astype(np.uint8)) for gain in (1.0, 1.3, 1.8)]
    figures = [drift(look, looks[0]) for look in looks]
    assert figures[0] == 0
    assert figures == sorted(figures)
    assert figures[2] > 0.3


def test_looks_that_were_measured_otherwise_are_not_compared() -> None:
    with pytest.raises(ValueError, match="length"):
        drift((0.1, 0.2), (0.1,))


def test_a_plain_picture_has_a_look_too() -> None:
    assert all(np.isfinite(look_of(np.full((768, 560, 3), 90, np.uint8))))
