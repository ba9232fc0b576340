"""The library: two storeys of books round a tall window, a gallery with a rail, green lamps on the floor below."""

import itertools
from collections.abc import Sequence

import numpy as np

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import Field, clouds, draw
from pipelines.embedded.painter.places import Anchor, Doors, frontal, turned
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, WALL_Z, HALF, GALLERY, TOP = -1.5, 7.4, 3.6, 0.95, 3.4
SPINES = tuple(colour(one) for one in ("a04a3a", "3f6a7a", "8a6a34", "4a7052", "c09a54", "6a4a72", "d8c8a0", "7a2f2a"))
WOOD = colour("6a4028")


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    evening = mix(colour("20305c"), colour("d07a5a"), 0.25 if brief.hour == "lamplight" else 0.6)
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.50, backdrop=_sky(brief, evening)
    )
    return stage, Air(sky="5a5478", ground="4a3426", ambient=0.42, fog="2a1c22", thickness=0.015, tone=0.96)


def _sky(brief: RoomBrief, low: Colour) -> Field:
    down = np.linspace(0, 1, brief.height, dtype=np.float32)[:, None, None]
    sky = colour("141c44") * (1 - down) + low * down
    return sky * (0.75 + 0.5 * clouds(brief.width, brief.height, 220, 120, brief.seed, 4))[..., None]


def build(stage: Stage, brief: RoomBrief) -> None:
    seed = brief.seed
    stage.poly(
        [(-HALF, FLOOR, 0.5), (HALF, FLOOR, 0.5), (HALF, FLOOR, WALL_Z), (-HALF, FLOOR, WALL_Z)],
        colour("5a3824"),
        grain=(0, 0, 1),
    )
    for i in range(18):
        x = -HALF + 2 * HALF * i / 18
        stage.bar((x, FLOOR, 0.6), (x, FLOOR, WALL_Z), 0.012, colour("3a2416"))
    stage.poly(
        [(-1.5, FLOOR, 1.2), (1.5, FLOOR, 1.2), (1.1, FLOOR, 6.2), (-1.1, FLOOR, 6.2)],
        colour("7a2430"),
        grain=(0, 0, 1),
    )
    stage.poly(
        [(-1.3, FLOOR, 1.3), (1.3, FLOOR, 1.3), (0.96, FLOOR, 6.0), (-0.96, FLOOR, 6.0)],
        colour("9a3a3a"),
        grain=(0, 0, 1),
    )
    _far_wall(stage, seed)
    for side in (-1, 1):
        _side_wall(stage, side, seed)
        _gallery(stage, side)
    _window(stage)
    _ceiling(stage)
    for x, z in ((-1.9, 4.6), (1.9, 4.6)):
        _lamp(stage, x, z)
    stage.light((0, 2.2, 5.0), "ffb868", 1.3, 2.6, 0.6)
    stage.light((0, 1.4, WALL_Z + 0.6), "8fa8ff", 1.1, 3.4, 0)


def doors(brief: RoomBrief) -> Doors:
    return {
        "left": turned(-2.55, FLOOR, 5.6, 1.0, 2.05, -0.55),
        "ahead": frontal(0.0, FLOOR, WALL_Z - 0.04, 1.05, 2.1),
        "right": turned(2.55, FLOOR, 5.6, 1.0, 2.05, 0.55),
    }


def places(brief: RoomBrief) -> Sequence[Anchor]:
    return (
        Anchor((-1.55, FLOOR, 5.9), 1.0, 1.3),
        Anchor((1.55, FLOOR, 5.9), 1.0, 1.3),
        Anchor((-1.75, FLOOR, 3.3), 1.2, 1.3),
        Anchor((1.75, FLOOR, 3.3), 1.2, 1.3),
        Anchor((-0.75, FLOOR, 2.5), 0.7, 0.7),
        Anchor((0.8, FLOOR, 2.6), 0.7, 0.7),
        Anchor((0.0, FLOOR, 4.4), 0.8, 1.0),
    )


def finish(stage: Stage, brief: RoomBrief) -> None:
    for side in (-1, 1):
        stage.box(min(side * 1.35, side * 1.1), max(side * 1.35, side * 1.1), FLOOR, 2.2, 1.55, 1.8, colour("2a1a14"))


def _shelves(
    stage: Stage,
    corner: tuple[float, float],
    along: tuple[float, float],
    length: float,
    low: float,
    high: float,
    seed: int,
) -> None:
    """Rows of books on a wall that begins at `corner` (x, z) and runs `along` (unit x, z)."""
    point = lambda t, y: (corner[0] + along[0] * t, y, corner[1] + along[1] * t)  # noqa: E731  # a wall's own coordinates
    stage.poly([point(0, low), point(length, low), point(length, high), point(0, high)], WOOD * 0.45, grain=(0, 1, 0))
    rows = max(2, round((high - low) / 0.36))
    for row in range(rows):
        y = low + (high - low) * row / rows
        gap = (high - low) / rows
        t = 0.04
        while t < length - 0.08:
            key = int(t * 97) + row * 131
            wide = 0.05 + 0.06 * draw(seed, key, 1)
            tall = gap * (0.62 + 0.26 * draw(seed, key, 2))
            if draw(seed, key, 3) > 0.06:
                fill = SPINES[int(draw(seed, key, 4) * len(SPINES))] * (0.6 + 0.55 * draw(seed, key, 5))
                stage.poly(
                    [point(t, y + 0.03), point(t + wide, y + 0.03), point(t + wide, y + tall), point(t, y + tall)],
                    fill,
                    grain=(0, 1, 0),
                )
            t += wide + 0.008
        stage.poly([point(0, y), point(length, y), point(length, y + 0.035), point(0, y + 0.035)], WOOD * 1.25)
    for k in range(int(length / 1.2) + 1):
        t = min(length, k * 1.2)
        stage.bar(point(t, low), point(t, high), 0.09, WOOD * 1.1)


def _far_wall(stage: Stage, seed: int) -> None:
    _shelves(stage, (-2.2, WALL_Z), (1, 0), 1.5, FLOOR, GALLERY - 0.1, seed)
    _shelves(stage, (0.7, WALL_Z), (1, 0), 1.5, FLOOR, GALLERY - 0.1, seed + 1)
    stage.poly(
        [(-0.8, FLOOR, WALL_Z), (0.8, FLOOR, WALL_Z), (0.8, GALLERY, WALL_Z), (-0.8, GALLERY, WALL_Z)],
        WOOD * 0.9,
        grain=(0, 1, 0),
    )
    for side in (-1, 1):
        _shelves(stage, (min(side * 2.2, side * 1.0), WALL_Z + 0.5), (1, 0), 1.2, GALLERY, 2.7, seed + 5 + side)


def _side_wall(stage: Stage, side: int, seed: int) -> None:
    x = side * HALF
    _shelves(stage, (x, 1.0), (0, 1), 4.0, FLOOR, GALLERY - 0.1, seed + 11 + side)
    _shelves(stage, (x + side * 0.6, 1.0), (0, 1), 6.4, GALLERY, 2.9, seed + 17 + side)
    inner = (side * 2.2, WALL_Z)
    length = ((HALF - 2.2) ** 2 + (WALL_Z - 5.0) ** 2) ** 0.5
    along = ((x - inner[0]) / length, (5.0 - WALL_Z) / length)
    _shelves(stage, inner, along, length, FLOOR, GALLERY - 0.1, seed + 23 + side)


def _gallery(stage: Stage, side: int) -> None:
    edge = [(side * HALF * 0.80, 0.9), (side * HALF * 0.80, 5.0), (side * 1.9, WALL_Z - 0.45), (0, WALL_Z - 0.45)]
    for (x0, z0), (x1, z1) in itertools.pairwise(edge):
        out = side * HALF
        stage.poly([(x0, GALLERY, z0), (x1, GALLERY, z1), (out, GALLERY, z1), (out, GALLERY, z0)], WOOD * 0.5)
        stage.poly(
            [(x0, GALLERY - 0.12, z0), (x1, GALLERY - 0.12, z1), (x1, GALLERY + 0.02, z1), (x0, GALLERY + 0.02, z0)],
            WOOD * 1.3,
        )
        steps = 9
        for k in range(steps + 1):
            t = k / steps
            x, z = x0 + (x1 - x0) * t, z0 + (z1 - z0) * t
            stage.bar((x, GALLERY, z), (x, GALLERY + 0.42, z), 0.022, colour("c89a4a") * 0.8)
        stage.bar((x0, GALLERY + 0.43, z0), (x1, GALLERY + 0.43, z1), 0.045, colour("d8a850"))


def _window(stage: Stage) -> None:
    for k in range(9):
        x = -0.95 + 1.9 * k / 8
        stage.bar((x, GALLERY, WALL_Z + 0.5), (x, 2.6, WALL_Z + 0.5), 0.04 if k % 4 else 0.09, WOOD * 0.7)
    for y in (GALLERY + 0.35, 1.65, 2.1, 2.6):
        stage.bar((-0.95, y, WALL_Z + 0.5), (0.95, y, WALL_Z + 0.5), 0.05, WOOD * 0.7)
    stage.pool([(-0.7, FLOOR, 6.4), (0.6, FLOOR, 6.4), (0.2, FLOOR, 4.2), (-1.3, FLOOR, 4.2)], colour("6f8ad0") * 0.30)


def _ceiling(stage: Stage) -> None:
    stage.poly(
        [
            (-HALF - 0.7, 2.9, 0.6),
            (HALF + 0.7, 2.9, 0.6),
            (HALF + 0.7, 2.7, WALL_Z + 0.6),
            (-HALF - 0.7, 2.7, WALL_Z + 0.6),
        ],
        colour("3a2a2a"),
        grain=(1, 0, 0),
    )
    for k in range(6):
        z = 1.6 + k * 1.15
        stage.bar((-HALF - 0.6, 2.85, z), (HALF + 0.6, 2.85, z), 0.16, WOOD * 0.8)


def _lamp(stage: Stage, x: float, z: float) -> None:
    """A reading table with a green lamp, too small to hold anything."""
    stage.shadow(stage.disc((x, FLOOR, z), 0.5), 0.55)
    stage.tube((x, FLOOR, z), (x, FLOOR + 0.72, z), 0.06, 0.05, WOOD * 0.8)
    stage.poly(stage.disc((x, FLOOR + 0.74, z), 0.42), WOOD * 1.5)
    stage.bar((x, FLOOR + 0.74, z), (x, FLOOR + 1.06, z), 0.035, colour("d8a850"))
    shade = [
        (x - 0.19, FLOOR + 1.04, z),
        (x + 0.19, FLOOR + 1.04, z),
        (x + 0.10, FLOOR + 1.20, z),
        (x - 0.10, FLOOR + 1.20, z),
    ]
    stage.poly(shade, colour("3f9a6a"), 0.75)
    stage.bar((x - 0.17, FLOOR + 1.03, z), (x + 0.17, FLOOR + 1.03, z), 0.03, colour("fff0b8"), 1.0)
    stage.light((x, FLOOR + 0.98, z - 0.12), "ffc060", 1.5, 1.15, 0.8)
