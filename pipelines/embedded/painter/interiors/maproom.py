"""The chart house: a bay window over the sea, coasts painted on the walls, a ship's lamp on its chain."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.charts import LAND_INK, PAPER, hang_chart
from pipelines.embedded.painter.interiors.daylight import Daylight, Hours
from pipelines.embedded.painter.interiors.lamps import arc, lantern
from pipelines.embedded.painter.interiors.seascape import draw_shore, sea
from pipelines.embedded.painter.interiors.sheet import Sheet, boards, ground, one_of, wall
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, Doors, Prop, reversed_anchors, reversed_doors
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, CEILING, BACK, BAY = -1.5, 3.1, 7.2, 8.2
SILL, LINTEL = -0.72, 2.15
BAY_LEFT, BAY_RIGHT = -0.35, 2.35
WOOD, BRASS = colour("6a4430"), colour("e0b058")
PAINTS = (colour("3f5a58"), colour("34506e"), colour("2f5f60"), colour("4f6248"))
TABLE_TOP = -0.86
HOURS: Hours = {
    "dusk": Daylight(
        ("222c66", "98507c", "ec9c60"), "ffb078", 0.75, 1.0, Air("7078a8", "4a3428", 0.49, "4a3a50", 0.010, 1.0, 0.4)
    ),
    "lamplight": Daylight(
        ("0a1440", "1c3670", "426e98"), "8fb4f0", 0.50, 1.6, Air("5468a0", "46321f", 0.42, "1c2844", 0.010, 1.0, 0.42)
    ),
    "night": Daylight(
        ("081034", "163066", "3c6a9c"), "90b8ff", 0.60, 1.4, Air("4a64a8", "3c2c24", 0.39, "142040", 0.010, 1.0, 0.42)
    ),
    "morning": Daylight(
        ("7ab0dc", "bcdce4", "fff0cc"), "fff0d0", 0.90, 0.5, Air("a4bcd0", "6a5040", 0.65, "b4c4c8", 0.008, 1.0, 0.36)
    ),
}


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    hour = HOURS[brief.hour]
    stage = Stage(
        brief.seed,
        width=brief.width,
        height=brief.height,
        focal=0.62,
        horizon=0.50,
        backdrop=sea(brief, hour, 0.33 if _other_way(brief) else 0.67),
    )
    return stage, hour.air


def build(stage: Stage, brief: RoomBrief) -> None:
    hour, seed = HOURS[brief.hour], brief.seed
    with stage.reversed(_other_way(brief)):
        draw_shore(stage, hour, seed)
        _floor(stage, hour, seed)
        _walls(stage, seed)
        _bay(stage, hour, seed)
        _ceiling(stage)
        _maps(stage, seed)
        lantern(stage, (0.1, 1.12, 4.9), CEILING - 0.2, "ffb458", 1.9 * hour.lamps + 0.2, size=0.46)
        stage.light((1.0, 1.1, 7.0), hour.beam, 2.0 * hour.strength, 2.8, 0)
        stage.light((0.0, 1.4, 1.0), "d8ccc0", 0.5, 4.0, 0)


def doors(brief: RoomBrief) -> Doors:
    stage = Stage(0)
    frames: Doors = {
        "left": _left(stage).doorway(1.15, 1.08, 2.05),
        "ahead": _back(stage).doorway(0.98, 1.0, 2.08),
        "right": _right(stage).doorway(0.8, 1.08, 2.05),
    }
    return reversed_doors(frames) if _other_way(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    anchors = (
        Anchor((0.03, FLOOR, 6.85), 0.74, 1.0),
        Anchor((-3.15, FLOOR, 4.6), 1.0, 1.5),
        Anchor((3.25, FLOOR, 4.5), 0.85, 1.45),
        Anchor((-1.2, FLOOR, 2.9), 1.0, 0.68),
        Anchor((-0.2, FLOOR, 3.5), 0.72, 0.7),
        Anchor((0.5, TABLE_TOP, 3.45), 0.52, 0.55, 0.4, "table"),
        Anchor((3.35, 0.25, 5.0), 0.75, 0.75, 0.3, "wall"),
        Anchor((-1.05, 1.1, 4.7), 1.4, 0.7, 0.5, "ceiling"),
    )
    return reversed_anchors(anchors) if _other_way(brief) else anchors


def props(brief: RoomBrief) -> Sequence[Prop]:
    """The chart table under the bay."""

    def table(stage: Stage) -> None:
        with stage.reversed(_other_way(brief)):
            _table(stage, brief.seed)

    return (Prop(4.2, table),)


def finish(stage: Stage, brief: RoomBrief) -> None:
    """Rolled charts in a rack overhead and a ship's wheel's rim at the picture's edge."""
    with stage.reversed(_other_way(brief)):
        centre = (-1.62, -1.02)
        rim = arc(centre, 0.40, 0, 2 * math.pi, 22)
        for a, b in itertools.pairwise(rim):
            stage.bar((a[0], a[1], 1.75), (b[0], b[1], 1.75), 0.06, WOOD * 0.9)
        for k in range(8):
            turn = k * math.pi / 4 + 0.2
            inner = (centre[0] + 0.1 * math.cos(turn), centre[1] + 0.1 * math.sin(turn), 1.75)
            outer = (centre[0] + 0.52 * math.cos(turn), centre[1] + 0.52 * math.sin(turn), 1.75)
            stage.bar(inner, outer, 0.045, WOOD * 0.8)
        stage.ball((centre[0], centre[1], 1.74), 0.12, BRASS * 0.8)


def _other_way(brief: RoomBrief) -> bool:
    return draw(brief.seed, 804) < 0.5


def _left(stage: Stage) -> Sheet:
    return wall(stage, (-3.6, 5.75), (-2.0, BACK), FLOOR, CEILING)


def _back(stage: Stage) -> Sheet:
    return wall(stage, (-2.0, BACK), (BAY_LEFT, BACK), FLOOR, CEILING)


def _right(stage: Stage) -> Sheet:
    return wall(stage, (2.45, BACK), (3.95, 5.8), FLOOR, CEILING)


def _floor(stage: Stage, hour: Daylight, seed: int) -> None:
    floor = ground(stage, -3.95, 3.95, FLOOR, 0.8, BACK)
    boards(floor, colour("6a4630"), seed, step=0.36)
    stage.poly(
        [(-3.95, FLOOR, 0.8), (3.95, FLOOR, 0.8), (3.95, FLOOR, BACK), (-3.95, FLOOR, BACK)],
        colour("7c5438"),
        grain=(0, 0, 1),
    )
    for k in range(1, 22):
        x = -3.95 + 0.36 * k
        stage.bar((x, FLOOR, 1.2), (x, FLOOR, BACK), 0.012, colour("3a2418"))
    heart = (-0.2, FLOOR, 4.6)
    for radius, tone in ((1.35, BRASS * 0.8), (1.29, colour("3a4a4c")), (0.92, BRASS * 0.7), (0.88, colour("54423a"))):
        stage.poly(stage.disc(heart, radius, radius * 0.85, 36), tone, grain=(1, 0, 0))
    for k in range(16):
        turn = k * math.pi / 8
        long = 1.25 if k % 4 == 0 else 0.9 if k % 2 == 0 else 0.6
        tip = (heart[0] + long * math.sin(turn), FLOOR, heart[2] + long * 0.85 * math.cos(turn))
        for side, tone in ((-1, PAPER), (1, LAND_INK * 0.8)):
            near = turn + side * 0.3
            base = (heart[0] + 0.26 * math.sin(near), FLOOR, heart[2] + 0.24 * math.cos(near))
            stage.poly([heart, base, tip], tone)
    for k in range(4):
        x = -0.25 + 0.66 * k
        stage.pool(
            [(x, FLOOR, 6.9), (x + 0.5, FLOOR, 6.9), (x - 0.5, FLOOR, 4.4), (x - 1.15, FLOOR, 4.4)], hour.pool * 0.55
        )


def _walls(stage: Stage, seed: int) -> None:
    left = wall(stage, (-3.6, 0.8), (-3.6, 5.75), FLOOR, CEILING)
    right = wall(stage, (3.95, 5.8), (3.95, 0.8), FLOOR, CEILING)
    beside = wall(stage, (BAY_RIGHT, BACK), (2.45, BACK), FLOOR, CEILING)
    for k, sheet in enumerate((left, right, _left(stage), _back(stage), _right(stage), beside)):
        sheet.whole(one_of(PAINTS, seed), "up")
        dado = Sheet(stage, sheet.corner, sheet.along, sheet.up, sheet.width, 0.8)
        boards(dado, WOOD * 0.95, seed + k, step=0.25)
        sheet.patch(0, 0.78, sheet.width, 0.86, WOOD * 1.4)
        sheet.patch(0, sheet.height - 0.18, sheet.width, sheet.height, WOOD * 1.1)
    lintel = wall(stage, (BAY_LEFT, BACK), (BAY_RIGHT, BACK), LINTEL, CEILING)
    lintel.whole(one_of(PAINTS, seed))
    lintel.patch(0, lintel.height - 0.18, lintel.width, lintel.height, WOOD * 1.1)


def _bay(stage: Stage, hour: Daylight, seed: int) -> None:
    """Three lights of a ship's stern window with a cushioned seat under them."""
    left, right = BAY_LEFT + 0.5, BAY_RIGHT - 0.5
    plan = ((BAY_LEFT, BACK), (left, BAY), (right, BAY), (BAY_RIGHT, BACK))
    stage.poly([(x, LINTEL, z) for x, z in plan], WOOD * 0.7)
    frame = mix(WOOD, colour("8a5a3a"), 0.6)
    for k in range(3):
        sheet = wall(stage, plan[k], plan[k + 1], FLOOR, LINTEL)
        low, high = SILL - FLOOR, LINTEL - FLOOR
        sheet.patch(0, 0, sheet.width, low, WOOD * 0.85, grain="up")
        sheet.patch(0, high - 0.1, sheet.width, high, frame)
        columns = 4 if k == 1 else 1
        for column in range(columns + 1):
            u = sheet.width * column / columns
            sheet.line((u, low), (u, high), 0.09 if column in (0, columns) else 0.055, frame)
        for row in range(1, 4):
            sheet.line((0, low + (high - low) * row / 4), (sheet.width, low + (high - low) * row / 4), 0.045, frame)
        for column in range(columns):
            u0, u1 = sheet.width * column / columns, sheet.width * (column + 1) / columns
            crown = [
                (u0, high),
                *[(u0 + (u1 - u0) * t / 6, high - 0.30 + 0.24 * math.sin(math.pi * t / 6)) for t in range(7)],
                (u1, high),
            ]
            sheet.shape(crown, frame)
    stage.poly([(x, SILL, z) for x, z in plan], colour("a8503c"))
    seat = wall(stage, (BAY_LEFT, BACK), (BAY_RIGHT, BACK), FLOOR, SILL)
    boards(seat, WOOD, seed + 9, step=0.34)
    seat.patch(0, seat.height - 0.12, seat.width, seat.height, colour("b85c44"))
    for u, tone in ((0.35, colour("e0b868")), (2.3, colour("5a8a8a"))):
        seat.shape(
            [
                (u - 0.22, seat.height),
                (u + 0.22, seat.height),
                (u + 0.17, seat.height + 0.3),
                (u - 0.15, seat.height + 0.32),
            ],
            tone,
            out=-0.3,
        )
    for x in (BAY_LEFT, BAY_RIGHT):
        stage.bar((x, FLOOR, BACK), (x, CEILING, BACK), 0.16, frame * 1.1)
        stage.light((x, 0.9, BACK - 0.3), hour.beam, 0.2, 0.8, 0)
    stage.bar((BAY_LEFT, LINTEL, BACK), (BAY_RIGHT, LINTEL, BACK), 0.17, frame * 1.2)


def _ceiling(stage: Stage) -> None:
    boards(ground(stage, -3.95, 3.95, CEILING, 0.8, BACK), colour("50423a"), 5, step=0.66)
    for z, left, right in (
        (6.6, -2.6, 3.1),
        (5.5, -3.6, 3.95),
        (4.3, -3.6, 3.95),
        (3.2, -3.6, 3.95),
        (2.2, -3.6, 3.95),
    ):
        stage.box(left, right, CEILING - 0.24, CEILING, z, z + 0.22, WOOD * 0.9, grain=(1, 0, 0))
    for side in (-1, 1):
        for k in range(3):
            stage.tube(
                (side * (2.6 + 0.2 * k), 2.45, 3.4),
                (side * (2.5 + 0.2 * k), 2.5, 5.6),
                0.075,
                0.075,
                PAPER * (0.8 + 0.12 * k),
                4,
            )


def _maps(stage: Stage, seed: int) -> None:
    """Coasts that nobody has sailed, one on every stretch of wall."""
    back, left, right = _back(stage), _left(stage), _right(stage)
    hang_chart(back, (0.14, 2.35, 1.5, 4.2), seed + 1)
    hang_chart(left, (0.3, 2.4, 1.95, 4.15), seed + 2)
    hang_chart(right, (0.3, 2.4, 1.9, 4.15), seed + 3)
    for side, sheet in (
        (0, wall(stage, (-3.6, 0.8), (-3.6, 5.75), FLOOR, CEILING)),
        (1, wall(stage, (3.95, 5.8), (3.95, 0.8), FLOOR, CEILING)),
    ):
        left_edge = 2.6 if side == 0 else 0.5
        hang_chart(sheet, (left_edge, 2.55 if side else 1.75, left_edge + 1.8, 4.1), seed + 4 + side)


def _table(stage: Stage, seed: int) -> None:
    left, right, near, far = 0.16, 1.5, 3.3, 4.1
    stage.shadow([(left, FLOOR, near), (right, FLOOR, near), (right, FLOOR, far), (left, FLOOR, far)], 0.6)
    for x in (left + 0.09, right - 0.09):
        for z in (far - 0.1, near + 0.08):
            stage.tube((x, FLOOR, z), (x, TABLE_TOP - 0.08, z), 0.05, 0.07, WOOD * 1.1, 4)
    stage.box(left, right, TABLE_TOP - 0.12, TABLE_TOP, near, far, WOOD * 1.25, WOOD * 1.7)
    sheet = ground(stage, left, right, TABLE_TOP + 0.004, near, far)
    sheet.shape([(0.05, 0.3), (0.75, 0.22), (0.82, 0.72), (0.12, 0.76)], PAPER)
    sheet.shape([(0.2, 0.4), (0.45, 0.34), (0.5, 0.55), (0.3, 0.62)], LAND_INK)
    sheet.shape([(0.85, 0.45), (1.26, 0.4), (1.28, 0.7), (0.9, 0.74)], PAPER * 0.92)
