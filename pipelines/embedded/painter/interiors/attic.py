"""The clock attic: behind a great lit clock face, under a steep roof of rafters, among its wheels."""

import math
from collections.abc import Sequence

import numpy as np

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.interiors import skies
from pipelines.embedded.painter.light import Air
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.places import (
    Anchor,
    Doors,
    frontal,
    reversed_anchors,
    reversed_doors,
    turned,
)
from pipelines.embedded.painter.space import Point, between, sub, unit
from pipelines.embedded.painter.stage import Stage
from pipelines.roles import Hour, RoomBrief

FLOOR, END, HALF, EAVES, RIDGE = -1.5, 6.6, 3.6, -0.3, 3.6
DIAL = (0.0, 1.42, END - 0.02)
DIAL_RADIUS = 1.5
BEAM, BRASS, IRON = colour("544046"), colour("d8a850"), colour("3c3a42")
WOODS = tuple(colour(one) for one in ("8a6a54", "7a7468", "8a5a48"))
GLASS: dict[Hour, str] = {"morning": "fff0cc", "dusk": "ffb878", "night": "b8d4ff", "lamplight": "ffcf90"}
"""The light that comes through the dial."""


def _wood(stage: Stage) -> Colour:
    """What the roof is boarded with, by the seed."""
    return WOODS[int(draw(stage.seed, 47) * len(WOODS))]


def _turned(brief: RoomBrief) -> bool:
    return draw(brief.seed, 41) < 0.5


def begin(brief: RoomBrief) -> tuple[Stage, Air]:
    stage = Stage(
        brief.seed,
        width=brief.width,
        height=brief.height,
        focal=0.62,
        horizon=0.55,
        backdrop=skies.sky(brief, moon=(0.5, 0.2, 30), horizon=0.8),
    )
    if brief.hour in ("night", "lamplight"):
        return stage, Air("5468b8", "3a3040", 0.46, "1c2450", 0.03, 0.96, 0.45)
    return stage, Air("7c8cc8", "4a3c48", 0.5, "d0a070", 0.03, 0.98, 0.45)


def build(stage: Stage, brief: RoomBrief) -> None:
    with stage.reversed(_turned(brief)):
        _floor(stage, brief)
        _walls(stage, brief.seed)
        _dial(stage, brief)
        _works(stage, brief.seed)
        _roof(stage, brief.seed)
        _lights(stage, brief)


def doors(brief: RoomBrief) -> Doors:
    frames: Doors = {
        "left": turned(-2.22, FLOOR, 5.1, 1.0, 1.95, -0.35),
        "ahead": frontal(0.0, FLOOR, END - 0.1, 1.1, 1.42),
        "right": turned(2.22, FLOOR, 5.1, 1.0, 1.95, 0.35),
    }
    return reversed_doors(frames) if _turned(brief) else frames


def places(brief: RoomBrief) -> Sequence[Anchor]:
    stands = (
        Anchor((-2.02, FLOOR, 3.05), 0.7, 1.6, faces=0.4),
        Anchor((2.05, FLOOR, 3.1), 0.7, 1.6, faces=-0.4),
        Anchor((-1.0, FLOOR, 4.3), 0.9, 1.15),
        Anchor((1.0, FLOOR, 4.4), 0.9, 1.15),
        Anchor((-0.15, FLOOR, 3.0), 0.7, 0.62),
        Anchor((0.62, FLOOR, 2.55), 0.55, 0.42),
        Anchor((1.42, -0.05, END - 0.1), 0.6, 0.8, 0.2, "wall"),
    )
    return reversed_anchors(stands) if _turned(brief) else stands


def finish(stage: Stage, brief: RoomBrief) -> None:
    """A wheel of the works and a beam, close to the eye."""
    with stage.reversed(_turned(brief)):
        _wheel(stage, (-1.22, 0.62, 1.45), 0.5, 22, IRON * 0.5, 0.05)
        stage.bar((1.35, -1.2, 1.5), (1.05, 1.1, 1.5), 0.16, BEAM * 0.4)


def _floor(stage: Stage, brief: RoomBrief) -> None:
    stage.reflect(FLOOR)
    boards = 20
    for k in range(boards):
        left, right = -HALF + 2 * HALF * k / boards, -HALF + 2 * HALF * (k + 1) / boards
        tone = _wood(stage) * (0.72 + 0.4 * draw(brief.seed, k, 3))
        stage.poly(
            [(left, FLOOR, 0.6), (right, FLOOR, 0.6), (right, FLOOR, END), (left, FLOOR, END)],
            tone,
            grain=(0, 0, 1),
            gloss=0.12,
        )
        stage.bar((left, FLOOR, 0.7), (left, FLOOR, END), 0.012, BEAM * 0.6)
    glass = colour(GLASS[brief.hour])
    ring = [_round((0.35, FLOOR, 4.0), 1.25, 1.55, k / 36) for k in range(36)]
    stage.pool(ring, glass * 0.36)  # the dial as it lies on the floor, with its hours
    for k in range(12):
        turn = k / 12
        a, b = _round((0.35, FLOOR, 4.0), 1.0, 1.25, turn), _round((0.35, FLOOR, 4.0), 1.2, 1.5, turn)
        side = unit(sub(b, a))
        wide = (side[2] * 0.06, 0.0, -side[0] * 0.06)
        corners = [(p[0] + s * wide[0], FLOOR, p[2] + s * wide[2]) for p, s in ((a, -1), (b, -1), (b, 1), (a, 1))]
        stage.shadow(corners, 0.8)


def _round(centre: Point, wide: float, deep: float, turn: float) -> Point:
    return (
        centre[0] + wide * math.sin(turn * 2 * math.pi),
        centre[1],
        centre[2] + deep * math.cos(turn * 2 * math.pi),
    )


def _walls(stage: Stage, seed: int) -> None:
    gable = [(-HALF, FLOOR, END), (HALF, FLOOR, END), (HALF, EAVES, END), (0, RIDGE, END), (-HALF, EAVES, END)]
    stage.poly(gable, _wood(stage) * 0.7, grain=(0, 1, 0))
    for k in range(24):
        x = -HALF + 2 * HALF * (k + 0.5) / 24
        top = EAVES + (RIDGE - EAVES) * (1 - abs(x) / HALF)
        tone = _wood(stage) * (0.58 + 0.34 * draw(seed, k, 9))
        half = HALF / 24 * 0.92
        stage.poly(
            [
                (x - half, FLOOR, END - 0.01),
                (x + half, FLOOR, END - 0.01),
                (x + half, top, END - 0.01),
                (x - half, top, END - 0.01),
            ],
            tone,
            grain=(0, 1, 0),
        )
    for hand in (-1, 1):
        x = hand * HALF
        stage.poly(
            [(x, FLOOR, 0.6), (x, FLOOR, END), (x, EAVES, END), (x, EAVES, 0.6)], _wood(stage) * 0.55, grain=(0, 0, 1)
        )
        stage.bar((hand * 0.75, FLOOR, END - 0.03), (hand * 0.75, 0.0, END - 0.03), 0.14, BEAM)
    stage.bar((-3.2, 0.0, END - 0.05), (3.2, 0.0, END - 0.05), 0.16, BEAM)


def _dial(stage: Stage, brief: RoomBrief) -> None:
    """The clock's face from behind: milk glass in an iron frame, its figures and hands dark against the light."""
    x, y, z = DIAL
    glass = colour(GLASS[brief.hour])

    def spot(radius: float, turn: float, out: float = 0.0) -> Point:
        return x + radius * math.sin(turn * 2 * math.pi), y + radius * math.cos(turn * 2 * math.pi), z - out

    def ring(radius: float, fill: Colour, glow: float, out: float, corners: int = 48) -> None:
        stage.poly([spot(radius, k / corners, out) for k in range(corners)], fill, glow, (1, 0, 0))

    ring(DIAL_RADIUS + 0.16, BEAM * 0.8, 0, 0.01)
    ring(DIAL_RADIUS + 0.06, IRON, 0, 0.02)
    ring(DIAL_RADIUS, mix(glass, colour("8a90b0"), 0.18), 0.95, 0.03)
    ring(DIAL_RADIUS * 0.86, glass, 1.0, 0.04)
    ring(DIAL_RADIUS * 0.55, mix(glass, colour("ffffff"), 0.3), 1.0, 0.05)
    for k in range(60):
        inner = DIAL_RADIUS * (0.90 if k % 5 else 0.70)
        stage.bar(
            spot(inner, k / 60, 0.06), spot(DIAL_RADIUS * 0.97, k / 60, 0.06), 0.012 if k % 5 else 0.075, IRON * 0.6
        )
    for k in range(12):
        stage.bar(spot(DIAL_RADIUS * 0.55, k / 12, 0.06), spot(DIAL_RADIUS * 0.70, k / 12, 0.06), 0.018, IRON * 0.7)
    for k in range(36):
        for radius in (DIAL_RADIUS * 0.55, DIAL_RADIUS * 0.88):
            stage.bar(spot(radius, k / 36, 0.06), spot(radius, (k + 1) / 36, 0.06), 0.02, IRON * 0.7)
    hours = draw(brief.seed, 21)
    for turn, length, wide in ((hours, 0.58, 0.13), ((hours * 12) % 1, 0.88, 0.085)):
        tip, tail = spot(DIAL_RADIUS * length, turn, 0.1), spot(-DIAL_RADIUS * 0.16, turn, 0.1)
        stage.bar(tail, tip, wide, IRON * 0.35)
        stage.poly(
            [
                spot(DIAL_RADIUS * length * (0.82 + 0.1 * math.cos(k)), turn + 0.012 * math.sin(k) / length, 0.1)
                for k in np.linspace(0, 6.28, 10)
            ],
            IRON * 0.35,
        )
    ring(0.13, BRASS, 0.1, 0.12, 16)
    stage.light((x, y, z - 0.7), GLASS[brief.hour][:6], 2.1, 2.9, 0.8)


def _wheel(stage: Stage, hub: Point, radius: float, teeth: int, fill: Colour, deep: float = 0.08) -> None:
    """A toothed wheel that faces the eye, with spokes."""
    x, y, z = hub
    steps = teeth * 2

    def spot(share: float, turn: float, near: float = 0.0) -> Point:
        return x + radius * share * math.cos(turn), y + radius * share * math.sin(turn), z - near

    for k in range(teeth):
        turn = 2 * math.pi * k / teeth
        stage.bar(spot(0.96, turn), spot(1.08, turn), 2 * math.pi * radius / teeth * 0.5, fill)
    for k in range(steps):
        a, b = 2 * math.pi * k / steps, 2 * math.pi * (k + 1) / steps
        light = 0.8 + 0.4 * math.sin(a)
        corners = [spot(0.98, a), spot(0.98, b), spot(0.80, b), spot(0.80, a)]
        stage.poly(corners, fill * light, grain=unit(sub(spot(1, b), spot(1, a))))
        stage.poly([spot(0.80, a), spot(0.80, b), spot(0.80, b, -deep), spot(0.80, a, -deep)], fill * 0.5)
    for k in range(6):
        turn = math.pi * k / 3 + 0.3
        stage.bar(spot(0.1, turn), spot(0.84, turn), radius * 0.09, fill * 0.9)
    stage.ball(hub, radius * 0.16, fill * 1.15)


def _works(stage: Stage, seed: int) -> None:
    """Wheels, a shaft and weights on ropes, high up on either side of the dial."""
    turn = draw(seed, 31) * 0.3
    stage.bar((0, DIAL[1], DIAL[2] - 0.2), (0.0, DIAL[1] + 0.02, 5.2), 0.07, BRASS * 0.8)
    _wheel(stage, (-1.75 + turn, 1.35, 5.9), 0.62, 26, BRASS * 0.85)
    _wheel(stage, (-2.25, 0.62, 5.7), 0.38, 18, BRASS * 0.7)
    _wheel(stage, (1.85 - turn, 1.55, 5.8), 0.5, 22, colour("a8783c"))
    _wheel(stage, (1.42, 0.88, 5.6), 0.3, 16, BRASS)
    for x, y in ((-1.3, 0.35), (2.35, 0.55)):
        stage.bar((x, y, 5.5), (x, 2.6, 5.5), 0.018, colour("c8b088"))
        stage.tube((x, y - 0.32, 5.5), (x, y, 5.5), 0.09, 0.09, IRON * 1.3, 7)


def _roof(stage: Stage, seed: int) -> None:
    """Boards and rafters from far to near, purlins along them."""
    for hand in (-1, 1):
        for k in range(8):
            low, high = k / 8, (k + 1) / 8
            a, b = _slope(hand, low), _slope(hand, high)
            tone = mix(_wood(stage), colour("4a5a8a"), 0.45) * (0.42 + 0.2 * draw(seed, k, hand + 3))
            stage.poly([(*a, 0.6), (*b, 0.6), (*b, END), (*a, END)], tone, grain=(0, 0, 1))
    for k in range(6):
        z = END - 0.35 - 0.95 * k
        for hand in (-1, 1):
            a, b = _slope(hand, 0.0), _slope(hand, 1.0)
            stage.bar((*a, z), (b[0], b[1] - 0.05, z), 0.17, BEAM * (0.9 + 0.3 * draw(seed, k)))
        low = _slope(1, 0.80)
        stage.bar((-low[0], low[1], z), (low[0], low[1], z), 0.15, BEAM * 0.95)
    for hand in (-1, 1):
        for share in (0.33, 0.66):
            a = _slope(hand, share)
            stage.bar((*a, 0.8), (*a, END), 0.1, BEAM * 0.8)
    if draw(seed, 37) < 0.7:  # a skylight with the hour's sky
        a, b = _slope(1, 0.38), _slope(1, 0.58)
        corners = [(*a, 3.0), (*a, 3.9), (*b, 3.9), (*b, 3.0)]
        stage.poly(corners, colour("6f8fc8"), 0.8)
        for share in (0.0, 0.5, 1.0):
            stage.bar(between(corners[0], corners[1], share), between(corners[3], corners[2], share), 0.05, BEAM)
        stage.bar(corners[0], corners[1], 0.06, BEAM)
        stage.bar(corners[3], corners[2], 0.06, BEAM)


def _slope(hand: int, share: float) -> tuple[float, float]:
    """A point on the roof's underside, from the eaves (0) to the ridge (1)."""
    return hand * HALF * (1 - share), EAVES + (RIDGE - EAVES) * share


def _lights(stage: Stage, brief: RoomBrief) -> None:
    glass = colour(GLASS[brief.hour])
    for k in range(3):  # light that falls through the dial, seen in the dust
        x = -0.8 + 0.8 * k
        beam = [(x - 0.3, 2.2, END - 0.2), (x + 0.3, 2.4, END - 0.2), (x + 1.1, FLOOR, 3.4), (x - 0.2, FLOOR, 3.2)]
        stage.pool(beam, glass * 0.13, True)
    for x, z in ((-1.55, 3.7), (1.5, 4.6)):  # lamps on cords
        stage.bar((x, 0.75, z), (x, 2.6, z), 0.016, IRON)
        stage.poly(
            [(x - 0.16, 0.62, z), (x + 0.16, 0.62, z), (x + 0.05, 0.78, z), (x - 0.05, 0.78, z)], colour("4a6a5a"), 0.3
        )
        stage.ball((x, 0.6, z), 0.06, colour("ffe0a0"), 1.0)
        stage.light((x, 0.52, z - 0.05), "ffb050", 1.25, 1.25, 0.7)
    stage.light((0, 0.6, 0.9), "c8a0ff" if brief.hour == "night" else "ffd8b0", 0.3, 3.0, 0)
