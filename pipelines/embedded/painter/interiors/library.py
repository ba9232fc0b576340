"""The library: a hall of books on two storeys round a great arched window, a gallery with a rail, green lamps."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.interiors import skies
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import (
    Anchor,
    DoorFrame,
    Doors,
    frontal,
    reversed_anchors,
    reversed_doors,
)
from pipelines.embedded.painter.space import Point
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, GALLERY, TOP = -1.5, 0.86, 3.25
END, BEND, INNER, OUTER = 6.8, 4.3, 1.5, 3.3
"""The plan: an end wall of ±INNER at END, slanting walls out to ±OUTER at BEND, then straight to the eye."""
WINDOW_HALF, WINDOW_LOW, WINDOW_SPRING = 0.98, 1.02, 2.1
BRASS, GREEN = colour("d8a850"), colour("3fa070")
WOODS = tuple(colour(one) for one in ("6e4228", "5a3434", "3f4a44", "7a5a34"))
RUGS = tuple(colour(one) for one in ("8a2430", "2a4470", "24503f"))
SPINES = tuple(
    colour(one) for one in ("a8483a", "3f6a7a", "8a6a34", "4a7052", "c09a54", "6a4a72", "d8c8a0", "7a2f2a", "2f4a6a")
)


def _wood(stage: Stage) -> Colour:
    """What the shelves are made of, by the seed: oak, walnut, or painted."""
    return WOODS[int(draw(stage.seed, 47) * len(WOODS))]


def _turned(brief: RoomBrief) -> bool:
    return draw(brief.seed, 41) < 0.5


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    air = skies.sky(brief, moon=(0.465 + 0.07 * draw(brief.seed, 42), 0.16, 17), horizon=0.42)
    dark = colour("1c1c40") if brief.hour == "lamplight" else colour("5a3058")
    air = skies.land(air, [(skies.roofs(brief.seed, 0.37, 0.09, 60), dark)])
    stage = Stage(brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.5, backdrop=air)
    return stage, Air("5a62a8", "4a3430", 0.40, "1c1a34", 0.025, 0.95, 0.45)


def build(stage: Stage, brief: RoomBrief) -> None:
    with stage.reversed(_turned(brief)):
        stage.reflect(FLOOR)
        _floor(stage, brief)
        _end_wall(stage, brief.seed)
        for hand in (-1, 1):
            _side(stage, hand, brief.seed)
        _ceiling(stage)
        _lamps(stage, brief)


def doors(brief: RoomBrief) -> Doors:
    left = _slanting_door()
    frames: Doors = {
        "left": left,
        "ahead": frontal(0.0, FLOOR, END - 0.06, 1.1, 2.1),
        "right": reversed_doors({"left": left})["right"],
    }
    return reversed_doors(frames) if _turned(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    stands = (
        Anchor((-1.96, FLOOR, 2.95), 0.76, 1.75, faces=0.4),
        Anchor((1.96, FLOOR, 3.0), 0.76, 1.75, faces=-0.4),
        Anchor((-0.96, FLOOR, 4.3), 0.92, 1.3),
        Anchor((0.96, FLOOR, 4.4), 0.92, 1.3),
        Anchor((-0.1, FLOOR, 2.95), 0.8, 0.6),
        Anchor((0.86, FLOOR, 2.75), 0.6, 0.5),
        Anchor((-1.05, FLOOR, 2.8), 0.5, 0.5),
    )
    return reversed_anchors(stands) if _turned(brief) else stands


def finish(stage: Stage, brief: RoomBrief) -> None:
    """The end of a stack of shelves, close to the eye."""
    with stage.reversed(_turned(brief)):
        stage.poly([(-1.32, -1.4, 1.5), (-1.165, -1.4, 1.5), (-1.165, 1.0, 1.5), (-1.32, 1.0, 1.5)], _wood(stage) * 0.3)
        stage.bar((-1.155, -1.4, 1.49), (-1.155, 1.0, 1.49), 0.025, BRASS * 0.35)


def _slanting_door() -> DoorFrame:
    length = math.hypot(OUTER - INNER, END - BEND)
    way = ((OUTER - INNER) / length, (END - BEND) / length)
    middle = (-(OUTER + INNER) / 2 + 0.05, (END + BEND) / 2 - 0.05)
    half, top = 0.54, FLOOR + 2.1
    left = (middle[0] - way[0] * half, middle[1] - way[1] * half)
    right = (middle[0] + way[0] * half, middle[1] + way[1] * half)
    return DoorFrame(
        (left[0], top, left[1]), (right[0], top, right[1]), (right[0], FLOOR, right[1]), (left[0], FLOOR, left[1])
    )


def _floor(stage: Stage, brief: RoomBrief) -> None:
    corners = [(-OUTER, FLOOR, 0.6), (OUTER, FLOOR, 0.6), (OUTER, FLOOR, END), (-OUTER, FLOOR, END)]
    stage.poly(corners, colour("6a4028"), grain=(0, 0, 1), gloss=0.3)
    for row in range(11):  # herringbone, hinted at
        for column in range(12):
            x, z = -OUTER + 0.55 * column, 1.3 + 0.5 * row
            way = 0.25 if (row + column) % 2 else -0.25
            board = [(x, FLOOR, z), (x + 0.5, FLOOR, z + way), (x + 0.5, FLOOR, z + way + 0.2), (x, FLOOR, z + 0.2)]
            stage.poly(board, colour("8a5a38") * (0.75 + 0.35 * draw(brief.seed, row, column)), gloss=0.3)
    rug = mix(RUGS[int(draw(brief.seed, 48) * len(RUGS))], colour(brief.palette[2]), 0.18)
    near, far = 2.2, 6.0
    for inset, tone in ((0.0, rug * 0.6), (0.07, BRASS * 0.75), (0.13, rug), (0.5, rug * 0.72), (0.56, rug * 1.12)):
        half = 1.32 - inset
        edge = [(-half, near + inset), (half, near + inset), (half, far - inset), (-half, far - inset)]
        stage.poly([(x, FLOOR, z) for x, z in edge], tone, grain=(0, 0, 1))
    for k in range(7):
        z, size = 2.75 + 0.45 * k, 0.2
        diamond = [(-size, z), (0.0, z - size), (size, z), (0.0, z + size)]
        stage.poly([(x, FLOOR, z) for x, z in diamond], BRASS * 0.7)
        stage.poly([(x * 0.55, FLOOR, z + (y - z) * 0.55) for x, y in diamond], colour("2f4a6a"))


def _shelves(
    stage: Stage, start: tuple[float, float], end: tuple[float, float], low: float, high: float, seed: int
) -> None:
    """Rows of books on a wall from `start` to `end`, each (x, z), with uprights and mouldings."""
    length = math.dist(start, end)

    def point(along: float, y: float) -> Point:
        share = along / length
        return start[0] + (end[0] - start[0]) * share, y, start[1] + (end[1] - start[1]) * share

    stage.poly(
        [point(0, low), point(length, low), point(length, high), point(0, high)], _wood(stage) * 0.4, grain=(0, 1, 0)
    )
    rows = max(2, round((high - low) / 0.37))
    gap = (high - low) / rows
    for row in range(rows):
        y, along = low + gap * row, 0.04
        while along < length - 0.09:
            key = int(along * 97) + row * 131
            wide, tall = 0.055 + 0.06 * draw(seed, key, 1), gap * (0.60 + 0.28 * draw(seed, key, 2))
            if draw(seed, key, 3) > 0.07:
                spine = SPINES[int(draw(seed, key, 4) * len(SPINES))] * (0.65 + 0.6 * draw(seed, key, 5))
                right = min(along + wide, length)
                stage.poly(
                    [point(along, y + 0.03), point(right, y + 0.03), point(right, y + tall), point(along, y + tall)],
                    spine,
                    grain=(0, 1, 0),
                )
                if draw(seed, key, 6) < 0.25:
                    stage.bar(point(along, y + tall * 0.75), point(right, y + tall * 0.75), 0.018, BRASS * 0.9)
            along += wide + 0.006
        board = [point(0, y), point(length, y), point(length, y + 0.035), point(0, y + 0.035)]
        stage.poly(board, _wood(stage) * 1.3)
    uprights = max(1, round(length / 1.1))
    for k in range(uprights + 1):
        stage.bar(point(length * k / uprights, low), point(length * k / uprights, high), 0.09, _wood(stage) * 1.15)
    stage.bar(point(0, high), point(length, high), 0.1, _wood(stage) * 1.35)


def _end_wall(stage: Stage, seed: int) -> None:
    stage.poly(
        [(-INNER, FLOOR, END), (INNER, FLOOR, END), (INNER, WINDOW_LOW, END), (-INNER, WINDOW_LOW, END)],
        _wood(stage) * 0.8,
    )
    arch = [
        (WINDOW_HALF * math.cos(math.pi * k / 12), WINDOW_SPRING + WINDOW_HALF * math.sin(math.pi * k / 12))
        for k in range(13)
    ]
    for hand in (-1, 1):
        jamb = [(hand * WINDOW_HALF, GALLERY), (hand * INNER, GALLERY), (hand * INNER, TOP), (hand * WINDOW_HALF, TOP)]
        stage.poly([(x, y, END) for x, y in jamb], _wood(stage) * 0.75, grain=(0, 1, 0))
    for (x0, y0), (x1, y1) in itertools.pairwise(arch):
        stage.poly([(x0, y0, END), (x1, y1, END), (x1, TOP, END), (x0, TOP, END)], _wood(stage) * 0.75, grain=(0, 1, 0))
        stage.bar((x0, y0, END - 0.02), (x1, y1, END - 0.02), 0.09, _wood(stage) * 1.4)
    frame = _wood(stage) * 0.55
    for k in range(7):
        x = -WINDOW_HALF + 2 * WINDOW_HALF * k / 6
        top = WINDOW_SPRING + math.sqrt(max(0.0, WINDOW_HALF**2 - x * x))
        stage.bar((x, WINDOW_LOW, END - 0.01), (x, top, END - 0.01), 0.09 if k in (0, 6) else 0.035, frame)
    for y in (WINDOW_LOW, 1.38, 1.74, WINDOW_SPRING, 2.5):
        half = WINDOW_HALF if y <= WINDOW_SPRING else math.sqrt(max(0.0, WINDOW_HALF**2 - (y - WINDOW_SPRING) ** 2))
        stage.bar((-half, y, END - 0.01), (half, y, END - 0.01), 0.04, frame)
    for hand in (-1, 1):
        left, right = sorted((hand * 0.72, hand * INNER))
        _shelves(stage, (left, END - 0.02), (right, END - 0.02), FLOOR, GALLERY - 0.12, seed + hand)
        stage.bar((hand * INNER, GALLERY, END - 0.03), (hand * INNER, TOP, END - 0.03), 0.14, _wood(stage) * 1.2)
    pediment = [(-0.75, FLOOR + 2.2, END - 0.05), (0.75, FLOOR + 2.2, END - 0.05), (0.0, FLOOR + 2.38, END - 0.05)]
    stage.poly(pediment, _wood(stage) * 1.5)


def _side(stage: Stage, hand: int, seed: int) -> None:
    slant, straight = ((hand * INNER, END), (hand * OUTER, BEND)), ((hand * OUTER, BEND), (hand * OUTER, 0.9))
    for number, (start, end) in enumerate((slant, straight)):
        _shelves(stage, start, end, FLOOR, GALLERY - 0.12, seed + 11 * hand + number)
        _shelves(stage, start, end, GALLERY, 2.75, seed + 17 * hand + number)
    for start, end in (slant, straight):
        wall = [(start[0], 2.75, start[1]), (end[0], 2.75, end[1]), (end[0], TOP, end[1]), (start[0], TOP, start[1])]
        stage.poly(wall, mix(_wood(stage), colour("4a5080"), 0.3) * 0.7, grain=(1, 0, 0))
    edge = [(hand * 2.85, 0.8), (hand * 2.85, BEND - 0.25), (hand * 1.22, END - 0.62), (0.0, END - 0.62)]
    back = [(hand * OUTER, 0.8), (hand * OUTER, BEND), (hand * INNER, END), (0.0, END)]
    for ((x0, z0), (x1, z1)), ((x2, z2), (x3, z3)) in zip(itertools.pairwise(edge), itertools.pairwise(back)):
        slab = [(x0, GALLERY - 0.1, z0), (x1, GALLERY - 0.1, z1), (x3, GALLERY - 0.1, z3), (x2, GALLERY - 0.1, z2)]
        stage.poly(slab, _wood(stage) * 0.6)
        face = [(x0, GALLERY - 0.13, z0), (x1, GALLERY - 0.13, z1), (x1, GALLERY + 0.03, z1), (x0, GALLERY + 0.03, z0)]
        stage.poly(face, _wood(stage) * 1.5)
        posts = max(4, int(math.hypot(x1 - x0, z1 - z0) / 0.19))
        for k in range(posts + 1):
            x, z = x0 + (x1 - x0) * k / posts, z0 + (z1 - z0) * k / posts
            stage.bar((x, GALLERY, z), (x, GALLERY + 0.4, z), 0.022, BRASS * 0.75)
        stage.bar((x0, GALLERY + 0.41, z0), (x1, GALLERY + 0.41, z1), 0.045, BRASS)


def _ceiling(stage: Stage) -> None:
    shade = mix(_wood(stage), colour("3a4070"), 0.4)
    wide = OUTER + 0.6
    stage.poly([(-wide, TOP, 0.6), (wide, TOP, 0.6), (wide, TOP, END), (-wide, TOP, END)], shade * 0.6, grain=(1, 0, 0))
    for k in range(7):
        z = END - 0.1 - 0.75 * k
        stage.bar((-wide, TOP - 0.04, z), (wide, TOP - 0.04, z), 0.14, _wood(stage) * 0.9)
    for x in (-2.4, -0.8, 0.8, 2.4):
        stage.bar((x, TOP - 0.03, 1.0), (x, TOP - 0.03, END), 0.1, _wood(stage) * 0.8)


def _pendant(stage: Stage, x: float, y: float, z: float) -> None:
    """A green glass shade on a long cord, bright below."""
    stage.bar((x, y + 0.2, z), (x, TOP, z), 0.018, BRASS * 0.6)
    shade = [(x - 0.24, y, z), (x + 0.24, y, z), (x + 0.1, y + 0.17, z), (x + 0.05, y + 0.22, z)]
    stage.poly([*shade, (x - 0.05, y + 0.22, z), (x - 0.1, y + 0.17, z)], GREEN, 0.75, grain=(0, 1, 0))
    stage.poly(
        [(x - 0.16, y + 0.03, z), (x - 0.08, y + 0.16, z), (x - 0.05, y + 0.16, z), (x - 0.11, y + 0.03, z)],
        colour("a8f0c8"),
        0.9,
    )
    stage.poly(stage.disc((x, y, z), 0.24, 0.2, 16), colour("fff0c0"), 1.0)
    stage.light((x, y - 0.05, z - 0.05), "ffc268", 1.75, 1.45, 0.75)


def _lamps(stage: Stage, brief: RoomBrief) -> None:
    for x, z in ((-1.02, 4.9), (1.02, 4.9)):
        _pendant(stage, x, 0.62, z)
        stage.pool(stage.disc((x, FLOOR, z - 0.3), 0.85, 0.7), colour("ffc870") * 0.16)
    for hand in (-1, 1):
        _pendant(stage, hand * 2.05, 0.78, 3.1)
    sky = "8fa8ff" if brief.hour == "lamplight" else "ff9a7a"
    stage.light((0, 2.2, END - 1.0), sky, 1.5, 2.2, 0)
    stage.light((0.0, 2.4, 3.2), "ffb868", 0.9, 2.6, 0)
    stage.light((0.0, 0.4, 1.5), "ffb080", 0.5, 2.2, 0)
    beam = colour(sky) * 0.16
    stage.pool([(-0.8, 2.4, END - 0.2), (0.8, 2.4, END - 0.2), (0.9, FLOOR, 4.2), (-1.2, FLOOR, 4.2)], beam, True)
    stage.pool([(-0.75, FLOOR, 5.9), (0.65, FLOOR, 5.9), (0.35, FLOOR, 4.0), (-1.15, FLOOR, 4.0)], colour(sky) * 0.26)
