"""What grows near the eye, so that the picture's lower third lives: grass, flowers, ears, reeds, ferns, bushes, stones.

In lines from far to near; each line is one layer, and each plant stands on firm ground only, except reeds.
"""

import math
from collections.abc import Callable

import numpy as np

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.fields import HEIGHT
from pipelines.embedded.painter.mural.pen import Pen, Plot, plot
from pipelines.embedded.painter.mural.placing import Standing, inverse_z
from pipelines.embedded.painter.mural.scene import GROWTH, Scene
from pipelines.embedded.painter.mural.trees import hides
from pipelines.embedded.painter.mural.water import dry
from pipelines.embedded.painter.noise import draw

_CLEAR_PX = {"reeds": 14.0, "flowers": 9.0, "ears": 6.0, "blades": 6.0, "ferns": 6.0}
"""So far from a join stems grow at the picture's lower edge."""
_LINES = (0.40, 0.56, 0.76, 1.0)
"""Where on the ground the lines of plants stand."""
_PETALS = tuple(colour(one) for one in ("e8556a", "fff0b0", "8f7fe0", "f7a8c0", "ffffff", "f2a13c"))

Draw = Callable[[Pen, Plot, int, float, float, float], None]
"""Draws a plant: pen, places, which of them, x and y of its foot, size (1 at the picture's lower edge)."""


def paint_foreground(scene: Scene, standing: list[Standing]) -> None:
    """Plants and stones of every kind that the columns ask for."""
    near = [thing for thing in standing if thing.zone == "near"]
    for number, q in enumerate(_LINES):
        pen = Pen(scene.span, 380, HEIGHT)
        for key, (name, spacing, reach, share, paint, tall) in enumerate(_KINDS):
            if scene.columns.any(name, 0.05):
                size = 0.22 + 0.78 * q
                wide = reach * size
                places = plot(
                    scene.world,
                    scene.span,
                    spacing * size,
                    wide,
                    3000 + number * 20 + key,
                    clear_px=_CLEAR_PX.get(name, 0) * size,
                )
                there = places.luck(2) < np.clip(places.columns[name], 0, 1) * share
                firm = dry(scene.world, places.x - wide, places.x + wide, q)
                there &= firm | ((name == "reeds") & ~firm & (places.luck(6) < 0.5))
                for i in np.flatnonzero(there).tolist():
                    x = float(places.x[i])
                    if hides(near, x, wide * 0.6, q + 0.12, wide) or (tall and hides(standing, x, wide, q, wide)):
                        continue
                    horizon = float(places.columns["horizon"][i])
                    lift = (draw(places.seed, int(places.cells[i]), 9) - 0.5) * 46 * size
                    paint(pen, places, i, x, min(horizon + q * (HEIGHT - horizon) + lift, HEIGHT + 14), size)
        pen.lay(scene, inverse_z(q), GROWTH + number, detail=0.66, angle=1.35, texture=500 + number)


def _luck(places: Plot, i: int, key: int) -> float:
    return draw(places.seed, int(places.cells[i]), key)


def _dimmed(places: Plot, i: int, bright: Colour) -> Colour:
    """A petal's own colour in the light of the place."""
    light = mix(np.ones(3, np.float32), places.tone("light", i), 0.5)
    night = float(places.columns["dark"][i])
    return mix(bright * light, places.tone("mid", i) * np.float32(0.6) + bright * np.float32(0.25), night * 0.75)


def _greens(places: Plot, i: int, size: float) -> tuple[Colour, Colour, Colour]:
    """Dark, middle and lit green, deeper towards the eye."""
    dark = mix(places.tone("foliage", i) * np.float32(0.82), places.tone("near", i), 0.12 * size)
    middle = mix(places.tone("foliage", i), places.tone("grass", i), 0.55)
    lit = mix(places.tone("grass", i), places.tone("light", i), 0.32)
    haze = 0.30 * (1 - size)
    return (
        mix(dark, places.tone("haze", i), haze),
        mix(middle, places.tone("haze", i), haze),
        mix(lit, places.tone("haze", i), haze),
    )


def _blade(pen: Pen, x: float, y: float, tall: float, bend: float, wide: float, fill: Colour) -> None:
    """One leaf of grass, bent."""
    tip, knee = (x + bend, y - tall), (x + bend * 0.3, y - tall * 0.6)
    pen.polygon(
        [(x - wide, y), (knee[0] - wide * 0.7, knee[1]), tip, (knee[0] + wide * 0.7, knee[1]), (x + wide, y)], fill
    )


def _grass(pen: Pen, places: Plot, i: int, x: float, y: float, size: float) -> None:
    greens = _greens(places, i, size)
    wind = 14 * float(places.columns["wind"][i])
    for leaf in range(8):
        tall = (22 + 46 * _luck(places, i, 20 + leaf)) * size
        bend = ((leaf - 3.5) * 6 + 16 * (_luck(places, i, 30 + leaf) - 0.5) + wind) * size
        _blade(pen, x + (leaf - 3.5) * 5 * size, y, tall, bend, 1.8 * size, greens[(1, 2, 0, 2, 1, 2, 1, 2)[leaf]])


def _flower(pen: Pen, places: Plot, i: int, x: float, y: float, size: float) -> None:
    greens = _greens(places, i, size)
    drift = int(_luck(places, i, 5) * 2 + 2.2 * math.sin(x / 310) + 8) % len(_PETALS)
    petal = _dimmed(places, i, _PETALS[drift])
    for stem in range(3):
        tall = (30 + 44 * _luck(places, i, 40 + stem)) * size
        lean = ((stem - 1) * 9 + 10 * (_luck(places, i, 50 + stem) - 0.5)) * size
        pen.line([(x, y), (x + lean * 0.4, y - tall * 0.55), (x + lean, y - tall)], 1.4 * size, greens[1])
        _blade(pen, x, y, tall * 0.6, -lean, 1.8 * size, greens[1])
        r = (4.2 + 2.6 * _luck(places, i, 60 + stem)) * size
        for turn in range(5):
            angle = turn * 1.2566 + stem
            pen.ellipse(
                x + lean + math.cos(angle) * r * 0.75, y - tall + math.sin(angle) * r * 0.62, r * 0.66, r * 0.6, petal
            )
        pen.ellipse(x + lean, y - tall, r * 0.42, r * 0.4, _dimmed(places, i, _PETALS[1] if drift != 1 else _PETALS[5]))


def _ear(pen: Pen, places: Plot, i: int, x: float, y: float, size: float) -> None:
    ripe = mix(places.tone("sand", i), _dimmed(places, i, colour("e8b84a")), 0.5)
    dark, lit = ripe * np.float32(0.66), mix(ripe, places.tone("light", i), 0.4)
    tall = (74 + 52 * _luck(places, i, 20)) * size
    bend = (8 + 26 * (_luck(places, i, 21) - 0.3) + 16 * float(places.columns["wind"][i])) * size
    pen.line(
        [(x, y + 6), (x + bend * 0.25, y - tall * 0.6), (x + bend, y - tall)],
        1.5 * size,
        dark if _luck(places, i, 22) < 0.5 else ripe,
    )
    for grain in range(6):
        t = grain / 6
        gx, gy = x + bend * (1 + 0.18 * t), y - tall - 20 * size * t
        side = (1 if grain % 2 else -1) * 2.1 * size
        pen.ellipse(gx + side, gy, 2.2 * size, 3.4 * size, lit if side < 0 else ripe)
    pen.line([(x + bend * 1.1, y - tall - 18 * size), (x + bend * 1.35, y - tall - 34 * size)], 0.9 * size, lit)


def _reed(pen: Pen, places: Plot, i: int, x: float, y: float, size: float) -> None:
    dark, middle, lit = _greens(places, i, size)
    for leaf in range(5):
        tall = (80 + 90 * _luck(places, i, 20 + leaf)) * size
        bend = ((leaf - 2) * 9 + 30 * (_luck(places, i, 30 + leaf) - 0.5)) * size
        _blade(pen, x + (leaf - 2) * 4 * size, y, tall, bend, 2.2 * size, (dark, middle, lit)[leaf % 3])
    if _luck(places, i, 8) < 0.6:
        tall, lean = (120 + 50 * _luck(places, i, 9)) * size, 12 * (_luck(places, i, 10) - 0.5) * size
        pen.line([(x, y), (x + lean, y - tall)], 1.5 * size, middle)
        head = mix(colour("5a3a22"), places.tone("near", i), 0.3)
        pen.polygon(
            [
                (x + lean + dx * size, y - tall + dy * size)
                for dx, dy in ((-3.4, 22), (-3.4, 2), (0, -3), (3.4, 2), (3.4, 22), (0, 27))
            ],
            head,
        )


def _fern(pen: Pen, places: Plot, i: int, x: float, y: float, size: float) -> None:
    greens = _greens(places, i, size)
    for frond in range(7):
        turn = math.pi * (0.14 + 0.72 * (frond + 0.5) / 7) + (_luck(places, i, 20 + frond) - 0.5) * 0.25
        long = (44 + 30 * _luck(places, i, 30 + frond)) * size
        shade = greens[(0, 1, 2, 1, 2, 1, 0)[frond]]
        for leaf in range(6):
            t = (leaf + 1) / 6
            cx, cy = x + math.cos(turn) * long * t, y - math.sin(turn) * long * t + 16 * size * t * t
            half = 11 * size * (1.05 - t)
            slant = math.cos(turn) * half * 0.6
            pen.polygon(
                [
                    (cx, cy - half * 0.24),
                    (cx + slant - half * 0.5, cy + half * 0.8),
                    (cx, cy + half * 0.24),
                    (cx + slant + half * 0.6, cy - half * 0.75),
                ],
                shade,
            )


def _bush(pen: Pen, places: Plot, i: int, x: float, y: float, size: float) -> None:
    dark, middle, lit = _greens(places, i, size)
    garden = float(places.columns["garden"][i]) > 0.4
    wide = (36 + 26 * _luck(places, i, 19)) * size
    for tone, up, small in ((dark, 0.32, 1.0), (middle, 0.46, 0.8), (lit, 0.60, 0.5)):
        for mass in range(6):
            off = ((mass + 0.5) / 6 - 0.5) * 1.5 + 0.2 * (_luck(places, i, 20 + mass) - 0.5)
            high = (1 - off * off * 1.1) * wide
            r = wide * (0.28 + 0.1 * _luck(places, i, 30 + mass)) * small
            pen.ellipse(x + off * wide - r * 0.2, y - high * up, r * 1.1, r, tone)
    if garden or _luck(places, i, 7) < 0.2:
        petal = _dimmed(places, i, _PETALS[int(_luck(places, i, 8) * 5.99)])
        for bloom in range(14):
            bx = x + (_luck(places, i, 40 + bloom) - 0.5) * 1.5 * wide
            by = y - wide * (0.12 + 0.75 * _luck(places, i, 60 + bloom))
            pen.ellipse(bx, by, 3.3 * size, 3 * size, petal)


def _boulder(pen: Pen, places: Plot, i: int, x: float, y: float, size: float) -> None:
    stone = mix(places.tone("rock", i), places.tone("haze", i), 0.25 * (1 - size))
    if float(places.columns["canyon"][i]) > 0.4:
        stone = mix(places.tone("sand", i) * np.float32(0.75), stone, 0.25)
    wide = (26 + 44 * _luck(places, i, 20) ** 2) * size
    rim = []
    for corner in range(9):
        angle = math.pi * corner / 8
        out = wide * (0.82 + 0.3 * _luck(places, i, 30 + corner))
        rim.append((x - math.cos(angle) * out, y - math.sin(angle) * out * 0.72))
    pen.polygon(rim, stone * np.float32(0.66))
    top = mix(stone, places.tone("light", i), 0.3)
    if float(places.columns["snow"][i]) > 0.25:
        top = places.tone("snow", i)
    pen.polygon([*rim[1:6], (x + wide * 0.12, y - wide * 0.36), (x - wide * 0.5, y - wide * 0.2)], top)
    pen.polygon([rim[0], rim[1], (x - wide * 0.5, y - wide * 0.2), (x - wide * 0.2, y)], stone * np.float32(0.86))


def _drift(pen: Pen, places: Plot, i: int, x: float, y: float, size: float) -> None:
    snow, shade = (
        places.tone("snow", i),
        mix(places.tone("snow", i) * np.array([0.66, 0.74, 0.9], np.float32), places.tone("mid", i), 0.15),
    )
    wide, tall = (70 + 60 * _luck(places, i, 20)) * size, (16 + 18 * _luck(places, i, 21)) * size
    bow = [(x + wide * (t / 6 - 1), y - tall * math.sin(math.pi * t / 12) ** 1.4) for t in range(13)]
    pen.polygon([*bow, (x + wide, y + 3)], shade)
    pen.polygon([(px - wide * 0.06, py - 1.5) for px, py in bow[:9]] + [(x - wide * 0.2, y - tall * 0.35)], snow)
    if _luck(places, i, 22) < 0.4:
        twig = mix(places.tone("near", i), places.tone("sand", i), 0.25)
        for stalk in range(4):
            lean = (14 * (_luck(places, i, 40 + stalk) - 0.5) + 4 * (stalk - 1.5)) * size
            pen.line(
                [(x + lean * 0.4, y), (x + lean, y - (26 + 30 * _luck(places, i, 50 + stalk)) * size)], 1.3 * size, twig
            )


_KINDS: tuple[tuple[str, float, float, float, Draw, bool], ...] = (
    ("drifts", 170, 135, 0.8, _drift, False),
    ("boulders", 190, 72, 0.55, _boulder, True),
    ("bushes", 230, 80, 0.6, _bush, True),
    ("ferns", 92, 78, 0.75, _fern, True),
    ("reeds", 74, 60, 0.62, _reed, True),
    ("blades", 26, 40, 0.85, _grass, False),
    ("ears", 11, 46, 0.92, _ear, False),
    ("flowers", 54, 42, 0.62, _flower, False),
)
"""Which amount asks for it, spacing and reach in px at the picture's lower edge, how many places are taken, how it is
drawn, and whether it gives way to things."""
