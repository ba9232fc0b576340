"""More interiors: doors that nothing hides, room for things, hours and seeds that make a difference."""

import itertools
from dataclasses import replace
from types import ModuleType
from typing import get_args

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipelines import Hour, RoomBrief
from pipelines.embedded.painter.doors import draw_corridor, draw_door
from pipelines.embedded.painter.interiors import (
    aquarium,
    chapel,
    exchange,
    icehouse,
    kitchen,
    maproom,
    nursery,
)
from pipelines.embedded.painter.places import Anchor
from pipelines.embedded.painter.stage import Stage

INTERIORS = (kitchen, nursery, icehouse, maproom, chapel, aquarium, exchange)
SEEDS = (1, 2, 9, 12)
PALETTE = ("#1c1a1c", "#4f5a5c", "#b8764a", "#f2c27a", "#f8efdc")
HOURS: tuple[Hour, ...] = get_args(Hour)

interiors = pytest.mark.parametrize("interior", INTERIORS, ids=lambda interior: interior.__name__.rpartition(".")[2])
seeds = pytest.mark.parametrize("seed", SEEDS)


def brief_for(interior: ModuleType, seed: int = 1, hour: Hour = "lamplight") -> RoomBrief:
    return RoomBrief("", interior.__name__.rpartition(".")[2], hour, PALETTE, (), (), seed)


def built(interior: ModuleType, brief: RoomBrief) -> Stage:
    stage, _ = interior.begin(brief)
    interior.build(stage, brief)
    return stage


def box_on_paper(stage: Stage, anchor: Anchor) -> tuple[float, float, float, float]:
    """left, top, right, bottom in pixels of the front of a place."""
    x, y, z = anchor.foot
    left, top = stage.paper((x - anchor.width / 2, y + anchor.height, z))
    right, bottom = stage.paper((x + anchor.width / 2, y, z))
    return left, top, right, bottom


def solid_on_paper(stage: Stage, anchor: Anchor) -> tuple[float, float, float, float]:
    """The same with the depth that a thing there may have."""
    x, y, z = anchor.foot
    back = replace(anchor, foot=(x, y, z + anchor.depth))
    boxes = box_on_paper(stage, anchor), box_on_paper(stage, back)
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    """How much of the smaller box the other covers, 0..1."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    least = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return max(0.0, wide) * max(0.0, high) / least


@interiors
@seeds
def test_nothing_hides_a_door(interior: ModuleType, seed: int) -> None:
    brief = brief_for(interior, seed)
    stage = built(interior, brief)
    frames = interior.doors(brief)
    for side, frame in sorted(frames.items(), key=lambda pair: -pair[1].top_left[2]):
        draw_corridor(stage, frame, "library", PALETTE)
        with stage.region(side, "door", quad=frame.quad):
            draw_door(stage, "library/oak-brass-slot", frame, PALETTE, False, seed, "left")
    for prop in getattr(interior, "props", lambda _: ())(brief):
        prop.draw(stage)
    interior.finish(stage, brief)
    shown = Image.new("L", (stage.width, stage.height))
    for shape in stage.shapes:
        ImageDraw.Draw(shown).polygon(shape.corners, fill=shape.region)
    for number, place in enumerate(stage.places, 1):
        opening = Image.new("L", shown.size)
        ImageDraw.Draw(opening).polygon([stage.paper(point) for point in place.quad], fill=1)
        inside = np.asarray(opening) == 1
        assert (np.asarray(shown)[inside] == number).mean() > 0.97, place.id


@interiors
@seeds
def test_every_door_is_seen_and_no_thing_stands_before_it(interior: ModuleType, seed: int) -> None:
    brief = brief_for(interior, seed)
    stage, _ = interior.begin(brief)
    frames = interior.doors(brief)
    assert set(frames) == {"left", "ahead", "right"}
    middles = {side: stage.paper(frame.at(0.5, 0.5))[0] for side, frame in frames.items()}
    assert middles["left"] < middles["ahead"] < middles["right"]
    for frame in frames.values():
        corners = [stage.paper(point) for point in frame.quad]
        assert corners[1][0] - corners[0][0] >= 60
        assert all(0 < x < stage.width and 0 < y < stage.height for x, y in corners)
        door = (
            min(corners[0][0], corners[3][0]),
            min(y for _, y in corners),
            max(corners[1][0], corners[2][0]),
            max(y for _, y in corners),
        )
        for anchor in interior.places(brief):
            assert overlap(solid_on_paper(stage, anchor), door) < 0.06, anchor


@interiors
@seeds
def test_there_are_places_for_things_all_over_the_picture(interior: ModuleType, seed: int) -> None:
    brief = brief_for(interior, seed)
    stage, _ = interior.begin(brief)
    places = interior.places(brief)
    assert len(places) >= 6
    assert sum(place.where == "floor" for place in places) >= 5
    boxes = [box_on_paper(stage, place) for place in places]
    for left, top, right, bottom in boxes:
        assert left > -10
        assert right < stage.width + 10
        assert top > 0
        assert bottom < stage.height
    for one, other in itertools.combinations(boxes, 2):
        assert overlap(one, other) < 0.2
    thirds = {int((left + right) / 2 / stage.width * 3) for left, _, right, _ in boxes}
    assert thirds == {0, 1, 2}


@interiors
def test_the_hour_changes_the_light(interior: ModuleType) -> None:
    lit = [
        [(light.colour.tolist(), light.power) for light in built(interior, brief_for(interior, 3, hour)).lights]
        for hour in HOURS
    ]
    for one, other in itertools.combinations(lit, 2):
        assert one != other


@interiors
def test_some_seeds_show_the_room_the_other_way_round(interior: ModuleType) -> None:
    rooms = {tuple(interior.places(brief_for(interior, seed))) for seed in range(12)}
    assert len(rooms) == 2


@interiors
def test_the_same_brief_builds_the_same_room_and_another_seed_another(interior: ModuleType) -> None:
    one, again, other = (built(interior, brief_for(interior, seed)) for seed in (5, 5, 6))
    assert one.shapes == again.shapes
    assert one.shapes != other.shapes


@interiors
def test_a_room_is_few_enough_strokes_and_has_a_lamp_that_is_seen(interior: ModuleType) -> None:
    stage = built(interior, brief_for(interior))
    assert 300 < len(stage.shapes) < 3000
    assert any(light.halo and 0 < stage.paper(light.place)[0] < stage.width for light in stage.lights)
