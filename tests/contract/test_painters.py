"""One contract, many painters: what every painter of rooms promises, whoever paints."""

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage

from apps.rooms.craft.canon import themes
from pipelines import DoorBrief, Painter, Painting, Picture, Progress, Region, RoomBrief, StillBrief, ThingBrief
from pipelines.registry import hire
from tests.rooms_briefs import brief_of, one_of_each_theme

pytestmark = pytest.mark.xdist_group("painters")  # each room is painted once for all of these
REPO = "black-forest-labs/FLUX.2-klein-4B"
ENGINES = ["embedded", "tiny", pytest.param("models", marks=pytest.mark.gpu)]
FEW = ["library"]
SEED = "pin"
WIDTH, HEIGHT = 480, 320
SHADOW = 0.075
"""How far from a thing, in widths of the picture, its shadow and its light may reach."""
SMALLEST = 24 * 24 / (700 * 467)
"""24 x 24 pixels, the least that can be pointed at, of a picture as wide as half a page."""
PALETTE = ("#14110d", "#4a3524", "#8a6a42", "#c9a56a", "#efe3c8")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every theme by the painter that draws it; a few by those that paint over its drawing."""
    if "room" in metafunc.fixturenames:
        rooms = {engine: FEW if engine != "embedded" else sorted(themes()) for engine in ("embedded", "tiny", "models")}
        every = [
            pytest.param(engine, theme, marks=pytest.mark.gpu if engine == "models" else ())
            for engine, some in rooms.items()
            for theme in some
        ]
        metafunc.parametrize(("engine", "room"), every, indirect=True)
    elif "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ENGINES, indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest, tiny: Callable[..., Path]) -> str:
    """Embedded, the true class on a tiny checkpoint, or the real weights on a GPU."""
    return str(tiny(REPO)) if request.param == "tiny" else request.param


@pytest.fixture
def room(request: pytest.FixtureRequest) -> RoomBrief:
    """A room of each theme, as the house asks for it."""
    return brief_of(one_of_each_theme(SEED)[request.param], width=WIDTH, height=HEIGHT)


@functools.cache
def painter(engine: str) -> Painter:
    crew = hire("rooms", engine)
    assert [fact.reason for fact in crew.facts if fact.role == "painter"] == [None]
    return crew.players["painter"]


def still_of(engine: str, brief: StillBrief) -> Picture:
    ((place, picture),) = painter(engine).paint_stills([brief])
    assert place == 0
    return picture


@functools.lru_cache(maxsize=32)
def painted(engine: str, brief: RoomBrief) -> tuple[tuple[Progress, ...], Painting]:
    steps: list[Progress] = []
    ends: list[Painting] = []
    for event in painter(engine).paint_room(brief):
        (steps if isinstance(event, Progress) else ends).append(event)  # type: ignore[arg-type]
    assert len(ends) == 1
    return tuple(steps), ends[0]


def places(brief: RoomBrief) -> dict[str, DoorBrief | ThingBrief]:
    return {place.id: place for place in (*brief.doors, *brief.things)}


def filled(region: Region) -> NDArray[np.bool_]:
    """The pixels inside a region's outline."""
    mask = Image.new("1", (WIDTH, HEIGHT))
    ImageDraw.Draw(mask).polygon([(x * WIDTH, y * HEIGHT) for x, y in region.outline], fill=1)
    return np.asarray(mask)


def changed(painting: Painting) -> NDArray[np.bool_]:
    """Where picture and plate can be told apart."""
    return np.abs(painting.picture.pixels.astype(int) - painting.plate.pixels).max(axis=2) > 8


def test_a_room_is_pictures_and_maps_of_the_size_that_was_asked_for(engine: str, room: RoomBrief) -> None:
    _, painting = painted(engine, room)
    for picture in (painting.picture, painting.plate):
        assert (picture.pixels.dtype, picture.pixels.shape) == (np.uint8, (HEIGHT, WIDTH, 3))
        assert picture.pixels.std() > 8  # there is something to see
    assert (painting.labels.dtype, painting.labels.shape) == (np.uint8, (HEIGHT, WIDTH))
    assert (painting.depth.inverse.dtype, painting.depth.inverse.shape) == (np.float32, (HEIGHT, WIDTH))


def test_progress_is_true_and_comes_before_the_painting(engine: str, room: RoomBrief) -> None:
    steps, _ = painted(engine, room)
    assert steps
    assert {(step.stage, step.unit) for step in steps} == {("paint", "steps")}
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert all(0 <= step.done <= step.total for step in steps)


def test_every_door_and_every_thing_has_its_place_and_nothing_else_has(engine: str, room: RoomBrief) -> None:
    _, painting = painted(engine, room)
    assert sorted(region.id for region in painting.regions) == sorted(places(room))
    assert {region.id for region in painting.regions if region.kind == "door"} == {door.id for door in room.doors}
    assert all((region.hinge is not None) == (region.kind == "door") for region in painting.regions)
    assert set(np.unique(painting.labels)) == set(range(len(painting.regions) + 1))


def test_a_place_is_large_enough_to_be_pointed_at_and_its_outline_runs_clockwise(engine: str, room: RoomBrief) -> None:
    _, painting = painted(engine, room)
    for index, region in enumerate(painting.regions):
        assert (painting.labels == index + 1).mean() > SMALLEST, places(room)[region.id]
        x, y = np.array(region.outline).T
        assert len(x) >= 3
        assert 0 <= min(x.min(), y.min()) <= max(x.max(), y.max()) <= 1
        assert np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) > 0


def test_what_is_seen_of_a_place_lies_inside_its_outline(engine: str, room: RoomBrief) -> None:
    _, painting = painted(engine, room)
    for index, region in enumerate(painting.regions):
        seen = painting.labels == index + 1
        assert (seen & filled(region)).sum() >= 0.8 * seen.sum(), places(room)[region.id]


def test_depth_and_camera_are_a_room_s(engine: str, room: RoomBrief) -> None:
    _, painting = painted(engine, room)
    inverse = painting.depth.inverse
    assert np.isfinite(inverse).all()
    assert 0 < inverse.min() < inverse.max()
    for region in painting.regions:
        assert len(region.inverse_z) == len(region.outline)
        assert all(0 < corner <= 1.3 * inverse.max() for corner in region.inverse_z)
    assert 0.3 < painting.focal < 2
    assert 0.2 < painting.horizon < 0.8


def test_every_room_has_a_light_and_lights_are_in_range(engine: str, room: RoomBrief) -> None:
    _, painting = painted(engine, room)
    assert painting.lamps
    for lamp in painting.lamps:
        assert 0 <= lamp.x <= 1
        assert 0 <= lamp.y <= 1
        assert 0 < lamp.reach <= 2
        assert 0 <= lamp.strength <= 1
        assert len(bytes.fromhex(lamp.colour.removeprefix("#"))) == 3


def test_on_the_plate_every_place_has_changed_and_far_from_them_nothing_has(engine: str, room: RoomBrief) -> None:
    _, painting = painted(engine, room)
    different = changed(painting)
    for index, region in enumerate(painting.regions):
        assert different[painting.labels == index + 1].mean() > 0.5, places(room)[region.id]
    near = ndimage.binary_dilation(painting.labels > 0, iterations=round(SHADOW * WIDTH))
    assert not different[~near].any()


def test_the_same_brief_is_the_same_painting_and_another_seed_another(engine: str, room: RoomBrief) -> None:
    first, again = painted(engine, room)[1], painted.__wrapped__(engine, room)[1]
    assert first.picture.pixels.tobytes() == again.picture.pixels.tobytes()
    assert first.plate.pixels.tobytes() == again.plate.pixels.tobytes()
    assert first.labels.tobytes() == again.labels.tobytes()
    assert first.depth.inverse.tobytes() == again.depth.inverse.tobytes()
    assert (first.regions, first.lamps) == (again.regions, again.lamps)


def test_another_seed_is_another_picture(engine: str) -> None:
    brief = brief_of(one_of_each_theme(SEED)["library"], width=WIDTH, height=HEIGHT)
    one, other = painted(engine, brief)[1], painted(engine, replace(brief, seed=8))[1]
    assert one.picture.pixels.tobytes() != other.picture.pixels.tobytes()


def test_a_dead_end_without_doors_is_painted_too(engine: str) -> None:
    brief = brief_of(one_of_each_theme(SEED)["library"], width=WIDTH, height=HEIGHT)
    _, painting = painted(engine, replace(brief, doors=()))
    assert {region.kind for region in painting.regions} == {"thing"}


def test_another_size_is_the_same_room_in_that_size(engine: str) -> None:
    brief = brief_of(one_of_each_theme(SEED)["library"], width=300, height=200)
    _, painting = painted(engine, brief)
    assert painting.picture.pixels.shape == painting.plate.pixels.shape == (200, 300, 3)
    assert {region.id for region in painting.regions} == set(places(brief))


def test_what_is_behind_an_unknown_word_is_painted_all_the_same(engine: str) -> None:
    brief = brief_of(one_of_each_theme(SEED)["library"], width=WIDTH, height=HEIGHT)
    odd = replace(
        brief,
        prompt="<b>" + "x" * 3000,
        doors=(DoorBrief("door:0", "ahead", "library/never-drawn", "library", "the door nobody drew"),),
        things=(ThingBrief("thing:0", "library/never-drawn", "the thing nobody drew \u202e"), *brief.things[1:]),
    )
    _, painting = painted(engine, odd)
    assert {region.id for region in painting.regions} == set(places(odd))


def test_a_painter_can_be_stopped_at_any_step(engine: str) -> None:
    brief = brief_of(one_of_each_theme(SEED)["library"], width=300, height=200)
    whole = painted(engine, brief)
    for steps in range(1, len(whole[0]), 1 if engine == "embedded" else 3):
        painting = painter(engine).paint_room(brief)
        for _ in range(steps):
            next(painting)
        painting.close()  # type: ignore[attr-defined]  # a generator
    again = painted.__wrapped__(engine, brief)[1]
    assert again.picture.pixels.tobytes() == whole[1].picture.pixels.tobytes()


STILLS = [
    StillBrief("A bookmark.", "item", "library/bookmark", "a bookmark", PALETTE, 3),
    StillBrief("A brass key.", "key", "brass/owl", "a brass key with an owl", PALETTE, 3),
    StillBrief("An oak door.", "door", "library/oak-brass-slot", "the oak door", PALETTE, 3, 192, 288),
    StillBrief("A cover.", "cover", "library", "The House of lamp oil", PALETTE, 3, 320, 480),
    StillBrief("Nobody knows.", "item", "library/never-drawn", "something", PALETTE, 3),
]


@pytest.mark.parametrize("brief", STILLS, ids=lambda brief: f"{brief.what}-{brief.kind}")
def test_a_still_has_the_size_that_was_asked_for_and_shows_something_again_and_again(
    engine: str, brief: StillBrief
) -> None:
    still = still_of(engine, brief).pixels
    assert (still.dtype, still.shape) == (np.uint8, (brief.height, brief.width, 3))
    assert still.std() > 8
    assert still.tobytes() == still_of(engine, brief).pixels.tobytes()


def test_every_theme_s_door_has_a_look_of_its_own() -> None:
    looks = [look.kind for theme in themes().values() for look in theme.doors[:1]]
    stills = {still_of("embedded", replace(STILLS[2], kind=look)).pixels.tobytes() for look in looks}
    assert len(stills) == len(themes())


def test_nothing_stands_before_a_door(engine: str, room: RoomBrief) -> None:
    _, painting = painted(engine, room)
    for index, region in enumerate(painting.regions):
        if region.kind == "door":
            whole = filled(region)
            assert ((painting.labels == index + 1) & whole).sum() >= 0.85 * whole.sum(), places(room)[region.id]


def test_keys_tell_their_emblems_apart() -> None:
    keys = [replace(STILLS[1], kind=f"brass/{emblem}") for emblem in ("owl", "half-moon", "bee", "swan")]
    assert len({still_of("embedded", key).pixels.tobytes() for key in keys}) == len(keys)


def test_items_do_not_look_alike() -> None:
    items = [replace(STILLS[0], kind=f"library/{item}") for item in ("bookmark", "date-stamp", "magnifying-glass")]
    assert len({still_of("embedded", item).pixels.tobytes() for item in items}) == len(items)
