"""Rooms and small pictures by FLUX.2 klein, painted over what was drawn by rules."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipelines import Painting, Picture, Progress, RoomBrief
from pipelines.embedded.painter import EmbeddedPainter
from pipelines.errors import MemoryFull
from tests.rooms_briefs import brief_of, one_of_each_theme
from tests.unit.pipelines.backends.flux2_players import REPO, memory_full, painted, painter, still

pytest.importorskip("diffusers", reason="needs diffusers, which is not installed here")


@pytest.fixture(scope="module")
def hand(tiny: Callable[..., Path]) -> Any:
    return painter(tiny(REPO))


@pytest.fixture(scope="module")
def brief() -> RoomBrief:
    return brief_of(one_of_each_theme("pin")["library"], width=300, height=200)  # off the grid on purpose


@pytest.fixture(scope="module")
def layout(brief: RoomBrief) -> Painting:
    return painted(EmbeddedPainter().paint_room(brief))


@pytest.fixture(scope="module")
def room(hand: Any, brief: RoomBrief) -> Painting:
    return painted(hand.paint_room(brief))


def test_outlines_depth_and_lamps_are_those_of_the_picture_underneath(room: Painting, layout: Painting) -> None:
    assert room.picture.pixels.shape == room.plate.pixels.shape == (200, 300, 3)
    assert not np.array_equal(room.picture.pixels, layout.picture.pixels)
    assert np.array_equal(room.labels, layout.labels)
    assert np.array_equal(room.depth.inverse, layout.depth.inverse)
    assert (room.regions, room.lamps, room.focal, room.horizon) == (
        layout.regions,
        layout.lamps,
        layout.focal,
        layout.horizon,
    )


def test_the_plate_is_the_picture_but_where_a_door_opens_or_a_thing_is_gone(room: Painting, layout: Painting) -> None:
    from scipy import ndimage

    apart = np.abs(layout.picture.pixels.astype(int) - layout.plate.pixels).max(axis=2) > 6
    near = ndimage.binary_dilation(apart, iterations=8)
    assert np.array_equal(room.plate.pixels[~near], room.picture.pixels[~near])
    different = (room.plate.pixels != room.picture.pixels).any(axis=2)
    assert different[apart].mean() > 0.9


def test_the_share_of_the_plate_is_soft_and_its_tokens_are_let_go_ring_by_ring() -> None:
    from pipelines.backends.flux2.interiors import differing

    picture = np.zeros((320, 480, 3), np.uint8)
    plate = picture.copy()
    plate[100:160, 200:260] = 200
    difference = differing(picture, plate, (480, 320))
    assert difference is not None
    row = difference.share[130]
    assert (row[200:260] == 1).all()
    assert (row[:190] == 0).all()
    assert ((row > 0) & (row < 1)).sum() >= 8
    assert set(difference.change[8].tolist()) == {0.0, 0.25, 0.5, 0.75, 1.0}
    assert (difference.change[8][12:17] == 1).all()
    assert (difference.change[0] == 0).all()
    assert differing(picture, picture, (480, 320)) is None


def test_a_plate_that_is_no_other_picture_is_not_painted(hand: Any, brief: RoomBrief, layout: Painting) -> None:
    from pipelines.backends.flux2 import interiors

    same = replace(layout, plate=layout.picture)
    *steps, painting = _ended(interiors.paint(hand._easel, brief, same, 4))
    assert [step.done for step in steps] == [5, 6, 7, 8]
    assert painting.plate.pixels is painting.picture.pixels


def _ended(work: Any) -> Iterator[Any]:
    end = yield from work
    yield end


def test_one_count_runs_through_both_hands(hand: Any, brief: RoomBrief) -> None:
    *steps, _ = hand.paint_room(brief)
    assert steps == [Progress("paint", done, 12, "steps") for done in range(1, 13)]


def test_a_room_can_be_left_at_any_step_and_is_the_same_again(hand: Any, brief: RoomBrief, room: Painting) -> None:
    for steps in (1, 5, 7, 10):
        painting = hand.paint_room(brief)
        for _ in range(steps):
            next(painting)
        painting.close()
    again = painted(hand.paint_room(brief))
    assert np.array_equal(again.picture.pixels, room.picture.pixels)
    assert np.array_equal(again.plate.pixels, room.plate.pixels)


def test_with_little_memory_a_room_is_painted_smaller_and_fits_all_the_same(
    hand: Any, brief: RoomBrief, room: Painting
) -> None:
    transformer = hand._easel.pipeline.transformer
    with memory_full(transformer, 1):
        smaller = painted(hand.paint_room(brief))
    assert smaller.picture.pixels.shape == room.picture.pixels.shape
    same = (smaller.plate.pixels == smaller.picture.pixels).all(axis=2)
    assert 0.2 < same.mean() < 1
    with memory_full(transformer, 99), pytest.raises(MemoryFull):
        list(hand.paint_room(brief))
    assert np.array_equal(painted(hand.paint_room(brief)).picture.pixels, room.picture.pixels)


STILLS = [
    still(seed=1),
    still(kind="library/date-stamp", seed=2),
    still("door", "library/oak-brass-slot", seed=3, width=64, height=96),
    still("cover", "library", seed=4, width=120, height=160, label="The House of Oil"),
    still("key", "brass/owl", seed=5),
]


def stills(hand: Any, briefs: list[Any]) -> dict[int, np.ndarray]:
    return {place: picture.pixels for place, picture in hand.paint_stills(briefs)}


def test_stills_come_as_they_are_ready_each_in_its_size(hand: Any) -> None:
    ready = [(place, picture.pixels.shape) for place, picture in hand.paint_stills(STILLS)]
    assert [place for place, _ in ready] == [3, 2, 0, 1, 4]  # the cover is drawn, then the largest first
    assert all(shape == (STILLS[place].height, STILLS[place].width, 3) for place, shape in ready)


def test_a_cover_is_lettered_by_rules(hand: Any) -> None:
    ((_, drawn),) = EmbeddedPainter().paint_stills([STILLS[3]])
    assert np.array_equal(stills(hand, STILLS)[3], drawn.pixels)


def test_several_at_once_are_the_same_as_one_by_one(hand: Any) -> None:
    together = stills(hand, STILLS)
    for place, brief in enumerate(STILLS):
        alone = stills(hand, [brief])[0]
        assert np.abs(together[place].astype(int) - alone).max() <= 1
    assert np.abs(together[0].astype(int) - together[1]).mean() > 3


def test_five_of_one_size_are_painted_four_at_once(hand: Any) -> None:
    batches: list[int] = []
    hook = hand._easel.pipeline.transformer.register_forward_pre_hook(
        lambda _, args, told: batches.append(len(told["hidden_states"])), with_kwargs=True
    )
    try:
        assert len(stills(hand, [still(seed=seed) for seed in range(5)])) == 5
    finally:
        hook.remove()
    assert batches == [4] * 4 + [1] * 4


def test_small_stills_are_painted_at_twice_their_size() -> None:
    from pipelines.backends.flux2.stills import enlarged

    assert enlarged(still(width=192, height=192)) == (384, 384)
    assert enlarged(still(width=192, height=288)) == (384, 576)
    assert enlarged(still(width=600, height=800)) == (600, 800)


def test_with_little_memory_stills_are_painted_one_by_one(hand: Any) -> None:
    transformer = hand._easel.pipeline.transformer
    whole = stills(hand, STILLS)
    with memory_full(transformer, 1) as calls:
        fewer = stills(hand, STILLS[:2])
    assert len(calls) == 1 + 2 * 4
    assert all(np.abs(fewer[place].astype(int) - whole[place]).max() <= 1 for place in fewer)
    with memory_full(transformer, 99), pytest.raises(MemoryFull):
        stills(hand, STILLS)
    assert all(np.array_equal(one, whole[place]) for place, one in stills(hand, STILLS).items())


def test_a_picture_off_the_grid_is_padded_and_cropped_back() -> None:
    from pipelines.backends.flux2.interiors import fitted, unfitted

    pixels = np.random.default_rng(0).integers(0, 256, (200, 300, 3), dtype=np.uint8)
    canvas = fitted(pixels, (304, 208), 1)
    assert canvas.shape == (208, 304, 3)
    assert np.array_equal(unfitted(canvas, (300, 200), 1), pixels)
    assert Picture(unfitted(fitted(pixels, (208, 144), 2 / 3), (300, 200), 2 / 3)).pixels.shape == (200, 300, 3)
