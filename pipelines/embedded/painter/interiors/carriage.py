"""The night train: a saloon car with the land going by on both sides, velvet, brass, and lamps that sway a little."""

import itertools
import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.interiors import skies
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import Field, draw
from pipelines.embedded.painter.places import Anchor, Doors, frontal, reversed_anchors, reversed_doors
from pipelines.embedded.painter.space import Point
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import RoomBrief

FLOOR, SILL, HEAD, EAVES, CROWN = -1.5, -0.42, 0.72, 0.95, 1.5
HALF, SCREEN, END = 1.85, 4.6, 7.2
BRASS, CREAM = colour("e0b058"), colour("e8d4a8")
WOODS = tuple(colour(one) for one in ("8a4a2a", "4a5a54", "7a3434", "8a6a3c"))
VELVETS = tuple(colour(one) for one in ("2f6a58", "7a2438", "34508a", "6a3a70"))
WINDOWS = ((1.25, 2.45), (2.7, 3.35), (3.6, 4.35))


def _wood(stage: Stage) -> Colour:
    """What the car is panelled with, by the seed."""
    return WOODS[int(draw(stage.seed, 47) * len(WOODS))]


def _turned(brief: RoomBrief) -> bool:
    return draw(brief.seed, 41) < 0.5


def _velvet(brief: RoomBrief) -> Colour:
    return VELVETS[int(draw(brief.seed, 43) * len(VELVETS))]


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    side = 0.17 if draw(brief.seed, 44) < 0.5 else 0.86
    air = skies.sky(brief, moon=(side, 0.30, 22), horizon=0.62)
    far, near = (colour("34346e"), colour("141a40")) if brief.hour != "dusk" else (colour("6a3a6e"), colour("2a1c44"))
    air = skies.land(
        air,
        [
            (skies.hills(brief.seed + 1, 0.56, 0.16), far),
            (skies.hills(brief.seed + 2, 0.60, 0.09, 24), mix(far, near, 0.55)),
            (skies.roofs(brief.seed + 3, 0.64, 0.09), near),
        ],
    )
    _village_lights(air, brief)
    stage = Stage(brief.seed, width=brief.width, height=brief.height, focal=0.62, horizon=0.47, backdrop=air)
    return stage, Air("8a7ab0", "4a3034", 0.44, "2a1c3c", 0.02, 0.95, 0.42)


def _village_lights(air: Field, brief: RoomBrief) -> None:
    """Lit windows that pass, drawn out a little by the speed."""
    height, width = air.shape[:2]
    for k in range(60):
        x, y = int(draw(brief.seed, k, 61) * (width - 30)), int((0.52 + 0.08 * draw(brief.seed, k, 62)) * height)
        tone = colour(("ffd070", "ff9a5a", "fff0c8")[int(draw(brief.seed, k, 63) * 3)])
        air[y : y + 3, x : x + 8 + int(20 * draw(brief.seed, k, 64))] = tone


def build(stage: Stage, brief: RoomBrief) -> None:
    with stage.reversed(_turned(brief)):
        stage.reflect(FLOOR)
        _end(stage)
        _floor(stage, brief)
        for hand in (-1, 1):
            _side(stage, hand, brief)
        _ceiling(stage)
        _screen(stage, brief)
        for hand in (-1, 1):
            _seats(stage, hand, brief)
        _lights(stage, brief)


def doors(brief: RoomBrief) -> Doors:
    frames: Doors = {
        "left": frontal(-1.22, FLOOR, SCREEN - 0.06, 0.9, 1.95),
        "ahead": frontal(0.0, FLOOR, END - 0.05, 0.88, 1.95),
        "right": frontal(1.22, FLOOR, SCREEN - 0.06, 0.9, 1.95),
    }
    return reversed_doors(frames) if _turned(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    stands = (
        Anchor((-1.52, FLOOR, 3.0), 0.6, 1.45, faces=0.45),
        Anchor((1.52, FLOOR, 3.0), 0.6, 1.45, faces=-0.45),
        Anchor((-0.74, FLOOR, 2.72), 0.62, 0.6),
        Anchor((0.74, FLOOR, 2.78), 0.62, 0.6),
        Anchor((0.0, FLOOR, 3.5), 0.62, 0.68),
        Anchor((-1.2, 0.58, SCREEN - 0.08), 0.85, 0.36, 0.3, "wall"),
        Anchor((1.2, 0.58, SCREEN - 0.08), 0.85, 0.36, 0.3, "wall"),
    )
    return reversed_anchors(stands) if _turned(brief) else stands


def finish(stage: Stage, brief: RoomBrief) -> None:
    """The crest of the seat before the eye, and a lamp's tassel."""
    velvet = _velvet(brief)
    with stage.reversed(_turned(brief)):
        for low, high, tone in ((-0.9, -0.735, velvet * 0.4), (-0.735, -0.70, BRASS * 0.45)):
            corners = [(-1.3, low, 1.2), (-0.42, low, 1.2), (-0.48, high, 1.2), (-1.3, high + 0.03, 1.2)]
            stage.poly(corners, tone, grain=(0, 1, 0))


def _rise(x: float) -> float:
    """The ceiling's height above x."""
    return EAVES + (CROWN - EAVES) * math.sqrt(max(0.0, 1 - (x / HALF) ** 2))


def _end(stage: Stage) -> None:
    xs = [HALF * math.cos(math.pi * k / 14) for k in range(15)]
    wall = [(-HALF, FLOOR, END), (HALF, FLOOR, END), *((x, _rise(x), END) for x in xs)]
    stage.poly(wall, _wood(stage), grain=(0, 1, 0))
    for x in (-0.72, 0.72):
        stage.bar((x, FLOOR, END - 0.03), (x, 1.2, END - 0.03), 0.12, _wood(stage) * 0.6)
    stage.poly(
        [(-0.5, 0.55, END - 0.03), (0.5, 0.55, END - 0.03), (0.5, 0.72, END - 0.03), (-0.5, 0.72, END - 0.03)],
        BRASS * 0.8,
    )
    stage.ball((0, 0.86, END - 0.1), 0.11, colour("ffd890"), 1.0)


def _floor(stage: Stage, brief: RoomBrief) -> None:
    stage.poly(
        [(-HALF, FLOOR, 0.6), (HALF, FLOOR, 0.6), (HALF, FLOOR, END), (-HALF, FLOOR, END)],
        colour("5a3a2c"),
        grain=(0, 0, 1),
        gloss=0.28,
    )
    for k in range(15):
        x = -HALF + 2 * HALF * k / 14
        stage.bar((x, FLOOR, 0.7), (x, FLOOR, END), 0.01, colour("3a2218"))
    red = mix(colour(brief.palette[1]), colour("a02a34"), 0.6)
    for half, tone in ((0.62, BRASS * 0.7), (0.56, red * 0.75), (0.50, red)):
        stage.poly(
            [(-half, FLOOR, 0.7), (half, FLOOR, 0.7), (half, FLOOR, END), (-half, FLOOR, END)], tone, grain=(0, 0, 1)
        )
    for k in range(13):
        z = 1.6 + 0.42 * k
        diamond = [(-0.16, FLOOR, z), (0, FLOOR, z - 0.16), (0.16, FLOOR, z), (0, FLOOR, z + 0.16)]
        stage.poly(diamond, BRASS * 0.8)
        stage.poly([(p[0] * 0.5, p[1], z + (p[2] - z) * 0.5) for p in diamond], red * 0.7)


def _side(stage: Stage, hand: int, brief: RoomBrief) -> None:
    """A wall with windows: panels below and above, posts between, the land beyond."""
    x = hand * HALF

    def patch(near: float, far: float, low: float, high: float, fill: Colour, out: float = 0.0) -> None:
        at = x - hand * out
        stage.poly([(at, low, near), (at, low, far), (at, high, far), (at, high, near)], fill, grain=(0, 1, 0))

    patch(0.6, END, FLOOR, SILL, _wood(stage) * 0.8)
    patch(0.6, END, HEAD, EAVES, _wood(stage) * 0.9)
    edges = [0.6, *itertools.chain.from_iterable(WINDOWS), END]
    for near, far in zip(edges[::2], edges[1::2], strict=True):
        patch(near, far, SILL, HEAD, _wood(stage))
    for k in range(14):
        z = 0.8 + 0.3 * k
        patch(z, z + 0.24, FLOOR + 0.12, SILL - 0.12, _wood(stage) * (0.9 + 0.25 * draw(brief.seed, k, hand + 3)), 0.01)
    for near, far in WINDOWS:
        for low, high in ((SILL - 0.05, SILL + 0.02), (HEAD - 0.02, HEAD + 0.05)):
            patch(near - 0.05, far + 0.05, low, high, BRASS * 0.8, 0.03)
        for z in (near, far):
            stage.bar((x, SILL, z), (x, HEAD, z), 0.05, BRASS * 0.75)
        stage.bar((x, HEAD - 0.28, near), (x, HEAD - 0.28, far), 0.02, BRASS * 0.6)
        for at, way in ((near, 1), (far, -1)):  # curtains, drawn back
            for fold in range(3):
                z0 = at + way * 0.07 * fold
                tone = mix(_velvet(brief), colour("c03a3a"), 0.5) * (0.75 + 0.3 * (fold % 2))
                edge = x - hand * 0.04
                stage.poly(
                    [
                        (edge, HEAD, z0),
                        (edge, HEAD, z0 + way * 0.075),
                        (edge, SILL + 0.04, z0 + way * 0.045),
                        (edge, SILL + 0.04, z0),
                    ],
                    tone,
                    grain=(0, 1, 0),
                )
    stage.bar((x - hand * 0.06, HEAD + 0.06, 0.9), (x - hand * 0.06, HEAD + 0.06, SCREEN), 0.03, BRASS)


def _ceiling(stage: Stage) -> None:
    steps = [HALF * math.cos(math.pi * k / 12) for k in range(13)]
    for a, b in itertools.pairwise(steps):
        tone = CREAM * (0.74 + 0.14 * math.cos((a + b) / 2 / HALF * 1.4))
        stage.poly(
            [(a, _rise(a), 0.5), (b, _rise(b), 0.5), (b, _rise(b), END), (a, _rise(a), END)], tone, grain=(0, 0, 1)
        )
    for k in range(7):
        z = END - 0.3 - 0.9 * k
        for a, b in itertools.pairwise(steps):
            stage.bar((a, _rise(a) - 0.01, z), (b, _rise(b) - 0.01, z), 0.07, _wood(stage) * 0.75)
    for x in (-0.62, 0.62):
        stage.bar((x, _rise(x) - 0.02, 0.6), (x, _rise(x) - 0.02, END), 0.05, BRASS * 0.7)


def _screen(stage: Stage, brief: RoomBrief) -> None:
    """The partition with a compartment's door on either side of the gangway."""
    z = SCREEN
    for hand in (-1, 1):
        xs = [hand * (0.64 + (HALF - 0.64) * k / 8) for k in range(9)]
        wall = [(hand * 0.64, FLOOR, z), (hand * HALF, FLOOR, z), *((x, _rise(x), z) for x in xs[::-1])]
        stage.poly(wall, _wood(stage) * 1.05, grain=(0, 1, 0))
        stage.poly(
            [
                (hand * 0.64, FLOOR, z),
                (hand * 0.64, FLOOR, z + 0.12),
                (hand * 0.64, 1.4, z + 0.12),
                (hand * 0.64, 1.4, z),
            ],
            _wood(stage) * 0.55,
        )
        stage.bar((hand * 0.68, FLOOR, z - 0.02), (hand * 0.68, 1.38, z - 0.02), 0.08, BRASS * 0.7)
        stage.bar((hand * 0.64, 0.54, z - 0.02), (hand * HALF, 0.54, z - 0.02), 0.05, BRASS * 0.8)
    arch = [(0.64 * math.cos(math.pi * k / 10), 0.92 + 0.4 * math.sin(math.pi * k / 10)) for k in range(11)]
    for (x0, y0), (x1, y1) in itertools.pairwise(arch):
        stage.poly([(x0, y0, z), (x1, y1, z), (x1, _rise(x1), z), (x0, _rise(x0), z)], _wood(stage) * 1.05)
        stage.bar((x0, y0, z - 0.02), (x1, y1, z - 0.02), 0.05, BRASS)


def _seats(stage: Stage, hand: int, brief: RoomBrief) -> None:
    """A velvet bench under the last window, and the near end of another."""
    velvet = _velvet(brief)
    for near, far in ((3.55, 4.45), (1.3, 2.3)):
        inner, outer = sorted((hand * 1.38, hand * HALF))
        stage.shadow(
            [(inner, FLOOR, near - 0.1), (outer, FLOOR, near - 0.1), (outer, FLOOR, far), (inner, FLOOR, far)], 0.5
        )
        stage.box(inner, outer, FLOOR, -1.02, near, far, velvet * 0.8, velvet * 1.35, grain=(0, 1, 0))
        back = hand * (HALF - 0.06)
        stage.poly(
            [(back, -1.02, near), (back, -1.02, far), (back, -0.5, far), (back, -0.5, near)],
            velvet * 1.1,
            grain=(0, 1, 0),
        )
        stage.bar((back, -0.48, near), (back, -0.48, far), 0.05, _wood(stage) * 1.3)
        for k in range(4):
            z = near + (far - near) * (k + 0.5) / 4
            stage.bar((back - hand * 0.01, -0.98, z), (back - hand * 0.01, -0.54, z), 0.02, velvet * 0.6)


def _lights(stage: Stage, brief: RoomBrief) -> None:
    for z, power in ((6.3, 1.0), (3.9, 1.35), (2.0, 1.1)):
        sway = 0.05 * (draw(brief.seed, int(z * 10)) - 0.5)
        stage.bar((0, CROWN, z), (sway, 1.12, z), 0.035, BRASS)
        stage.bar((sway - 0.1, 1.12, z), (sway + 0.1, 1.12, z), 0.04, BRASS)
        stage.ball((sway, 1.02, z), 0.11, colour("ffe0a0"), 1.0)
        stage.light((sway, 0.96, z - 0.05), "ffb058", power, 1.35, 0.75)
    for hand in (-1, 1):
        x, y, z = hand * (HALF - 0.12), 0.18, 3.47
        _bracket(stage, (x, y, z), hand)
        cool = "8fa8ff" if brief.hour != "dusk" else "e08ab0"
        stage.light((hand * 2.2, 0.4, 2.4), cool, 0.9, 1.5, 0)
        stage.pool(
            [(hand * 1.3, FLOOR, 1.9), (hand * 0.5, FLOOR, 1.9), (hand * 0.4, FLOOR, 2.7), (hand * 1.2, FLOOR, 2.7)],
            colour(cool) * 0.14,
        )


def _bracket(stage: Stage, at: Point, hand: int) -> None:
    x, y, z = at
    stage.bar((x + hand * 0.1, y - 0.12, z), (x, y - 0.12, z), 0.03, BRASS)
    stage.bar((x, y - 0.12, z), (x, y, z), 0.025, BRASS)
    shade = [(x - 0.09, y, z), (x + 0.09, y, z), (x + 0.05, y + 0.16, z), (x - 0.05, y + 0.16, z)]
    stage.poly(shade, colour("ffc070"), 1.0)
    stage.light((x - hand * 0.06, y + 0.05, z - 0.1), "ff9c48", 1.0, 0.8, 0.7)
