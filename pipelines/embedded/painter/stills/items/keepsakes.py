"""Worn, played with, written with: gloves, masks, toys, pencils."""

import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.maquette import Maquette, arc, oval, smoothed
from pipelines.embedded.painter.stills.emblems import draw_emblem
from pipelines.embedded.painter.stills.items.glass import tint
from pipelines.embedded.painter.things.materials import (
    BLUE,
    BRASS,
    CARD,
    DARK,
    EARTH,
    GREEN,
    IRON,
    LEATHER,
    OAK,
    PAPER,
    RED,
    ROSE,
    STEEL,
    WHITE,
)  # fmt: skip


def pencil(it: Maquette, words: tuple[str, ...]) -> None:
    paint = tint(words, "e0a83a")
    it.shade(0.05, 0.2, 0.36, 0.1, 0.4)
    a, b = (-0.32, 0.12, 0.1), (0.22, 0.66, 0.1)
    it.tube(a, b, 0.055, 0.055, paint, 5)
    it.tube(b, (0.3, 0.74, 0.1), 0.055, 0.022, colour("e8c898"), 5)
    it.tube((0.3, 0.74, 0.1), (0.34, 0.78, 0.1), 0.022, 0.004, DARK, 5)
    if "chewed" in words:
        for k in range(4):
            it.bar(
                (-0.3 + 0.04 * k, 0.1 + 0.04 * k, 0.03),
                (-0.24 + 0.04 * k, 0.1 + 0.04 * k, 0.03),
                0.02,
                colour("e8c898"),
            )
    else:
        it.tube(a, (-0.26, 0.18, 0.1), 0.058, 0.058, STEEL, 5)
        it.tube((-0.37, 0.07, 0.1), a, 0.05, 0.055, ROSE, 5)
    if "chain" in words:
        for k in range(6):
            it.ring(-0.36 + 0.05 * k, 0.16 + 0.09 * k, 0.06, 0.03, 0.016, STEEL)


def glove(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "8a5a3a" if {"mitten", "fur"} & set(words) else "e8e2d4")
    it.shade(0.05, 0.18, 0.32, 0.16, 0.45)
    name = "mitten" if "mitten" in words else "open hand"
    draw_emblem(it, name, 0.02, 0.44, 0.09, 0.42, fill * 0.45, fill * 0.45)
    draw_emblem(it, name, 0, 0.46, 0.06, 0.42, fill, fill * 0.6)
    if name == "mitten":
        for k in range(26):
            it.leaf(
                -0.2 + 0.4 * it.chance(k),
                0.1 + 0.14 * it.chance(k, 1),
                0.03,
                1.57 + it.chance(k, 2) - 0.5,
                -0.6,
                0.09,
                0.05,
                mix(fill, WHITE, 0.65),
                0.4,
            )
    else:
        it.round(-0.02, 0.24, 0.04, 0.085, colour("fff0b0"), 0.9)
        it.ring(-0.02, 0.24, 0.035, 0.09, 0.025, BRASS)


def boot(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "c83a34")
    it.shade(0.06, 0.18, 0.36, 0.16, 0.5)
    if "skate" in words:
        it.box(-0.3, 0.3, 0.26, 0.33, 0.04, 0.2, OAK, OAK * 1.3)
        it.stroke(
            smoothed([(-0.36, 0.1), (0.2, 0.06), (0.36, 0.12), (0.42, 0.3), (0.34, 0.36)], 2, closed=False),
            0.06,
            0.05,
            STEEL * 1.2,
        )
        for x in (-0.2, 0.16):
            it.bar((x, 0.1, 0.06), (x, 0.27, 0.06), 0.05, STEEL)
            it.stroke(arc(x, 0.34, 0.08, 0.16, 0.0, 0.5, 8), 0.05, 0.04, LEATHER)
        return
    draw_emblem(it, "boot", 0.02, 0.42, 0.09, 0.42, fill * 0.45, fill * 0.45)
    draw_emblem(it, "boot", 0, 0.44, 0.05, 0.42, fill, fill * 0.6)
    it.sheet([(-0.1, 0.3), (-0.05, 0.28), (-0.04, 0.74), (-0.1, 0.76)], 0.04, mix(fill, WHITE, 0.5))


def mask(it: Maquette, words: tuple[str, ...]) -> None:
    silk = tint(words, "e8e0d0")
    it.shade(0.05, 0.18, 0.4, 0.14, 0.4)
    shape = smoothed(
        [
            (-0.42, 0.56),
            (-0.2, 0.7),
            (0, 0.6),
            (0.2, 0.7),
            (0.42, 0.56),
            (0.34, 0.34),
            (0.12, 0.3),
            (0, 0.42),
            (-0.12, 0.3),
            (-0.34, 0.34),
        ]
    )
    it.sheet([(x + 0.02, y - 0.03) for x, y in shape], 0.08, silk * 0.45)
    it.sheet(shape, 0.06, silk)
    for side in (-1, 1):
        if "sleeping" in words:
            it.stroke(arc(side * 0.2, 0.5, 0.1, 0.06, 0.5, 1.0, 8), 0.05, 0.022, DARK)
        else:
            it.sheet(
                smoothed([(side * 0.08, 0.5), (side * 0.2, 0.57), (side * 0.32, 0.5), (side * 0.2, 0.44)]), 0.05, DARK
            )
        it.stroke(
            smoothed([(side * 0.4, 0.55), (side * 0.46, 0.3), (side * 0.36, 0.08)], 2, closed=False), 0.07, 0.035, RED
        )
    it.stroke([(-0.36, 0.52), (-0.2, 0.64), (0, 0.55), (0.2, 0.64), (0.36, 0.52)], 0.05, 0.02, BRASS)


def moustache(it: Maquette, words: tuple[str, ...]) -> None:
    it.sheet([(-0.38, 0.16), (0.42, 0.16), (0.42, 0.74), (-0.38, 0.74)], 0.09, CARD * 0.5)
    it.sheet([(-0.4, 0.2), (0.4, 0.2), (0.4, 0.78), (-0.4, 0.78)], 0.07, CARD)
    hair = colour("3a2418")
    for side in (-1, 1):
        it.sheet(
            smoothed(
                [
                    (0, 0.5),
                    (side * 0.14, 0.58),
                    (side * 0.28, 0.46),
                    (side * 0.36, 0.6),
                    (side * 0.32, 0.38),
                    (side * 0.12, 0.38),
                ]
            ),
            0.05,
            hair,
        )
        for k in range(5):
            it.stroke(
                [(side * (0.05 + 0.05 * k), 0.52 - 0.01 * k), (side * (0.08 + 0.055 * k), 0.42)],
                0.045,
                0.012,
                hair * 2.2,
            )
    it.lines(-0.2, 0.2, 0.24, 0.32, 0.05, 2, hair, 0.016)


def pawn(it: Maquette, words: tuple[str, ...]) -> None:
    """A soldier, a mill like a chess king."""
    it.shade(0.05, 0.18, 0.26, 0.18, 0.5)
    if "soldier" in words:
        it.box(-0.2, 0.2, 0.02, 0.07, 0.04, 0.3, GREEN, GREEN * 1.2)
        for side in (-1, 1):
            it.bar((side * 0.06, 0.07, 0.12), (side * 0.05, 0.34, 0.12), 0.08, BLUE * 0.8)
        it.sheet([(-0.14, 0.32), (0.14, 0.32), (0.12, 0.6), (-0.12, 0.6)], 0.1, RED)
        it.bar((0, 0.34, 0.09), (0, 0.58, 0.09), 0.022, BRASS)
        it.bar((-0.12, 0.58, 0.095), (0.12, 0.36, 0.095), 0.03, WHITE)
        it.line([(0.13, 0.58, 0.1), (0.24, 0.6, 0.1), (0.12, 0.72, 0.1)], 0.055, RED * 0.9)
        it.ball(0, 0.68, 0.1, 0.085, colour("e8b898"))
        it.sheet([(-0.16, 0.72), (0.16, 0.72), (0.0, 0.94)], 0.05, WHITE)
        it.line([(-0.2, 0.1, 0.08), (-0.16, 0.8, 0.08)], 0.024, IRON)
        return
    wood = tint(words, "8a4a2c")
    it.turned(
        (
            (0.2, 0.03),
            (0.21, 0.1),
            (0.12, 0.2),
            (0.09, 0.42),
            (0.14, 0.48),
            (0.14, 0.54),
            (0.06, 0.58),
            (0.12, 0.7),
            (0.06, 0.76),
        ),
        0,
        0.16,
        wood,
    )
    it.bar((0, 0.76, 0.14), (0, 0.92, 0.14), 0.04, BRASS)
    it.bar((-0.06, 0.86, 0.14), (0.06, 0.86, 0.14), 0.04, BRASS)


def locket(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.05, 0.18, 0.3, 0.16, 0.45)
    it.stroke(
        smoothed([(-0.34, 0.9), (-0.16, 0.72), (0, 0.68), (0.16, 0.72), (0.34, 0.9)], 2, closed=False),
        0.07,
        0.022,
        BRASS,
    )
    for side in (-1, 1):
        heart = oval(side * 0.2, 0.4, 0.19, 0.24)
        it.sheet([(x + 0.015, y - 0.02) for x, y in heart], 0.08, BRASS * 0.5)
        it.sheet(heart, 0.06, BRASS)
        it.sheet(oval(side * 0.2, 0.4, 0.14, 0.19), 0.05, colour("6a2a3a") if side > 0 else BRASS * 0.8)
    it.sheet(
        smoothed(
            [
                (0.12, 0.48),
                (0.2, 0.46),
                (0.28, 0.48),
                (0.28, 0.36),
                (0.25, 0.26),
                (0.2, 0.34),
                (0.15, 0.26),
                (0.12, 0.36),
            ]
        ),
        0.04,
        WHITE,
    )


def rope(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.04, 0.18, 0.38, 0.18, 0.45)
    fill = tint(words, "d8b878")
    for k in range(3):
        ring = [
            (0.3 * math.cos(a) + 0.01 * k, 0.3 + 0.06 * k + 0.16 * math.sin(a))
            for a in (j * math.pi / 10 for j in range(21))
        ]
        it.stroke(ring, 0.07 - 0.012 * k, 0.045, fill * (0.8 + 0.15 * k))
    for side in (-1, 1):
        it.line([(side * 0.26, 0.44, 0.03), (side * 0.3, 0.56, 0.03)], 0.05, fill)
        it.turned(
            ((0.045, 0.54), (0.065, 0.62), (0.04, 0.72), (0.06, 0.84), (0.04, 0.86)),
            side * 0.3,
            0.03,
            RED if side < 0 else BLUE,
        )


def wool(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "6a9a4a")
    it.shade(0.06, 0.16, 0.34, 0.2, 0.5)
    it.ball(0, 0.36, 0.16, 0.29, fill)
    for k in range(11):
        a = k * 0.61
        bow = [
            (
                0.27 * math.cos(t) * math.cos(a) - 0.12 * math.sin(t) * math.sin(a),
                0.37 + 0.27 * math.cos(t) * math.sin(a) + 0.12 * math.sin(t) * math.cos(a),
            )
            for t in (j * math.pi / 8 for j in range(9))
        ]
        it.stroke(bow, -0.02 - 0.004 * k, 0.026, fill * (0.7 + 0.5 * it.chance(k)))
    it.stroke(smoothed([(0.2, 0.16), (0.34, 0.06), (0.16, 0.0), (0.42, -0.02)], 2, closed=False), -0.05, 0.026, fill)


def train(it: Maquette, words: tuple[str, ...]) -> None:
    red, z = tint(words, "c83a34") if "tin" not in words else RED, 0.1
    it.shade(0.03, 0.18, 0.42, 0.16, 0.5)
    it.tube((-0.36, 0.36, z + 0.06), (0.12, 0.36, z + 0.06), 0.13, 0.13, red)
    it.box(0.1, 0.36, 0.2, 0.64, z - 0.02, z + 0.2, GREEN, GREEN * 1.3)
    it.pane(0.16, 0.3, 0.42, 0.56, z - 0.03, colour("ffe0a0"), 0.4)
    it.box(-0.38, 0.38, 0.18, 0.24, z - 0.03, z + 0.22, BLUE)
    it.tube((-0.22, 0.46, z + 0.06), (-0.22, 0.66, z + 0.06), 0.06, 0.08, colour("c0925a"))
    for x, r in ((-0.26, 0.1), (-0.02, 0.1), (0.24, 0.12)):
        it.round(x, 0.05 + r, z - 0.06, r, DARK * 1.6)
        it.round(x, 0.05 + r, z - 0.065, r * 0.55, BRASS)
    for k in range(3):
        it.ball(-0.2 + 0.12 * k, 0.76 + 0.06 * k, z, 0.05 + 0.02 * k, WHITE, 0.1)


def scarf(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "c03a34")
    it.shade(0.04, 0.18, 0.38, 0.2, 0.45)
    for k in range(4):
        it.box(-0.32 + 0.01 * k, 0.3, 0.03 + 0.1 * k, 0.12 + 0.1 * k, 0.0, 0.36, fill * (0.85 + 0.08 * k), fill * 1.2)
        for j in range(8):
            it.bar(
                (-0.29 + 0.08 * j, 0.04 + 0.1 * k, -0.005),
                (-0.25 + 0.08 * j, 0.11 + 0.1 * k, -0.005),
                0.02,
                fill * 0.65,
            )
    it.sheet([(0.06, 0.42), (0.26, 0.42), (0.28, 0.12), (0.08, 0.1)], -0.03, fill * 1.15)
    for j in range(5):
        it.bar((0.09 + 0.045 * j, 0.11, -0.035), (0.09 + 0.045 * j, 0.02, -0.04), 0.02, fill)
    it.bar((0.07, 0.22, -0.035), (0.27, 0.24, -0.035), 0.05, WHITE)


def cushion(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "5a4a8a")
    it.shade(0.04, 0.18, 0.42, 0.2, 0.5)
    it.sheet(
        smoothed([(-0.42, 0.08), (0.42, 0.08), (0.38, 0.36), (0.42, 0.66), (-0.42, 0.66), (-0.38, 0.36)], 1), 0.06, fill
    )
    it.stroke(
        [(-0.36, 0.12), (0.36, 0.12), (0.34, 0.36), (0.36, 0.62), (-0.36, 0.62), (-0.34, 0.36), (-0.36, 0.12)],
        0.05,
        0.022,
        BRASS,
    )
    draw_emblem(it, "hare", 0, 0.37, 0.04, 0.19, colour("f0e0c0"), fill)
    for x in (-0.43, 0.43):
        for y in (0.07, 0.67):
            it.ball(x, y, 0.05, 0.04, BRASS)


def cup(it: Maquette, words: tuple[str, ...]) -> None:
    clay = "flowerpot" in words
    fill = colour("b8683f") if clay else colour("f4f0ea")
    it.shade(0.05, 0.16, 0.34, 0.2, 0.5)
    if clay:
        it.turned(((0.17, 0.04), (0.24, 0.42), (0.28, 0.42), (0.28, 0.52)), 0, 0.16, fill, EARTH)
        for k in range(6):
            it.leaf(0, 0.5, 0.12, k * 1.05, 1.4, 0.26, 0.1, GREEN * (1.0 + 0.4 * it.chance(k)), 0.8)
        return
    it.turned(((0.3, 0.03), (0.36, 0.08)), 0, 0.16, fill * 0.92, fill)
    it.turned(((0.1, 0.08), (0.2, 0.18), (0.25, 0.4), (0.26, 0.44)), 0, 0.16, fill, colour("8a4a24"))
    it.ring(0.3, 0.3, 0.12, 0.08, 0.035, fill * 0.9)
    for k in range(5):
        it.round(-0.16 + 0.08 * k, 0.27 + 0.02 * (k % 2), -0.11, 0.026, ROSE if k % 2 else BLUE * 1.3)


def tassel(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "b02f3a")
    it.stroke(smoothed([(-0.2, 0.94), (0.04, 0.86), (0, 0.66)], 2, closed=False), 0.06, 0.04, BRASS)
    it.ball(0, 0.58, 0.06, 0.12, fill)
    it.bar((-0.09, 0.47, 0.04), (0.09, 0.47, 0.04), 0.045, BRASS)
    for k in range(9):
        x = -0.1 + 0.025 * k
        it.line(
            [(x, 0.46, 0.05), (x * 1.6, 0.24, 0.05), (x * 1.8, 0.06 + 0.03 * (k % 2), 0.05)],
            0.032,
            fill * (0.75 + 0.4 * it.chance(k)),
        )


def plug(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.05, 0.18, 0.34, 0.18, 0.45)
    it.stroke(
        smoothed([(-0.1, 0.3), (-0.36, 0.24), (-0.34, 0.6), (0.0, 0.66), (0.3, 0.84), (0.42, 0.7)], 3, closed=False),
        0.09,
        0.05,
        colour("8a3a34"),
    )
    it.tube((-0.12, 0.3, 0.08), (0.16, 0.3, 0.08), 0.075, 0.085, DARK * 1.8)
    it.tube((0.16, 0.3, 0.08), (0.36, 0.3, 0.08), 0.035, 0.035, BRASS)
    it.ball(0.38, 0.3, 0.07, 0.045, BRASS * 1.1)


def reel(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "c8ccd2")
    it.shade(0.05, 0.18, 0.36, 0.18, 0.45)
    it.round(0.02, 0.42, 0.1, 0.36, fill * 0.5)
    it.round(0, 0.44, 0.08, 0.36, fill)
    it.round(0, 0.44, 0.07, 0.27, colour("4a2c20"))
    for k in range(3):
        a = math.pi / 2 + k * 2 * math.pi / 3
        it.bar((0, 0.44, 0.06), (0.35 * math.cos(a), 0.44 + 0.35 * math.sin(a), 0.06), 0.12, fill)
    it.round(0, 0.44, 0.05, 0.1, fill * 1.1)
    it.round(0, 0.44, 0.045, 0.04, DARK)
    it.stroke(
        smoothed([(0.3, 0.28), (0.4, 0.1), (0.2, 0.02), (0.44, -0.02)], 2, closed=False), 0.05, 0.04, colour("4a2c20")
    )


def parcel(it: Maquette, words: tuple[str, ...]) -> None:
    """What has no drawing of its own comes wrapped, with a label."""
    paper = colour("c89c64")
    it.shade(0.05, 0.18, 0.4, 0.22, 0.5)
    it.box(-0.32, 0.3, 0.04, 0.42, 0.0, 0.36, paper, paper * 1.2)
    it.bar((0.0, 0.04, -0.006), (0.0, 0.42, -0.006), 0.035, RED)
    it.bar((-0.32, 0.24, -0.006), (0.3, 0.24, -0.006), 0.035, RED)
    it.bar((0.0, 0.425, 0.0), (0.0, 0.425, 0.36), 0.035, RED)
    for side in (-1, 1):
        it.sheet(smoothed([(0, 0.43), (side * 0.16, 0.58), (side * 0.24, 0.5), (side * 0.12, 0.42)]), 0.14, RED * 1.1)
    it.sheet([(0.06, 0.08), (0.26, 0.1), (0.25, 0.2), (0.06, 0.19)], -0.02, PAPER)


NOUNS = {
    "pencil": pencil, "crayon": pencil, "pen": pencil, "glove": glove, "mitten": glove, "boot": boot, "skate": boot,
    "mask": mask, "moustache": moustache, "soldier": pawn, "mill": pawn, "tooth": locket, "locket": locket,
    "rope": rope, "twine": wool, "wool": wool, "thread": wool, "train": train, "scarf": scarf, "kneeler": cushion,
    "teacup": cup, "cup": cup, "flowerpot": cup, "thimble": cup, "tassel": tassel, "plug": plug, "reel": reel,
    "cutter": glove, "parcel": parcel,
}  # fmt: skip
