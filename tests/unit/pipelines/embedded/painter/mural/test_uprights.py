"""Nothing upright stands along a join: what grows in rows keeps clear, and a thing moves a little aside."""

import numpy as np
import pytest

from pipelines import Shot, Stretch
from pipelines.embedded.painter.mural import strip
from pipelines.embedded.painter.mural.fields import Span
from pipelines.embedded.painter.mural.pen import plot
from pipelines.embedded.painter.mural.placing import standing
from pipelines.embedded.painter.mural.sketch import Tones, sketched
from pipelines.embedded.painter.mural.uprights import NUDGE_PX, nudged
from pipelines.embedded.painter.mural.world import STRIP_WIDTH, World, aside, from_join
from pipelines.scenery import Subject

JOIN = strip.STRIP_WIDTH


def test_places_near_a_join_move_aside_and_keep_their_order() -> None:
    xs = np.arange(STRIP_WIDTH - 30, STRIP_WIDTH + 30, 0.5)
    moved = aside(xs, 9)
    assert np.abs(from_join(moved)).min() == 9
    assert (np.diff(moved) >= 0).all()
    far = np.abs(from_join(xs)) >= 9
    assert np.array_equal(moved[far], xs[far])


def test_every_window_finds_the_same_places() -> None:
    world = World(3, [Stretch(0, Shot(line="x", lands=("forest",)))])
    wide = plot(world, Span(0, 1600), 26, 40, 7, clear_px=12)
    narrow = plot(world, Span(520, 600), 26, 40, 7, clear_px=12)
    assert np.isin(narrow.cells, wide.cells).all()
    assert np.array_equal(narrow.x, wide.x[np.isin(wide.cells, narrow.cells)])
    assert np.abs(from_join(wide.x)).min() >= 12


@pytest.mark.parametrize("thing", ["pier", "lighthouse", "castle", "windmill"])
def test_a_thing_moves_a_little_and_always_alike(thing: str) -> None:
    feet = [nudged(thing, x, JOIN, 0, 5, "ground", 1.2, 1) for x in range(JOIN - 90, JOIN)]
    moves = np.array(feet) - np.arange(JOIN - 90, JOIN)
    assert np.abs(moves).max() <= NUDGE_PX
    assert moves.any()
    assert (moves == 0).any()
    drawn = sketched(thing, Tones.of(["#808080"] * 15), 5, zone="ground", scale=1.2)
    alpha = drawn.pixels[..., 3]
    steps = np.pad(np.abs(np.diff(alpha, axis=1)).sum(axis=0), 600)  # how much of the outline runs up at each column
    at = JOIN - drawn.left + 600
    assert steps[at - np.array(feet)].mean() < 0.75 * steps[at - np.arange(JOIN - 90, JOIN)].mean()


def test_a_thing_far_from_the_join_stays_and_none_passes_its_left_bound() -> None:
    assert nudged("lighthouse", 0, JOIN, 0, 5, "ground", 0.6, 1) == 0
    assert all(nudged("pier", x, JOIN, x, 5, "ground", 1.2, 1) >= x for x in range(JOIN - 60, JOIN, 7))


def test_a_story_told_further_moves_nothing_that_stood() -> None:
    shots = [Shot(line="x", lands=("sea",), subjects=(Subject(thing="pier", place="right"),)) for _ in range(3)]
    told = [Stretch(i, shot) for i, shot in enumerate(shots)]
    before, after = standing(World(9, told[:1])), standing(World(9, told))
    assert [thing.x for thing in before] == [thing.x for thing in after if thing.strip == 0]
