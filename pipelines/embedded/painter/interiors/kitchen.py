"""The kitchen below stairs: a range glowing in its alcove, copper overhead, the street's feet in a high window."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.interiors.daylight import Daylight, Hours
from pipelines.embedded.painter.interiors.hearth import CEILING, FLOOR, WOOD, draw_range, hang_copper
from pipelines.embedded.painter.interiors.lamps import arc, shaded
from pipelines.embedded.painter.interiors.sheet import Sheet, boards, bricks, graded, ground, one_of, panes, tiles, wall
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, Doors, reversed_anchors, reversed_doors
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

CREAM, BEAM = colour("e8e0cc"), colour("5a3c2a")
GLAZES = (colour("4f727e"), colour("5f7a5a"), colour("3f5a8a"), colour("4f727e"))
TABLE_TOP = -0.72
HOURS: Hours = {
    "morning": Daylight(
        ("8fb8d8", "cfe0e4", "fff2d4"), "fff0c8", 0.62, 0.5, Air("9ab4d0", "5a4640", 0.65, "b8c4c8", 0.010, 1.0, 0.4)
    ),
    "dusk": Daylight(
        ("4a4a86", "c87a80", "ffc07a"), "ffae78", 0.4, 1.0, Air("8a7a98", "5a3a2c", 0.49, "4a3a48", 0.014, 1.0, 0.4)
    ),
    "lamplight": Daylight(
        ("141c44", "26386e", "5a6a98"), "7f9ad8", 0.25, 1.5, Air("6a6a98", "4a3024", 0.32, "2a2434", 0.012, 1.0, 0.42)
    ),
    "night": Daylight(
        ("0e1638", "1e3060", "3f5a90"), "7f9ad8", 0.35, 1.3, Air("56609a", "3a2824", 0.42, "1c2038", 0.014, 1.0, 0.42)
    ),
}


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.45, backdrop=colour("1c1a1c")
    )
    return stage, HOURS[brief.hour].air


def build(stage: Stage, brief: RoomBrief) -> None:
    hour, seed = HOURS[brief.hour], brief.seed
    with stage.reversed(_other_way(brief)):
        _shell(stage, seed)
        _window(stage, hour, seed)
        draw_range(stage, seed)
        _beams(stage)
        hang_copper(stage, seed)
        _table(stage, seed)
        _lights(stage, hour)


def doors(brief: RoomBrief) -> Doors:
    stage = Stage(0)
    back, left, right = _back(stage), _left(stage), _right(stage)
    frames: Doors = {
        "left": left.doorway(1.1, 1.08, 2.0),
        "ahead": back.doorway(3.22, 1.0, 2.05),
        "right": right.doorway(1.0, 1.08, 2.0),
    }
    return reversed_doors(frames) if _other_way(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    anchors = (
        Anchor((3.15, FLOOR, 4.6), 0.9, 1.55),
        Anchor((-3.15, FLOOR, 4.6), 0.9, 1.55),
        Anchor((2.0, FLOOR, 6.5), 0.56, 1.2, 0.35),
        Anchor((1.2, FLOOR, 2.85), 1.0, 0.7),
        Anchor((-1.75, FLOOR, 2.85), 0.8, 0.62),
        Anchor((-0.9, TABLE_TOP, 3.5), 0.6, 0.6, 0.4, "table"),
        Anchor((-0.05, TABLE_TOP, 3.5), 0.55, 0.55, 0.4, "table"),
        Anchor((-3.05, 0.2, 5.0), 0.8, 0.8, 0.3, "wall"),
    )
    return reversed_anchors(anchors) if _other_way(brief) else anchors


def finish(stage: Stage, brief: RoomBrief) -> None:
    """Onions and garlic in plaits, close to the eye, at the picture's upper corners."""
    with stage.reversed(_other_way(brief)):
        for x, count, tone in ((-1.36, 8, colour("c87a3c")), (-1.12, 5, colour("c87a3c")), (1.36, 7, colour("e8dcc8"))):
            stage.bar((x, 1.3, 1.9), (x, 1.02 - 0.07 * count, 1.9), 0.022, colour("9a8a58"))
            for k in range(count):
                y = 1.0 - 0.075 * k
                size = 0.05 + 0.012 * draw(brief.seed, k, 61)
                stage.ball((x + 0.034 * (-1) ** k, y, 1.9), size, tone * (0.8 + 0.3 * draw(brief.seed, k, 62)))


def _other_way(brief: RoomBrief) -> bool:
    return draw(brief.seed, 801) < 0.5


def _back(stage: Stage) -> Sheet:
    return wall(stage, (-2.0, 7.0), (2.0, 7.0), FLOOR, CEILING)


def _left(stage: Stage) -> Sheet:
    return wall(stage, (-3.55, 5.7), (-2.0, 7.0), FLOOR, CEILING)


def _right(stage: Stage) -> Sheet:
    return wall(stage, (2.0, 7.0), (3.55, 5.7), FLOOR, CEILING)


def _shell(stage: Stage, seed: int) -> None:
    tiles(ground(stage, -3.6, 3.6, FLOOR, 0.8, 7.0), colour("8e523c"), colour("b09a7c"), seed, side=0.45)
    boards(ground(stage, -3.6, 3.6, CEILING, 0.8, 7.0), colour("a89a80"), seed, step=0.6)
    near_left = wall(stage, (-3.55, 0.8), (-3.55, 5.7), FLOOR, CEILING)
    near_right = wall(stage, (3.55, 5.7), (3.55, 0.8), FLOOR, CEILING)
    for k, sheet in enumerate((near_left, near_right, _left(stage), _right(stage), _back(stage))):
        _dressed(sheet, one_of(GLAZES, seed), seed + k)


def _dressed(sheet: Sheet, glaze: Colour, seed: int) -> None:
    """Limewash above, glazed tiles below, a painted rail between and a plate rail over head height."""
    sheet.whole(CREAM)
    dado = Sheet(sheet.stage, sheet.corner, sheet.along, sheet.up, sheet.width, 1.2)
    bricks(dado, glaze, seed, size=(0.3, 0.2), share=0.5)
    sheet.patch(0, 1.2, sheet.width, 1.28, glaze * 0.6)
    sheet.patch(0, 1.30, sheet.width, 1.33, colour("f4ead0"))
    sheet.patch(0, 2.72, sheet.width, 2.80, WOOD * 1.1)
    for k in range(int(sheet.width / 0.42)):
        if draw(seed, k, 41) > 0.28:
            _plate(sheet, 0.25 + 0.42 * k, 2.98, 0.15 + 0.04 * draw(seed, k, 42), draw(seed, k, 43))


def _plate(sheet: Sheet, u: float, v: float, radius: float, pick: float) -> None:
    rim = colour("3f5f9a") if pick < 0.55 else colour("b8604a") if pick < 0.75 else colour("6a8a6a")
    for share, tone in ((1.0, colour("f6f0e0")), (0.8, rim), (0.58, colour("f6f0e0")), (0.26, rim)):
        sheet.shape(arc((u, v), radius * share, 0, 2 * math.pi, 12), tone, 0.04)


def _window(stage: Stage, hour: Daylight, seed: int) -> None:
    """High in the back wall: the pavement, railings, and whoever goes by."""
    back = _back(stage)
    box = (2.45, 2.42, 3.95, 3.62)
    back.patch(box[0] - 0.1, box[1] - 0.1, box[2] + 0.04, box[3] + 0.06, colour("f0e6cc"))
    graded(back, box, hour.tones, 0.95)
    back.patch(box[0], box[1], box[2], box[1] + 0.16, hour.tones[1] * 0.45, 0.6)
    for k in range(2):
        _boots(back, box[0] + 0.3 + 0.75 * k + 0.3 * draw(seed, k, 51), box[1] + 0.16, draw(seed, k, 52), hour)
    for k in range(13):
        u = box[0] + 0.06 + 0.115 * k
        back.line((u, box[1] + 0.1), (u, box[1] + 0.62), 0.018, colour("1c2428"))
    back.line((box[0], box[1] + 0.55), (box[2], box[1] + 0.55), 0.03, colour("1c2428"))
    panes(back, box, 3, 2, colour("f4ecd8"), 0.05)
    back.patch(box[0] - 0.14, box[1] - 0.14, box[2] + 0.08, box[1] - 0.04, colour("fff6e0"), 0.15)


def _boots(sheet: Sheet, u: float, v: float, pick: float, hour: Daylight) -> None:
    """A pair of passing legs, cut off by the lintel."""
    dark = hour.tones[0] * (0.25 + 0.15 * pick)
    for step in (-0.09, 0.1):
        sheet.patch(u + step - 0.05, v, u + step + 0.05, v + 1.0, dark, 0.5)
        sheet.patch(u + step - 0.05, v, u + step + 0.15, v + 0.09, dark * 0.7, 0.5)


def _beams(stage: Stage) -> None:
    for z, half in ((6.5, 2.55), (5.4, 3.55), (4.2, 3.55), (3.0, 3.55), (2.0, 3.55)):
        stage.box(-half, half, CEILING - 0.22, CEILING, z, z + 0.2, BEAM, grain=(1, 0, 0))


def _table(stage: Stage, seed: int) -> None:
    left, right, near, far = -1.35, 0.35, 3.3, 4.3
    stage.shadow([(left, FLOOR, near), (right, FLOOR, near), (right, FLOOR, far), (left, FLOOR, far)], 0.6)
    for x in (left + 0.1, right - 0.1):
        for z in (far - 0.1, near + 0.1):
            stage.tube((x, FLOOR, z), (x, TABLE_TOP - 0.1, z), 0.05, 0.06, WOOD * 1.1, 4)
    stage.box(left + 0.06, right - 0.06, TABLE_TOP - 0.18, TABLE_TOP - 0.05, near + 0.06, far, WOOD * 1.05)
    boards(ground(stage, left, right, TABLE_TOP, near, far), colour("d8b888"), seed, step=0.25, grain="along")
    edge = wall(stage, (left, near), (right, near), TABLE_TOP - 0.06, TABLE_TOP)
    edge.whole(colour("c09a68"))
    cloth = [
        (-0.62, TABLE_TOP + 0.004, near),
        (-0.34, TABLE_TOP + 0.004, near),
        (-0.34, TABLE_TOP + 0.004, 4.1),
        (-0.62, TABLE_TOP + 0.004, 4.1),
    ]
    stage.poly(cloth, colour("f0e8d4"))
    stage.poly(
        [
            (-0.62, TABLE_TOP, near - 0.01),
            (-0.34, TABLE_TOP, near - 0.01),
            (-0.34, TABLE_TOP - 0.28, near - 0.01),
            (-0.62, TABLE_TOP - 0.28, near - 0.01),
        ],
        colour("e0d6c0"),
    )
    stage.poly(
        [
            (-0.62, TABLE_TOP - 0.2, near - 0.015),
            (-0.34, TABLE_TOP - 0.2, near - 0.015),
            (-0.34, TABLE_TOP - 0.23, near - 0.015),
            (-0.62, TABLE_TOP - 0.23, near - 0.015),
        ],
        colour("b8503c"),
    )


def _lights(stage: Stage, hour: Daylight) -> None:
    fire = -0.95
    stage.light((fire, -0.95, 6.05), "ff8238", 1.5 + 0.6 * hour.lamps, 1.7, 0.9, flickers=True)
    stage.pool(
        [(fire - 0.5, FLOOR, 6.2), (fire + 0.5, FLOOR, 6.2), (fire + 0.9, FLOOR, 4.6), (fire - 0.9, FLOOR, 4.6)],
        colour("ff8a3c") * 0.3,
    )
    stage.light((1.2, 1.2, 6.3), hour.beam, 1.2 * hour.strength + 0.3, 3.0, 0)
    sill = 3.2
    for k in range(3):
        x = 0.75 + 0.5 * k
        stage.pool(
            [
                (x - 0.9, FLOOR, sill),
                (x - 0.52, FLOOR, sill),
                (x - 0.3, FLOOR, sill + 1.3),
                (x - 0.68, FLOOR, sill + 1.3),
            ],
            hour.pool * 1.0,
        )
    stage.pool([(0.55, 2.0, 6.9), (1.9, 2.0, 6.9), (1.2, FLOOR, 3.4), (-0.6, FLOOR, 3.4)], hour.pool * 0.22, soft=True)
    stage.light((0.4, 1.6, 1.2), "ffe0c0" if hour.dark else "e8ecf0", 0.25 if hour.dark else 0.5, 4.0, 0)
    if hour.dark:
        for x, z in ((-0.5, 4.4), (2.6, 5.2)):
            shaded(stage, (x, 0.98, z), CEILING, colour("e8dcc0"), "ffb45c", 0.9 * hour.lamps)
