"""The telephone exchange: long switchboards of tiny lamps and crossing cords, frosted windows, green shades."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.daylight import Daylight, Hours
from pipelines.embedded.painter.interiors.lamps import BRASS, arc, shaded
from pipelines.embedded.painter.interiors.sheet import Sheet, boards, graded, ground, panes, wall
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, Doors, Prop, reversed_anchors, reversed_doors
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, CEILING, BACK_Z = -1.5, 2.7, 7.3
HALF, CORNER = 2.6, (3.7, 6.2)
WALL, WOOD, EBONY, CREAM = colour("66705a"), colour("80562f"), colour("241e1c"), colour("e8dcb8")
BOARD_LEFT, BOARD_RIGHT, BOARD_TOP, SHELF = -0.28, 2.5, 0.95, -0.55
SIGNALS = tuple(colour(tone) for tone in ("ffd070", "ffd070", "ffb048", "ff6a4a", "8ff0a0", "fff4d8"))
CORDS = tuple(colour(tone) for tone in ("b8403a", "3f7a5a", "c8a050", "3a5a8a"))
TABLE_TOP = -0.78
HOURS: Hours = {
    "lamplight": Daylight(
        ("26345c", "4a5a80", "c89a6a"), "9aa8d0", 0.40, 1.5, Air("6a7280", "40342a", 0.30, "20242c", 0.010, 0.92, 0.42)
    ),
    "night": Daylight(
        ("1a2c60", "3a5890", "7a94b0"), "9ab8f0", 0.60, 1.3, Air("5a6c98", "362c2a", 0.28, "161c30", 0.010, 0.92, 0.42)
    ),
    "dusk": Daylight(
        ("6a5a94", "d08a7a", "ffc88a"), "ffb888", 0.75, 1.1, Air("8078a0", "4a382e", 0.42, "40344a", 0.010, 0.93, 0.42)
    ),
    "morning": Daylight(
        ("cfe0e8", "eef0e4", "fff4d8"), "fff4d8", 0.95, 0.5, Air("b0b8b4", "5a4a3a", 0.54, "b4b8ac", 0.010, 0.96, 0.38)
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
        _switchboard(stage, seed)
        _side_racks(stage, seed)
        _second_board(stage, seed)
        for k, x in enumerate((-1.15, 0.55, 2.1)):
            lamp = (x, 0.98 if k == 1 else 1.02, 5.4)
            shaded(stage, lamp, CEILING, colour("3f9a6a"), "ffc878", 1.15 * hour.lamps, width=0.6)
            if hour.dark:
                stage.pool(stage.disc((x, FLOOR, 5.3), 0.95, 0.6), colour("ffc878") * 0.3)
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
        Anchor((-2.9, FLOOR, 4.35), 1.0, 1.55),
        Anchor((2.95, FLOOR, 4.35), 1.0, 1.55),
        Anchor((1.55, FLOOR, 6.1), 0.95, 0.9),
        Anchor((-1.15, FLOOR, 3.25), 1.05, 0.72),
        Anchor((1.18, FLOOR, 3.3), 0.85, 0.7),
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
        sheet.whole(WALL, "up")
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
    for z in (6.5, 4.9, 3.3):
        stage.box(-3.7, 3.7, CEILING - 0.16, CEILING, z, z + 0.2, WOOD * 0.8, grain=(1, 0, 0))
    for k, x in enumerate((-2.7, -2.5, -2.3, 2.5, 2.75)):
        y = CEILING - 0.28
        stage.tube((x, y, 2.2), (x, y, BACK_Z - 0.1), 0.06, 0.06, BRASS * (0.7 + 0.1 * (k % 2)), 4)
        stage.bar((x, y, BACK_Z - 0.1), (x, BOARD_TOP if x > 0 else y, BACK_Z - 0.1), 0.11, BRASS * 0.8)


def _switchboard(stage: Stage, seed: int) -> None:
    """Panels of jacks under rows of lamps, a sloping key shelf, plugs standing in line, cords gone across."""
    near = BACK_Z - 0.28
    face = wall(stage, (BOARD_LEFT, near), (BOARD_RIGHT, near), FLOOR, BOARD_TOP)
    stage.box(BOARD_LEFT, BOARD_RIGHT, FLOOR, BOARD_TOP, near, BACK_Z, WOOD * 0.8, WOOD * 1.2)
    shelf = SHELF - FLOOR
    boards(Sheet(stage, face.corner, face.along, face.up, face.width, shelf), WOOD * 0.85, seed, step=0.46)
    face.patch(0.05, shelf + 0.16, face.width - 0.05, face.height - 0.1, EBONY)
    face.patch(0, face.height - 0.1, face.width, face.height, WOOD * 1.5)
    face.line((0, face.height), (face.width, face.height), 0.05, BRASS)
    bays = 6
    wide = (face.width - 0.1) / bays
    for bay in range(bays + 1):
        u = 0.05 + wide * bay
        face.line((u, shelf + 0.12), (u, face.height - 0.08), 0.055, WOOD * 1.3)
    for bay in range(bays):
        for row in range(11):
            v = shelf + 0.25 + 0.101 * row
            for column in range(6):
                u = 0.05 + wide * (bay + (column + 0.85) / 6.7)
                if row in (2, 6, 10):
                    lit = draw(seed, bay, row, column, 11) < 0.42
                    tone = SIGNALS[int(6 * draw(seed, bay, row, column, 12))]
                    face.patch(
                        u - 0.026,
                        v - 0.026,
                        u + 0.026,
                        v + 0.026,
                        tone if lit else tone * 0.25,
                        1.0 if lit else 0.1,
                        0.01,
                    )
                else:
                    face.patch(u - 0.012, v - 0.012, u + 0.012, v + 0.012, BRASS * 0.62, 0.05, 0.01)
            if row in (2, 6, 10):
                face.patch(
                    0.05 + wide * bay + 0.04,
                    v - 0.05,
                    0.05 + wide * (bay + 1) - 0.04,
                    v - 0.035,
                    CREAM * 0.8,
                    0.05,
                    0.01,
                )
    _key_shelf(stage, face, near, shelf, seed)
    _crossing_cords(face, bays, wide, shelf, seed)
    for x in (BOARD_LEFT + 0.5, (BOARD_LEFT + BOARD_RIGHT) / 2, BOARD_RIGHT - 0.5):
        stage.light((x, 0.2, near - 0.4), "ffb860", 0.6, 0.9, 0.0)
    stage.light(((BOARD_LEFT + BOARD_RIGHT) / 2, 0.3, near - 0.1), "ffc070", 0.5, 1.2, 0.7)


def _key_shelf(stage: Stage, face: Sheet, near: float, shelf: float, seed: int) -> None:
    y = SHELF + 0.1
    lip = [
        (BOARD_LEFT, SHELF, near - 0.42),
        (BOARD_RIGHT, SHELF, near - 0.42),
        (BOARD_RIGHT, y, near),
        (BOARD_LEFT, y, near),
    ]
    stage.poly(lip, WOOD * 1.35)
    stage.poly(
        [
            (BOARD_LEFT, SHELF - 0.08, near - 0.42),
            (BOARD_RIGHT, SHELF - 0.08, near - 0.42),
            (BOARD_RIGHT, SHELF, near - 0.42),
            (BOARD_LEFT, SHELF, near - 0.42),
        ],
        WOOD,
    )
    count = 30
    for k in range(count):
        x = BOARD_LEFT + 0.1 + (face.width - 0.2) * k / (count - 1)
        stage.bar((x, SHELF + 0.07, near - 0.12), (x, SHELF + 0.17, near - 0.12), 0.02, CORDS[k % 4])
        stage.bar((x, SHELF + 0.16, near - 0.12), (x, SHELF + 0.2, near - 0.12), 0.014, BRASS)
        if draw(seed, k, 21) < 0.5:
            stage.bar((x, SHELF + 0.03, near - 0.3), (x, SHELF + 0.07, near - 0.3), 0.016, EBONY if k % 3 else CREAM)
    foot = FLOOR + 0.22
    stage.bar((BOARD_LEFT, foot, near - 0.3), (BOARD_RIGHT, foot, near - 0.3), 0.05, BRASS * 0.8)


def _crossing_cords(face: Sheet, bays: int, wide: float, shelf: float, seed: int) -> None:
    """Calls that are up: each cord hangs in an arc from the shelf to its jack."""
    for k in range(13):
        start = 0.1 + (face.width - 0.2) * draw(seed, k, 31)
        end = min(face.width - 0.12, max(0.12, start + (draw(seed, k, 32) - 0.5) * 2.0))
        top = shelf + 0.3 + 0.75 * draw(seed, k, 33)
        spots = []
        for t in range(9):
            share = t / 8
            u = start + (end - start) * share
            spots.append((u, shelf + 0.12 + (top - shelf - 0.12) * share**1.8 - 0.06 * math.sin(math.pi * share)))
        for a, b in itertools.pairwise(spots):
            face.line(a, b, 0.018, CORDS[k % 4], 0.05, out=0.06)
        face.shape(arc((end, top), 0.024, 0, 2 * math.pi, 6), BRASS * 1.1, 0.1, 0.07)


def _side_racks(stage: Stage, seed: int) -> None:
    """Racks of relays along the left wall, cables combed into them."""
    rack = wall(stage, (-CORNER[0] + 0.25, 2.2), (-CORNER[0] + 0.25, 5.9), FLOOR, 1.5)
    rack.whole(EBONY * 1.4, "up")
    for k in range(8):
        u = rack.width * k / 7
        rack.line((u, 0), (u, rack.height), 0.06, colour("5a5c50"))
    for row in range(8):
        v = 0.3 + 0.34 * row
        for k in range(14):
            u = 0.12 + 0.255 * k
            tone = (CREAM * 0.6, BRASS * 0.7, colour("8a5a4a"))[int(3 * draw(seed, row, k, 51))]
            rack.patch(u, v, u + 0.17, v + 0.2, tone)
            if draw(seed, row, k, 52) < 0.1:
                rack.patch(u + 0.06, v + 0.22, u + 0.11, v + 0.27, SIGNALS[int(6 * draw(seed, row, k, 53))], 1.0)


def _second_board(stage: Stage, seed: int) -> None:
    """The long distance positions along the right wall, seen from the side."""
    near_z, far_z, x = 2.0, 5.85, CORNER[0] - 0.3
    face = wall(stage, (x, far_z), (x, near_z), FLOOR, BOARD_TOP)
    stage.poly(
        [face.at(0, 0), face.at(0, face.height), (CORNER[0], BOARD_TOP, far_z), (CORNER[0], FLOOR, far_z)], WOOD * 0.9
    )
    face.whole(WOOD * 0.8, "up")
    shelf = SHELF - FLOOR
    face.patch(0.05, shelf + 0.16, face.width, face.height - 0.1, EBONY)
    face.patch(0, face.height - 0.1, face.width, face.height, WOOD * 1.5)
    for bay in range(8):
        face.line((0.52 * bay, shelf + 0.1), (0.52 * bay, face.height), 0.05, WOOD * 1.3)
    for row in range(6):
        for k in range(34):
            u, v = 0.1 + 0.112 * k, shelf + 0.3 + 0.19 * row
            if row % 2 == 0 and draw(seed, row, k, 81) < 0.36:
                face.patch(u - 0.03, v - 0.028, u + 0.03, v + 0.028, SIGNALS[int(6 * draw(seed, row, k, 82))], 1.0)
            else:
                face.patch(u - 0.016, v - 0.014, u + 0.016, v + 0.014, BRASS * 0.55, 0.05)
    lip = [
        face.at(0, shelf, 0.4),
        face.at(face.width, shelf, 0.4),
        face.at(face.width, shelf + 0.1),
        face.at(0, shelf + 0.1),
    ]
    stage.poly(lip, WOOD * 1.3)
    stage.poly([face.at(0, shelf - 0.08, 0.4), face.at(face.width, shelf - 0.08, 0.4), lip[1], lip[0]], WOOD)
    stage.light((x - 0.5, 0.2, 4.2), "ffb860", 0.45, 1.0, 0.0)


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
