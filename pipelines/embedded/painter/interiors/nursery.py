"""The night nursery under the roof: a painted night on the slopes, the moon in a round window, one small warm light."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.daylight import Daylight, Hours
from pipelines.embedded.painter.interiors.frieze import GOLD, WHITE, paint_star, paste_frieze
from pipelines.embedded.painter.interiors.lamps import arc
from pipelines.embedded.painter.interiors.sheet import Sheet, boards, graded, ground, one_of, panes, slope, wall
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, Doors, frontal, reversed_anchors, reversed_doors
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, EAVES, RIDGE, HALF, GABLE_Z, CLOSET_Z = -1.5, 0.15, 3.0, 3.7, 7.0, 5.4
CLOSET = -2.05
"""Where the closet in the left corner ends."""
ROOFS = (colour("46528c"), colour("5a4680"), colour("2f6078"), colour("46528c"))
ROSE = colour("c48a90")
SHELF_TOP, STAND_TOP, BED_TOP = -0.85, -0.98, -1.02
HOURS: Hours = {
    "night": Daylight(
        ("0c1440", "1c2c6c", "3c5494"), "a8c0ff", 0.62, 1.5, Air("5a68b0", "3a3040", 0.42, "1c2450", 0.012, 1.0, 0.4)
    ),
    "dusk": Daylight(
        ("2a2a6a", "8a5a94", "f0a488"), "e0a8c8", 0.50, 1.3, Air("7a78b8", "4a3a44", 0.49, "3a3460", 0.012, 1.0, 0.4)
    ),
    "lamplight": Daylight(
        ("141a48", "30386e", "6a5a8a"), "98a8e8", 0.40, 1.7, Air("5a60a0", "48343c", 0.39, "221f48", 0.012, 1.0, 0.4)
    ),
    "morning": Daylight(
        ("78a8d8", "b8d4e4", "fff0d0"), "ffe8c0", 0.80, 0.6, Air("a8b4d8", "6a5450", 0.72, "b8b8d0", 0.010, 1.0, 0.36)
    ),
}


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.50, backdrop=colour("1c1c34")
    )
    return stage, HOURS[brief.hour].air


def build(stage: Stage, brief: RoomBrief) -> None:
    hour, seed = HOURS[brief.hour], brief.seed
    with stage.reversed(_other_way(brief)):
        _floor(stage, hour, seed)
        _slopes(stage, hour, seed)
        _gable(stage, hour, seed)
        _closet(stage, seed)
        _mobile(stage, seed)
        _shelf(stage, seed)
        _bed(stage, seed)
        _night_light(stage, hour)
        _string_of_lights(stage, hour)
        stage.light((0.1, 1.5, 6.2), hour.beam, 1.5 * hour.strength + 0.2, 3.2, 0)
        stage.light((0.0, 1.8, 1.0), "c8c0f0", 0.45, 4.0, 0)


def doors(brief: RoomBrief) -> Doors:
    frames: Doors = {
        "left": frontal(-2.74, FLOOR, CLOSET_Z - 0.04, 0.94, 1.92),
        "ahead": frontal(-0.62, FLOOR, GABLE_Z - 0.04, 1.0, 2.05),
        "right": frontal(2.35, FLOOR, GABLE_Z - 0.04, 0.98, 2.0),
    }
    return reversed_doors(frames) if _other_way(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    anchors = (
        Anchor((0.92, FLOOR, 6.3), 1.35, 1.5),
        Anchor((-1.58, FLOOR, 6.5), 0.7, 1.4),
        Anchor((0.34, FLOOR, 3.1), 0.82, 0.74),
        Anchor((-0.52, FLOOR, 3.1), 0.8, 0.74),
        Anchor((1.2, FLOOR, 3.1), 0.8, 0.74),
        Anchor((2.2, SHELF_TOP, 3.5), 0.8, 0.6, 0.4, "table"),
        Anchor((-2.33, BED_TOP, 3.15), 0.46, 0.42, 0.25, "table"),
        Anchor((0.98, 0.15, 6.9), 0.75, 0.75, 0.3, "wall"),
    )
    return reversed_anchors(anchors) if _other_way(brief) else anchors


def finish(stage: Stage, brief: RoomBrief) -> None:
    """The muslin canopy over the bed, close to the eye, gathered at the upper corner."""
    with stage.reversed(_other_way(brief)):
        for k in range(7):
            top, foot = -0.95 - 0.10 * k, -1.02 - 0.13 * k
            sheer = mix(colour("d8d4f0"), colour("8a90c8"), 0.25 + 0.5 * draw(brief.seed, k, 71))
            low = 0.62 - 0.22 * k
            stage.poly(
                [(top, 1.1, 1.45), (top - 0.13, 1.1, 1.45), (foot - 0.16, low - 0.1, 1.45), (foot, low, 1.45)],
                sheer,
                0.35,
                (0, 1, 0),
            )


def _other_way(brief: RoomBrief) -> bool:
    return draw(brief.seed, 802) < 0.5


def _floor(stage: Stage, hour: Daylight, seed: int) -> None:
    floor = ground(stage, -HALF, HALF, FLOOR, 0.8, GABLE_Z)
    boards(floor, colour("9a7458"), seed, step=0.37)
    heart = (0.25, FLOOR, 4.7)
    rings = (("7a3a4a", 1.75), ("f0d8a8", 1.62), ("5a6aa8", 1.5), ("c88a90", 1.1), ("f0e4cc", 0.72), ("f4c878", 0.62))
    for tone, radius in rings:
        stage.poly(stage.disc(heart, radius, radius * 0.8, 32), colour(tone), grain=(1, 0, 0))
    stage.pool([(-0.5, FLOOR, 5.9), (0.6, FLOOR, 5.9), (0.5, FLOOR, 4.0), (-1.1, FLOOR, 4.0)], hour.pool * 0.9)
    stage.pool([(-0.4, 1.8, 6.8), (0.4, 1.8, 6.8), (0.6, FLOOR, 4.2), (-1.1, FLOOR, 4.2)], hour.pool * 0.30, soft=True)


def _slopes(stage: Stage, hour: Daylight, seed: int) -> None:
    for side in (-1, 1):
        knee = wall(stage, (side * HALF, 0.8), (side * HALF, GABLE_Z), FLOOR, EAVES)
        if side > 0:
            knee = wall(stage, (HALF, GABLE_Z), (HALF, 0.8), FLOOR, EAVES)
        _papered(knee, seed + side)
        roof = slope(stage, (side * HALF, EAVES, 0.8), (side * HALF, EAVES, GABLE_Z), (0.0, RIDGE, 0.8))
        roof.whole(one_of(ROOFS, seed))
        for k in range(46):
            u, v = 0.2 + 6.0 * draw(seed, side + 3, k, 1), 0.25 + 3.9 * draw(seed, side + 3, k, 2)
            paint_star(roof, u, v, 0.045 + 0.075 * draw(seed, k, 3), GOLD if k % 3 else WHITE)
        for u in (0.9, 2.45, 4.0, 5.55):
            roof.patch(u, 0, u + 0.16, roof.height, colour("d8ccc0") * 0.85, out=0.02, grain="up")
        roof.patch(0, 2.3, roof.width, 2.48, colour("d8ccc0") * 0.7, out=0.05)
        if side > 0:
            _skylight(roof, hour, seed)


def _skylight(roof: Sheet, hour: Daylight, seed: int) -> None:
    box = (2.75, 0.65, 3.85, 2.05)
    roof.patch(box[0] - 0.1, box[1] - 0.1, box[2] + 0.1, box[3] + 0.1, WHITE)
    graded(roof, box, hour.tones, 0.9)
    if hour.dark:
        for k in range(16):
            u, v = box[0] + 1.1 * draw(seed, k, 81), box[1] + 1.4 * draw(seed, k, 82)
            roof.patch(u, v, u + 0.03, v + 0.03, colour("fff4d8"), 1.0)
    panes(roof, box, 2, 2, WHITE * 0.95, 0.06)


def _papered(sheet: Sheet, seed: int) -> None:
    """Rose paper over white boards, and between them the frieze that goes round the whole room."""
    sheet.whole(ROSE)
    boards(Sheet(sheet.stage, sheet.corner, sheet.along, sheet.up, sheet.width, 0.78), WHITE, seed, step=0.2)
    sheet.patch(0, 0.76, sheet.width, 0.84, WHITE * 1.05)
    paste_frieze(sheet, 0.0, sheet.width, 1.14, seed)


def _gable(stage: Stage, hour: Daylight, seed: int) -> None:
    gable = wall(stage, (-HALF, GABLE_Z), (HALF, GABLE_Z), FLOOR, RIDGE)
    eaves, ridge = EAVES - FLOOR, RIDGE - FLOOR
    gable.shape([(0, 0), (gable.width, 0), (gable.width, eaves), (HALF, ridge), (0, eaves)], ROSE)
    for k in range(30):
        u, v = 0.4 + 6.6 * draw(seed, k, 31), 1.7 + 2.4 * draw(seed, k, 32)
        if v < eaves + (ridge - eaves) * (1 - abs(u - HALF) / HALF) - 0.2:
            gable.shape(arc((u, v), 0.06, 0, 2 * math.pi, 6), ROSE * 1.25)
    boards(Sheet(stage, gable.corner, gable.along, gable.up, gable.width, 0.78), WHITE, seed, step=0.22)
    gable.patch(0, 0.76, gable.width, 0.84, WHITE * 1.05)
    paste_frieze(gable, 1.6, gable.width, 1.14, seed + 5)
    centre = (HALF, 1.55 - FLOOR)
    gable.shape(arc(centre, 0.78, 0, 2 * math.pi, 28), WHITE)
    gable.shape(arc(centre, 0.66, 0, 2 * math.pi, 28), hour.tones[0] * 1.2, 0.9)
    gable.shape([*arc(centre, 0.66, math.pi * 1.06, math.pi * 1.94, 16)], mix(hour.tones[1], hour.tones[2], 0.5), 0.9)
    if hour.dark:
        for k in range(9):
            turn, away = 6.28 * draw(seed, k, 35), 0.6 * draw(seed, k, 36) ** 0.5
            u, v = centre[0] + away * math.cos(turn), centre[1] + away * math.sin(turn)
            gable.patch(u, v, u + 0.03, v + 0.03, colour("fff4d8"), 1.0)
        gable.shape(arc((centre[0] + 0.12, centre[1] + 0.1), 0.36, 0, 2 * math.pi, 22), colour("fff2cc"), 1.0)
        gable.shape(arc((centre[0] + 0.02, centre[1] + 0.18), 0.07, 0, 2 * math.pi, 8), colour("e8d8b0"), 1.0)
        gable.shape(arc((centre[0] + 0.22, centre[1] - 0.04), 0.10, 0, 2 * math.pi, 8), colour("ecdcb4"), 1.0)
        stage.light((0.12, 1.65, GABLE_Z - 0.1), "c8d4ff", 0.8, 1.6, 1.3)
    else:
        gable.shape(arc((centre[0] + 0.1, centre[1] - 0.1), 0.22, 0, 2 * math.pi, 16), colour("fff6d8"), 1.0)
        stage.light((0.1, 1.45, GABLE_Z - 0.1), "ffe8b0", 1.0, 1.6, 1.4)
    for turn in (0, math.pi / 2):
        across = (0.66 * math.cos(turn), 0.66 * math.sin(turn))
        gable.line(
            (centre[0] - across[0], centre[1] - across[1]), (centre[0] + across[0], centre[1] + across[1]), 0.05, WHITE
        )


def _closet(stage: Stage, seed: int) -> None:
    """A boarded closet built into the corner under the slope: the left door's wall."""
    lean = EAVES + (HALF + CLOSET) / HALF * (RIDGE - EAVES)
    side = Sheet(stage, (CLOSET, FLOOR, CLOSET_Z), (0, 0, 1), (0, 1, 0), GABLE_Z - CLOSET_Z, lean - FLOOR)
    side.whole(WHITE * 0.72, grain="up")
    paste_frieze(side, 0, side.width, 1.14, seed + 9)
    front = wall(stage, (-HALF, CLOSET_Z), (CLOSET, CLOSET_Z), FLOOR, lean)
    front.shape(
        [(0, 0), (front.width, 0), (front.width, lean - FLOOR), (0, EAVES - FLOOR)], colour("8a96c4"), grain="up"
    )
    for k in range(1, 6):
        u = front.width * k / 6
        front.line((u, 0), (u, EAVES - FLOOR + (lean - EAVES) * k / 6), 0.016, colour("5a6698"))
    front.line((front.width, 0), (front.width, lean - FLOOR), 0.09, WHITE)
    front.line((0, EAVES - FLOOR), (front.width, lean - FLOOR), 0.1, WHITE * 0.9)


def _mobile(stage: Stage, seed: int) -> None:
    """Paper birds and moons on threads, high up."""
    hub = (-0.55, 1.75, 4.2)
    stage.bar(hub, (-0.55, 2.6, 4.2), 0.012, WHITE)
    stage.bar((-1.15, 1.72, 4.2), (0.05, 1.78, 4.2), 0.02, GOLD)
    for k in range(5):
        x, drop = -1.12 + 0.28 * k, 0.18 + 0.26 * draw(seed, k, 91)
        y = 1.74 - drop
        stage.bar((x, 1.75, 4.2), (x, y, 4.2), 0.008, WHITE)
        tone = (GOLD, colour("e89a8a"), WHITE, colour("9ac0d8"), GOLD)[k]
        if k % 2:
            stage.poly(
                [(x - 0.13, y + 0.06, 4.2), (x, y, 4.2), (x + 0.13, y + 0.06, 4.2), (x, y - 0.05, 4.2)], tone, 0.2
            )
        else:
            moon = [*arc((x, y), 0.1, 1.2, 5.1, 8), *arc((x + 0.05, y), 0.08, 4.9, 1.4, 8)]
            stage.poly([(px, py, 4.2) for px, py in moon], tone, 0.3)


def _shelf(stage: Stage, seed: int) -> None:
    """A low toy shelf by the right wall, picture books under its top."""
    left, right, near, far = 1.72, 2.75, 3.4, 3.95
    stage.shadow([(left, FLOOR, near), (right, FLOOR, near), (right, FLOOR, far), (left, FLOOR, far)], 0.6)
    stage.box(left, right, FLOOR, SHELF_TOP, near, far, colour("c8d0e0") * 0.8, colour("e8ecf0"))
    face = wall(stage, (left, near - 0.01), (right, near - 0.01), FLOOR, SHELF_TOP)
    face.patch(0.06, 0.08, face.width - 0.06, 0.56, colour("3a4070"))
    u = 0.09
    for k in range(14):
        wide = 0.04 + 0.05 * draw(seed, k, 95)
        if u + wide > face.width - 0.08:
            break
        tone = (colour("c8604a"), colour("e8b85a"), colour("6a9a8a"), colour("8a6aa8"), WHITE)[
            int(5 * draw(seed, k, 96))
        ]
        face.patch(u, 0.08, u + wide, 0.30 + 0.2 * draw(seed, k, 97), tone, grain="up")
        u += wide + 0.012


def _bed(stage: Stage, seed: int) -> None:
    """The foot of a bed in the lower corner, its quilt of many patches."""
    left, right, near, far, top = -3.5, -1.85, 1.7, 3.45, BED_TOP
    stage.box(left, right, FLOOR, top - 0.02, near, far, WHITE * 0.8)
    step = 0.25
    tones = (colour("c8707a"), colour("f0d8a8"), colour("5a70a8"), colour("e8e0d0"), colour("7a9a8a"))
    for row in range(7):
        for column in range(7):
            x, z = left + (right - left) / 7 * column, near + step * row
            tone = tones[int(5 * draw(seed, row, column, 99))]
            wide = (right - left) / 7
            stage.poly([(x, top, z), (x + wide, top, z), (x + wide, top, z + step), (x, top, z + step)], tone)
    for row in range(7):
        z = near + step * row
        tone = tones[int(5 * draw(seed, row, 100))] * 0.85
        stage.poly([(right, top, z), (right, top, z + step), (right, top - 0.3, z + step), (right, top - 0.3, z)], tone)


def _night_light(stage: Stage, hour: Daylight) -> None:
    """A glowing toadstool on a little stool."""
    x, z = -1.32, 3.7
    stage.shadow(stage.disc((x, FLOOR, z), 0.26, 0.2), 0.6)
    for foot in (-0.11, 0.11):
        stage.bar((x + foot, FLOOR, z), (x + foot * 0.8, STAND_TOP, z), 0.04, WHITE * 0.8)
    stage.poly(stage.disc((x, STAND_TOP, z), 0.2, 0.16), WHITE)
    stage.tube((x, STAND_TOP, z), (x, STAND_TOP + 0.14, z), 0.05, 0.04, colour("fff0d8"), 4, 0.8)
    cap = [(px, py, z - 0.02) for px, py in arc((x, STAND_TOP + 0.13), 0.16, 0, math.pi, 10)]
    stage.poly(cap, colour("ff9a5c"), 1.0)
    for dx, dy in ((-0.07, 0.06), (0.05, 0.09), (0.0, 0.03)):
        stage.ball((x + dx, STAND_TOP + 0.13 + dy, z - 0.04), 0.022, colour("fff4d8"), 1.0)
    stage.light((x, STAND_TOP + 0.2, z - 0.2), "ff9c50", 1.55 * hour.lamps, 1.6, 0.9)


def _string_of_lights(stage: Stage, hour: Daylight) -> None:
    """Paper lanterns strung from purlin to purlin across the gable."""
    tones = ("ffd080", "ffa890", "ffe8b0", "ff9a70")
    last = None
    for k in range(11):
        share = k / 10
        x, sag = -1.9 + 3.8 * share, 0.55 * (1 - (2 * share - 1) ** 2)
        here = (x, 1.62 - sag * 0.9, 5.6)
        if last is not None:
            stage.bar(last, here, 0.012, colour("3a3450"))
        stage.ball((here[0], here[1] - 0.07, here[2]), 0.062, colour(tones[k % 4]), 1.0 if hour.dark else 0.45)
        last = here
    if hour.dark:
        for x in (-1.3, 0.0, 1.3):
            stage.light((x, 1.2, 5.4), "ffb070", 0.35, 1.2, 0.35)
