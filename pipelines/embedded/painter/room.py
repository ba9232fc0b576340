"""brief -> stage -> Painting: things get places, doors their frames, and all is seen, painted and traced."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.colour import hexed
from pipelines.embedded.painter.doors import draw_corridor, draw_door
from pipelines.embedded.painter.interiors import Interior, interior_of
from pipelines.embedded.painter.light import Seen, look
from pipelines.embedded.painter.noise import chance
from pipelines.embedded.painter.outline import outline, sampled
from pipelines.embedded.painter.places import Anchor
from pipelines.embedded.painter.stage import Place, Stage
from pipelines.embedded.painter.strokes import Frame, paint, repaint
from pipelines.embedded.painter.things import Size, draw_thing, size_of
from pipelines.events import Progress
from pipelines.media import Depth, Picture
from pipelines.roles import DoorBrief, Lamp, Painting, Region, RoomBrief, ThingBrief

STEPS = 4
Labels = NDArray[np.uint8]


def paint_room(brief: RoomBrief) -> Iterator[Progress | Painting]:
    """Progress after each of four steps, then the Painting."""
    interior = interior_of(brief.theme)
    stage, air = interior.begin(brief)
    interior.build(stage, brief)
    _hang_doors(stage, brief, interior)
    _stand_things(stage, brief, interior)
    interior.finish(stage, brief)
    yield Progress("paint", 1, STEPS, "steps")

    seen = look(stage, air)
    region_of_row = np.zeros(len(stage.rows), np.uint8)
    for shape in stage.shapes:
        region_of_row[shape.row] = shape.region
    labels = region_of_row[seen.rows]
    yield Progress("paint", 2, STEPS, "steps")

    picture = paint(seen, brief.seed)
    yield Progress("paint", 3, STEPS, "steps")

    every = frozenset(range(1, len(stage.places) + 1))
    bare = look(stage, air, hidden=every)
    plate = _plate(picture, seen, bare, brief.seed)
    yield Progress("paint", 4, STEPS, "steps")

    yield Painting(
        picture=Picture(picture),
        plate=Picture(plate),
        labels=labels,
        depth=Depth(seen.inverse_z.astype(np.float32)),
        regions=tuple(_traced(stage, place, labels == i, seen) for i, place in enumerate(stage.places, 1)),
        lamps=_lamps(stage),
        focal=stage.focal,
        horizon=stage.horizon,
    )


def _hang_doors(stage: Stage, brief: RoomBrief, interior: Interior) -> None:
    """Doors from far to near; behind each the corridor that is seen when it opens."""
    frames = interior.doors(brief)
    for door in sorted(brief.doors, key=lambda door: -_distance(frames[door.side].quad)):
        frame = frames[door.side]
        draw_corridor(stage, frame, door.beyond, brief.palette)
        hinge = "left" if _hinged_left(door) else "right"
        with stage.region(door.id, "door", quad=frame.quad, hinge=hinge):
            draw_door(stage, door.look, frame, brief.palette, door.locked, brief.seed, hinge)


def _hinged_left(door: DoorBrief) -> bool:
    """A door opens away from the middle of the room."""
    return door.side != "right"


def _distance(quad: tuple[tuple[float, float, float], ...]) -> float:
    return sum(point[2] for point in quad) / len(quad)


def _stand_things(stage: Stage, brief: RoomBrief, interior: Interior) -> None:
    """Each thing at the place that fits it best, far ones first."""
    placed = given_places(brief, interior)
    for thing in sorted(brief.things, key=lambda thing: -placed[thing.id].foot[2]):
        with stage.region(thing.id, "thing"):
            draw_thing(stage, thing.kind, placed[thing.id], brief.palette, brief.seed, thing.locked)


def given_places(brief: RoomBrief, interior: Interior) -> dict[str, Anchor]:
    """thing id -> its place: the largest things choose first, each the place whose room fits it best; which of several
    that fit as well is the seed's."""
    free = list(interior.places(brief))
    order = sorted(brief.things, key=lambda thing: -size_of(thing.kind).width * size_of(thing.kind).height)
    given: dict[str, Anchor] = {}
    for thing in order:
        fits = [_misfit(size_of(thing.kind), place, n, brief, thing) for n, place in enumerate(free)]
        best = min(range(len(free)), key=fits.__getitem__)
        given[thing.id] = free.pop(best)
    return given


def _misfit(size: Size, place: Anchor, number: int, brief: RoomBrief, thing: ThingBrief) -> float:
    wrong = 0.0 if size.where == place.where else 4.0
    over = max(0.0, size.width / place.width - 1) + max(0.0, size.height / place.height - 1)
    empty = max(0.0, 1 - size.width / place.width) * 0.4
    return wrong + 6 * over + empty + 0.3 * float(chance(brief.seed, number, len(thing.kind)))


def _plate(picture: NDArray[np.uint8], seen: Seen, bare: Seen, seed: int) -> NDArray[np.uint8]:
    """The picture, painted anew where something stood or its light fell."""
    plate = picture.copy()
    changed = (seen.rows != bare.rows) | (np.abs(seen.lit - bare.lit).max(axis=-1) > 0.03)
    for frame in _frames(changed):
        repaint(plate, bare, frame, seed)
    return plate


TILE = 64


def _frames(changed: NDArray[np.bool_]) -> list[Frame]:
    """Rectangles of whole tiles that cover all that changed, runs of tiles joined along each row of tiles, equal runs
    joined downwards."""
    height, width = changed.shape
    rows: list[tuple[int, int, int, int]] = []
    for top in range(0, height, TILE):
        band = np.asarray(changed[top : top + TILE].any(axis=0))
        tiles = [bool(band[left : left + TILE].any()) for left in range(0, width, TILE)]
        left = 0
        while left < len(tiles):
            right = left
            while right < len(tiles) and tiles[right]:
                right += 1
            if right > left:
                frame = (left * TILE, top, min(width, right * TILE), min(height, top + TILE))
                above = [known for known in rows if (known[0], known[2], known[3]) == (frame[0], frame[2], top)]
                if above:
                    rows[rows.index(above[0])] = (frame[0], above[0][1], frame[2], frame[3])
                else:
                    rows.append(frame)
            left = max(right, left + 1)
    return [Frame(*row) for row in rows]


def _traced(stage: Stage, place: Place, mask: NDArray[np.bool_], seen: Seen) -> Region:
    """The region's outline: a flat one's own corners, else what is seen of it."""
    width, height = stage.width, stage.height
    if place.quad:
        corners = [stage.paper(point) for point in place.quad]
        inverse_z = tuple(1 / point[2] for point in place.quad)
    else:
        corners = [(float(x), float(y)) for x, y in outline(mask)]
        inverse_z = tuple(sampled(seen.inverse_z, x, y) for x, y in corners)
    flat = tuple((round(x / width, 4), round(y / height, 4)) for x, y in corners)
    return Region(place.id, place.kind, flat, tuple(round(z, 4) for z in inverse_z), place.hinge)


def _lamps(stage: Stage) -> tuple[Lamp, ...]:
    """Lights that are seen, for the page's own glow."""
    lamps: list[Lamp] = []
    for light in stage.lights:
        x, y = stage.paper(light.place)
        if light.halo and light.place[2] > 0 and 0 <= x <= stage.width and 0 <= y <= stage.height:
            reach = stage.focal * 0.5 * light.reach / light.place[2]
            strength = min(1.0, light.power / 2)
            spot = (round(x / stage.width, 4), round(y / stage.height, 4), round(reach, 4), round(strength, 3))
            lamps.append(Lamp(*spot, hexed(light.colour), light.flickers))
    return tuple(lamps)
