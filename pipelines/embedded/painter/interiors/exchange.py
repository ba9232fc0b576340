"""The telephone exchange: long switchboards of tiny lamps and crossing cords, frosted windows, green shades."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.daylight import Daylight, Hours
from pipelines.embedded.painter.interiors.lamps import BRASS, arc, shaded
from pipelines.embedded.painter.interiors.sheet import Sheet, boards, graded, ground, one_of, panes, wall
from pipelines.embedded.painter.interiors.switchboards import (
    BACK_Z,
    BOARD_LEFT,
    BOARD_TOP,
    CORDS,
    CORNER,
    CREAM,
    EBONY,
    FLOOR,
    WOOD,
    draw_long_distance,
    draw_relays,
    draw_switchboard,
)
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, Doors, Prop, reversed_anchors, reversed_doors
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

CEILING, HALF, TABLE_TOP = 2.7, 2.6, -0.78
PAINTS = (colour("587866"), colour("8a7650"), colour("55708a"), colour("587866"))
HOURS: Hours = {
    "lamplight": Daylight(
        ("26345c", "4a5a80", "c89a6a"), "9aa8d0", 0.40, 1.5, Air("6a7280", "40342a", 0.35, "20242c", 0.010, 1.0, 0.42)
    ),
    "night": Daylight(
        ("1a2c60", "3a5890", "7a94b0"), "9ab8f0", 0.60, 1.3, Air("5a6c98", "362c2a", 0.32, "161c30", 0.010, 1.0, 0.42)
    ),
    "dusk": Daylight(
        ("6a5a94", "d08a7a", "ffc88a"), "ffb888", 0.75, 1.1, Air("8078a0", "4a382e", 0.49, "40344a", 0.010, 1.0, 0.42)
    ),
    "morning": Daylight(
        ("cfe0e8", "eef0e4", "fff4d8"), "fff4d8", 0.95, 0.5, Air("b0b8b4", "5a4a3a", 0.63, "b4b8ac", 0.010, 1.0, 0.38)
    ),
}


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.48, backdrop=EBONY)
    return stage, HOURS[brief.hour].air


def build(stage: Stage, brief: RoomBrief) -> None:
    hour, seed = HOURS[brief.hour], brief.seed
    with stage.reversed(_other_way(brief)):
        _floor(stage, hour, seed)
        _walls(stage, seed)
        _windows(stage, hour, seed)
        _ceiling(stage)
        draw_switchboard(stage, seed)
        draw_relays(stage, seed)
        draw_long_distance(stage, seed)
        for k, x in enumerate((-1.15, 0.55, 2.1)):
            lamp = (x, 0.98 if k == 1 else 1.02, 5.4)
            shaded(stage, lamp, CEILING, colour("3f9a6a"), "ffc070", 1.25 * hour.lamps, width=0.6)
            if hour.dark:
                stage.pool(stage.disc((x, FLOOR, 5.3), 0.95, 0.6), colour("ffc878") * 0.5)
        stage.light((1.2, 1.5, 6.8), hour.beam, 1.7 * hour.strength, 2.6, 0)
        stage.light((0.0, 1.5, 1.0), "d8d0b8", 0.35, 4.0, 0)


def doors(brief: RoomBrief) -> Doors:
    stage = Stage(0)
    frames: Doors = {
        "left": _facet(stage, -1).doorway(0.80, 1.08, 2.02),
        "ahead": _back(stage).doorway(HALF - 0.98, 1.02, 2.05),
        "right": _facet(stage, 1).doorway(0.78, 1.08, 2.02),
    }
    return reversed_doors(frames) if _other_way(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    anchors = (
        Anchor((-2.04, FLOOR, 6.8), 0.92, 1.4),
        Anchor((-3.12, FLOOR, 4.35), 0.9, 1.55),
        Anchor((3.12, FLOOR, 4.35), 0.9, 1.55),
        Anchor((1.55, FLOOR, 6.1), 0.95, 0.9),
        Anchor((-1.15, FLOOR, 3.0), 1.05, 0.72),
        Anchor((1.3, FLOOR, 3.0), 0.9, 0.7),
        Anchor((-2.04, 0.12, BACK_Z - 0.06), 0.95, 0.95, 0.2, "wall"),
        Anchor((-2.04, 1.15, BACK_Z - 0.06), 0.95, 0.95, 0.2, "wall"),
        Anchor((0.42, TABLE_TOP, 3.5), 0.62, 0.6, 0.4, "table"),
    )
    return reversed_anchors(anchors) if _other_way(brief) else anchors


def props(brief: RoomBrief) -> Sequence[Prop]:
    """A sorting table in front, slips of paper on it."""

    def table(stage: Stage) -> None:
        with stage.reversed(_other_way(brief)):
            _table(stage, brief.seed)

    return (Prop(4.15, table),)


def finish(stage: Stage, brief: RoomBrief) -> None:
    """Cords that hang from a trunk overhead, close to the eye."""
    with stage.reversed(_other_way(brief)):
        for k in range(6):
            start = (-1.95 + 0.22 * k, 1.2, 1.9)
            drop, long = 0.12 + 0.2 * draw(brief.seed, k, 71), 0.5 + 0.3 * draw(brief.seed, k, 72)
            points = [(start[0] + long * t / 8, start[1] - drop * math.sin(math.pi * t / 8), 1.9) for t in range(9)]
            for a, b in itertools.pairwise(points):
                stage.bar(a, b, 0.022, CORDS[k % 4] * 0.7)


def _other_way(brief: RoomBrief) -> bool:
    return draw(brief.seed, 807) < 0.5


def _back(stage: Stage) -> Sheet:
    return wall(stage, (-HALF, BACK_Z), (HALF, BACK_Z), FLOOR, CEILING)


def _facet(stage: Stage, side: int) -> Sheet:
    if side < 0:
        return wall(stage, (-CORNER[0], CORNER[1]), (-HALF, BACK_Z), FLOOR, CEILING)
    return wall(stage, (HALF, BACK_Z), CORNER, FLOOR, CEILING)


def _floor(stage: Stage, hour: Daylight, seed: int) -> None:
    """Waxed linoleum in two greens."""
    stage.reflect(FLOOR)
    stage.poly(
        [(-3.7, FLOOR, 0.8), (3.7, FLOOR, 0.8), (3.7, FLOOR, BACK_Z), (-3.7, FLOOR, BACK_Z)],
        colour("3c4a40"),
        gloss=0.16,
    )
    for row in range(13):
        for column in range(15):
            if (row + column) % 2:
                x, z = -3.7 + 0.5 * column, 1.0 + 0.5 * row
                tone = colour("66644a") * (0.85 + 0.3 * draw(seed, row, column, 1))
                stage.poly(
                    [
                        (x, FLOOR, z),
                        (x + 0.5, FLOOR, z),
                        (x + 0.5, FLOOR, min(BACK_Z, z + 0.5)),
                        (x, FLOOR, min(BACK_Z, z + 0.5)),
                    ],
                    tone,
                    gloss=0.16,
                )
    for k in range(3):
        x = 0.1 + 0.95 * k
        stage.pool(
            [(x - 0.3, FLOOR, 5.6), (x + 0.4, FLOOR, 5.6), (x - 0.5, FLOOR, 3.4), (x - 1.35, FLOOR, 3.4)],
            hour.pool * 0.5,
        )


def _walls(stage: Stage, seed: int) -> None:
    sheets = (
        wall(stage, (-CORNER[0], 0.8), (-CORNER[0], CORNER[1]), FLOOR, CEILING),
        wall(stage, (CORNER[0], CORNER[1]), (CORNER[0], 0.8), FLOOR, CEILING),
        _facet(stage, -1),
        _facet(stage, 1),
        _back(stage),
    )
    for k, sheet in enumerate(sheets):
        sheet.whole(one_of(PAINTS, seed), "up")
        boards(Sheet(stage, sheet.corner, sheet.along, sheet.up, sheet.width, 1.05), WOOD * 0.75, seed + k, step=0.24)
        sheet.patch(0, 1.03, sheet.width, 1.11, WOOD * 1.1)
        sheet.patch(0, 2.32, sheet.width, 2.36, CREAM * 0.6)
        sheet.patch(0, sheet.height - 0.2, sheet.width, sheet.height, CREAM * 0.75)


def _windows(stage: Stage, hour: Daylight, seed: int) -> None:
    """Tall frosted lights over the switchboard; a street lamp is a blur behind one of them."""
    back = _back(stage)
    for k in range(3):
        left = HALF + BOARD_LEFT + 0.1 + 0.93 * k
        box = (left, 2.66, left + 0.76, 4.06)
        back.patch(box[0] - 0.08, box[1] - 0.08, box[2] + 0.08, box[3] + 0.06, CREAM * 0.85)
        graded(back, box, hour.tones, 0.9)
        for row in range(6):
            for column in range(3):
                u, v = box[0] + 0.253 * column, box[1] + 0.233 * row
                veil = mix(hour.tones[1], colour("f4f4e8"), 0.25 + 0.35 * draw(seed, k, row, column, 3))
                if draw(seed, k, row, column, 4) < 0.55:
                    back.patch(u + 0.03, v + 0.03, u + 0.22, v + 0.205, veil, 0.85)
        if k == 1 and hour.dark:
            blur = (box[0] + 0.5, box[1] + 0.62)
            for share, glow in ((0.25, 0.7), (0.17, 0.85), (0.09, 1.0)):
                back.shape(
                    arc(blur, share, 0, 2 * math.pi, 14),
                    mix(hour.tones[1], colour("ffcc70"), 0.4 + 2.2 * (0.25 - share)),
                    glow,
                )
        panes(back, box, 3, 6, WOOD * 0.9, 0.035)


def _ceiling(stage: Stage) -> None:
    ground(stage, -3.7, 3.7, CEILING, 0.8, BACK_Z).whole(CREAM * 0.55, "up")
    for z, half in ((6.6, 3.2), (4.9, 3.7), (3.3, 3.7)):
        stage.box(-half, half, CEILING - 0.16, CEILING, z, z + 0.2, WOOD * 0.8, grain=(1, 0, 0))
    for k, x in enumerate((-2.7, -2.5, -2.3, 2.5, 2.75)):
        y = CEILING - 0.28
        stage.tube((x, y, 2.2), (x, y, BACK_Z - 0.1), 0.06, 0.06, BRASS * (0.7 + 0.1 * (k % 2)), 4)
        stage.bar((x, y, BACK_Z - 0.1), (x, BOARD_TOP if x > 0 else y, BACK_Z - 0.1), 0.11, BRASS * 0.8)


def _table(stage: Stage, seed: int) -> None:
    left, right, near, far = -0.05, 0.88, 3.38, 4.05
    stage.shadow([(left, FLOOR, near), (right, FLOOR, near), (right, FLOOR, far), (left, FLOOR, far)], 0.6)
    for x in (left + 0.08, right - 0.08):
        for z in (far - 0.08, near + 0.08):
            stage.tube((x, FLOOR, z), (x, TABLE_TOP - 0.06, z), 0.035, 0.05, WOOD, 4)
    stage.box(left, right, TABLE_TOP - 0.1, TABLE_TOP, near, far, WOOD * 1.2, colour("4f7a5c"))
    for k in range(5):
        x, z = left + 0.1 + 0.6 * draw(seed, k, 61), near + 0.2 + 0.35 * draw(seed, k, 62)
        tone = colour("e8a8a0") if k % 2 else CREAM
        stage.poly(
            [
                (x, TABLE_TOP + 0.003, z),
                (x + 0.16, TABLE_TOP + 0.003, z + 0.03),
                (x + 0.14, TABLE_TOP + 0.003, z + 0.14),
                (x - 0.02, TABLE_TOP + 0.003, z + 0.11),
            ],
            tone,
        )
