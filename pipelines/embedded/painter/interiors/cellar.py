"""The flooded cellar: a brick vault over still water, quays of stone, an apse with three doors, lanterns twice."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour, mix
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
from pipelines.embedded.painter.space import Point, between, sub, unit
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

WATER, QUAY, SPRING, RISE = -1.18, -0.86, 1.2, 1.35
HALF, APSE, END, FAR_HALF = 2.75, 5.2, 6.9, 1.4
STONE, MOSS = colour("9c9c90"), colour("4f6a52")
BRICKS = tuple(colour(one) for one in ("9a6a52", "a87458", "8c7674"))
SEGMENTS = 12


def _brick(stage: Stage) -> Colour:
    """What the vault is built of, by the seed: red, yellow or grey brick."""
    return BRICKS[int(draw(stage.seed, 47) * len(BRICKS))]


def _turned(brief: RoomBrief) -> bool:
    return draw(brief.seed, 41) < 0.5


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.47, backdrop=colour("0a1418")
    )
    if brief.hour == "night":
        return stage, Air("4a86b8", "2c5a60", 0.42, "0c2430", 0.06, 0.98, 0.5)
    return stage, Air("5a88a0", "3a5a58", 0.38, "10242a", 0.045, 0.96, 0.45)


def build(stage: Stage, brief: RoomBrief) -> None:
    with stage.reversed(_turned(brief)):
        stage.reflect(WATER, ripple=1.0, tint=colour("2f7a78"))
        _water(stage)
        _apse(stage, brief.seed)
        _vault(stage, brief.seed)
        _quays(stage, brief.seed)
        _lights(stage, brief)


def doors(brief: RoomBrief) -> Doors:
    left = _in_chamfer(0.21, 0.80)
    frames: Doors = {
        "left": left,
        "ahead": frontal(0.0, QUAY + 0.24, END - 0.06, 1.05, 1.88),
        "right": reversed_doors({"left": left})["right"],
    }
    return reversed_doors(frames) if _turned(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    stands = (
        Anchor((-1.98, QUAY, 2.95), 0.8, 1.5, faces=0.35),
        Anchor((2.02, QUAY, 3.05), 0.8, 1.5, faces=-0.35),
        Anchor((-0.82, WATER - 0.03, 3.3), 1.0, 0.85),
        Anchor((0.82, WATER - 0.03, 3.9), 0.85, 0.85),
        Anchor((0.34, WATER - 0.03, 2.55), 0.62, 0.42),
        Anchor((-0.12, WATER - 0.03, 5.2), 0.5, 0.55),
    )
    return reversed_anchors(stands) if _turned(brief) else stands


def finish(stage: Stage, brief: RoomBrief) -> None:
    """The nearest rib of the vault, dark against the light."""
    for hand in (-1, 1):
        corners = [(hand * 1.22, QUAY - 0.4, 1.5), (hand * 1.5, QUAY - 0.4, 1.5), (hand * 1.5, 0.5, 1.5)]
        stage.poly([*corners, (hand * 1.22, 0.42, 1.5)], STONE * 0.3, grain=(0, 1, 0))
    curve = [(1.22 * math.cos(turn), 0.42 + 0.75 * math.sin(turn)) for turn in _turns()]
    for (x0, y0), (x1, y1) in itertools.pairwise(curve):
        outer = [(x0 * 1.25, y0 + 0.5, 1.5), (x1 * 1.25, y1 + 0.5, 1.5)]
        stage.poly([(x0, y0, 1.5), (x1, y1, 1.5), *outer[::-1]], STONE * 0.28, grain=unit((x1 - x0, y1 - y0, 0)))


def _turns() -> list[float]:
    return [math.pi * k / SEGMENTS for k in range(SEGMENTS + 1)]


def _arch(turn: float, z: float, share: float = 1.0) -> Point:
    """On the vault at depth z: beyond APSE it narrows towards the end wall."""
    beyond = max(0.0, (z - APSE) / (END - APSE))
    half = HALF + (FAR_HALF - HALF) * beyond
    rise = RISE * (1 - 0.42 * beyond)
    return half * share * math.cos(turn), SPRING + rise * share * math.sin(turn), z


def _in_chamfer(first: float, last: float) -> DoorFrame:
    """A doorway in the slanting wall at the left of the apse, between two shares of its length."""
    start, end = (-HALF + 0.05, 0.0, APSE - 0.03), (-FAR_HALF + 0.05, 0.0, END - 0.03)
    left, right = between(start, end, first), between(start, end, last)
    top = QUAY + 1.98
    return DoorFrame(
        (left[0], top, left[2]), (right[0], top, right[2]), (right[0], QUAY, right[2]), (left[0], QUAY, left[2])
    )


def _water(stage: Stage) -> None:
    stage.poly(
        [(-3, WATER, 0.6), (3, WATER, 0.6), (3, WATER, END), (-3, WATER, END)],
        colour("0e2a30"),
        grain=(1, 0, 0),
        gloss=0.93,
    )


def _courses(stage: Stage, start: Point, end: Point, seed: int, fill: Colour, rows: int = 9, columns: int = 7) -> None:
    """An upright wall of bricks from the water to the spring; green near the water."""
    low, high = WATER - 0.05, SPRING
    grain = unit(sub(end, start))
    for row in range(rows):
        y0, y1 = low + (high - low) * row / rows, low + (high - low) * (row + 1) / rows
        damp = max(0.0, 0.75 - 0.22 * row)
        band = [(start[0], y0, start[2]), (end[0], y0, end[2]), (end[0], y1, end[2]), (start[0], y1, start[2])]
        stage.poly(band, mix(fill, MOSS, damp) * 0.9, grain=grain)
        for column in range(columns):
            if draw(seed, row, column, 3) < 0.5:
                continue
            a = (column + 0.5 * (row % 2)) / (columns + 0.5)
            p, q = between(start, end, a), between(start, end, a + 0.92 / (columns + 0.5))
            tone = mix(fill, MOSS, damp * draw(seed, row, column, 5)) * (0.72 + 0.55 * draw(seed, row, column))
            y2 = y1 - (y1 - y0) * 0.1
            stage.poly([(p[0], y0, p[2]), (q[0], y0, q[2]), (q[0], y2, q[2]), (p[0], y2, p[2])], tone, grain=grain)


def _apse(stage: Stage, seed: int) -> None:
    stage.poly(
        [(-FAR_HALF, WATER, END), (FAR_HALF, WATER, END), *(_arch(turn, END) for turn in _turns())],
        _brick(stage) * 0.75,
        grain=(1, 0, 0),
    )
    _courses(stage, (-FAR_HALF, 0, END), (FAR_HALF, 0, END), seed, _brick(stage) * 0.85)
    _courses(stage, (-HALF, 0, APSE), (-FAR_HALF, 0, END), seed + 1, _brick(stage) * 0.9)
    _courses(stage, (FAR_HALF, 0, END), (HALF, 0, APSE), seed + 2, _brick(stage) * 0.9)
    for one, other in itertools.pairwise(_turns()):
        corners = [_arch(one, END), _arch(other, END), _arch(other, APSE), _arch(one, APSE)]
        stage.poly(corners, _brick(stage) * (0.75 + 0.3 * draw(seed, int(one * 40))), grain=(0, 0, 1))
    for frame in (_in_chamfer(0.21, 0.80), reversed_doors({"left": _in_chamfer(0.21, 0.80)})["right"]):
        corners = [frame.at(-0.16, -0.06), frame.at(1.16, -0.06), frame.at(1.16, 1.0), frame.at(-0.16, 1.0)]
        stage.poly([*corners[:1], frame.at(0.5, -0.15), *corners[1:]], STONE * 0.8, grain=(0, 1, 0))
    arch = [(-0.74, QUAY, END - 0.03), (-0.74, 1.05, END - 0.03), (0, 1.38, END - 0.03), (0.74, 1.05, END - 0.03)]
    stage.poly([*arch, (0.74, QUAY, END - 0.03)], STONE * 0.85, grain=(0, 1, 0))


def _vault(stage: Stage, seed: int) -> None:
    depths = [APSE - (APSE - 0.6) * k / 9 for k in range(10)]
    for far, near in itertools.pairwise(depths):
        for one, other in itertools.pairwise(_turns()):
            tone = _brick(stage) * (0.55 + 0.7 * draw(seed, int(one * 40), int(near * 9)))
            stage.poly(
                [_arch(one, far), _arch(other, far), _arch(other, near), _arch(one, near)], tone, grain=(0, 0, 1)
            )
    for hand in (-1, 1):
        _courses(stage, (hand * HALF, 0, APSE), (hand * HALF, 0, 0.6), seed + 5 + hand, _brick(stage), columns=14)
    for z in (APSE, 3.5, 2.0):  # stone ribs carry the vault
        for one, other in itertools.pairwise(_turns()):
            p, q, r, s = _arch(one, z), _arch(other, z), _arch(other, z, 0.91), _arch(one, z, 0.91)
            grain = unit(sub(q, p))
            stage.poly([p, q, r, s], STONE * (0.85 + 0.3 * draw(seed, int(one * 40), int(z * 3))), grain=grain)
            back = [_arch(one, z - 0.3, 0.91), _arch(other, z - 0.3, 0.91)]
            stage.poly([s, r, back[1], back[0]], STONE * 0.6, grain=(0, 0, 1))
        for hand in (-1, 1):
            x0, x1 = sorted((hand * HALF * 0.91, hand * HALF))
            stage.box(x0, x1, WATER, SPRING, z - 0.02, z + 0.3, STONE * 0.85, grain=(0, 1, 0))
            stage.box(x0 - 0.05, x1 + 0.05, SPRING - 0.12, SPRING + 0.04, z - 0.05, z + 0.33, STONE)


def _quays(stage: Stage, seed: int) -> None:
    """Stone ledges along both walls and round the apse, three steps up to the middle door."""
    for hand in (-1, 1):
        edge = [(hand * 1.5, 0.8), (hand * 1.5, APSE - 0.5), (hand * 0.95, END - 0.75), (0.0, END - 0.75)]
        back = [(hand * HALF, 0.8), (hand * HALF, APSE), (hand * FAR_HALF, END), (0.0, END)]
        for ((x0, z0), (x1, z1)), ((x2, z2), (x3, z3)) in zip(itertools.pairwise(edge), itertools.pairwise(back)):
            top = [(x0, QUAY, z0), (x1, QUAY, z1), (x3, QUAY, z3), (x2, QUAY, z2)]
            stage.poly(top, STONE * 0.92, grain=(0, 0, 1))
            stage.poly([(x0, WATER, z0), (x1, WATER, z1), (x1, QUAY, z1), (x0, QUAY, z0)], mix(STONE, MOSS, 0.6) * 0.7)
        for k in range(7):
            z = 1.2 + 0.55 * k
            stage.bar((hand * 1.5, QUAY + 0.002, z), (hand * HALF, QUAY + 0.002, z), 0.02, STONE * 0.55)
        stage.bar((hand * 1.53, QUAY + 0.01, 0.9), (hand * 1.53, QUAY + 0.01, APSE - 0.5), 0.05, STONE * 1.15)
    for k in range(2):
        stage.box(
            -0.75 + 0.1 * k, 0.75 - 0.1 * k, QUAY, QUAY + 0.12 * (k + 1), END - 0.5 + 0.25 * k, END, STONE * 0.85, STONE
        )
    for hand, z in ((-1, 1.9), (1, 2.2), (1, 4.2)):  # mooring posts and a coil of rope
        x = hand * 1.62
        stage.tube((x, QUAY, z), (x, QUAY + 0.24, z), 0.06, 0.075, colour("4a4a50"), 6)
        stage.ball((x, QUAY + 0.26, z), 0.085, colour("5a5a60"), squash=0.6)


LANTERNS = ((-0.86, 0.92, 5.1, 2.0), (0.9, 0.84, 5.0, 1.7), (-1.8, 0.86, 3.2, 1.5))
"""Where they hang, clear of the doors, and how strong they are."""


def _lantern(stage: Stage, x: float, y: float, z: float) -> None:
    iron = colour("2a2622")
    top = SPRING + RISE * math.sqrt(max(0.0, 1 - (x / HALF) ** 2))
    stage.bar((x, y + 0.2, z), (x, top, z), 0.025, iron)
    stage.bar((x, y - 0.11, z), (x, y + 0.11, z), 0.17, colour("ffd27a"), 1.0)
    stage.bar((x - 0.12, y + 0.14, z), (x + 0.12, y + 0.14, z), 0.07, iron)
    stage.bar((x - 0.1, y - 0.14, z), (x + 0.1, y - 0.14, z), 0.04, iron)
    for side in (-0.085, 0.0, 0.085):
        stage.bar((x + side, y - 0.13, z - 0.01), (x + side, y + 0.13, z - 0.01), 0.014, iron)


def _lights(stage: Stage, brief: RoomBrief) -> None:
    for x, y, z, power in LANTERNS:
        _lantern(stage, x, y, z)
        stage.light((x, y - 0.05, z - 0.1), "ffb050", power * 1.35, 1.2, 0.9, flickers=True)
        stage.light((x, 2 * WATER - y, z), "ffa848", power * 0.35, 1.3, 0)
    stage.light((0.3, 0.4, 0.8), "5fb0c8", 0.35, 2.6, 0)
    stage.light((0.0, -0.2, END - 0.5), "ffb868", 1.2, 1.5, 0)
    if brief.hour != "night":
        return
    iron = colour("2a2622")  # the moon through a grating in the vault
    stage.poly([(0.72, 2.44, 4.4), (1.3, 2.33, 4.4), (1.3, 2.33, 5.1), (0.72, 2.44, 5.1)], colour("d8eaff"), 1.0)
    for k in range(4):
        x = 0.76 + 0.16 * k
        stage.bar((x, 2.42 - 0.03 * k, 4.35), (x, 2.42 - 0.03 * k, 5.12), 0.035, iron)
    shaft = [(0.75, 2.3, 4.7), (1.3, 2.2, 4.7), (1.5, WATER, 4.0), (0.4, WATER, 4.0)]
    stage.pool(shaft, colour("7fb0ff") * 0.5, True)
    stage.pool(stage.disc((1.05, WATER, 4.0), 0.7, 0.5), colour("9fc8ff") * 0.4)
    stage.light((1.0, 1.2, 3.5), "8fb8ff", 1.5, 1.7, 0)
