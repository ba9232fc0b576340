"""The greenhouse: a palm house of iron ribs under the sky, wet chequered tiles, beds in flower, lanterns or the sun."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import colour, mix
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
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, SOIL, SILL, SPRING = -1.5, -1.12, -0.74, 0.7
HALF, PATH, END = 3.0, 1.3, 7.6
GAP = (3.95, 5.25)
"""Where the beds leave room for the doors at the sides."""
IRON, CREAM, BRICK = colour("7f9a94"), colour("e6dcc0"), colour("8a4f42")
GREENS = tuple(colour(one) for one in ("2f6b4a", "4f8a4a", "7fa650", "2a5a52", "9ab85a", "3f7a62"))
FLOWERS = tuple(colour(one) for one in ("f2b8c6", "fff0d0", "f0886a", "c8a8f0", "f6d060"))


def _turned(brief: RoomBrief) -> bool:
    return draw(brief.seed, 41) < 0.5


def _day(brief: RoomBrief) -> bool:
    return brief.hour == "morning"


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    moon = (0.21 if _turned(brief) else 0.79, 0.15 + 0.07 * draw(brief.seed, 43), 34.0)
    air = skies.sky(brief, moon=moon, horizon=0.62)
    far, near = (colour("7fb0a0"), colour("4f8a72")) if _day(brief) else (colour("16405a"), colour("0f3040"))
    air = skies.land(
        air,
        [
            (skies.hills(brief.seed + 1, 0.60, 0.10), mix(far, colour("c8e0e0" if _day(brief) else "3a6a8c"), 0.5)),
            (skies.firs(brief.seed + 2, 0.64, 0.20), far),
            (skies.firs(brief.seed + 3, 0.68, 0.13, 30), near),
        ],
    )
    stage = Stage(brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.52, backdrop=air)
    if _day(brief):
        return stage, Air("c8dcf4", "4a5a3c", 0.48, "c8dcd0", 0.02, 1.12, 0.35)
    return stage, Air("6f8fd0", "2a3a34", 0.56, "14304c", 0.03, 0.96, 0.4)


def build(stage: Stage, brief: RoomBrief) -> None:
    with stage.reversed(_turned(brief)):
        stage.reflect(FLOOR, tint=colour("203a50"))
        _floor(stage, brief)
        _gable(stage)
        _vault(stage, brief)
        _plants(stage, brief)
        _lights(stage, brief)


def doors(brief: RoomBrief) -> Doors:
    top, near, far = FLOOR + 2.15, GAP[0] + 0.05, GAP[1] - 0.05
    wall = HALF - 0.06
    frames: Doors = {
        "left": DoorFrame((-wall, top, near), (-wall, top, far), (-wall, FLOOR, far), (-wall, FLOOR, near)),
        "ahead": frontal(0.0, FLOOR, END - 0.05, 1.15, 2.25),
        "right": DoorFrame((wall, top, far), (wall, top, near), (wall, FLOOR, near), (wall, FLOOR, far)),
    }
    return reversed_doors(frames) if _turned(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    stands = (
        Anchor((-1.14, FLOOR, 2.95), 0.9, 1.3, faces=0.25),
        Anchor((1.14, FLOOR, 3.0), 0.9, 1.3, faces=-0.25),
        Anchor((0.12, FLOOR, 3.25), 0.72, 0.62),
        Anchor((-0.87, FLOOR, 5.0), 0.62, 1.1),
        Anchor((0.87, FLOOR, 5.1), 0.62, 1.1),
        Anchor((-0.44, FLOOR, 2.75), 0.42, 0.45),
    )
    return reversed_anchors(stands) if _turned(brief) else stands


def finish(stage: Stage, brief: RoomBrief) -> None:
    """Big dark leaves close to the eye."""
    dark = colour("1f4a38") if _day(brief) else colour("12332c")
    for k in range(30):
        side = -1 if k % 2 else 1
        yaw = (math.pi if side > 0 else 0.0) + (draw(brief.seed, k, 43) - 0.5) * 2.4
        base = (side * (1.06 + 0.14 * draw(brief.seed, k, 41)), -0.84 + 0.2 * draw(brief.seed, k, 42), 1.25)
        fill = dark * (0.7 + 0.7 * draw(brief.seed, k, 46))
        stage.blade(base, yaw, 0.9 * draw(brief.seed, k, 44), 0.22 + 0.2 * draw(brief.seed, k, 45), 0.085, fill, 0.9)
    for side in (-1, 1):  # fronds that hang in from above
        for k in range(11):
            start = (side * (1.22 - 0.042 * k), 0.80 - 0.023 * k, 1.4)
            yaw = 1.5 * math.pi + side * 0.5 + (draw(brief.seed, k, 51) - 0.5) * 0.5
            fill = dark * (0.8 + 0.5 * draw(brief.seed, k, 52))
            stage.blade(start, yaw, -0.45, 0.15 - 0.005 * k, 0.032, fill, 0.7, 5)
        stage.bar((side * 1.25, 0.80, 1.4), (side * 0.76, 0.55, 1.4), 0.014, dark)


def _floor(stage: Stage, brief: RoomBrief) -> None:
    wet = 0.22 if _day(brief) else 0.42
    edge = HALF + 0.2
    stage.poly(
        [(-edge, FLOOR, 0.8), (edge, FLOOR, 0.8), (edge, FLOOR, END), (-edge, FLOOR, END)],
        colour("6a7a72"),
        gloss=wet,
    )
    side, first = PATH / 4, 1.0
    for row in range(int((END - first) / side)):
        for column in range(8):
            if (row + column) % 2:
                x, z = -PATH + side * column, first + side * row
                tile = [(x, FLOOR, z), (x + side, FLOOR, z), (x + side, FLOOR, z + side), (x, FLOOR, z + side)]
                stage.poly(tile, colour("d9cfb2") * (0.82 + 0.3 * draw(brief.seed, row, column)), gloss=wet)
    for hand in (-1, 1):
        stage.poly(
            [(hand * edge, FLOOR, 0.8), (hand * edge, FLOOR, END), (hand * edge, SILL, END), (hand * edge, SILL, 0.8)],
            BRICK * 0.7,
        )
        for near, far in ((GAP[1], END), (0.9, GAP[0])):
            inner, outer = hand * PATH, hand * HALF
            if near > GAP[0]:
                stage.poly(
                    [(inner, FLOOR, near), (outer, FLOOR, near), (outer, SOIL, near), (inner, SOIL, near)], BRICK * 0.95
                )
            stage.poly([(inner, FLOOR, near), (inner, FLOOR, far), (inner, SOIL, far), (inner, SOIL, near)], BRICK)
            stage.poly(
                [(inner, SOIL, near), (outer, SOIL, near), (outer, SOIL, far), (inner, SOIL, far)], colour("3a3326")
            )
            rim = [(hand * (PATH - 0.06), SOIL + 0.02, z) for z in (near, far)]
            stage.poly(
                [*rim, (hand * (PATH + 0.12), SOIL + 0.02, far), (hand * (PATH + 0.12), SOIL + 0.02, near)],
                CREAM * 0.85,
            )


def _arch(turn: float) -> tuple[float, float]:
    return HALF * math.cos(turn), SPRING + HALF * 0.86 * math.sin(turn)


def _gable(stage: Stage) -> None:
    stage.poly([(-HALF, FLOOR, END), (HALF, FLOOR, END), (HALF, SILL, END), (-HALF, SILL, END)], BRICK * 0.8)
    stage.poly([(-0.82, FLOOR, END), (0.82, FLOOR, END), (0.82, 0.95, END), (-0.82, 0.95, END)], CREAM * 0.62)
    for k in range(13):
        x = -HALF + 2 * HALF * k / 12
        rise = SPRING + 0.86 * math.sqrt(max(0.0, HALF * HALF - x * x))
        stage.bar((x, 0.95 if abs(x) < 0.8 else SILL, END), (x, rise, END), 0.06, IRON)
    for y in (SILL, 0.98, SPRING + 0.9, SPRING + 1.7):
        half = HALF if y <= SPRING else math.sqrt(max(0.0, HALF * HALF - ((y - SPRING) / 0.86) ** 2))
        stage.bar((-half, y, END), (half, y, END), 0.08, IRON)
    for k in range(9):  # a fan above the door
        turn = math.pi * k / 8
        stage.bar(
            (0, 0.98, END - 0.02), (0.8 * math.cos(turn), 0.98 + 0.8 * math.sin(turn), END - 0.02), 0.04, CREAM * 0.8
        )


def _vault(stage: Stage, brief: RoomBrief) -> None:
    """Ribs from far to near; those on the moon's side catch its light."""
    depths = [END - (END - 1.1) * k / 8 for k in range(9)]
    turns = [math.pi * k / 12 for k in range(13)]
    for row, z in enumerate(depths):
        for one, other in itertools.pairwise(turns):
            (x0, y0), (x1, y1) = _arch(one), _arch(other)
            lit = 0.75 + 1.1 * max(0.0, x0 + x1) / (2 * HALF) * (0.6 + 0.4 * draw(brief.seed, row))
            stage.bar((x0, y0, z), (x1, y1, z), 0.085, IRON * lit)
            if row:
                stage.bar((x0, y0, depths[row - 1]), (x0, y0, z), 0.045, IRON * 0.85 * lit)
        for hand in (-1, 1):
            lit = 1.15 if hand > 0 else 0.75
            stage.bar((hand * HALF, SILL, z), (hand * HALF, SPRING, z), 0.09, IRON * lit)
            if row:
                for y in (SILL, 0.0, SPRING):
                    stage.bar((hand * HALF, y, depths[row - 1]), (hand * HALF, y, z), 0.045, IRON * lit)
    for hand in (-1, 1):
        wall = hand * (HALF - 0.02)
        stage.poly(
            [
                (wall, FLOOR, GAP[0] - 0.12),
                (wall, FLOOR, GAP[1] + 0.12),
                (wall, SPRING + 0.15, GAP[1] + 0.12),
                (wall, SPRING + 0.15, GAP[0] - 0.12),
            ],
            CREAM * 0.6,
            grain=(0, 1, 0),
        )


def _lights(stage: Stage, brief: RoomBrief) -> None:
    if _day(brief):
        stage.light((2.6, 5.0, 3.0), "ffe8b8", 2.0, 6.0, 0)
        stage.light((0, 1.5, 1.0), "e8f4ff", 0.7, 4.0, 0)
    else:
        stage.light((2.4, 5.5, 3.5), "8fb4ff", 1.5, 6.0, 0)
    beam = colour("ffe2a0") * 0.42 if _day(brief) else colour("6f93c8") * 0.34
    for k in range(7):  # the light through the panes lies on the path
        z = 1.9 + 0.8 * k
        stage.pool([(-0.75, FLOOR, z), (0.55, FLOOR, z), (0.4, FLOOR, z + 0.55), (-0.9, FLOOR, z + 0.55)], beam)
    air = colour("fff0c0") * 0.20 if _day(brief) else colour("5f86d0") * 0.12
    for k in range(3):
        x = 0.4 + 0.9 * k
        stage.pool([(x + 0.9, 3.2, 5.0), (x + 1.5, 3.0, 4.4), (x - 1.2, FLOOR, 3.6), (x - 1.9, FLOOR, 4.4)], air, True)
    for x, z in ((0.0, 6.5), (-0.75, 4.7), (0.8, 3.5)):
        power = 0.35 if _day(brief) else 1.0
        stage.bar((x, 1.35, z), (x, 3.1, z), 0.02, IRON * 0.6)
        stage.ball((x, 1.2, z), 0.15, mix(colour("ffd88a"), colour("dfe8d8"), 0.6 if _day(brief) else 0.0), power)
        stage.bar((x - 0.13, 1.36, z), (x + 0.13, 1.36, z), 0.07, IRON * 0.4)
        stage.light((x, 1.15, z), "ffa64a", 1.9 * power, 1.3, power)
    stage.light((0, 0.2, END - 0.6), "ffb560", 0.7, 1.2, 0)


def _plants(stage: Stage, brief: RoomBrief) -> None:
    seed = brief.seed
    for row in range(9):
        z = 7.35 - 0.72 * row
        low = z < GAP[1] + 0.1
        if GAP[0] - 0.2 < z < GAP[1] + 0.1:
            continue
        for hand in (-1, 1):
            if not low and row % 2 == (0 if hand > 0 else 1):
                _palm(
                    stage,
                    hand * (1.95 + 0.5 * draw(seed, row, hand + 3)),
                    z,
                    0.25 + 0.9 * draw(seed, row, hand + 7),
                    row * 10 + hand,
                )
            size = 0.2 if low else 0.6
            _bush(stage, hand * 2.45, z, row * 31 + hand, size)
            _bush(stage, hand * (1.62 + 0.16 * draw(seed, row, hand + 2)), z - 0.25, row * 57 + hand, size * 0.75)


def _palm(stage: Stage, x: float, z: float, top: float, key: int) -> None:
    seed = stage.seed
    stage.tube((x, SOIL, z), (x + 0.1 * draw(seed, key, 1), top, z), 0.075, 0.05, colour("7a5c40"), 5)
    for k in range(14):
        fill = GREENS[int(draw(seed, key, k, 3) * 6)] * (0.7 + 0.5 * draw(seed, key, k, 4))
        stage.blade(
            (x + 0.05, top, z),
            k * 2.4 + draw(seed, key, k),
            0.75,
            0.85 + 0.5 * draw(seed, key, k, 2),
            0.17,
            fill,
            1.05,
            5,
        )


def _bush(stage: Stage, x: float, z: float, key: int, size: float) -> None:
    seed = stage.seed
    for k in range(12):
        base = (x + (draw(seed, key, k, 5) - 0.5) * 0.4, SOIL + 0.02, z + (draw(seed, key, k, 6) - 0.5) * 0.2)
        fill = GREENS[int(draw(seed, key, k, 3) * 6)] * (0.65 + 0.6 * draw(seed, key, k, 4))
        stage.blade(
            base, k * 2.4, 1.2 + 0.6 * draw(seed, key, k), size * (0.7 + 0.7 * draw(seed, key, k, 2)), 0.13, fill, 1.0
        )
    if draw(seed, key, 9) > 0.3:
        flower = FLOWERS[int(draw(seed, key, 8) * len(FLOWERS))]
        for k in range(7):
            y = SOIL + size * (0.35 + 0.75 * draw(seed, key, k, 12))
            stage.ball(
                (x + (draw(seed, key, k, 11) - 0.5) * 0.6, y, z - 0.1), 0.035 + 0.02 * draw(seed, key, k), flower
            )
