"""Bells, coins, tools, tins, watches."""

import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.maquette import Maquette, arc, oval, smoothed
from pipelines.embedded.painter.stills.emblems import draw_emblem
from pipelines.embedded.painter.stills.items.glass import tint
from pipelines.embedded.painter.things.materials import (
    BLUE,
    BRASS,
    CARD,
    COPPER,
    DARK,
    GREEN,
    IRON,
    OAK,
    PAPER,
    RED,
    STEEL,
    STRAW,
    WHITE,
)  # fmt: skip


def bell(it: Maquette, words: tuple[str, ...]) -> None:
    metal = tint(words, "d8a440")
    it.shade(0.05, 0.15, 0.34, 0.2, 0.5)
    it.ball(0.02, 0.1, 0.15, 0.07, metal * 0.6)
    it.turned(
        ((0.32, 0.1), (0.27, 0.18), (0.2, 0.3), (0.17, 0.46), (0.1, 0.54), (0.04, 0.56)), 0, 0.15, metal, sides=20
    )
    it.turned(((0.325, 0.1), (0.31, 0.13)), 0, 0.15, metal * 1.25)
    it.sheet([(-0.17, 0.2), (-0.11, 0.18), (-0.08, 0.44), (-0.12, 0.46)], -0.14, mix(metal, WHITE, 0.6), 0.2)
    if {"handbell", "minute", "five"} & set(words):
        it.turned(
            ((0.035, 0.56), (0.055, 0.66), (0.04, 0.78), (0.055, 0.84), (0.03, 0.88)),
            0,
            0.15,
            colour("6a3a24"),
            colour("8a5034"),
        )
    else:
        it.ring(0, 0.63, 0.14, 0.06, 0.032, metal * 0.9)


def coin(it: Maquette, words: tuple[str, ...]) -> None:
    metal = tint(words, "c87a48" if "penny" in words else "d8a440")
    it.shade(0.06, 0.18, 0.34, 0.2, 0.45)
    it.round(0.025, 0.42, 0.1, 0.33, metal * 0.5)
    it.round(0, 0.44, 0.07, 0.33, metal)
    it.ring(0, 0.44, 0.06, 0.29, 0.025, metal * 0.75)
    for k in range(28):
        a = k * math.pi / 14
        it.bar(
            (0.31 * math.cos(a), 0.44 + 0.31 * math.sin(a), 0.06),
            (0.335 * math.cos(a), 0.44 + 0.335 * math.sin(a), 0.06),
            0.016,
            metal * 1.3,
        )
    emblem = (
        "half-moon"
        if "moon" in words
        else "wheel"
        if "wheel" in words
        else ("owl", "swan", "oak leaf", "shell")[int(it.chance(3) * 4)]
    )
    if "smooth" not in words:
        draw_emblem(it, emblem, 0.006, 0.432, 0.055, 0.2, metal * 0.5, metal)
        draw_emblem(it, emblem, 0, 0.44, 0.05, 0.2, metal * 1.25, metal * 0.8)
    if "hole" in words or "string" in words:
        it.round(0, 0.66, 0.045, 0.04, DARK)
        it.stroke(smoothed([(0, 0.66), (0.16, 0.86), (0.3, 0.78), (0.4, 0.92)], 2, closed=False), 0.04, 0.022, STRAW)


def button(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "3a4a7a")
    it.shade(0.05, 0.18, 0.3, 0.18, 0.45)
    it.round(0.02, 0.4, 0.1, 0.31, fill * 0.45)
    it.round(0, 0.42, 0.07, 0.31, fill)
    it.ring(0, 0.42, 0.06, 0.25, 0.04, fill * 1.35)
    if "wheel" in words or "rabbit" in words:
        draw_emblem(it, "wheel" if "wheel" in words else "hare", 0, 0.42, 0.05, 0.18, fill * 1.6, fill * 0.7)
        return
    for x, y in ((-0.07, 0.35), (0.07, 0.35), (-0.07, 0.49), (0.07, 0.49)):
        it.round(x, y, 0.05, 0.035, DARK)
    it.bar((-0.07, 0.35, 0.04), (0.07, 0.49, 0.04), 0.025, CARD)
    it.bar((0.07, 0.35, 0.04), (-0.07, 0.49, 0.04), 0.025, CARD)


def gear(it: Maquette, words: tuple[str, ...]) -> None:
    metal, teeth = tint(words, "d8a440"), 18
    it.shade(0.05, 0.18, 0.34, 0.18, 0.45)
    outline = [
        (r * math.cos(a), 0.45 + r * math.sin(a))
        for k in range(teeth)
        for a, r in (
            (2 * math.pi * (k + d) / teeth, rr) for d, rr in ((-0.28, 0.3), (-0.16, 0.37), (0.16, 0.37), (0.28, 0.3))
        )
    ]
    it.sheet([(x + 0.025, y - 0.03) for x, y in outline], 0.09, metal * 0.45)
    it.sheet(outline, 0.06, metal)
    for k in range(5):
        a = 2 * math.pi * (k + 0.5) / 5
        it.round(0.18 * math.cos(a), 0.45 + 0.18 * math.sin(a), 0.05, 0.065, metal * 0.35)
    it.ring(0, 0.45, 0.05, 0.27, 0.02, metal * 1.3)
    it.round(0, 0.45, 0.04, 0.07, metal * 1.2)
    it.round(0, 0.45, 0.035, 0.03, DARK)


def watch(it: Maquette, words: tuple[str, ...]) -> None:
    metal = tint(words, "d8a440")
    it.shade(0.05, 0.18, 0.34, 0.18, 0.45)
    it.ring(0, 0.83, 0.08, 0.06, 0.028, metal)
    it.bar((0, 0.7, 0.08), (0, 0.78, 0.08), 0.07, metal * 0.9)
    it.round(0.02, 0.4, 0.1, 0.34, metal * 0.5)
    it.round(0, 0.42, 0.07, 0.33, metal)
    it.round(0, 0.42, 0.06, 0.265, colour("f8f2e2"), 0.2)
    if "dial" in words or "telephone" in words:
        it.round(0.12, 0.52, 0.05, 0.05, DARK)
        it.round(0, 0.42, 0.05, 0.09, DARK * 1.5)
        it.ring(0, 0.42, 0.05, 0.2, 0.02, DARK)
        return
    for k in range(12):
        a = math.pi * k / 6
        it.bar(
            (0.19 * math.cos(a), 0.42 + 0.19 * math.sin(a), 0.05),
            (0.235 * math.cos(a), 0.42 + 0.235 * math.sin(a), 0.05),
            0.024 if k % 3 == 0 else 0.014,
            DARK,
        )
    if "compass" in words:
        it.sheet([(-0.045, 0.42), (0.045, 0.42), (0.12, 0.6)], 0.045, RED)
        it.sheet([(-0.045, 0.42), (0.045, 0.42), (-0.12, 0.24)], 0.045, BLUE)
    else:
        it.bar((0, 0.42, 0.045), (0.1, 0.56, 0.045), 0.03, DARK)
        if not {"one", "hand"} <= set(words):
            it.bar((0, 0.42, 0.045), (-0.16, 0.48, 0.045), 0.022, DARK)
    it.round(0, 0.42, 0.04, 0.025, metal)
    it.sheet(arc(0, 0.42, 0.24, 0.24, 0.3, 0.45, 8) + arc(0, 0.42, 0.2, 0.2, 0.45, 0.3, 8), 0.035, WHITE, 0.5)


def tin(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "5a86a0")
    it.shade(0.05, 0.16, 0.36, 0.22, 0.5)
    it.turned(((0.3, 0.03), (0.31, 0.06), (0.31, 0.28)), 0, 0.16, fill, sides=22)
    it.turned(((0.325, 0.27), (0.325, 0.36)), 0, 0.16, mix(fill, colour("e8ecee"), 0.4), mix(fill, WHITE, 0.3))
    it.disc(0, 0.362, 0.16, 0.25, fill * 1.15)
    it.line([(x, 0.366, z) for x, z in oval(0, 0.16, 0.19, 0.19, 18)], 0.016, BRASS)
    it.pane(-0.14, 0.14, 0.1, 0.23, -0.16, PAPER)
    if "deep" in words:
        it.words("DEEP", 0, 0.165, -0.17, 0.1, DARK)
    else:
        it.lines(-0.11, 0.12, 0.11, 0.22, -0.165, 2, DARK, 0.02)


def matchbox(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.04, 0.18, 0.4, 0.2, 0.5)
    frozen = "frozen" in words
    it.box(-0.12, 0.36, 0.05, 0.22, 0.05, 0.3, colour("e8d8b0"), colour("c8a878"))
    for k in range(4):
        it.line(
            [(0.08 + 0.06 * k, 0.225, 0.08 + 0.03 * k), (0.32 + 0.02 * k, 0.24, 0.1 + 0.03 * k)], 0.02, colour("d8b888")
        )
        it.ball(0.33 + 0.02 * k, 0.245, 0.1 + 0.03 * k, 0.022, RED)
    fill = colour("b8d8ec") if frozen else colour("c8452f")
    it.box(-0.36, 0.12, 0.03, 0.25, 0.02, 0.33, fill * 0.85, fill * 1.1)
    it.level(-0.31, 0.07, 0.06, 0.29, 0.253, colour("f0d890"))
    draw_emblem(it, "fish" if "fish" in words else "star", -0.12, 0.14, 0.012, 0.085, colour("f0d890"), fill)
    it.bar((-0.36, 0.045, 0.01), (0.12, 0.045, 0.01), 0.04, colour("3a2a24"))


def spoon(it: Maquette, words: tuple[str, ...]) -> None:
    wood = "wooden" in words
    fill = colour("b8803f") if wood else tint(words, "c4ccd4")
    it.shade(0.05, 0.2, 0.3, 0.14, 0.4)
    it.line([(-0.24, 0.1, 0.08), (0.1, 0.52, 0.08)], 0.06 if wood else 0.04, fill * 0.9)
    bowl = smoothed([(0.06, 0.46), (0.04, 0.66), (0.18, 0.86), (0.34, 0.84), (0.34, 0.66), (0.18, 0.5)])
    it.sheet([(x + 0.015, y - 0.02) for x, y in bowl], 0.07, fill * 0.5)
    it.sheet(bowl, 0.06, fill)
    it.sheet(
        smoothed([(0.11, 0.56), (0.11, 0.68), (0.2, 0.8), (0.29, 0.76), (0.27, 0.66), (0.18, 0.56)]), 0.055, fill * 0.75
    )
    it.sheet(smoothed([(0.13, 0.6), (0.13, 0.68), (0.18, 0.74), (0.17, 0.66)]), 0.05, mix(fill, WHITE, 0.6))
    if wood:
        it.sheet([(0.27, 0.9), (0.36, 0.8), (0.3, 0.79), (0.28, 0.83), (0.24, 0.82)], 0.045, it.tone(4) * 0.9)
    else:
        it.round(-0.25, 0.09, 0.07, 0.045, fill)


def blade(it: Maquette, words: tuple[str, ...]) -> None:
    steel = tint(words, "c0c8d0")
    it.shade(0.05, 0.2, 0.3, 0.14, 0.4)
    edge = [(-0.06, 0.36), (0.02, 0.3), (0.36, 0.82), (0.3, 0.86)]
    it.sheet([(x + 0.02, y - 0.02) for x, y in edge], 0.07, steel * 0.5)
    it.sheet(edge, 0.06, steel)
    it.bar((0.0, 0.38, 0.055), (0.32, 0.83, 0.055), 0.014, WHITE)
    it.bar((-0.13, 0.42, 0.05), (0.08, 0.26, 0.05), 0.05, BRASS)
    it.bar((-0.04, 0.33, 0.05), (-0.22, 0.08, 0.05), 0.08, colour("6a2f2a"))
    for k in range(3):
        it.bar((-0.1 - 0.05 * k, 0.27 - 0.07 * k, 0.045), (-0.05 - 0.05 * k, 0.23 - 0.07 * k, 0.045), 0.014, BRASS)
    it.ball(-0.24, 0.06, 0.06, 0.05, BRASS)


def tongs(it: Maquette, words: tuple[str, ...]) -> None:
    """Two legs from one joint: snips, tweezers, dividers, a hairpin, a catapult."""
    metal = tint(words, "a8b2bc")
    it.shade(0.04, 0.2, 0.26, 0.14, 0.4)
    if "hairpin" in words:
        it.stroke(
            smoothed(
                [(-0.12, 0.08), (-0.12, 0.6), (0, 0.86), (0.12, 0.6), (0.1, 0.4), (0.16, 0.26), (0.1, 0.06)],
                2,
                closed=False,
            ),
            0.06,
            0.035,
            IRON,
        )
        return
    if "catapult" in words:
        it.line([(0, 0.06, 0.1), (0, 0.42, 0.1)], 0.09, OAK)
        for side in (-1, 1):
            it.line([(0, 0.4, 0.1), (side * 0.22, 0.62, 0.1), (side * 0.24, 0.78, 0.1)], 0.075, OAK * 1.1)
            it.line([(side * 0.24, 0.76, 0.06), (side * 0.06, 0.5, 0.0)], 0.03, colour("c87a5a"))
        it.sheet(oval(0, 0.48, 0.09, 0.05), 0.0, colour("7a4a30"))
        return
    for side in (-1, 1):
        if "snips" in words:
            it.ring(side * 0.15, 0.2, 0.06, 0.1, 0.045, RED)
            it.line([(side * 0.1, 0.28, 0.06), (-side * 0.03, 0.5, 0.06)], 0.05, metal * 0.9)
            it.sheet(
                [(-side * 0.02, 0.48), (-side * 0.08, 0.52), (-side * 0.1, 0.82), (-side * 0.02, 0.66)],
                0.055,
                metal * (1.1 if side > 0 else 0.85),
            )
        else:
            it.line(
                [
                    (0, 0.84, 0.07),
                    (side * 0.14, 0.5, 0.07),
                    (side * (0.2 if "dividers" in words else 0.05), 0.06, 0.07),
                ],
                0.05,
                metal,
            )
            it.line([(side * 0.01, 0.82, 0.06), (side * 0.12, 0.5, 0.06)], 0.014, WHITE)
    it.round(0, 0.5 if "snips" in words else 0.84, 0.05, 0.05, BRASS)


def nail(it: Maquette, words: tuple[str, ...]) -> None:
    """A pin, a stud, a clock hand, a fishhook."""
    it.shade(0.05, 0.2, 0.24, 0.12, 0.4)
    metal = tint(words, "aab4c0")
    if "hook" in words or "fishhook" in words:
        it.stroke(
            smoothed([(0.08, 0.84), (0.08, 0.3), (-0.06, 0.1), (-0.24, 0.2), (-0.24, 0.36)], 2, closed=False),
            0.06,
            0.04,
            metal,
        )
        it.sheet([(-0.28, 0.32), (-0.24, 0.46), (-0.16, 0.3)], 0.05, metal)
        it.tube((0.08, 0.6, 0.06), (0.08, 0.84, 0.06), 0.11, 0.13, colour("c0925a"))
        return
    if "hand" in words:
        it.sheet([(-0.02, 0.1), (0.02, 0.1), (0.05, 0.56), (0.0, 0.84), (-0.05, 0.56)], 0.06, DARK * 1.8)
        it.ring(0, 0.46, 0.05, 0.07, 0.03, DARK * 1.8)
        it.ring(0, 0.12, 0.05, 0.06, 0.035, BRASS)
        return
    it.line([(-0.16, 0.06, 0.07), (0.08, 0.62, 0.07)], 0.026, metal)
    it.ball(0.12, 0.7, 0.06, 0.12, tint(words, "d03a34"))


def screw(it: Maquette, words: tuple[str, ...]) -> None:
    """A corkscrew, a plug's cord, a mainspring."""
    it.shade(0.05, 0.2, 0.28, 0.14, 0.4)
    it.rod((-0.26, 0.76, 0.1), (0.26, 0.76, 0.1), 0.06, OAK * 1.1)
    it.bar((0, 0.74, 0.08), (0, 0.46, 0.08), 0.04, STEEL)
    it.stroke([(0.09 * math.sin(k * 0.9), 0.48 - 0.018 * k) for k in range(24)], 0.06, 0.035, STEEL * 1.15)


def spiral(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.05, 0.2, 0.32, 0.16, 0.4)
    it.stroke(
        [
            (0.02 + 0.33 * (1 - k / 46) * math.cos(k * 0.55), 0.45 + 0.33 * (1 - k / 46) * math.sin(k * 0.55))
            for k in range(43)
        ],
        0.06,
        0.026,
        mix(STEEL, BLUE, 0.25),
    )
    it.bar((0.02, 0.45, 0.05), (0.02, 0.53, 0.05), 0.05, BRASS)


def handle(it: Maquette, words: tuple[str, ...]) -> None:
    """A tap handle, a knob."""
    brass = tint(words, "d8a440")
    it.shade(0.05, 0.18, 0.34, 0.18, 0.45)
    it.turned(((0.1, 0.03), (0.07, 0.1), (0.06, 0.3), (0.09, 0.36)), 0, 0.15, brass * 0.9)
    if "knob" in words:
        it.ball(0, 0.52, 0.12, 0.2, brass)
        it.sheet(oval(-0.06, 0.6, 0.05), -0.02, mix(brass, WHITE, 0.5))
        return
    for a in (0.0, math.pi / 2):
        x, y = 0.34 * math.cos(a), 0.16 * math.sin(a)
        it.tube((-x, 0.4 + y, 0.12 + y), (x, 0.4 - y, 0.12 - y), 0.045, 0.045, brass)
        for side in (-1, 1):
            it.ball(side * x, 0.4 - side * y, 0.1, 0.075, brass * 1.1)
    it.ball(0, 0.42, 0.06, 0.12, WHITE)
    it.words("SLOW", 0, 0.42, -0.06, 0.07, BLUE)


def whistle(it: Maquette, words: tuple[str, ...]) -> None:
    metal = tint(words, "c8ccd4")
    it.shade(0.05, 0.18, 0.36, 0.16, 0.45)
    it.round(0.1, 0.36, 0.1, 0.21, metal * 0.75)
    it.tube((-0.36, 0.48, 0.08), (0.08, 0.48, 0.08), 0.075, 0.085, metal)
    it.round(0.1, 0.36, 0.04, 0.2, metal)
    it.round(0.1, 0.36, 0.035, 0.1, metal * 0.7)
    it.sheet([(-0.1, 0.56), (0.04, 0.56), (0.0, 0.47), (-0.1, 0.47)], 0.0, DARK)
    it.ball(0.08, 0.36, 0.03, 0.05, colour("c8985a"))
    it.ring(0.33, 0.46, 0.06, 0.05, 0.024, metal)
    it.stroke(smoothed([(0.36, 0.5), (0.42, 0.76), (0.2, 0.86), (-0.1, 0.76)], 2, closed=False), 0.07, 0.022, RED)


def anchor(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.05, 0.2, 0.3, 0.16, 0.4)
    metal = tint(words, "7a8694")
    draw_emblem(it, "anchor", 0.02, 0.43, 0.08, 0.42, metal * 0.45, metal)
    draw_emblem(it, "anchor", 0, 0.45, 0.05, 0.42, metal, metal)


def ring(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.05, 0.18, 0.3, 0.16, 0.45)
    it.ring(0, 0.33, 0.08, 0.24, 0.07, BRASS)
    it.ring(0, 0.33, 0.07, 0.25, 0.018, BRASS * 1.3)
    it.sheet([(-0.09, 0.56), (0.09, 0.56), (0.06, 0.64), (-0.06, 0.64)], 0.06, BRASS * 0.8)
    it.sheet(
        smoothed([(-0.12, 0.66), (0.0, 0.6), (0.12, 0.66), (0.06, 0.78), (0.0, 0.88), (-0.06, 0.78)]),
        0.05,
        tint(words, "6fb8d8"),
        0.3,
    )
    it.sheet(smoothed([(-0.05, 0.7), (0.0, 0.67), (-0.02, 0.77)]), 0.04, WHITE, 0.6)


def funnel(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "c87444")
    it.shade(0.05, 0.18, 0.2, 0.14, 0.45)
    it.turned(((0.035, 0.03), (0.06, 0.34), (0.34, 0.66), (0.35, 0.7)), 0, 0.16, fill, fill * 0.45)
    it.ring(0.37, 0.62, 0.14, 0.06, 0.025, fill)


def trumpet(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "2a2630") * 1.6
    it.shade(0.05, 0.18, 0.36, 0.16, 0.45)
    it.line([(0.36, 0.66, 0.1), (0.36, 0.78, 0.1), (0.24, 0.8, 0.1), (0.12, 0.66, 0.1)], 0.06, fill)
    it.tube((0.14, 0.68, 0.1), (-0.14, 0.36, 0.08), 0.04, 0.11, fill)
    it.tube((-0.14, 0.36, 0.08), (-0.26, 0.22, 0.06), 0.11, 0.22, fill * 1.1)
    it.sheet(
        [
            (-0.28 + 0.16 * math.cos(a) - 0.1 * math.sin(a), 0.2 - 0.14 * math.cos(a) - 0.12 * math.sin(a))
            for a in (k * math.pi / 9 for k in range(18))
        ],
        0.0,
        DARK,
    )


def oilcan(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.05, 0.18, 0.32, 0.18, 0.45)
    it.turned(((0.24, 0.03), (0.24, 0.08), (0.18, 0.24), (0.06, 0.36), (0.06, 0.42)), -0.08, 0.16, COPPER)
    it.tube((-0.08, 0.4, 0.16), (0.38, 0.74, 0.12), 0.04, 0.012, COPPER * 0.9)
    it.stroke(arc(-0.3, 0.25, 0.09, 0.12, 0.25, 0.8, 8), 0.12, 0.035, COPPER * 0.8)
    it.ball(0.41, 0.68, 0.1, 0.025, colour("e0b040"))


def weight(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "707682")
    it.shade(0.05, 0.18, 0.34, 0.2, 0.5)
    it.turned(((0.26, 0.03), (0.27, 0.08), (0.25, 0.4), (0.12, 0.5), (0.06, 0.52)), 0, 0.16, fill)
    it.ring(0, 0.6, 0.14, 0.08, 0.035, fill * 0.85)
    it.words("MON" if "monday" in words else "1", 0, 0.25, -0.12, 0.13, colour("e8e4d8"))


def chain(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "a0a8b2")
    it.shade(0.04, 0.2, 0.3, 0.14, 0.4)
    for x, y, rx, ry in ((-0.18, 0.66, 0.14, 0.2), (0.0, 0.4, 0.14, 0.2), (0.17, 0.16, 0.12, 0.15)):
        it.ring(x, y, 0.06, rx, 0.065, fill, 0, ry)
        it.ring(x - 0.01, y + 0.01, 0.05, rx, 0.015, fill * 1.35, 0, ry)


def crown(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "e8b83a") if "tin" not in words else colour("c8ccd0")
    it.shade(0.05, 0.18, 0.36, 0.2, 0.5)
    it.turned(((0.28, 0.06), (0.3, 0.26)), 0, 0.18, fill, DARK)
    for k in range(7):
        x = -0.3 + 0.1 * k
        high = 0.62 if k % 2 == 0 else 0.52
        it.sheet(
            [(x - 0.07, 0.24), (x + 0.07, 0.24), (x * 1.1, high)], -0.08 + abs(x) * 0.6, fill * (0.8 + 0.1 * (k % 3))
        )
        it.ball(x * 1.1, high + 0.02, -0.08 + abs(x) * 0.6, 0.032, (RED, BLUE, GREEN)[k % 3])
    it.turned(((0.29, 0.06), (0.295, 0.13)), 0, 0.17, fill * 1.25)


def thermometer(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.04, 0.2, 0.2, 0.12, 0.4)
    it.box(-0.15, 0.15, 0.06, 0.88, 0.1, 0.14, colour("b8803f"), OAK)
    it.bar((0, 0.2, 0.08), (0, 0.8, 0.08), 0.06, WHITE)
    it.bar((0, 0.2, 0.07), (0, 0.36, 0.07), 0.03, RED)
    it.ball(0, 0.17, 0.06, 0.06, RED)
    for k in range(8):
        it.bar((0.05, 0.3 + 0.065 * k, 0.08), (0.11, 0.3 + 0.065 * k, 0.08), 0.014, DARK)


def stamp(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.06, 0.18, 0.32, 0.2, 0.5)
    it.box(-0.22, 0.22, 0.03, 0.16, 0.04, 0.3, IRON, STEEL)
    it.turned(
        ((0.06, 0.16), (0.05, 0.4), (0.13, 0.52), (0.15, 0.66), (0.1, 0.76), (0.03, 0.79)), 0, 0.16, colour("7a3a24")
    )
    for k in range(3):
        it.round(-0.12 + 0.12 * k, 0.1, 0.035, 0.045, BRASS)
    it.stroke([(-0.3, 0.02), (0.36, 0.02)], 0.0, 0.03, colour("6a3a8a"))


NOUNS = {
    "bell": bell, "handbell": bell, "clapper": bell, "coin": coin, "penny": coin, "medal": coin, "button": button,
    "gear": gear, "wheel": gear, "cog": gear, "watch": watch, "compass": watch, "clock": watch, "dial": watch,
    "tin": tin, "pastilles": tin, "box": tin, "matchbox": matchbox, "matches": matchbox, "match": matchbox,
    "spoon": spoon, "tongue": spoon, "teaspoon": spoon,
    "trowel": spoon, "fork": spoon, "paperknife": blade, "dagger": blade,
    "knife": blade, "sword": blade, "snips": tongs, "scissors": tongs, "tweezers": tongs, "dividers": tongs,
    "hairpin": tongs, "catapult": tongs, "pin": nail, "stud": nail, "hook": nail, "fishhook": nail, "hand": nail,
    "corkscrew": screw, "mainspring": spiral, "spring": spiral, "handle": handle, "tap": handle, "knob": handle,
    "whistle": whistle, "anchor": anchor, "ring": ring, "funnel": funnel, "trumpet": trumpet, "oilcan": oilcan,
    "weight": weight, "chain": chain, "crown": crown, "thermometer": thermometer, "stamp": stamp,
}  # fmt: skip
