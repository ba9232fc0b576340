"""The theatre: from the stalls one looks at a lit stage, painted flats and a painted night, red curtain, footlights."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
    turned,
)
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, PIT, APRON, CLOTH = -1.3, -1.55, 2.35, 6.9
HALF, HIGH = 3.6, 3.4
CURTAINS = tuple(colour(one) for one in ("9a1f2a", "1f5a50", "6a2460"))
GOLD, CANVAS, TIMBER = colour("e0b058"), colour("cbb894"), colour("6a4630")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the backcloth shows: a sky from `top` to `low`, sun or moon, three rows of hills from far to near."""

    top: str
    low: str
    orb: str
    hills: tuple[str, str, str]


SCENES = (
    Scene("1f2f7a", "c07aa0", "f8e8c0", ("4a4a94", "35386e", "242a50")),
    Scene("3a6a9a", "f0b078", "fff0b0", ("7a8aa0", "4f7a6a", "2f5a48")),
    Scene("5a2a5a", "f08a5a", "ffd878", ("8a4a6a", "5a3458", "3a2444")),
    Scene("144a5a", "7ab0a0", "e8f4d8", ("2f6a74", "22525c", "183a44")),
)
ROOFS = ("7a2f3a", "3a4a6a", "4a6a4a", "8a5a2a")


def _turned(brief: RoomBrief) -> bool:
    return draw(brief.seed, 41) < 0.5


def _curtain(brief: RoomBrief) -> Colour:
    return CURTAINS[int(draw(brief.seed, 43) ** 2 * len(CURTAINS))]


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(
        brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.46, backdrop=colour("08060c")
    )
    return stage, Air("5a5aa0", "6a3a30", 0.36, "1a1430", 0.03, 0.93, 0.5)


def build(stage: Stage, brief: RoomBrief) -> None:
    with stage.reversed(_turned(brief)):
        stage.reflect(FLOOR)
        _cloth(stage, brief)
        _boards(stage, brief.seed)
        for hand in (-1, 1):
            _flat(stage, hand, brief)
        _flies(stage, brief)
        _lights(stage, brief)


def doors(brief: RoomBrief) -> Doors:
    frames: Doors = {
        "left": _flat_door(-1),
        "ahead": frontal(0.0, FLOOR, CLOTH - 0.12, 1.15, 2.0),
        "right": _flat_door(1),
    }
    return reversed_doors(frames) if _turned(brief) else frames


def _flat_door(hand: int) -> DoorFrame:
    return turned(hand * 2.0, FLOOR, 5.2, 1.0, 2.0, 0.3 * hand)


def places(brief: RoomBrief) -> Sequence[Anchor]:
    stands = (
        Anchor((-1.79, FLOOR, 2.92), 0.68, 1.5, faces=0.35),
        Anchor((1.79, FLOOR, 2.95), 0.68, 1.5, faces=-0.35),
        Anchor((-0.84, FLOOR, 4.2), 0.78, 1.15),
        Anchor((0.86, FLOOR, 4.3), 0.78, 1.15),
        Anchor((0.02, FLOOR, 2.85), 0.64, 0.52),
        Anchor((0.78, FLOOR, 2.75), 0.62, 0.48),
        Anchor((-0.95, FLOOR, 2.7), 0.5, 0.4),
    )
    return reversed_anchors(stands) if _turned(brief) else stands


def finish(stage: Stage, brief: RoomBrief) -> None:
    """The gilded arch, its curtain, the footlights in their shells, and heads in the stalls."""
    with stage.reversed(_turned(brief)):
        _footlights(stage)
        _arch(stage, brief)
        for k in range(9):
            x = -1.05 + 0.27 * k + 0.08 * draw(brief.seed, k, 71)
            if abs(x) > 0.18 and draw(brief.seed, k, 72) < 0.62:
                y = -0.72 - 0.05 * draw(brief.seed, k, 73)
                stage.ball((x, y, 1.3), 0.062, colour("181018"))
                stage.poly(
                    [(x - 0.13, -1.0, 1.3), (x + 0.13, -1.0, 1.3), (x + 0.05, y, 1.3), (x - 0.05, y, 1.3)],
                    colour("140e16"),
                )


def _boards(stage: Stage, seed: int) -> None:
    count = 26
    for k in range(count):
        left, right = -HALF + 2 * HALF * k / count, -HALF + 2 * HALF * (k + 1) / count
        tone = colour("9a6a42") * (0.78 + 0.34 * draw(seed, k, 3))
        corners = [(left, FLOOR, APRON), (right, FLOOR, APRON), (right, FLOOR, CLOTH), (left, FLOOR, CLOTH)]
        stage.poly(corners, tone, grain=(0, 0, 1), gloss=0.2)
        stage.bar((left, FLOOR, APRON), (left, FLOOR, CLOTH), 0.01, colour("4a2e1c"))
    front = [(-HALF, PIT - 0.4, APRON), (HALF, PIT - 0.4, APRON), (HALF, FLOOR, APRON), (-HALF, FLOOR, APRON)]
    stage.poly(front, colour("3a1a1c"), grain=(1, 0, 0))
    stage.bar((-HALF, FLOOR, APRON - 0.01), (HALF, FLOOR, APRON - 0.01), 0.05, GOLD * 0.7)


def _cloth(stage: Stage, brief: RoomBrief) -> None:
    """The backcloth: a night that somebody painted on linen, with a moon, hills, and a castle or a harbour."""
    seed = brief.seed
    wide, low, high = 4.3, FLOOR, HIGH

    def paint(spots: Sequence[tuple[float, float]], fill: Colour, glow: float = 0.10) -> None:
        stage.poly([(x, y, CLOTH) for x, y in spots], fill, glow, (1, 0.1, 0))

    scene = SCENES[int(draw(seed, 47) * len(SCENES))]
    top, bottom = colour(scene.top), colour(scene.low)
    for k in range(14):
        a, b = low + (high - low) * k / 14, low + (high - low) * (k + 1) / 14
        paint([(-wide, a), (wide, a), (wide, b), (-wide, b)], mix(bottom, top, min(1.0, max(0.0, (k - 3) / 8))))
    moon = (1.35, 1.85)
    for radius, tone, glow in ((0.62, mix(top, colour(scene.orb), 0.22), 0.2), (0.40, colour(scene.orb), 0.75)):
        paint([(moon[0] + radius * math.cos(k / 4), moon[1] + radius * math.sin(k / 4)) for k in range(25)], tone, glow)
    for k in range(16):
        x, y = -3.6 + 7.2 * draw(seed, k, 1), 0.9 + 2.2 * draw(seed, k, 2)
        paint([(x, y + 0.09), (x + 0.025, y), (x, y - 0.09), (x - 0.025, y)], colour("fff0c8"), 0.8)
        paint([(x - 0.07, y), (x, y + 0.025), (x + 0.07, y), (x, y - 0.025)], colour("fff0c8"), 0.8)
    for row, (level, rise, tone) in enumerate(zip((0.25, -0.2, -0.6), (0.7, 0.5, 0.4), scene.hills)):
        line = [
            (
                -wide + 2 * wide * k / 24,
                level
                + rise * (draw(seed, row, 7) - 0.3) * math.sin(k * (0.5 + 0.2 * row) + 9 * draw(seed, row, 8)) * 0.6,
            )
            for k in range(25)
        ]
        paint([(-wide, low), *line, (wide, low)], colour(tone))
        if row == 0:
            _painted_castle(paint, -1.0, 0.35)
    stage.bar((-wide, high, CLOTH), (wide, high, CLOTH), 0.1, TIMBER)


def _painted_castle(paint: Callable[..., None], x: float, y: float) -> None:
    stone, roof = colour("6a6ab0"), colour("8a3a5a")
    for dx, wide, tall in (
        (-0.45, 0.16, 0.75),
        (0.0, 0.24, 1.15),
        (0.42, 0.15, 0.6),
        (-0.18, 0.2, 0.55),
        (0.2, 0.2, 0.7),
    ):
        a, b, top = x + dx - wide / 2, x + dx + wide / 2, y + tall
        paint([(a, y - 0.2), (b, y - 0.2), (b, top), (a, top)], stone)
        paint([(a - 0.04, top), (b + 0.04, top), (x + dx, top + 0.36)], roof)
        paint(
            [
                (x + dx - 0.03, top - 0.25),
                (x + dx + 0.03, top - 0.25),
                (x + dx + 0.03, top - 0.12),
                (x + dx - 0.03, top - 0.12),
            ],
            colour("ffd880"),
            0.9,
        )


def _flat(stage: Stage, hand: int, brief: RoomBrief) -> None:
    """A canvas flat on its brace, painted as a house front, with the door that is really there; then a painted tree."""
    frame = _flat_door(hand)
    wall = mix(CANVAS, colour(brief.palette[2]), 0.35)
    gable = [(-0.55, 1.0), (-0.55, -0.12), (-0.68, -0.1), (0.5, -0.52), (1.68, -0.1), (1.55, -0.12), (1.55, 1.0)]
    stage.poly([frame.at(u, v, -0.06) for u, v in gable], wall * 0.9, grain=(0, 1, 0))
    roof = [(-0.74, -0.06), (0.5, -0.56), (1.74, -0.06), (1.62, 0.02), (0.5, -0.42), (-0.62, 0.02)]
    stage.poly(
        [frame.at(u, v, -0.04) for u, v in roof], colour(ROOFS[int(draw(brief.seed, 48 + hand) * 4)]), grain=(1, 0.3, 0)
    )
    for u in (-0.42, 1.14):
        window = [(u, 0.22), (u + 0.28, 0.22), (u + 0.28, 0.52), (u, 0.52)]
        stage.poly([frame.at(a, b, -0.03) for a, b in window], colour("ffcf70"), 0.6)
        stage.bar(frame.at(u + 0.14, 0.22, -0.02), frame.at(u + 0.14, 0.52, -0.02), 0.025, TIMBER)
        stage.bar(frame.at(u, 0.37, -0.02), frame.at(u + 0.28, 0.37, -0.02), 0.025, TIMBER)
        stage.poly(
            [
                frame.at(a, b, -0.03)
                for a, b in ((u - 0.04, 0.55), (u + 0.32, 0.55), (u + 0.26, 0.63), (u + 0.02, 0.63))
            ],
            colour("4a7a4a"),
        )
    for k in range(6):
        v = 0.05 + 0.17 * k
        stage.bar(frame.at(-0.55, v, -0.05), frame.at(-0.28, v, -0.05), 0.012, wall * 0.6)
        stage.bar(frame.at(1.28, v, -0.05), frame.at(1.55, v, -0.05), 0.012, wall * 0.6)
    x, z = hand * 3.1, 4.1  # a cut-out tree in the wings
    stage.poly([(x - 0.13, FLOOR, z), (x + 0.13, FLOOR, z), (x + 0.06, 0.6, z), (x - 0.06, 0.6, z)], colour("4a3430"))
    for k in range(9):
        turn, size = k * 0.7, 0.42 + 0.2 * draw(brief.seed, k, hand + 5)
        middle = (x + 0.45 * math.cos(turn), 0.95 + 0.5 * math.sin(turn))
        tone = colour("2f5a4a") * (0.8 + 0.5 * draw(brief.seed, k, hand + 7))
        stage.poly(
            [
                (middle[0] + size * math.cos(c / 2), middle[1] + size * 0.8 * math.sin(c / 2), z - 0.01 * k)
                for c in range(13)
            ],
            tone,
        )


def _flies(stage: Stage, brief: RoomBrief) -> None:
    """Cloud borders, lines, and a batten of lamps."""
    for row, (z, y) in enumerate(((6.3, 2.15), (4.6, 1.75))):
        cloud: list[tuple[float, float, float]] = [(-4.2, 3.6, z), (4.2, 3.6, z)]
        for k in range(29):
            t = k / 28
            cloud.append((4.2 - 8.4 * t, y + 0.22 * abs(math.sin(k * 0.56 + row)) + 0.35 * (2 * t - 1) ** 2 * -1, z))
        stage.poly(
            cloud, mix(colour("8a90c8"), colour("e8c0c8"), 0.3 + 0.2 * row) * (0.55 + 0.12 * row), grain=(1, 0, 0)
        )
    stage.bar((-3.2, 1.62, 3.9), (3.2, 1.62, 3.9), 0.07, colour("2a2a30"))
    for k in range(7):
        x = -2.1 + 0.7 * k
        stage.bar((x, 1.62, 3.88), (x + 0.05, 1.42, 3.88), 0.13, colour("2a2a30"))
        stage.ball((x + 0.05, 1.4, 3.86), 0.055, colour("fff0c0") if k % 2 else colour("9ac0ff"), 1.0)


def _lights(stage: Stage, brief: RoomBrief) -> None:
    for k in range(5):
        x = -1.6 + 0.8 * k
        stage.light((x, FLOOR + 0.15, APRON + 0.05), "ffb860", 0.95, 1.7, 0)
    stage.light((0, 0.3, 1.2), "ffb890", 0.9, 1.6, 0)
    spot = (-0.6, 2.6, 3.2)
    stage.light(spot, "ffe8c0", 1.5, 2.6, 0)
    stage.light((1.2, 2.0, 5.6), "7f9aff", 1.1, 2.6, 0)
    stage.pool(stage.disc((0.15, FLOOR, 4.4), 1.15, 0.9, 28), colour("ffe8b8") * 0.42)
    stage.pool(
        [(-1.6, 2.4, 3.9), (-1.3, 2.4, 3.9), (1.3, FLOOR, 4.6), (-1.0, FLOOR, 4.6)], colour("ffe0b0") * 0.20, True
    )
    stage.pool([(1.4, 2.4, 4.0), (1.6, 2.4, 4.0), (0.4, FLOOR, 5.4), (-1.2, FLOOR, 5.4)], colour("7f9aff") * 0.13, True)


def _footlights(stage: Stage) -> None:
    for k in range(9):
        x = -1.36 + 0.34 * k
        y, z = FLOOR + 0.0, APRON - 0.05
        shell = [(x + 0.115 * math.cos(math.pi * c / 8), y + 0.10 * math.sin(math.pi * c / 8), z) for c in range(9)]
        stage.ball((x, y + 0.05, z + 0.06), 0.05, colour("fff0b0"), 1.0)
        stage.poly(shell, GOLD * 0.55, grain=(0, 1, 0))
        for c in range(1, 8):
            end = (x + 0.115 * math.cos(math.pi * c / 8), y + 0.10 * math.sin(math.pi * c / 8), z - 0.01)
            stage.bar((x, y, z - 0.01), end, 0.008, GOLD * 0.9)
        if k % 2 == 0:
            stage.light((x, y + 0.1, z), "ffc070", 0.35, 0.6, 0.35, flickers=True)


def _arch(stage: Stage, brief: RoomBrief) -> None:
    """Curtain and proscenium, nearer than everything on the stage."""
    velvet, z = _curtain(brief), 2.2
    for hand in (-1, 1):
        folds = 7
        for k in range(folds):
            a, b = 1.55 + 0.09 * k, 1.55 + 0.09 * (k + 1)
            pinch = 0.13 * (folds - k) / folds  # drawn in by the tie at half height
            tone = velvet * (0.55 + 0.55 * abs(math.sin(k * 1.1 + 0.6)))
            for low, high, in0, in1 in ((PIT, -0.35, 0.0, pinch), (-0.35, 1.9, pinch, -0.12 * (folds - k) / folds)):
                corners = [(a + in0, low), (b + in0, low), (b + in1, high), (a + in1, high)]
                stage.poly([(hand * x, y, z) for x, y in corners], tone, grain=(0, 1, 0))
        stage.bar((hand * 1.72, -0.36, z - 0.01), (hand * 2.3, -0.34, z - 0.01), 0.06, GOLD)
        stage.ball((hand * 1.8, -0.46, z - 0.02), 0.05, GOLD)
    swags = 5
    for k in range(swags):  # the pelmet in swags
        left, right = -2.2 + 4.4 * k / swags, -2.2 + 4.4 * (k + 1) / swags
        for row in range(4):
            sag = 0.34 - 0.085 * row
            curve = [
                (left + (right - left) * c / 10, 1.24 - sag * math.sin(math.pi * c / 10), z - 0.02) for c in range(11)
            ]
            tone = velvet * (0.62 + 0.2 * (row % 2) + 0.1 * row)
            stage.poly([(left, 1.6, z - 0.02), *curve, (right, 1.6, z - 0.02)], tone, grain=(1, 0, 0))
            if row == 0:
                for c in range(10):
                    stage.bar(curve[c], curve[c + 1], 0.035, GOLD * 0.9)
