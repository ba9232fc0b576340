"""What grew, was laid, was shed or is eaten."""

import itertools
import math

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.maquette import Maquette, oval, smoothed
from pipelines.embedded.painter.stills.emblems import draw_emblem
from pipelines.embedded.painter.stills.items.glass import tint
from pipelines.embedded.painter.things.materials import (
    BRASS,
    DARK,
    FROST,
    GREEN,
    ICE,
    OAK,
    PAPER,
    RED,
    WHITE,
)

BALLS = {
    "seed": "8a5c30", "marble": "5a7ab8", "pearl": "f0e6e0", "planet": "d0a048", "egg": "f0e4cc", "peach": "f0a868",
    "orange": "f0923a", "onion": "d8a060", "nutmeg": "9a6a40", "plum": "6a3070", "conker": "7a3418", "coal": "2a2a30",
    "eye": "c8822a", "peppermint": "f2f2ee", "bulb": "c89a70", "pea": "e8b040", "paperweight": "5f9a7a",
    "meteorite": "4a4650",
    "lozenge": "d86a7a", "apple": "c0382f", "humbug": "3a2a24",
}  # fmt: skip


def ball(it: Maquette, words: tuple[str, ...]) -> None:
    noun = next((word for word in words if word in BALLS), "seed")
    fill = colour("8fc8c4") if noun in words and "robins" in words else colour(BALLS[noun])
    tall = {"egg": 1.22, "seed": 1.15, "bulb": 1.1, "onion": 0.95}.get(noun, 1.0)
    it.shade(0.08, 0.16, 0.34, 0.2, 0.55)
    y = 0.1 + 0.28 * tall
    it.turned(
        tuple(
            (
                0.29 * math.sin(math.pi * (0.03 + 0.94 * k / 10)),
                y - 0.29 * tall * math.cos(math.pi * (0.03 + 0.94 * k / 10)),
            )
            for k in range(11)
        ),
        0,
        0.16,
        fill,
        fill * 1.2,
        0.12 if noun in {"pearl", "pea"} else 0.0,
        20,
    )
    front = -0.14
    if noun in {"marble", "paperweight"}:
        it.stroke(
            smoothed([(-0.18, y - 0.06), (-0.05, y + 0.12), (0.06, y - 0.1), (0.18, y + 0.06)], 2, closed=False),
            front,
            0.07,
            mix(fill, WHITE, 0.6),
            0.2,
        )
        it.stroke(smoothed([(-0.12, y - 0.14), (0.02, y), (0.12, y - 0.12)], 2, closed=False), front, 0.04, fill * 0.4)
    if noun == "eye":
        it.round(0, y, front, 0.13, DARK)
    if noun in {"bulb", "onion"}:
        for x in (-0.14, -0.05, 0.05, 0.14):
            it.stroke(
                smoothed([(x * 0.3, y + 0.27), (x * 1.2, y), (x * 0.5, y - 0.27)], 2, closed=False),
                front,
                0.018,
                fill * 0.65,
            )
        it.sheet(
            [(-0.06, y + 0.24), (0.06, y + 0.24), (0.02, y + 0.44), (-0.02, y + 0.42)],
            0.1,
            fill * 1.15 if noun == "onion" else GREEN * 1.3,
        )
        for x in (-0.06, 0.0, 0.06):
            it.bar((x, y - 0.3, 0.05), (x * 1.8, y - 0.36, 0.0), 0.014, PAPER * 0.7)
    if noun in {"peach", "orange", "plum", "apple"}:
        it.bar((0, y + 0.26, 0.14), (0.03, y + 0.36, 0.14), 0.03, OAK * 0.7)
        it.sheet(smoothed([(0.03, y + 0.32), (0.2, y + 0.44), (0.32, y + 0.34), (0.16, y + 0.28)]), 0.12, GREEN * 1.2)
        it.sheet(oval(0.08, y - 0.04, 0.12, 0.16), front + 0.01, mix(fill, RED, 0.3))
    if noun == "peppermint":
        for k in range(6):
            a = k * math.pi / 3
            it.sheet(
                [
                    (0, y),
                    (0.26 * math.cos(a), y + 0.26 * math.sin(a)),
                    (0.26 * math.cos(a + 0.5), y + 0.26 * math.sin(a + 0.5)),
                ],
                front,
                RED,
            )
    if noun == "egg" and "robins" in words:
        for k in range(9):
            it.round(0.34 * (it.chance(k) - 0.5), y + 0.4 * (it.chance(k, 1) - 0.5), front, 0.015, fill * 0.5)
    if noun == "meteorite":
        for k in range(6):
            it.round(
                0.34 * (it.chance(k) - 0.5),
                y + 0.34 * (it.chance(k, 1) - 0.5),
                front,
                0.03 + 0.03 * it.chance(k, 2),
                fill * 0.6,
            )
    it.sheet(oval(-0.1, y + 0.12 * tall, 0.06, 0.045), front - 0.03, mix(fill, WHITE, 0.75), 0.3)


def leaf(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.04, 0.2, 0.3, 0.14, 0.4)
    green = tint(words, "6a9a3f")
    shape = smoothed([(-0.02, 0.12), (0.3, 0.3), (0.34, 0.6), (0.06, 0.9), (-0.26, 0.66), (-0.28, 0.34)])
    it.sheet([(x + 0.02, y - 0.03) for x, y in shape], 0.09, green * 0.45)
    it.sheet(shape, 0.06, green)
    it.stroke([(-0.06, 0.02), (0.0, 0.3), (0.06, 0.86)], 0.05, 0.03, green * 1.5)
    for k in range(4):
        y = 0.28 + 0.14 * k
        it.stroke([(0.0, y), (0.22 - 0.02 * k, y + 0.14)], 0.05, 0.016, green * 1.45)
        it.stroke([(0.0, y), (-0.2 + 0.02 * k, y + 0.12)], 0.05, 0.016, green * 1.45)
    if "map" in words:
        it.stroke([(0.1, 0.5), (0.18, 0.58)], 0.045, 0.03, RED)
        it.stroke([(0.18, 0.5), (0.1, 0.58)], 0.045, 0.03, RED)


def flower(it: Maquette, words: tuple[str, ...]) -> None:
    petals = tint(words, "f0dc70" if "primrose" in words else "d0445a")
    it.shade(0.04, 0.2, 0.22, 0.12, 0.35)
    it.stroke(smoothed([(0.06, 0.04), (-0.04, 0.3), (0.0, 0.56)], 2, closed=False), 0.09, 0.035, GREEN)
    for side in (-1, 1):
        it.sheet(smoothed([(0, 0.2), (side * 0.2, 0.36), (side * 0.3, 0.28), (side * 0.14, 0.16)]), 0.08, GREEN * 1.2)
    if "rose" in words:
        for k in range(4):
            r = 0.26 - 0.06 * k
            it.sheet(
                smoothed(
                    [(r * math.cos(a + k), 0.62 + r * math.sin(a + k)) for a in (j * 2 * math.pi / 5 for j in range(5))]
                ),
                0.07 - 0.008 * k,
                petals * (0.8 + 0.16 * k),
            )
        it.stroke(
            [
                (0.05 * (1 - j / 16) * math.cos(j * 0.8), 0.62 + 0.05 * (1 - j / 16) * math.sin(j * 0.8))
                for j in range(14)
            ],
            0.03,
            0.018,
            petals * 0.5,
        )
        return
    for k in range(5):
        a = math.pi / 2 + k * 2 * math.pi / 5
        it.sheet(oval(0.16 * math.cos(a), 0.62 + 0.16 * math.sin(a), 0.125), 0.06, petals * (0.85 + 0.1 * (k % 2)))
    it.round(0, 0.62, 0.05, 0.075, colour("e8a030"))


def feather(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "e4e0d8")
    it.shade(0.04, 0.2, 0.34, 0.12, 0.35)
    draw_emblem(it, "feather", 0.02, 0.43, 0.08, 0.44, fill * 0.5, fill * 0.5)
    draw_emblem(it, "feather", 0, 0.46, 0.05, 0.44, fill, fill * 0.6)
    if "quill" in words or "pen" in words:
        it.sheet([(-0.4, 0.08), (-0.36, 0.12), (-0.45, 0.0)], 0.04, DARK)


def shell(it: Maquette, words: tuple[str, ...]) -> None:
    rose = tint(words, "e8b890")
    it.shade(0.06, 0.18, 0.36, 0.18, 0.5)
    if {"mussel", "cowrie", "scallop", "oyster"} & set(words):
        dark = colour("38406a") if "mussel" in words else rose
        body = smoothed([(-0.36, 0.16), (-0.2, 0.5), (0.14, 0.72), (0.36, 0.6), (0.3, 0.26), (0.0, 0.1)])
        it.sheet([(x + 0.02, y - 0.03) for x, y in body], 0.08, dark * 0.4)
        it.sheet(body, 0.06, dark)
        for k in range(4):
            it.stroke(
                smoothed(
                    [(-0.32 + 0.04 * k, 0.2), (-0.12 + 0.05 * k, 0.46 - 0.04 * k), (0.16 + 0.03 * k, 0.62 - 0.1 * k)],
                    2,
                    closed=False,
                ),
                0.05,
                0.018,
                mix(dark, WHITE, 0.35),
            )
        it.rod((-0.38, 0.2, 0.04), (-0.3, 0.12, 0.04), 0.035, BRASS)
        return
    window = "window" in words
    spiral = [
        (0.3 * (1 - k / 50) * math.cos(k * 0.42) + 0.02, 0.42 + 0.3 * (1 - k / 50) * math.sin(k * 0.42))
        for k in range(46)
    ]
    if "whelk" in words:
        for k in range(6):
            r = 0.25 - 0.036 * k
            it.sheet(
                oval(-0.04 + 0.085 * k, 0.3 + 0.09 * k, r, r * 0.8), 0.08 - 0.006 * k, rose * (1.0 if k % 2 else 0.8)
            )
        it.sheet(smoothed([(-0.3, 0.12), (-0.1, 0.08), (0.02, 0.3), (-0.14, 0.4), (-0.3, 0.3)]), 0.03, colour("f4d8c8"))
        it.sheet(smoothed([(-0.24, 0.16), (-0.12, 0.14), (-0.06, 0.28), (-0.18, 0.32)]), 0.02, colour("a85a50"))
        return
    it.round(0.04, 0.4, 0.08, 0.32, rose * 0.55)
    it.round(0.02, 0.42, 0.06, 0.32, rose)
    it.stroke(spiral, 0.05, 0.045, rose * 0.6)
    it.stroke([(x - 0.01, y + 0.012) for x, y in spiral], 0.045, 0.014, mix(rose, WHITE, 0.5))
    it.sheet(smoothed([(-0.28, 0.1), (-0.3, 0.3), (-0.1, 0.2), (0.1, 0.08)]), 0.045, rose * 0.8)
    if window:
        it.pane(0.0, 0.1, 0.5, 0.6, 0.03, colour("ffd060"), 1.0)
        it.bar((0.05, 0.5, 0.025), (0.05, 0.6, 0.025), 0.014, DARK)


def starfish(it: Maquette, words: tuple[str, ...]) -> None:
    arms = 6 if "six" in words else 5
    fill = colour("e0784a")
    it.shade(0.04, 0.2, 0.36, 0.16, 0.45)
    outline = smoothed(
        [
            (r * math.sin(a), 0.44 + r * math.cos(a))
            for k in range(2 * arms)
            for a, r in ((k * math.pi / arms, 0.42 if k % 2 == 0 else 0.13),)
        ],
        1,
    )
    it.sheet([(x + 0.02, y - 0.03) for x, y in outline], 0.08, fill * 0.45)
    it.sheet(outline, 0.06, fill)
    for k in range(arms):
        a = 2 * math.pi * k / arms
        for j in range(4):
            it.round(
                (0.06 + 0.08 * j) * math.sin(a),
                0.44 + (0.06 + 0.08 * j) * math.cos(a),
                0.05,
                0.022 - 0.003 * j,
                mix(fill, WHITE, 0.5),
            )


def creature(it: Maquette, words: tuple[str, ...]) -> None:
    """A beast cut as its emblem would be, with its own weight."""
    name = next((name for word, name in BEASTS.items() if word in words), "wren")
    fill = tint(words, {"wren": "c0543a", "whale": "b88a58", "hare": "a8784a", "moth": "8a7a9a"}.get(name, "8ab0b8"))
    it.shade(0.05, 0.18, 0.36, 0.18, 0.5)
    draw_emblem(it, name, 0.025, 0.4, 0.1, 0.4, fill * 0.45, fill * 0.45)
    draw_emblem(it, name, 0, 0.43, 0.05, 0.4, fill, fill * 0.35)


BEASTS = {
    "robin": "wren",
    "bird": "wren",
    "wren": "wren",
    "whale": "whale",
    "cork": "whale",
    "mouse": "hare",
    "hare": "hare",
    "rabbit": "hare",
    "fish": "fish",
    "owl": "owl",
    "swan": "swan",
    "bee": "bee",
    "fox": "fox",
    "moth": "moth",
    "acorn": "acorn",
}


def seahorse(it: Maquette, words: tuple[str, ...]) -> None:
    fill = colour("8fd0d0")
    it.shade(0.04, 0.2, 0.22, 0.14, 0.4)
    body = smoothed(
        [
            (-0.02, 0.78),
            (0.12, 0.66),
            (0.06, 0.5),
            (0.16, 0.36),
            (0.06, 0.2),
            (-0.08, 0.14),
            (-0.14, 0.22),
            (-0.06, 0.27),
        ],
        2,
        closed=False,
    )
    for k, (a, b) in enumerate(itertools.pairwise(body)):
        it.bar((*a, 0.08), (*b, 0.08), 0.19 * (1 - 0.8 * k / len(body)), fill * (0.9 + 0.15 * (k % 2)), 0.2)
    it.sheet(smoothed([(-0.1, 0.86), (0.08, 0.86), (0.1, 0.7), (-0.06, 0.7)]), 0.06, fill, 0.2)
    it.bar((-0.05, 0.76, 0.055), (-0.26, 0.72, 0.055), 0.06, fill, 0.2)
    it.round(0.0, 0.79, 0.05, 0.025, DARK)
    it.sheet([(0.14, 0.56), (0.3, 0.54), (0.2, 0.36)], 0.07, mix(fill, WHITE, 0.4), 0.3)


def claw(it: Maquette, words: tuple[str, ...]) -> None:
    fill = colour("d8583a")
    it.shade(0.05, 0.18, 0.34, 0.16, 0.45)
    it.line([(-0.34, 0.1, 0.1), (-0.16, 0.2, 0.1)], 0.13, fill * 0.8)
    it.sheet(
        smoothed([(-0.22, 0.2), (-0.18, 0.56), (0.1, 0.86), (0.4, 0.8), (0.16, 0.64), (0.1, 0.48), (0.06, 0.24)]),
        0.07,
        fill,
    )
    it.sheet(smoothed([(0.02, 0.24), (0.12, 0.46), (0.38, 0.6), (0.34, 0.4), (0.16, 0.2)]), 0.065, fill * 1.15)
    for k in range(3):
        it.stroke(
            [(-0.22 + 0.03 * k, 0.26 + 0.05 * k), (0.02 + 0.02 * k, 0.22 + 0.05 * k)], 0.06, 0.018, colour("b8c0c8")
        )


def icicle(it: Maquette, words: tuple[str, ...]) -> None:
    it.sheet([(-0.36, 0.8), (0.36, 0.8), (0.3, 0.92), (-0.3, 0.92)], 0.08, FROST)
    for x, low, wide in ((-0.2, 0.44, 0.07), (0.0, 0.06, 0.12), (0.2, 0.36, 0.08)):
        it.sheet([(x - wide, 0.82), (x + wide, 0.82), (x + 0.01, low)], 0.06, ICE * 0.85, 0.2)
        it.sheet([(x - wide * 0.5, 0.82), (x - wide * 0.1, 0.82), (x, low + 0.12)], 0.05, WHITE, 0.5)


def crystal(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.04, 0.2, 0.36, 0.14, 0.4)
    glass = colour("7fa8cc") if "ruby" not in words else colour("c0203f")
    if "ruby" in words or "chip" in words:
        it.sheet([(-0.3, 0.2), (0.1, 0.1), (0.34, 0.4), (0.04, 0.82), (-0.2, 0.6)], 0.07, glass, 0.35)
        it.sheet([(-0.2, 0.6), (0.04, 0.82), (0.02, 0.44)], 0.06, mix(glass, WHITE, 0.45), 0.4)
        it.sheet([(0.34, 0.4), (0.1, 0.1), (0.02, 0.44)], 0.06, glass * 0.6, 0.3)
        return
    it.pane(-0.4, 0.4, 0.14, 0.76, 0.08, colour("c4dcec"), 0.2)
    arms = 7 if "seven" in words else 6
    for k in range(arms):
        a = 2 * math.pi * k / arms + 0.2
        x, y = math.cos(a), math.sin(a)
        it.bar((0, 0.45, 0.06), (0.27 * x, 0.45 + 0.27 * y, 0.06), 0.03, glass * 0.8, 0.2)
        for r in (0.13, 0.2):
            for turn in (-0.7, 0.7):
                it.bar(
                    (r * x, 0.45 + r * y, 0.055),
                    (r * x + 0.08 * math.cos(a + turn), 0.45 + r * y + 0.08 * math.sin(a + turn), 0.055),
                    0.02,
                    glass * 0.8,
                    0.2,
                )
    it.frame(-0.4, 0.4, 0.14, 0.76, 0.05, 0.03, BRASS)


def bread(it: Maquette, words: tuple[str, ...]) -> None:
    crust = colour("c8843a")
    it.shade(0.05, 0.16, 0.42, 0.22, 0.5)
    it.turned(((0.3, 0.05), (0.36, 0.14), (0.34, 0.28), (0.22, 0.38), (0.06, 0.42)), 0, 0.16, crust, crust * 1.2)
    for k in range(3):
        it.line([(-0.18 + 0.12 * k, 0.26, -0.14), (-0.08 + 0.12 * k, 0.37, 0.02)], 0.045, colour("f4dca4"))
        it.line(
            [(-0.14 + 0.12 * k, 0.5, 0.1), (-0.1 + 0.12 * k, 0.6, 0.1), (-0.15 + 0.12 * k, 0.7, 0.1)],
            0.022,
            WHITE * 0.95,
            0.2,
        )


def sugar(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.05, 0.18, 0.34, 0.2, 0.5)
    it.box(-0.24, 0.2, 0.04, 0.44, 0.02, 0.34, colour("f4f0e6"), WHITE)
    it.sheet(
        [(-0.26, 0.02), (0.22, 0.02), (0.22, 0.24), (0.06, 0.3), (-0.1, 0.22), (-0.26, 0.3)], 0.01, colour("e4dcc0")
    )
    it.lines(-0.22, 0.2, 0.04, 0.2, 0.0, 4, colour("5a5048"), 0.014)
    for k in range(12):
        it.round(-0.2 + 0.36 * it.chance(k), 0.3 + 0.12 * it.chance(k, 1), 0.005, 0.012, colour("d8d4cc"))


def twist(it: Maquette, words: tuple[str, ...]) -> None:
    fill = tint(words, "4a6ac0")
    it.shade(0.05, 0.18, 0.26, 0.18, 0.5)
    it.turned(((0.22, 0.03), (0.24, 0.1), (0.2, 0.3), (0.05, 0.5), (0.04, 0.54)), 0, 0.16, fill)
    it.sheet([(-0.04, 0.54), (0.04, 0.54), (0.2, 0.82), (0.06, 0.76), (-0.04, 0.86), (-0.16, 0.78)], 0.12, fill * 1.25)
    it.bar((-0.06, 0.53, 0.08), (0.06, 0.53, 0.08), 0.035, WHITE)
    for k in range(7):
        it.ball(0.2 + 0.16 * it.chance(k), 0.03, -0.05 + 0.1 * it.chance(k, 1), 0.02, WHITE)


def sponge(it: Maquette, words: tuple[str, ...]) -> None:
    fill = colour("e0b04c")
    it.shade(0.05, 0.16, 0.4, 0.2, 0.5)
    it.turned(((0.3, 0.04), (0.35, 0.16), (0.3, 0.36), (0.12, 0.46)), 0, 0.16, fill, fill * 1.15)
    for k in range(24):
        x, y = -0.28 + 0.56 * it.chance(k), 0.1 + 0.28 * it.chance(k, 1)
        it.round(x, y, -0.2, 0.014 + 0.02 * it.chance(k, 2), fill * 0.55)


def cork(it: Maquette, words: tuple[str, ...]) -> None:
    if "whale" in words:
        creature(it, words)
        return
    it.shade(0.05, 0.18, 0.26, 0.18, 0.5)
    it.turned(((0.18, 0.04), (0.22, 0.56)), 0, 0.16, colour("c0925a"), colour("d8b078"))
    for k in range(12):
        it.round(-0.15 + 0.3 * it.chance(k), 0.1 + 0.4 * it.chance(k, 1), -0.07, 0.014, colour("8a6034"))


NOUNS = {
    **dict.fromkeys(BALLS, ball), "leaf": leaf, "clover": leaf, "fern": leaf, "primrose": flower, "rose": flower,
    "poppy": flower, "flower": flower, "thistle": flower, "feather": feather, "quill": feather, "shell": shell,
    "whelk": shell, "mussel": shell, "snail": shell,
    "cowrie": shell, "starfish": starfish, "robin": creature, "acorn": creature,
    "bird": creature, "mouse": creature, "seahorse": seahorse, "claw": claw, "icicle": icicle, "crystal": crystal,
    "snow": crystal, "chip": crystal, "ruby": crystal, "roll": bread, "bread": bread, "bun": bread, "sugar": sugar,
    "lump": sugar, "twist": twist, "salt": twist, "sponge": sponge, "cork": cork,
}  # fmt: skip
