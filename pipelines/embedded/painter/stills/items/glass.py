"""Bottles, jars, lenses and lamps."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.maquette import Maquette, arc, oval, smoothed
from pipelines.embedded.painter.things.materials import (
    BRASS,
    DARK,
    GLASS,
    GREEN,
    IRON,
    PAPER,
    WHITE,
)  # fmt: skip

TINTS = {
    "green": "5f9a5a", "violet": "8a5ac0", "blue": "3f6ac0", "red": "c0402f", "ruby": "b01f3a", "black": "2a2630",
    "amber": "e0902a", "tide": "3f8a94", "tears": "b8d4e0", "rain": "9ac4d4", "water": "1f4a5a", "deep": "1a2c44",
    "gold": "e8b83a", "golden": "e8b83a", "silver": "ccd2da", "brass": "d8a440", "copper": "c87444", "grey": "8c8c94",
    "pink": "e89aa8", "jam": "6a1f3f", "plum": "5a2458", "coffee": "4a2c1c", "dusk": "5a7a5a", "invisible": "e8ecec",
    "breath": "e4eef2", "minute": "f0d890", "tail": "c8dcff", "salt": "e4ecf4", "yellow": "e8c040", "white": "f2f0ea",
    "night-blue": "26306a", "tin": "aab4ba", "zinc": "a0acb2", "lead": "707682", "bone": "ece0c4", "wooden": "a8703c",
    "wood": "a8703c", "iron": "5c5e68", "steel": "8fa0b4",
    "cardboard": "d0ac74", "ink": "26306a", "honey": "e0a030", "milk": "f4f0e4",
}  # fmt: skip


def tint(words: tuple[str, ...], other: str) -> Colour:
    """The colour that the label names, or another."""
    return next((colour(TINTS[word]) for word in words if word in TINTS), colour(other))


def bottle(it: Maquette, words: tuple[str, ...]) -> None:
    inside = tint(words, "4f8a7a")
    glass, z = mix(GLASS, inside, 0.35), 0.15
    wide = 0.15 if {"phial", "tube", "scent"} & set(words) else 0.21
    it.shade(0.05, z, wide * 1.6, 0.2, 0.5)
    it.turned(
        (
            (wide, 0.02),
            (wide * 1.04, 0.06),
            (wide, 0.46),
            (wide * 0.8, 0.56),
            (0.07, 0.64),
            (0.065, 0.76),
            (0.085, 0.77),
            (0.085, 0.8),
        ),
        0,
        z,
        glass,
        sides=20,
    )
    it.turned(((wide * 0.86, 0.07), (wide * 0.88, 0.34)), 0, z - wide * 0.25, inside, mix(inside, WHITE, 0.35), 0.12)
    it.line(
        [
            (x, 0.335 + 0.012 * math.sin(x * 40), z - wide)
            for x in (-wide * 0.8, -wide * 0.4, 0, wide * 0.4, wide * 0.8)
        ],
        0.018,
        mix(inside, WHITE, 0.6),
        0.2,
    )
    it.sheet(
        [(-wide * 0.72, 0.14), (-wide * 0.5, 0.1), (-wide * 0.5, 0.48), (-wide * 0.7, 0.44)],
        z - wide - 0.02,
        WHITE,
        0.55,
    )
    it.tube((0, 0.77, z), (0, 0.88, z), 0.06, 0.07, colour("b8844a"))
    it.disc(0, 0.88, z, 0.07, colour("d0a068"))
    if "message" in words or "ink" in words or "scent" in words:
        it.pane(-wide * 0.55, wide * 0.8, 0.16, 0.34, z - wide - 0.03, PAPER)
        it.lines(-wide * 0.4, wide * 0.7, 0.18, 0.32, z - wide - 0.034, 3, DARK, 0.012)
    if {"tail", "comets"} & set(words):
        it.ball(-0.03, 0.18, z - wide - 0.02, 0.045, colour("fff0c0"), 1.0)
        it.sheet([(-0.06, 0.2), (0.0, 0.16), (0.09, 0.5)], z - wide - 0.01, colour("d8e4ff"), 0.9)


def jar(it: Maquette, words: tuple[str, ...]) -> None:
    inside, z, r = tint(words, "7a9a4a"), 0.15, 0.26
    it.shade(0.06, z, r * 1.4, 0.24, 0.5)
    it.turned(
        ((r * 0.96, 0.02), (r, 0.06), (r, 0.52), (r * 0.82, 0.6), (r * 0.82, 0.64)),
        0,
        z,
        mix(GLASS, inside, 0.3),
        sides=20,
    )
    it.turned(((r * 0.88, 0.05), (r * 0.9, 0.46)), 0, z - 0.08, inside, mix(inside, WHITE, 0.3), 0.14)
    for k in range(7):
        it.round(
            -0.15 + 0.3 * it.chance(k),
            0.1 + 0.3 * it.chance(k, 1),
            z - r - 0.05,
            0.02 + 0.015 * it.chance(k, 2),
            mix(inside, WHITE, 0.35),
            0.3,
        )
    it.sheet([(-r * 0.78, 0.12), (-r * 0.62, 0.1), (-r * 0.62, 0.5), (-r * 0.76, 0.46)], z - r - 0.04, WHITE, 0.5)
    it.turned(
        ((r * 0.9, 0.63), (r * 0.92, 0.73)),
        0,
        z,
        (colour("c83a3a"), BRASS, colour("4a6a9a"))[int(it.chance(9) * 3)],
        WHITE,
    )
    it.pane(-0.06, 0.17, 0.2, 0.37, z - r - 0.06, PAPER)
    it.lines(-0.03, 0.15, 0.22, 0.35, z - r - 0.065, 3, DARK, 0.014)


def magnifier(it: Maquette, words: tuple[str, ...]) -> None:
    glass = tint(words, "b8d8e0")
    it.shade(0.1, 0.2, 0.34, 0.18, 0.4)
    it.line([(0.1, 0.34, 0.05), (0.33, 0.03, 0.04)], 0.075, colour("5a3420"))
    it.line([(0.09, 0.35, 0.04), (0.14, 0.28, 0.03)], 0.06, BRASS)
    it.round(-0.09, 0.57, 0.05, 0.28, glass, 0.2)
    it.sheet(
        arc(-0.09, 0.57, 0.2, 0.2, 0.25, 0.55, 10) + arc(-0.09, 0.57, 0.13, 0.13, 0.55, 0.25, 10), 0.04, WHITE, 0.5
    )
    it.ring(-0.09, 0.57, 0.035, 0.285, 0.06, BRASS)


def lens(it: Maquette, words: tuple[str, ...]) -> None:
    glass = tint(words, "8fb8c8")
    it.shade(0.06, 0.18, 0.34, 0.2, 0.45)
    it.turned(
        ((0.25, 0.04), (0.27, 0.1), (0.27, 0.22), (0.2, 0.34), (0.2, 0.46), (0.24, 0.5)),
        0,
        0.2,
        [BRASS, BRASS * 0.7, BRASS, DARK * 1.6, BRASS * 1.1],
        glass,
    )
    it.disc(0, 0.505, 0.2, 0.2, glass, 0.3)
    it.disc(-0.05, 0.51, 0.22, 0.08, WHITE, 0.6, 0.04)


def spectacles(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0, 0.2, 0.42, 0.14, 0.4)
    for side in (-1, 1):
        it.sheet(
            [*arc(side * 0.2, 0.42, 0.16, 0.17, 0.5, 1.0, 12)]
            if "moon" in "".join(words)
            else oval(side * 0.2, 0.4, 0.16),
            0.05,
            colour("cfe4ea"),
            0.3,
        )
        outline = (
            [*arc(side * 0.2, 0.42, 0.16, 0.17, 0.5, 1.0, 12), (side * 0.2 - 0.16, 0.42)]
            if "moon" in "".join(words)
            else [*oval(side * 0.2, 0.4, 0.16), (side * 0.2 + 0.16, 0.4)]
        )
        it.stroke(outline, 0.04, 0.03, BRASS * 0.9)
        it.line([(side * 0.36, 0.43, 0.05), (side * 0.42, 0.5, 0.2), (side * 0.3, 0.56, 0.5)], 0.026, BRASS * 0.8)
    it.stroke(arc(0, 0.42, 0.05, 0.05, 0.0, 0.5, 6), 0.04, 0.03, BRASS)


def opera_glasses(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.04, 0.2, 0.4, 0.2, 0.5)
    pearl = colour("f0e4e4")
    for side in (-1, 1):
        it.turned(
            ((0.17, 0.06), (0.17, 0.12), (0.13, 0.2), (0.11, 0.52), (0.13, 0.54), (0.13, 0.6)),
            side * 0.18,
            0.18,
            [BRASS, pearl, pearl, BRASS, BRASS * 1.1],
            colour("4a6a7a"),
        )
    it.bar((-0.1, 0.42, 0.05), (0.1, 0.42, 0.05), 0.06, BRASS)
    it.rod((0, 0.3, 0.1), (0, 0.5, 0.1), 0.035, BRASS * 1.1)


def spyglass(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.04, 0.2, 0.46, 0.12, 0.5)
    a = (-0.38, 0.12, 0.12)
    for t0, t1, r, fill in (
        (0.62, 1.0, 0.06, BRASS),
        (0.36, 0.66, 0.08, BRASS * 0.85),
        (0.0, 0.4, 0.105, colour("5a2c20")),
    ):
        p = lambda t: (a[0] + 0.78 * t, a[1] + 0.5 * t, a[2])  # noqa: E731  # a point along its length
        it.tube(p(t0), p(t1), r, r, fill)
        it.tube(p(t1 - 0.03), p(t1), r * 1.15, r * 1.15, BRASS * 1.1)
    it.rod((-0.4, 0.107, 0.12), (-0.37, 0.126, 0.12), 0.12, BRASS)


def lantern(it: Maquette, words: tuple[str, ...]) -> None:
    glow = tint(words, "ffc850")
    it.shade(0.05, 0.15, 0.3, 0.2, 0.5)
    it.turned(((0.24, 0.02), (0.24, 0.09), (0.17, 0.12)), 0, 0.15, IRON)
    it.turned(((0.16, 0.12), (0.18, 0.3), (0.15, 0.48)), 0, 0.15, glow, None, 0.85)
    it.sheet(
        smoothed([(-0.05, 0.16), (0.05, 0.16), (0.04, 0.28), (0, 0.4), (-0.04, 0.28)]), -0.06, colour("fff4d0"), 1.0
    )
    for x in (-0.17, 0.0, 0.17):
        it.bar((x, 0.1, -0.02), (x * 0.9, 0.5, -0.02), 0.018, IRON)
    it.turned(((0.19, 0.48), (0.2, 0.53), (0.09, 0.63), (0.09, 0.67)), 0, 0.15, IRON, IRON * 1.3)
    it.ring(0, 0.78, 0.15, 0.1, 0.028, IRON * 1.2)
    it.light(0, 0.3, -0.2, "ffb850", 0.7, 0.5, 0.35)


def candle(it: Maquette, words: tuple[str, ...]) -> None:
    wax = tint(words, "f0e0bc")
    it.shade(0.05, 0.15, 0.26, 0.18, 0.5)
    it.turned(((0.26, 0.02), (0.3, 0.06)), 0, 0.15, BRASS, BRASS * 0.8)
    lean = 0.08 if "leans" in words else 0.0
    it.tube((0, 0.06, 0.15), (lean, 0.46, 0.15), 0.12, 0.1, wax, 9)
    for x, low in ((-0.08, 0.2), (0.03, 0.14), (0.09, 0.28)):
        it.line([(x + lean * 0.8, 0.44, 0.04), (x + lean * 0.3, low, 0.03)], 0.045, wax * 1.1)
    it.disc(lean, 0.465, 0.15, 0.1, wax * 1.15)
    it.bar((lean, 0.46, 0.15), (lean, 0.53, 0.15), 0.018, DARK)
    it.sheet(
        smoothed([(lean - 0.055, 0.54), (lean + 0.055, 0.54), (lean + 0.05, 0.64), (lean, 0.82), (lean - 0.05, 0.64)]),
        0.1,
        colour("ffc040"),
        1.0,
    )
    it.sheet(smoothed([(lean - 0.025, 0.55), (lean + 0.025, 0.55), (lean, 0.68)]), 0.09, colour("fff6d8"), 1.0)
    it.light(lean, 0.62, -0.1, "ffb850", 0.6, 0.5, 0.4, flickers=True)


def snow_globe(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.05, 0.15, 0.32, 0.2, 0.5)
    it.turned(((0.28, 0.02), (0.26, 0.12), (0.2, 0.17)), 0, 0.15, colour("6a3424"), colour("8a4a34"))
    it.ball(0, 0.43, 0.15, 0.29, colour("a8cce0"), 0.2)
    it.sheet([*arc(0, 0.43, 0.26, 0.26, 0.56, 0.94, 14)], -0.02, WHITE, 0.25)
    it.sheet([(-0.08, 0.28), (0.06, 0.28), (0.06, 0.4), (-0.01, 0.48), (-0.08, 0.4)], -0.03, colour("a05a42"), 0.15)
    it.sheet([(0.1, 0.27), (0.2, 0.27), (0.15, 0.46)], -0.03, GREEN * 0.9, 0.1)
    for k in range(16):
        a, r = 6.28 * it.chance(k), 0.25 * math.sqrt(it.chance(k, 1))
        it.round(r * math.cos(a), 0.45 + r * math.sin(a), -0.05, 0.014, WHITE, 0.7)
    it.sheet(arc(0, 0.43, 0.23, 0.23, 0.3, 0.45, 8) + arc(0, 0.43, 0.18, 0.18, 0.45, 0.3, 8), -0.06, WHITE, 0.6)


NOUNS = {
    "bottle": bottle, "flask": bottle, "phial": bottle, "tube": bottle, "ink": bottle, "minute": bottle, "vial": bottle,
    "tail": bottle, "jar": jar, "jam": jar, "pot": jar, "magnifying": magnifier, "lens": lens,
    "loupe": lens, "eyepiece": lens, "spectacles": spectacles, "opera": opera_glasses, "glasses": opera_glasses,
    "spyglass": spyglass, "telescope": spyglass, "lantern": lantern, "lamp": lantern, "candle": candle, "taper": candle,
    "light": candle, "globe": snow_globe,
}  # fmt: skip
