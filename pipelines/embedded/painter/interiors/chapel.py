"""The chapel: lancets that lay their colours on the flags, ribs meeting overhead, candles in iron crowns."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.interiors.daylight import Daylight, Hours
from pipelines.embedded.painter.interiors.lamps import IRON, candle
from pipelines.embedded.painter.interiors.lancets import APSE, FLOOR, STONE, TOP, draw_lancets
from pipelines.embedded.painter.interiors.sheet import Sheet, bricks, wall
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import Anchor, Doors, reversed_anchors, reversed_doors
from pipelines.embedded.painter.space import Point
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

SPRING, CORNER, SIDE = 0.9, (3.3, 5.7), 3.3
VAULT, FLAG, OAK = colour("565280"), colour("6a6478"), colour("5a3a2c")
HOURS: Hours = {
    "morning": Daylight(
        ("ffffff", "fff4d8", "ffe8b8"), "fff0d8", 1.0, 0.7, Air("8a90c0", "4a4048", 0.51, "7a7898", 0.014, 1.0, 0.42)
    ),
    "dusk": Daylight(
        ("ffc890", "ff9a70", "d87088"), "ffb080", 0.8, 1.1, Air("6a62a0", "44343c", 0.42, "3a2c4c", 0.014, 1.0, 0.42)
    ),
    "lamplight": Daylight(
        ("8890d0", "6a70b8", "5058a0"), "8a98e8", 0.42, 1.6, Air("5a5894", "40302e", 0.38, "221e3c", 0.012, 1.0, 0.44)
    ),
    "night": Daylight(
        ("98b0f0", "7890e0", "5870c8"), "a0b8ff", 0.60, 1.3, Air("4c5498", "342a38", 0.37, "181c40", 0.012, 1.0, 0.44)
    ),
}


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.52, backdrop=STONE * 0.4)
    return stage, HOURS[brief.hour].air


def build(stage: Stage, brief: RoomBrief) -> None:
    hour, seed = HOURS[brief.hour], brief.seed
    with stage.reversed(_other_way(brief)):
        _flags(stage, seed)
        _walls(stage, seed)
        _vault(stage, seed)
        draw_lancets(stage, hour, seed)
        for x in (-1.75, 1.75):
            _crown(stage, (x, 1.12, 4.7), hour)
        _sconces(stage, hour)
        stage.light((0.0, 1.5, 5.9), hour.beam, 1.1 * hour.strength, 2.4, 0)
        stage.light((0.2, 1.6, 1.0), "a8a0d0", 0.32, 4.0, 0)


def doors(brief: RoomBrief) -> Doors:
    stage = Stage(0)
    frames: Doors = {
        "left": _facet(stage, -1).doorway(1.12, 1.05, 2.0),
        "ahead": wall(stage, (-APSE[0], APSE[1]), APSE, FLOOR, TOP).doorway(APSE[0], 1.04, 2.05),
        "right": _facet(stage, 1).doorway(1.2, 1.05, 2.0),
    }
    return reversed_doors(frames) if _other_way(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    anchors = (
        Anchor((1.04, FLOOR, 6.75), 0.78, 1.4),
        Anchor((-1.04, FLOOR, 6.75), 0.78, 1.4),
        Anchor((-2.9, FLOOR, 4.5), 1.0, 1.5),
        Anchor((2.9, FLOOR, 4.5), 1.0, 1.5),
        Anchor((-1.2, FLOOR, 3.0), 1.1, 0.66),
        Anchor((1.2, FLOOR, 3.0), 1.1, 0.66),
        Anchor((0.0, FLOOR, 3.2), 0.8, 0.7),
    )
    return reversed_anchors(anchors) if _other_way(brief) else anchors


def finish(stage: Stage, brief: RoomBrief) -> None:
    """The ends of two pews, close to the eye."""
    with stage.reversed(_other_way(brief)):
        for side in (-1, 1):
            inner, outer = side * (1.17 + 0.06 * draw(brief.seed, side + 3)), side * 1.9
            left, right = min(inner, outer), max(inner, outer)
            stage.box(left, right, FLOOR, -0.84, 1.86, 1.92, OAK * 0.9, OAK * 1.5)
            stage.bar((left, -0.83, 1.85), (right, -0.83, 1.85), 0.07, OAK * 1.7)
            knob = (inner, -0.80, 1.85)
            stage.ball(knob, 0.055, OAK * 1.8)
            stage.bar((inner, FLOOR, 1.85), (inner, -0.86, 1.85), 0.1, OAK * 1.3)


def _other_way(brief: RoomBrief) -> bool:
    return draw(brief.seed, 805) < 0.5


def _facet(stage: Stage, side: int) -> Sheet:
    if side < 0:
        return wall(stage, (-CORNER[0], CORNER[1]), (-APSE[0], APSE[1]), FLOOR, TOP)
    return wall(stage, APSE, CORNER, FLOOR, TOP)


def _flags(stage: Stage, seed: int) -> None:
    """Worn flags of many sizes, rows running across."""
    stage.poly([(-SIDE, FLOOR, 0.8), (SIDE, FLOOR, 0.8), (SIDE, FLOOR, 7.2), (-SIDE, FLOOR, 7.2)], FLAG * 0.7)
    z, row = 1.3, 0
    while z < 7.2:
        deep = 0.42 + 0.16 * draw(seed, row, 1)
        x, column = -SIDE - 0.4 * draw(seed, row, 2), 0
        while x < SIDE:
            wide = 0.55 + 0.5 * draw(seed, row, column, 3)
            tone = FLAG * (0.80 + 0.38 * draw(seed, row, column, 4))
            corners = [
                (x, FLOOR, z),
                (x + wide - 0.025, FLOOR, z),
                (x + wide - 0.025, FLOOR, z + deep - 0.025),
                (x, FLOOR, z + deep - 0.025),
            ]
            stage.poly(corners, tone)
            x += wide
            column += 1
        z += deep
        row += 1


def _walls(stage: Stage, seed: int) -> None:
    sheets = (
        wall(stage, (-SIDE, 0.8), (-SIDE, CORNER[1]), FLOOR, TOP),
        wall(stage, (SIDE, CORNER[1]), (SIDE, 0.8), FLOOR, TOP),
        _facet(stage, -1),
        _facet(stage, 1),
        wall(stage, (-APSE[0], APSE[1]), APSE, FLOOR, TOP),
    )
    for k, sheet in enumerate(sheets):
        bricks(sheet, STONE, seed + k, size=(0.62, 0.3), share=0.6)
        sheet.patch(0, 0, sheet.width, 0.22, STONE * 0.7)
        sheet.line((0, 0.24), (sheet.width, 0.24), 0.05, STONE * 1.2)
        sheet.line((0, SPRING - FLOOR), (sheet.width, SPRING - FLOOR), 0.05, STONE * 1.15)


def _rib(foot: Point, crown: Point, share: float) -> Point:
    """A point of the pointed curve from a springer up to its crown."""
    along, up = 1 - math.cos(share * math.pi / 2), math.sin(share * math.pi / 2)
    return (
        foot[0] + (crown[0] - foot[0]) * along,
        foot[1] + (crown[1] - foot[1]) * up,
        foot[2] + (crown[2] - foot[2]) * along,
    )


def _vault(stage: Stage, seed: int) -> None:
    boss, middle = (0.0, 3.0, 5.5), (0.0, 3.2, 3.7)
    near = (0.0, 3.15, 1.9)
    head = (0.0, 2.86, APSE[1])
    steps = 6
    ribs: list[tuple[Point, Point, float]] = []
    for side in (-1, 1):
        inner, corner, front = (
            (side * APSE[0], SPRING, APSE[1]),
            (side * CORNER[0], SPRING, CORNER[1]),
            (side * SIDE, SPRING, 1.9),
        )
        canted, flank = (side * 2.43, 2.78, 6.45), (side * SIDE, 2.9, 3.8)
        fans = (
            (inner, head, boss), (inner, boss, canted), (corner, canted, boss), (corner, boss, middle),
            (corner, middle, flank), (front, flank, middle), (front, middle, near),
        )  # fmt: skip
        for fan, (foot, one, other) in enumerate(fans):
            tone = VAULT * (0.85 + 0.2 * (fan % 2))
            for k in range(steps):
                low, high = k / steps, (k + 1) / steps
                corners = [_rib(foot, one, low), _rib(foot, other, low), _rib(foot, other, high), _rib(foot, one, high)]
                stage.poly(
                    corners[1:] if k == 0 else corners,
                    tone * (0.9 + 0.2 * draw(seed, fan, k, side, 9)),
                    grain=(1, 0, 0),
                )
        ribs += [
            (inner, head, 0.09),
            (inner, boss, 0.1),
            (corner, canted, 0.07),
            (inner, canted, 0.07),
            (corner, boss, 0.13),
        ]
        ribs += [(corner, middle, 0.12), (corner, flank, 0.1), (front, middle, 0.12), (front, near, 0.16)]
    for foot, crown, thick in ribs:
        for k in range(8):
            stage.bar(_rib(foot, crown, k / 8), _rib(foot, crown, (k + 1) / 8), thick, STONE * 1.45, 0.06)
    stage.bar(boss, middle, 0.1, STONE * 1.4, 0.06)
    for knot in (boss, middle):
        stage.ball(knot, 0.16, mix(STONE, colour("f0b85e"), 0.45))
    for side in (-1, 1):
        for x, z, thick in ((APSE[0], APSE[1] - 0.06, 0.15), (CORNER[0] - 0.04, CORNER[1] - 0.06, 0.2)):
            stage.bar((side * x, FLOOR, z), (side * x, SPRING, z), thick, STONE * 1.3)
            stage.bar(
                (side * x, SPRING - 0.12, z - 0.01), (side * x, SPRING + 0.02, z - 0.01), thick * 1.6, STONE * 1.3
            )
            stage.bar((side * x, FLOOR, z - 0.01), (side * x, FLOOR + 0.2, z - 0.01), thick * 1.5, STONE * 1.1)


def _crown(stage: Stage, middle: Point, hour: Daylight) -> None:
    """An iron ring of candles on three chains."""
    x, y, z = middle
    radius = 0.44
    ring = [
        (x + radius * math.cos(k * math.pi / 8), y, z + radius * 0.8 * math.sin(k * math.pi / 8)) for k in range(16)
    ]
    for k in (0, 4, 8, 12):
        stage.bar(ring[k], (x, y + 0.75, z), 0.014, IRON * 1.4)
    stage.bar((x, y + 0.75, z), (x, 3.0, z), 0.02, IRON * 1.4)
    for k in range(8):
        stage.bar(ring[k], ring[k + 1], 0.05, IRON * 1.5)
    for k in (0, 2, 4, 6, 8, 9, 11, 13, 15):
        candle(stage, ring[k], 0.15, width=0.062)
    for k in range(8, 16):
        stage.bar(ring[k], ring[(k + 1) % 16], 0.055, IRON * 1.8)
    stage.light((x, y + 0.18, z - 0.3), "ffb054", 1.35 * hour.lamps, 1.5, 1.2, flickers=True)


def _sconces(stage: Stage, hour: Daylight) -> None:
    for side in (-1, 1):
        x, y, z = side * (APSE[0] - 0.0), 0.05, APSE[1] - 0.2
        stage.bar((x - 0.07, y, z), (x + 0.07, y, z), 0.035, IRON * 1.6)
        candle(stage, (x, y + 0.02, z), 0.22, width=0.075, power=0.9 * hour.lamps)
