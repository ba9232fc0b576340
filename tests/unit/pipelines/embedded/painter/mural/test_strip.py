"""A mural is painted strip by strip, and is the same as if all of it had been known from the start."""

import functools

import numpy as np
import pytest
from numpy.typing import NDArray

from pipelines import Shot, Stretch, StripBrief, StripPainting, Subject
from pipelines.embedded.painter.mural.fields import Span
from pipelines.embedded.painter.mural.strip import HANDS, MARGIN_PX, look, paint_strip, painted
from pipelines.embedded.painter.mural.world import REACH_PX, STRIP_WIDTH, World
from pipelines.scenery import STYLES

pytestmark = pytest.mark.xdist_group("murals")  # each strip is painted once for all of these
SEED = 11
STORY = (
    Shot(line="a", lands=("sea",), subjects=(Subject(thing="sun"),), time="dusk", palette="dusk"),
    Shot(line="b", lands=("meadow", "village"), composition="low", palette="gold", style="watercolour"),
    Shot(line="c", lands=("pinewood", "snow"), weather="snowfall", time="night", palette="night", style="woodblock"),
    Shot(line="d", lands=("city",), subjects=(Subject(thing="moon"),), weather="rain", palette="neon", take=2),
)
OVER = Shot(line="e", lands=("desert",), subjects=(Subject(thing="sun"),), palette="rose", style="gouache")


@functools.cache
def strip(index: int, known: int, over: bool = False) -> StripPainting:
    """Strip `index`, painted when `known` stretches had been told; with strip 2 painted over later."""
    told = [Stretch(i, shot, OVER if over and i == 2 else None) for i, shot in enumerate(STORY[:known])]
    *_, end = paint_strip(StripBrief(index, tuple(told[max(0, index - 3) : index + 2]), SEED))
    assert isinstance(end, StripPainting)
    return end


def pixels(index: int, known: int, over: bool = False) -> NDArray[np.int_]:
    return strip(index, known, over).picture.pixels.astype(int)


@pytest.mark.parametrize("index", range(3))
def test_a_strip_painted_live_is_the_strip_painted_with_the_next_one_known(index: int) -> None:
    live, later = strip(index, index + 1), strip(index, index + 2)
    assert np.abs(live.picture.pixels.astype(int) - later.picture.pixels).max() <= 1
    assert live.depth is not None
    assert later.depth is not None
    assert np.abs(live.depth.inverse - later.depth.inverse).max() < 1e-4


def test_strips_painted_alone_are_the_columns_of_one_wide_picture() -> None:
    world = World(SEED, [Stretch(i, shot) for i, shot in enumerate(STORY[:3])])
    wide = painted(look(world, Span(0, 2 * STRIP_WIDTH).widened(MARGIN_PX))[0])[:, MARGIN_PX:].astype(int)
    for index in range(2):
        part = wide[:, index * STRIP_WIDTH : (index + 1) * STRIP_WIDTH]
        assert (np.abs(part - pixels(index, 3)).max(axis=2) > 1).mean() < 1e-4


def test_a_strip_painted_over_later_keeps_its_rims_and_its_neighbours() -> None:
    plain, over = pixels(2, 4), pixels(2, 4, True)
    assert np.abs(plain - over)[:, 150:400].mean() > 8  # it is another picture
    assert np.array_equal(plain[:, :2], over[:, :2])
    assert np.array_equal(plain[:, -2:], over[:, -2:])
    assert np.array_equal(pixels(1, 4), pixels(1, 4, True))
    assert np.array_equal(pixels(3, 4), pixels(3, 4, True))


def test_another_take_is_another_picture_of_the_same_shot() -> None:
    def taken(take: int) -> NDArray[np.int_]:
        shot = STORY[0].model_copy(update={"take": take})
        *_, end = paint_strip(StripBrief(0, (Stretch(0, shot),), SEED))
        assert isinstance(end, StripPainting)
        return end.picture.pixels.astype(int)

    assert np.abs(taken(0) - taken(1)).mean() > 4


def test_depth_is_far_in_the_sky_and_grows_evenly_down_the_ground() -> None:
    depth = strip(0, 1).depth
    assert depth is not None
    inverse = depth.inverse
    assert inverse.dtype == np.float32
    assert inverse[:300].max() < 0.02
    down = np.diff(inverse[520:, 280])
    assert (down > 0).all()
    assert down.max() < 0.01


def test_six_hands_paint_six_pictures() -> None:
    shot = Shot(line="x", lands=("meadow", "lake"))
    world = World(SEED, [Stretch(0, shot)])
    scene, _ = look(world, Span(0, 160).widened(MARGIN_PX))
    pictures = [HANDS[style](scene).astype(int) for style in STYLES]
    for number, one in enumerate(pictures):
        assert one.shape == (768, scene.span.width, 3)
        assert one.std() > 8
        assert all(np.abs(one - other).mean() > 5 for other in pictures[:number])


def test_a_stretch_begins_right_of_its_join() -> None:
    world = World(SEED, [Stretch(i, shot) for i, shot in enumerate(STORY[:2])])
    alone = World(SEED, [Stretch(0, STORY[0])])
    xs = Span(0, STRIP_WIDTH + REACH_PX).xs()
    both, one = world.columns_at(xs), alone.columns_at(xs)
    assert all(np.array_equal(both[name], one[name]) for name in both.much)
