"""A kitchen hearth: the chimney breast with its arch, the black range in it, and the copper that hangs before it."""

import math

from pipelines.embedded.painter.colour import Colour, colour
from pipelines.embedded.painter.interiors.lamps import arc
from pipelines.embedded.painter.interiors.sheet import bricks, wall
from pipelines.embedded.painter.noise import draw
from pipelines.embedded.painter.stage import Stage

FLOOR, CEILING = -1.5, 2.3
BRICK, IRON = colour("9a5238"), colour("26262a")
WOOD, COPPER = colour("7a5236"), colour("d4703c")
BREAST = (-1.95, 0.05)
"""Where the chimney breast stands, from left to right."""
CLEAR = ((-0.8, -0.2), (0.2, 1.42))
"""Stretches of the copper rail that stay empty: before the lamp and before the window."""


def draw_range(stage: Stage, seed: int) -> None:
    """The chimney breast with its arch, and the black range in it, fire showing."""
    left, right = BREAST
    face = wall(stage, (left, 6.55), (right, 6.55), FLOOR, CEILING)
    bricks(wall(stage, (right, 6.55), (right, 7.0), FLOOR, CEILING), BRICK * 0.8, seed, share=0.3)
    bricks(face, BRICK, seed, size=(0.3, 0.13), share=0.55)
    middle = face.width / 2
    hollow = [(middle - 0.78, 0.0), (middle + 0.78, 0.0), *arc((middle, 1.05), 0.78, 0, math.pi, 12)]
    face.shape(hollow, colour("2a1a16"))
    ring = arc((middle, 1.05), 0.90, 0, math.pi, 14)
    inner = arc((middle, 1.05), 0.76, 0, math.pi, 14)
    for k in range(14):
        stone = colour("b8714c") * (0.85 + 0.4 * draw(seed, k, 21))
        face.shape([ring[k], ring[k + 1], inner[k + 1], inner[k]], stone, grain="up")
    glow = [(middle - 0.7, 0.7), (middle + 0.7, 0.7), *arc((middle, 1.05), 0.7, 0, math.pi, 10)]
    face.shape(glow, colour("7a3018"), 0.35)
    hob = face.corner[2] - 0.25
    x0, x1 = left + middle - 0.74, left + middle + 0.74
    stage.box(x0, x1, FLOOR, -0.78, hob, 6.6, IRON * 1.3, IRON * 2.0)
    front = wall(stage, (x0, hob - 0.01), (x1, hob - 0.01), FLOOR, -0.78)
    front.patch(0.46, 0.16, 1.02, 0.60, colour("ff7a2c"), 1.0)
    for k in range(7):
        u = 0.50 + 0.075 * k
        tall = 0.14 + 0.24 * draw(seed, k, 22)
        front.shape([(u - 0.06, 0.18), (u + 0.07, 0.18), (u + 0.01, 0.18 + tall)], colour("ffd878"), 1.0)
    for k in range(6):
        front.line((0.5 + 0.096 * k, 0.16), (0.5 + 0.096 * k, 0.60), 0.018, IRON)
    for u in (0.04, 1.08):
        front.patch(u, 0.14, u + 0.36, 0.6, IRON * 1.9)
        front.line((u + 0.06, 0.5), (u + 0.3, 0.5), 0.03, colour("d8a850"))
    front.patch(0, 0.66, front.width, 0.72, colour("c8a050"), 0.05)
    _kettle(stage, x0 + 1.1, -0.78, hob + 0.1)
    stage.bar((left - 0.06, -1.5 + 2.12, 6.42), (right + 0.06, -1.5 + 2.12, 6.42), 0.1, WOOD * 1.2)
    for k in range(5):
        u = left + 0.25 + 0.38 * k
        tall = 0.14 + 0.12 * draw(seed, k, 25)
        jar = (colour("7a9a9a"), colour("d8c8a0"), colour("a8643c"))[int(3 * draw(seed, k, 26))]
        stage.tube((u, 0.66, 6.42), (u, 0.66 + tall, 6.42), 0.08, 0.07, jar, 4)


def _kettle(stage: Stage, x: float, y: float, z: float) -> None:
    stage.tube((x, y, z), (x, y + 0.16, z), 0.13, 0.09, COPPER * 1.05, 5)
    stage.bar((x + 0.1, y + 0.08, z), (x + 0.22, y + 0.17, z), 0.04, COPPER)
    stage.bar((x - 0.09, y + 0.16, z), (x, y + 0.28, z), 0.022, IRON)
    stage.bar((x, y + 0.28, z), (x + 0.09, y + 0.16, z), 0.022, IRON)


def hang_copper(stage: Stage, seed: int) -> None:
    """A rail of pans and ladles across the room, each with its own shine."""
    z, y = 4.5, 1.62
    stage.bar((-2.3, y, z), (2.3, y, z), 0.045, IRON * 1.6)
    for x in (-2.1, 0.0, 2.1):
        stage.bar((x, y, z), (x, CEILING, z), 0.03, IRON * 1.6)
    x = -2.15
    for k in range(16):
        radius = 0.11 + 0.13 * draw(seed, k, 31)
        x += radius + 0.03
        for clear_from, clear_to in CLEAR:
            if clear_from < x + radius and x - radius < clear_to:
                x = clear_to + radius
        if x + radius > 2.2:
            break
        tone = COPPER * (0.75 + 0.5 * draw(seed, k, 32))
        drop = 0.30 + 0.08 * draw(seed, k, 33)
        if draw(seed, k, 34) < 0.22:
            stage.bar((x, y, z), (x, y - drop - 0.2, z), 0.03, colour("b8b0a0"))
            stage.ball((x, y - drop - 0.24, z), 0.075, colour("c8c0b0"))
        else:
            _pan(stage, x, y, z, radius, drop, tone)
        x += radius + 0.03


def _pan(stage: Stage, x: float, y: float, z: float, radius: float, drop: float, tone: Colour) -> None:
    """Seen from below its base: handle up, a dark rim, a window's shine."""
    centre = y - drop - radius
    stage.bar((x, y, z), (x, centre + radius * 0.8, z), 0.032, IRON * 1.8)
    for share, fill, glow in ((1.0, tone * 0.55, 0.0), (0.9, tone, 0.05), (0.62, tone * 1.15, 0.08)):
        ring = [(px, py, z - 0.02) for px, py in arc((x, centre), radius * share, 0, 2 * math.pi, 16)]
        stage.poly(ring, fill, glow, normal=(0.1, 0.35, -0.93))
    gleam = arc((x - radius * 0.2, centre + radius * 0.15), radius * 0.62, 1.9, 3.4, 5)
    back = arc((x - radius * 0.12, centre + radius * 0.08), radius * 0.58, 3.4, 1.9, 5)
    stage.poly([(px, py, z - 0.03) for px, py in (*gleam, *back)], colour("ffe4b8"), 0.5)
