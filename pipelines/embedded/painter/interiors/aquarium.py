"""The aquarium: a hall between lit tanks, the great lunette over the far door, water light creeping on wet tiles."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.daylight import Daylight, Hours
from pipelines.embedded.painter.interiors.lamps import BRASS, arc
from pipelines.embedded.painter.interiors.sheet import Sheet, bricks, wall
from pipelines.embedded.painter.interiors.tanks import draw_fish, draw_ray, draw_weed, fill_tank
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, Doors, Prop, reversed_anchors, reversed_doors
from pipelines.embedded.painter.space import Point
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, SPRING = -1.5, 1.25
BACK, CORNER, SIDE = (1.75, 7.3), (3.03, 6.42), 3.03
TILE, IRON, TABLE_TOP = colour("2f6a72"), colour("2c4a50"), -0.82
LUNETTE, LUNETTE_R = 0.86, 1.5
HOURS: Hours = {
    "night": Daylight(
        ("8ff4e4", "2fb4c0", "0a4a66"), "6fe8e0", 1.0, 1.2, Air("3f8aa0", "1c3448", 0.39, "06202c", 0.020, 1.0, 0.44)
    ),
    "dusk": Daylight(
        ("ffd0a8", "5fb0b8", "1a4a70"), "9fd8d0", 0.9, 1.1, Air("5a80a0", "2c3448", 0.42, "142438", 0.018, 1.0, 0.44)
    ),
    "lamplight": Daylight(
        ("7fe0c8", "2a98a8", "0c4058"), "62d4c8", 0.8, 1.7, Air("4a8090", "30343c", 0.39, "0c222c", 0.018, 1.0, 0.44)
    ),
    "morning": Daylight(
        ("e8fff0", "6fd8d8", "1f7a9a"), "c0f8ec", 1.1, 0.6, Air("7fb8c0", "2c4a58", 0.53, "2a5a68", 0.018, 1.0, 0.4)
    ),
}


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.51, backdrop=colour("06141f")
    )
    return stage, HOURS[brief.hour].air


def build(stage: Stage, brief: RoomBrief) -> None:
    hour, seed = HOURS[brief.hour], brief.seed
    with stage.reversed(_other_way(brief)):
        _floor(stage, hour, seed)
        _walls(stage, seed)
        _lunette(stage, hour, seed)
        for side in (-1, 1):
            _long_tank(stage, side, hour, seed + side)
        _ribs(stage)
        for x in (-1.25, 1.25):
            _globe(stage, (x, 0.98, 5.4), hour)
        stage.light((0.0, 1.5, 6.5), hour.beam, 1.7 * hour.strength, 2.4, 0)
        for side in (-1, 1):
            stage.light((side * 2.6, 0.2, 4.3), hour.beam, 1.1 * hour.strength, 2.0, 0)
        stage.light((0.0, 1.2, 1.0), "7fb8c8", 0.3, 4.0, 0)


def doors(brief: RoomBrief) -> Doors:
    stage = Stage(0)
    frames: Doors = {
        "left": _facet(stage, -1).doorway(0.74, 1.05, 2.0),
        "ahead": wall(stage, (-BACK[0], BACK[1]), BACK, FLOOR, SPRING).doorway(BACK[0], 1.05, 2.05),
        "right": _facet(stage, 1).doorway(0.81, 1.05, 2.0),
    }
    return reversed_doors(frames) if _other_way(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    anchors = (
        Anchor((1.16, FLOOR, 6.85), 0.82, 1.55),
        Anchor((-1.16, FLOOR, 6.85), 0.82, 1.55),
        Anchor((-2.6, FLOOR, 4.4), 0.9, 1.5),
        Anchor((-1.45, FLOOR, 3.05), 0.85, 0.6),
        Anchor((0.56, FLOOR, 3.1), 0.95, 0.7),
        Anchor((-0.48, FLOOR, 3.1), 0.95, 0.7),
        Anchor((2.42, TABLE_TOP, 4.0), 0.9, 0.72, 0.4, "table"),
    )
    return reversed_anchors(anchors) if _other_way(brief) else anchors


def props(brief: RoomBrief) -> Sequence[Prop]:
    """The keeper's slab before the right-hand tank."""

    def slab(stage: Stage) -> None:
        with stage.reversed(_other_way(brief)):
            left, right, near, far = 1.92, 2.92, 3.9, 4.55
            stage.shadow([(left, FLOOR, near), (right, FLOOR, near), (right, FLOOR, far), (left, FLOOR, far)], 0.6)
            for x in (left + 0.12, right - 0.12):
                stage.box(x - 0.08, x + 0.08, FLOOR, TABLE_TOP - 0.08, near + 0.08, far, TILE * 0.9)
            stage.box(left, right, TABLE_TOP - 0.1, TABLE_TOP, near, far, colour("8aa8a8"), colour("c4d8d0"))

    return (Prop(4.6, slab),)


def finish(stage: Stage, brief: RoomBrief) -> None:
    """A brass rail and its post, close to the eye."""
    with stage.reversed(_other_way(brief)):
        for side in (-1, 1):
            post = side * 1.42
            stage.tube((post, FLOOR, 1.95), (post, -0.9, 1.95), 0.03, 0.03, BRASS * 0.8, 4)
            stage.ball((post, -0.86, 1.95), 0.06, BRASS)
            stage.bar((post, -0.92, 1.95), (side * 2.2, -0.92, 1.95), 0.05, BRASS * 0.9)


def _other_way(brief: RoomBrief) -> bool:
    return draw(brief.seed, 806) < 0.5


def _facet(stage: Stage, side: int) -> Sheet:
    if side < 0:
        return wall(stage, (-CORNER[0], CORNER[1]), (-BACK[0], BACK[1]), FLOOR, 2.6)
    return wall(stage, BACK, CORNER, FLOOR, 2.6)


def _floor(stage: Stage, hour: Daylight, seed: int) -> None:
    """Wet tiles, dark and darker, that hold the tanks' light; over them the net that moving water throws."""
    stage.reflect(FLOOR, ripple=0.22, tint=colour("06202c"))
    for row in range(13):
        for column in range(13):
            x, z = -3.05 + 0.47 * column, 1.4 + 0.47 * row
            dark = (row + column) % 2
            tone = (colour("1c4450") if dark else colour("3a6a70")) * (0.85 + 0.3 * draw(seed, row, column, 1))
            corners = [(x, FLOOR, z), (x + 0.47, FLOOR, z), (x + 0.47, FLOOR, z + 0.47), (x, FLOOR, z + 0.47)]
            stage.poly(corners, tone, gloss=0.55 if dark else 0.36)
    light = colour(hour.beam) * (0.55 * hour.strength)
    for k in range(34):
        x, z = -2.8 + 5.6 * draw(seed, k, 2), 2.5 + 4.4 * draw(seed, k, 3)
        radius = 0.16 + 0.3 * draw(seed, k, 4)
        sides = 5 + int(3 * draw(seed, k, 5))
        knots = [
            (
                x + radius * (0.7 + 0.6 * draw(seed, k, n, 6)) * math.cos(n * 2 * math.pi / sides),
                z + 0.8 * radius * (0.7 + 0.6 * draw(seed, k, n, 7)) * math.sin(n * 2 * math.pi / sides),
            )
            for n in range(sides)
        ]
        for (x0, z0), (x1, z1) in zip(knots, [*knots[1:], knots[0]], strict=True):
            stage.pool([(x0, FLOOR, z0), (x1, FLOOR, z1), (x1, FLOOR, z1 + 0.035), (x0, FLOOR, z0 + 0.035)], light)


def _walls(stage: Stage, seed: int) -> None:
    back = wall(stage, (-BACK[0], BACK[1]), BACK, FLOOR, 2.9)
    for k, sheet in enumerate((_facet(stage, -1), _facet(stage, 1), back)):
        bricks(sheet, TILE, seed + k, size=(0.30, 0.15), share=0.45)
        sheet.patch(0, 0, sheet.width, 0.16, IRON * 0.7)
        sheet.patch(0, 0.86, sheet.width, 0.93, colour("e8d8a8") * 0.8)
        sheet.patch(0, 0.95, sheet.width, 0.98, colour("e8d8a8") * 0.5)


def _lunette(stage: Stage, hour: Daylight, seed: int) -> None:
    """The great half-round tank over the far door."""
    back = wall(stage, (-BACK[0], BACK[1]), BACK, FLOOR, 2.9)
    centre = (BACK[0], LUNETTE - FLOOR)
    back.shape([*arc(centre, LUNETTE_R + 0.13, 0, math.pi, 24)], IRON * 1.1)
    tones = hour.tones
    for k in range(9):
        share = k / 9
        radius = LUNETTE_R
        low = math.asin(share)
        tone = mix(tones[2], tones[1], share / 0.6) if share < 0.6 else mix(tones[1], tones[0], (share - 0.6) / 0.4)
        back.shape(arc(centre, radius, low, math.pi - low, 20), tone, 0.9)
    for k in range(5):
        u = centre[0] - 0.9 + 0.42 * k + 0.2 * draw(seed, k, 21)
        shaft = [
            (u, centre[1] + 1.1),
            (u + 0.14, centre[1] + 1.1),
            (u + 0.05 + 0.3 * draw(seed, k, 22), centre[1] + 0.15),
            (u - 0.2, centre[1] + 0.15),
        ]
        back.shape(shaft, mix(tones[1], tones[0], 0.45), 0.9)
    draw_ray(back, (centre[0] - 0.25, centre[1] + 0.72), 0.46, mix(tones[2], colour("081828"), 0.35))
    for k in range(9):
        turn, away = 0.35 + 2.4 * draw(seed, k, 23), 0.35 + 0.8 * draw(seed, k, 24)
        spot = (centre[0] + away * math.cos(turn), centre[1] + away * math.sin(turn) * 0.85)
        draw_fish(back, spot, 0.09 + 0.07 * draw(seed, k, 25), seed + k, 1 if k % 3 else -1)
    for k in range(9):
        draw_weed(back, (centre[0] - 1.25 + 0.31 * k, centre[1] + 0.03), 0.25 + 0.4 * draw(seed, k, 26), seed + k)
    for turn in (math.pi / 4, math.pi / 2, 3 * math.pi / 4):
        end = (centre[0] + LUNETTE_R * math.cos(turn), centre[1] + LUNETTE_R * math.sin(turn))
        back.line((centre[0] + 0.4 * math.cos(turn), centre[1] + 0.4 * math.sin(turn)), end, 0.05, IRON)
    inner = arc(centre, 0.4, 0, math.pi, 8)
    rim = arc(centre, LUNETTE_R + 0.04, 0, math.pi, 20)
    for line, thick, tone in ((inner, 0.045, IRON), (rim, 0.11, BRASS * 0.75)):
        for a, b in itertools.pairwise(line):
            back.line(a, b, thick, tone)
    back.line((centre[0] - LUNETTE_R - 0.12, centre[1]), (centre[0] + LUNETTE_R + 0.12, centre[1]), 0.13, BRASS * 0.8)
    for k in range(13):
        turn = math.pi * (k + 0.5) / 13
        rivet = (centre[0] + (LUNETTE_R + 0.04) * math.cos(turn), centre[1] + (LUNETTE_R + 0.04) * math.sin(turn))
        back.shape(arc(rivet, 0.028, 0, 2 * math.pi, 6), BRASS * 1.2, 0.1)


def _long_tank(stage: Stage, side: int, hour: Daylight, seed: int) -> None:
    """The wall of glass along one side: two panes in an iron frame on a tiled plinth."""
    if side < 0:
        sheet = wall(stage, (-SIDE, 1.0), (-SIDE, CORNER[1]), FLOOR, 2.6)
    else:
        sheet = wall(stage, (SIDE, CORNER[1]), (SIDE, 1.0), FLOOR, 2.6)
    bricks(sheet, TILE * 0.9, seed, size=(0.3, 0.15), share=0.4)
    panes = ((1.9, 3.45), (3.6, 5.1)) if side < 0 else ((0.32, 1.82), (1.97, 3.52))
    for number, (left, right) in enumerate(panes):
        fill_tank(sheet, (left, 0.78, right, 2.95), hour.tones, seed + 50 * number)
        for u in (left - 0.05, right + 0.05):
            sheet.line((u, 0.7), (u, 3.05), 0.13, IRON)
        for v, thick in ((0.73, 0.13), (3.0, 0.15)):
            sheet.line((left - 0.1, v), (right + 0.1, v), thick, IRON * 1.1)
    sheet.line((0.0, 0.60), (sheet.width, 0.60), 0.05, BRASS, out=0.14)
    edge = panes[0][0], panes[1][1]
    sheet.shine([(edge[0], 0.0), (edge[1], 0.0), (edge[1], 0.6), (edge[0], 0.6)], colour(hour.beam) * 0.12)
    near, far = sheet.at(edge[0], 0), sheet.at(edge[1], 0)
    inward = 1.2 if side < 0 else -1.2
    spill: list[Point] = [near, far, (far[0] + inward, FLOOR, far[2]), (near[0] + inward, FLOOR, near[2])]
    stage.pool(spill, colour(hour.beam) * (0.22 * hour.strength))


def _ribs(stage: Stage) -> None:
    """Iron arches that carry the roof, riveted, over dark glass."""
    crown = 1.75

    def vault(turn: float, z: float) -> Point:
        return SIDE * math.cos(turn), SPRING + crown * math.sin(turn), z

    bays = (1.2, 2.6, 4.0, 5.4, 6.6)
    for near, far in itertools.pairwise(bays):
        for k in range(10):
            a, b = math.pi * k / 10, math.pi * (k + 1) / 10
            corners = [vault(a, near), vault(b, near), vault(b, far), vault(a, far)]
            stage.poly(corners, colour("12303c") * (0.8 + 0.25 * (k % 2)), 0.12, (0, 0, 1))
    for k in range(10):
        a, b = math.pi * k / 10, math.pi * (k + 1) / 10
        corners = [
            vault(a, 6.6),
            vault(b, 6.6),
            (vault(b, 0)[0] * 0.58, vault(b, 0)[1] - 0.04, BACK[1]),
            (vault(a, 0)[0] * 0.58, vault(a, 0)[1] - 0.04, BACK[1]),
        ]
        stage.poly(corners, colour("0e2832"), 0.1, (0, 0, 1))
    for z in bays[:0:-1]:
        for k in range(14):
            a, b = vault(math.pi * k / 14, z), vault(math.pi * (k + 1) / 14, z)
            stage.bar(a, b, 0.17, IRON * 1.5)
            stage.bar((a[0], a[1] - 0.02, a[2] - 0.01), (b[0], b[1] - 0.02, b[2] - 0.01), 0.05, IRON * 2.3)
            stage.ball((a[0] * 0.985, a[1] - 0.05, z - 0.03), 0.035, BRASS * 0.8)
    for turn in (0.5, 1.05, math.pi - 1.05, math.pi - 0.5):
        stage.bar(vault(turn, 1.2), vault(turn, 6.6), 0.05, IRON * 1.3)


def _globe(stage: Stage, lamp: Point, hour: Daylight) -> None:
    """A brass globe lamp: the warm note."""
    x, y, z = lamp
    stage.bar((x, y + 0.14, z), (x, 2.7, z), 0.022, BRASS * 0.7)
    stage.bar((x - 0.08, y + 0.15, z), (x + 0.08, y + 0.15, z), 0.05, BRASS)
    stage.ball(lamp, 0.14, colour("ffc878"), 1.0)
    stage.light((x, y, z - 0.15), "ffa850", 1.5 * hour.lamps, 1.6, 0.9)
