"""A model's drift at a join is healed, and what was shown never changes."""

import numpy as np
import pytest

from apps.lightloom.craft.healing import FEATHER_PX, Beside, Rim, heal
from apps.lightloom.craft.seam import SEEN_Z, seam_z
from tests.doubles_lightloom import drifted, painted


def healed(canvas: np.ndarray, beside: Beside) -> tuple[np.ndarray, np.ndarray]:
    """The strip and its rim."""
    whole = heal(canvas, beside)
    return beside.strip_of(whole), beside.rim_of(whole).pixels


@pytest.mark.parametrize("seed", range(3))
def test_a_models_drift_is_healed_and_what_was_shown_never_changes(seed: int) -> None:
    truth = painted(seed + 20)
    shown_upto = 560
    kept = truth[:, shown_upto + FEATHER_PX - 208 : shown_upto + FEATHER_PX]  # its last 64 px are held back
    canvas = drifted(truth[:, shown_upto + FEATHER_PX - 208 : shown_upto + FEATHER_PX + 560], seed)
    strip, rim = healed(canvas, Beside(Rim(kept, held=True)))
    assert strip.shape == (768, 560, 3)
    assert rim.shape == (768, 208, 3)
    assert seam_z(truth[:, :shown_upto], strip) <= SEEN_Z
    hard = np.concatenate([kept[:, -FEATHER_PX:], canvas[:, 208:]], axis=1)
    assert seam_z(truth[:, :shown_upto], strip) <= max(SEEN_Z, seam_z(truth[:, :shown_upto], hard))
    inside = FEATHER_PX  # where the fresh pixels begin: a hard paste shows there, the healed strip does not
    assert abs(seam_z(strip[:, :inside], strip[:, inside:])) < SEEN_Z
    assert seam_z(hard[:, :inside], hard[:, inside : inside + 496]) > SEEN_Z


@pytest.mark.parametrize("seed", range(3))
def test_between_two_strips_both_joins_are_healed_and_neither_neighbour_changes(seed: int) -> None:
    truth = painted(seed + 60)
    before, after = truth[:, :208], truth[:, 768:976]
    canvas = drifted(truth[:, :976], seed)
    beside = Beside(Rim(before), after)
    whole = heal(canvas, beside)
    strip, rim = beside.strip_of(whole), beside.rim_of(whole)
    assert strip.shape == (768, 560, 3)
    assert np.array_equal(whole[:, :208], before)
    assert np.array_equal(whole[:, 768:], after)
    assert (rim.held, rim.pixels.shape) == (False, (768, 208, 3))
    assert np.array_equal(rim.pixels, strip[:, -208:])
    pasted = canvas[:, 208:768]
    assert seam_z(before, strip) <= SEEN_Z < seam_z(before, pasted)
    assert seam_z(strip, after) <= SEEN_Z < seam_z(pasted, after)


def test_only_what_lies_near_a_join_is_touched() -> None:
    truth = painted(71)
    canvas = drifted(truth[:, :976], 5)
    whole = heal(canvas, Beside(Rim(truth[:, :208]), truth[:, 768:976]))
    assert np.array_equal(whole[:, 208 + 192 : 768 - 192], canvas[:, 208 + 192 : 768 - 192])


def test_a_line_that_crosses_a_join_is_met_in_its_own_place() -> None:
    truth = np.full((768, 976, 3), 180, np.uint8)
    lines = np.arange(768) % 48 < 8
    truth[lines] = 60  # across all of it; the model paints them paler
    canvas = truth + 40 * lines.astype(np.uint8)[:, None, None]
    whole = heal(canvas, Beside(Rim(truth[:, :208]), truth[:, 768:976])).astype(int)
    for stands, fresh in ((207, 208), (768, 767)):
        steps = np.abs(whole[lines, stands] - whole[lines, fresh])
        assert steps.mean() < 12
        assert steps.max() <= 16


def test_the_first_strip_painted_anew_fits_the_second_and_has_nothing_on_its_left() -> None:
    truth = painted(72)
    beside = Beside(None, truth[:, 768:976])
    strip, _ = healed(drifted(truth[:, :976], 6), beside)
    assert strip.shape == (768, 560, 3)
    assert seam_z(strip, truth[:, 768:976]) <= SEEN_Z


def test_after_a_strip_that_was_shown_to_its_end_the_next_begins_where_it_ends() -> None:
    truth = painted(73)
    beside = Beside(Rim(truth[:, 352:560]))
    strip, rim = healed(truth[:, 352:1120], beside)
    assert np.array_equal(strip, truth[:, 560:1120])
    assert np.array_equal(rim, truth[:, 912:1120])
    assert not beside.rim_of(truth[:, 352:1120]).held


def test_a_rim_that_was_held_back_can_be_taken_for_what_was_shown_of_it() -> None:
    truth = painted(74)
    rim = Rim(truth[:, :208], held=True).wholly_shown()
    assert (rim.held, rim.pixels.shape) == (False, (768, 208, 3))
    assert np.array_equal(rim.pixels[:, 64:], truth[:, :144])


def test_strips_of_one_healed_canvas_after_the_other_abut() -> None:
    truth = painted(40, width=2400)
    follows = Beside(Rim(truth[:, 416:624], held=True))
    whole = heal(truth[:, 416:1184], follows)
    second, _ = healed(truth[:, 976:1744], Beside(follows.rim_of(whole)))
    assert np.array_equal(np.concatenate([follows.strip_of(whole), second], axis=1), truth[:, 560:1680])


def test_a_perfect_continuation_is_left_as_it_is() -> None:
    truth = painted(50)
    strip, rim = healed(truth[:, 416:1184], Beside(Rim(truth[:, 416:624], held=True)))
    assert np.array_equal(strip, truth[:, 560:1120])
    assert np.array_equal(rim, truth[:, 976:1184])
