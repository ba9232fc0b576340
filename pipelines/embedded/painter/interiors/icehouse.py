"""The ice house: a brick dome with an eye of cold light, blue blocks stacked round a pool of melt, one warm lantern."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.daylight import Daylight, Hours
from pipelines.embedded.painter.interiors.lamps import lantern
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, DoorFrame, Doors, reversed_anchors, reversed_doors
from pipelines.embedded.painter.space import Point, sub, unit
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, RIM, RADIUS, MIDDLE, CROWN = -1.5, 0.75, 3.7, 3.7, 1.9
POOL, POOL_DEEP, POOL_AT = 1.25, 0.75, (-0.1, 4.75)
EYE_TURN, EYE_RISE = 0.12, 0.86
BRICK, FROST, ICE, STRAW, IRON = (
    colour("5e4850"),
    colour("a8d2ee"),
    colour("3a9ade"),
    colour("d8b868"),
    colour("2a3038"),
)
HOURS: Hours = {
    "morning": Daylight(
        ("bfe0f4", "dff0f8", "fff8e8"), "e4f0ff", 0.75, 0.9, Air("8cb0e0", "3c4478", 0.39, "6f9cc0", 0.007, 1.0, 0.42)
    ),
    "dusk": Daylight(
        ("6a6ab0", "c48ab0", "f4b0a0"), "c8b0e8", 0.60, 1.2, Air("6a84b8", "34405c", 0.37, "4a5484", 0.007, 1.0, 0.42)
    ),
    "lamplight": Daylight(
        ("1c2c60", "30508c", "5a7ab0"), "98b0f0", 0.42, 1.6, Air("5a78c8", "38306a", 0.30, "1c3458", 0.007, 1.0, 0.44)
    ),
    "night": Daylight(
        ("12245c", "28509c", "6a9ad0"), "a4c4ff", 0.55, 1.4, Air("5078d0", "302c66", 0.30, "183050", 0.007, 1.0, 0.44)
    ),
}


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    hour = HOURS[brief.hour]
    stage = Stage(brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.53, backdrop=BRICK * 0.5)
    return stage, hour.air


def build(stage: Stage, brief: RoomBrief) -> None:
    hour, seed = HOURS[brief.hour], brief.seed
    with stage.reversed(_other_way(brief)):
        stage.reflect(FLOOR, ripple=0.8, tint=colour("1c4a6a"))
        _drum(stage, seed)
        _dome(stage, hour, seed)
        _floor(stage, seed)
        _stacks(stage, seed)
        _bench(stage, seed)
        _hang(stage, hour)
        _beam(stage, hour)


def doors(brief: RoomBrief) -> Doors:
    frames: Doors = {"left": _doorway(-0.86), "ahead": _doorway(0.03), "right": _doorway(0.86)}
    return reversed_doors(frames) if _other_way(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    anchors = (
        Anchor((-1.32, FLOOR, 6.25), 1.0, 1.4),
        Anchor((1.40, FLOOR, 6.2), 1.0, 1.45),
        Anchor((-1.4, FLOOR, 3.05), 0.95, 0.56),
        Anchor((0.15, FLOOR, 3.2), 0.8, 0.62),
        Anchor((1.35, FLOOR, 3.05), 0.9, 0.56),
        Anchor((2.52, -0.98, 3.6), 0.65, 0.6, 0.4, "table"),
        Anchor((1.38, 0.3, 6.4), 0.8, 0.6, 0.3, "wall"),
    )
    return reversed_anchors(anchors) if _other_way(brief) else anchors


def finish(stage: Stage, brief: RoomBrief) -> None:
    """Icicles from the vault's edge, close to the eye."""
    for k in range(15):
        x = -1.5 + 3.0 * (k + 0.6 * draw(brief.seed, k, 11)) / 15
        long = (0.10 + 0.34 * draw(brief.seed, k, 12)) * (0.4 + abs(x) * 0.55)
        wide = 0.025 + 0.03 * draw(brief.seed, k, 13)
        tone = mix(ICE, colour("f4fcff"), 0.4 + 0.5 * draw(brief.seed, k, 14))
        stage.poly([(x - wide, 1.12, 1.7), (x + wide, 1.12, 1.7), (x, 1.12 - long, 1.7)], tone, 0.45, (0, 1, 0))


def _other_way(brief: RoomBrief) -> bool:
    return draw(brief.seed, 803) < 0.5


def _round(turn: float, y: float, radius: float = RADIUS) -> Point:
    return radius * math.sin(turn), y, MIDDLE + radius * math.cos(turn)


def _vault(turn: float, rise: float) -> Point:
    return (
        RADIUS * math.cos(rise) * math.sin(turn),
        RIM + CROWN * math.sin(rise),
        MIDDLE + RADIUS * math.cos(rise) * math.cos(turn),
    )


def _doorway(turn: float) -> DoorFrame:
    half, near = 0.155, RADIUS * 0.975
    left, right = turn - half, turn + half
    corners = (
        _round(left, 0.55, near),
        _round(right, 0.55, near),
        _round(right, FLOOR, near),
        _round(left, FLOOR, near),
    )
    return DoorFrame(*corners)


def _drum(stage: Stage, seed: int) -> None:
    """The wall: brick in bond below, furred with frost where it meets the floor."""
    panels, courses = 30, 9
    for panel in range(panels):
        for course in range(courses):
            shift = 0.5 * (course % 2)
            a, b = (-2.05 + 4.1 * (panel + part + shift) / panels for part in (0.0, 1.0))
            low, high = (FLOOR + (RIM - FLOOR) * part / courses for part in (course, course + 1))
            tone = BRICK * (0.72 + 0.5 * draw(seed, panel, course, 21))
            tone = mix(tone, FROST, max(0.0, 0.34 - 0.13 * course) + 0.08 * draw(seed, panel, course, 22))
            stage.poly([_round(a, low), _round(b, low), _round(b, high), _round(a, high)], tone)


def _dome(stage: Stage, hour: Daylight, seed: int) -> None:
    rings, panels = 9, 26
    for ring in range(rings):
        low, high = (math.pi / 2 * part / rings for part in (ring, ring + 1))
        for panel in range(panels):
            a, b = (-math.pi + 2 * math.pi * (panel + part + 0.5 * (ring % 2)) / panels for part in (0.0, 1.0))
            if math.cos((a + b) / 2) < -0.75:
                continue
            tone = BRICK * (0.70 + 0.45 * draw(seed, panel, ring, 31) + 0.05 * ring)
            tone = mix(tone, FROST, 0.02 * ring * draw(seed, panel, ring, 32))
            along = unit(sub(_vault(b, low), _vault(a, low)))
            stage.poly([_vault(a, low), _vault(b, low), _vault(b, high), _vault(a, high)], tone, grain=along)
    _eye(stage, hour)
    for k in range(30):
        a, b = (-2.05 + 4.1 * (k + part) / 30 for part in (0, 1))
        stage.poly(
            [
                _round(a, RIM - 0.06, 3.62),
                _round(b, RIM - 0.06, 3.62),
                _round(b, RIM + 0.08, 3.62),
                _round(a, RIM + 0.08, 3.62),
            ],
            mix(BRICK, FROST, 0.35) * (0.8 + 0.3 * draw(seed, k, 33)),
        )


def _eye(stage: Stage, hour: Daylight) -> None:
    """The round hatch high in the dome, ringed with ice, the hour's sky in it."""

    def ring(size: float) -> list[Point]:
        turns = [2 * math.pi * k / 22 for k in range(22)]
        return [_vault(EYE_TURN + 0.30 * size * math.cos(t), EYE_RISE + 0.20 * size * math.sin(t)) for t in turns]

    stage.poly(ring(1.42), mix(BRICK, FROST, 0.3))
    stage.poly(ring(1.22), FROST, 0.35)
    stage.poly(ring(1.0), hour.tones[0], 1.0)
    stage.poly(ring(0.8), hour.tones[1], 1.0)
    if hour.dark:
        for k in range(12):
            turn, away = 6.28 * draw(stage.seed, k, 71), 0.85 * draw(stage.seed, k, 72) ** 0.5
            star = _vault(EYE_TURN + 0.30 * away * math.cos(turn), EYE_RISE + 0.20 * away * math.sin(turn))
            stage.ball(star, 0.016, colour("fff4d8"), 1.0)
        moon = _vault(EYE_TURN - 0.10, EYE_RISE + 0.03)
        stage.ball(moon, 0.22, colour("fff4d4"), 1.0)
    else:
        stage.poly(ring(0.55), hour.tones[2], 1.0)


def _floor(stage: Stage, seed: int) -> None:
    """Flags round the pool of melt, straw trodden into them."""
    steps = 28
    heart_x, heart_z = POOL_AT
    shore = [1.0 + 0.16 * (draw(seed, k, 40) - 0.5) for k in range(steps)]
    pool = stage.disc((heart_x, FLOOR, heart_z), POOL * 1.1, POOL_DEEP * 1.1, steps)
    stage.poly(pool, colour("1c4a68"), grain=(1, 0, 0), gloss=0.95)
    for k in range(steps):
        turns = [2 * math.pi * (k + part) / steps for part in (0, 1)]
        edges = (shore[k], shore[(k + 1) % steps])
        inner = [
            (heart_x + POOL * edge * math.cos(t), FLOOR, heart_z + POOL_DEEP * edge * math.sin(t))
            for edge, t in zip(edges, turns, strict=True)
        ]
        middle = [
            (heart_x + (2.05 * edge - 0.45) * math.cos(t), FLOOR, heart_z + (1.4 * edge - 0.3) * math.sin(t))
            for edge, t in zip(edges, turns, strict=True)
        ]
        outer = [(heart_x + 6.2 * math.cos(t), FLOOR, heart_z + 4.3 * math.sin(t)) for t in turns]
        tone = colour("64789c") * (0.80 + 0.3 * draw(seed, k, 41))
        stage.poly([inner[0], inner[1], middle[1], middle[0]], mix(tone, FROST, 0.65), 0.06)
        stage.poly([middle[0], middle[1], outer[1], outer[0]], tone * 0.72, gloss=0.1)
        for ring, (near, far) in enumerate(((1.9, 2.7), (2.7, 3.6), (3.6, 4.8))):
            if draw(seed, k, ring, 42) < 0.55:
                spots = [
                    (heart_x + reach * math.cos(t), FLOOR, heart_z + reach * 0.69 * math.sin(t))
                    for reach, t in ((near, turns[0]), (near, turns[1]), (far, turns[1]), (far, turns[0]))
                ]
                stage.poly(spots, tone * (0.72 + 0.35 * draw(seed, k, ring, 43)))
    for k in range(60):
        x, z = -3.0 + 6.0 * draw(seed, k, 44), 2.7 + 3.6 * draw(seed, k, 45)
        if ((x - heart_x) / POOL) ** 2 + ((z - heart_z) / POOL_DEEP) ** 2 < 1.2:
            continue
        turn = 6.28 * draw(seed, k, 46)
        end = (x + 0.2 * math.cos(turn), FLOOR + 0.01, z + 0.2 * math.sin(turn))
        stage.bar((x, FLOOR + 0.01, z), end, 0.014, STRAW * (0.7 + 0.5 * draw(seed, k, 47)), 0.0, (0, 1, 0))


def _stacks(stage: Stage, seed: int) -> None:
    """Blocks in tiers: two stacks against the far wall, two great ones framing the room."""
    for side in (-1, 1):
        for row, (count, y) in enumerate(((3, FLOOR), (3, FLOOR + 0.5), (2, FLOOR + 1.0))):
            for k in range(count):
                x = side * (0.92 + 0.46 * k + 0.1 * (row % 2))
                _block(stage, x - 0.22, x + 0.22, y, y + 0.48, 6.45 + 0.05 * row, 6.9, seed + 17 * row + k + side)
        for row, y in enumerate((FLOOR, FLOOR + 0.56, FLOOR + 1.12, FLOOR + 1.68)):
            for k in (1, 0):
                if row == 3 and (k == 1 or side < 0):
                    continue
                near = 2.75 + 0.85 * k + 0.12 * (row % 2)
                inner = 2.95 + 0.07 * draw(seed, row, k, side, 51)
                left, right = sorted((side * inner, side * (inner + 0.8)))
                if side > 0 and row < 3 and k == 0:
                    near += 0.25
                _block(stage, left, right, y, y + 0.54, near, near + 0.8, seed + 31 * row + k + side)


def _block(
    stage: Stage, left: float, right: float, low: float, high: float, near: float, far: float, seed: int
) -> None:
    """Clear ice: blue in its depth, white along its edges, a cloud frozen inside."""
    tone = ICE * (0.78 + 0.3 * draw(seed, 61))
    deep, pale = tone * 0.6, mix(tone, colour("e4f6ff"), 0.5)
    if left > 0:
        stage.poly([(left, low, near), (left, low, far), (left, high, far), (left, high, near)], deep, 0.5)
    if right < 0:
        stage.poly([(right, low, near), (right, low, far), (right, high, far), (right, high, near)], deep, 0.5)
    if high < 0:
        stage.poly([(left, high, near), (right, high, near), (right, high, far), (left, high, far)], pale, 0.4)
    wide, tall = right - left, high - low
    for band in range(4):
        y0, y1 = low + tall * band / 4, low + tall * (band + 1) / 4
        fill = mix(deep, pale, (0.05, 0.18, 0.34, 0.6)[band])
        stage.poly([(left, y0, near), (right, y0, near), (right, y1, near), (left, y1, near)], fill, 0.5)
    for crack in range(2):
        x, y = left + wide * (0.2 + 0.5 * draw(seed, crack, 62)), low + tall * (0.2 + 0.4 * draw(seed, crack, 63))
        end = (x + wide * 0.22 * (draw(seed, crack, 64) - 0.3), y + tall * 0.3, near - 0.003)
        stage.bar((x, y, near - 0.003), end, 0.016, pale, 0.5)
    for a, b in (((left, high), (right, high)), ((left, low), (left, high)), ((right, low), (right, high))):
        stage.bar((a[0], a[1], near - 0.004), (b[0], b[1], near - 0.004), 0.022, pale, 0.4)


def _bench(stage: Stage, seed: int) -> None:
    """One long block on runners by the right wall, at the height of a table."""
    stage.shadow([(2.05, FLOOR, 3.4), (3.05, FLOOR, 3.4), (3.05, FLOOR, 4.1), (2.05, FLOOR, 4.1)], 0.6)
    _block(stage, 2.08, 3.0, FLOOR, -0.98, 3.45, 4.05, seed + 7)


def _hang(stage: Stage, hour: Daylight) -> None:
    """The hoist with its tongs under the eye of the dome, and the lantern."""
    x, z = 0.1, 4.9
    for k in range(9):
        y = 2.5 - 0.14 * k
        stage.bar((x, y, z), (x + (0.025 if k % 2 else -0.025), y - 0.13, z), 0.03, IRON * 1.6)
    for side in (-1, 1):
        stage.bar((x, 1.2, z), (x + side * 0.18, 0.98, z), 0.04, IRON * 1.4)
        stage.bar((x + side * 0.18, 0.98, z), (x + side * 0.08, 0.74, z), 0.035, IRON * 1.4)
    lamp = (-1.3, 0.66, 5.9)
    lantern(stage, lamp, 2.0, "ffa64e", 2.1 * hour.lamps, size=0.42)


def _beam(stage: Stage, hour: Daylight) -> None:
    """Cold light through the eye of the dome: seen in the air, lying on the flags, held by the ice."""
    x, y, z = _vault(EYE_TURN, EYE_RISE)
    stage.light((x - 0.3, y - 0.9, z - 1.6), hour.beam, 2.8 * hour.strength + 0.2, 2.0, 0)
    stage.light((x, y, z - 0.2), hour.beam, 1.0, 1.2, 1.1)
    shaft = [(x - 0.5, y + 0.2, z), (x + 0.5, y + 0.1, z), (0.9, FLOOR, 3.9), (-1.5, FLOOR, 3.9)]
    stage.pool(shaft, colour(hour.beam) * (0.6 * hour.strength), soft=True)
    stage.pool(stage.disc((-0.3, FLOOR, 3.7), 1.2, 0.6), hour.pool * 1.0)
    for side in (-1, 1):
        stage.light((side * 2.6, -0.4, 3.2), "7fc8ff", 0.5, 1.6, 0)
    stage.light((0.0, 1.0, 1.0), "a8c8e8", 0.35, 4.0, 0)
