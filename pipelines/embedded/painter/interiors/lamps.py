"""Lamps that hang, stand and burn: each is seen, and each lights."""

import math

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.space import Point
from pipelines.embedded.painter.stage import Stage

BRASS, IRON, FLAME = colour("e0b058"), colour("2c2a2e"), colour("ffe0a0")


def shaded(
    stage: Stage, lamp: Point, ceiling: float, shade: Colour, light: str, power: float, *, width: float = 0.36
) -> None:
    """A wide shade on a cord, bright underneath; `lamp` is the bulb."""
    x, y, z = lamp
    stage.bar((x, y + width * 0.5, z), (x, ceiling, z), 0.018, IRON)
    half, crown = width / 2, width * 0.16
    cone = [
        (x - half, y + width * 0.08, z),
        (x + half, y + width * 0.08, z),
        (x + crown, y + width * 0.5, z),
        (x - crown, y + width * 0.5, z),
    ]
    stage.poly(cone, shade, 0.55)
    stage.poly(stage.disc((x, y + width * 0.08, z), half, half, 16), FLAME, 1.0)
    stage.ball((x, y + width * 0.02, z), width * 0.13, FLAME, 1.0)
    stage.light((x, y - 0.05, z - 0.1), light, power, 1.5, 0.7)


def lantern(stage: Stage, lamp: Point, ceiling: float, light: str, power: float, *, size: float = 0.3) -> None:
    """A caged lantern on a chain: metal cap and foot, glass between, a flame inside."""
    x, y, z = lamp
    half = size / 2
    stage.bar((x, y + size * 0.9, z), (x, ceiling, z), 0.02, IRON)
    stage.poly([(x - half, y + half, z), (x + half, y + half, z), (x, y + size * 0.95, z)], IRON * 1.5)
    stage.poly(
        [
            (x - half * 0.8, y - half, z),
            (x + half * 0.8, y - half, z),
            (x + half, y + half, z),
            (x - half, y + half, z),
        ],
        colour("ffc468"),
        0.95,
    )
    stage.ball((x, y - size * 0.08, z - 0.02), size * 0.2, colour("fff2c8"), 1.0, 1.5)
    for share in (-1.0, 0.0, 1.0):
        stage.bar((x + share * half * 0.8, y - half, z - 0.02), (x + share * half, y + half, z - 0.02), 0.022, IRON)
    stage.bar((x - half, y + half, z - 0.02), (x + half, y + half, z - 0.02), 0.045, IRON * 1.4)
    stage.bar((x - half, y - half, z - 0.02), (x + half, y - half, z - 0.02), 0.06, IRON * 1.4)
    stage.light((x, y, z - 0.15), light, power, 1.6, 0.9, flickers=True)


def candle(stage: Stage, foot: Point, height: float, *, width: float = 0.06, power: float = 0.0) -> None:
    """A candle that burns; it lights its surroundings where it has `power`."""
    x, y, z = foot
    stage.bar((x, y, z), (x, y + height, z), width, colour("f4e8c8"), 0.25)
    tip = y + height + width * 1.9
    flame = [
        (x - width * 0.42, y + height + width * 0.5, z),
        (x, y + height + width * 0.05, z),
        (x + width * 0.42, y + height + width * 0.5, z),
        (x, tip, z),
    ]
    stage.poly(flame, colour("ffe6a0"), 1.0)
    if power:
        stage.light((x, y + height + width, z - 0.05), "ffb050", power, 0.9, 0.45, flickers=True)


def arc(centre: tuple[float, float], radius: float, start: float, end: float, steps: int) -> list[tuple[float, float]]:
    """Points on part of a circle, angles in radians from the right, counter-clockwise."""
    turns = [start + (end - start) * k / steps for k in range(steps + 1)]
    return [(centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)) for turn in turns]
