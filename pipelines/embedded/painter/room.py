"""brief -> stage -> Painting: things get places, doors their frames, and all is seen, painted and traced."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pipelines.embedded.painter.colour import hexed
from pipelines.embedded.painter.doors import draw_corridor, draw_door
from pipelines.embedded.painter.interiors import Interior, interior_of
from pipelines.embedded.painter.light import Air, Seen, Sight
from pipelines.embedded.painter.noise import chance
from pipelines.embedded.painter.outline import outline, sampled
from pipelines.embedded.painter.places import Anchor, Prop
from pipelines.embedded.painter.stage import Place, Stage
from pipelines.embedded.painter.strokes import paint, repaint
from pipelines.embedded.painter.things import Size, draw_thing, size_of
from pipelines.events import Progress
from pipelines.media import Depth, Picture
from pipelines.roles import DoorBrief, Lamp, Painting, Region, RoomBrief, ThingBrief

STEPS = 4


def paint_room(brief: RoomBrief) -> Iterator[Progress | Painting]:
    """Progress after each of four steps, then the Painting."""
    stage, air = build_stage(brief)
    yield Progress("paint", 1, STEPS, "steps")

    sight = Sight(stage, air)
    seen = sight.whole()
    region_of_row = np.zeros(len(stage.rows), np.uint8)
    for shape in stage.shapes:
        region_of_row[shape.row] = shape.region
    labels = region_of_row[seen.rows]
    yield Progress("paint", 2, STEPS, "steps")

    picture = paint(seen, brief.seed)
    yield Progress("paint", 3, STEPS, "steps")

    bare, changed = sight.bare(seen)
    plate = repaint(picture, bare, changed, brief.seed)
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


def build_stage(brief: RoomBrief) -> tuple[Stage, Air]:
    """The whole room in space: architecture, doors, things in their places, what is near the eye."""
    interior = interior_of(brief.theme)
    stage, air = interior.begin(brief)
    interior.build(stage, brief)
    _hang_doors(stage, brief, interior)
    _stand_things(stage, brief, interior)
    interior.finish(stage, brief)
    return stage, air


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
    """Each thing at the place that fits it best, among the room's own props, far ones first."""
    placed = given_places(brief, interior)
    props: Sequence[Prop] = getattr(interior, "props", _no_props)(brief)
    standing = [(prop.z, prop) for prop in props] + [(placed[thing.id].foot[2], thing) for thing in brief.things]
    for _, one in sorted(standing, key=lambda pair: -pair[0]):
        if isinstance(one, Prop):
            one.draw(stage)
            continue
        with stage.region(one.id, "thing"):
            draw_thing(stage, one.kind, placed[one.id], brief.palette, brief.seed, one.locked)


def _no_props(brief: RoomBrief) -> Sequence[Prop]:
    return ()


def given_places(brief: RoomBrief, interior: Interior) -> dict[str, Anchor]:
    """thing id -> its place: the largest things choose first, each the place whose room fits it best (which of several
    that fit as well is the seed's); then they change places as long as all together fit better."""
    places, things = interior.places(brief), brief.things
    misfit = [
        [_misfit(size_of(thing.kind), place, n, brief, thing) for n, place in enumerate(places)] for thing in things
    ]
    order = sorted(range(len(things)), key=lambda i: -size_of(things[i].kind).width * size_of(things[i].kind).height)
    at: dict[int, int] = {}
    for i in order:
        at[i] = min((n for n in range(len(places)) if n not in at.values()), key=misfit[i].__getitem__)
    while _exchanged(at, misfit):
        pass
    return {thing.id: places[at[i]] for i, thing in enumerate(things)}


def _exchanged(at: dict[int, int], misfit: Sequence[Sequence[float]]) -> bool:
    """Let one thing move to a free place, or two change theirs, where that fits better by more than a hair."""
    for i, here in at.items():
        for there in range(len(misfit[i])):
            other = next((k for k, taken in at.items() if taken == there), None)
            gain = misfit[i][here] - misfit[i][there]
            if other is not None:
                gain += misfit[other][there] - misfit[other][here]
            if there != here and gain > 1e-6:
                at[i] = there
                if other is not None:
                    at[other] = here
                return True
    return False


def _misfit(size: Size, place: Anchor, number: int, brief: RoomBrief, thing: ThingBrief) -> float:
    wrong = 0.0
    if size.where != place.where:  # a lamp brings its own table to the floor, but a desk on a wall is absurd
        wrong = 4.0 if place.where == "floor" else 20.0
    over = max(0.0, size.width / place.width - 1) + max(0.0, size.height / place.height - 1)
    empty = max(0.0, 1 - size.width / place.width) * 0.4
    return wrong + 6 * over + empty + 0.3 * float(chance(brief.seed, number, len(thing.kind)))


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
