"""Tickets, letters, cards, ribbons, books."""

import itertools
import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.maquette import Flat, Maquette, arc, oval, smoothed
from pipelines.embedded.painter.stills.emblems import draw_emblem
from pipelines.embedded.painter.stills.items.glass import tint
from pipelines.embedded.painter.things.materials import BLUE, BRASS, CARD, DARK, GREEN, PAPER, RED, WHITE

INK = colour("3a302c")


def turned(points: list[Flat], turn: float, x: float = 0.0, y: float = 0.45) -> list[Flat]:
    """Points turned about (x, y) by `turn` radians."""
    c, s = math.cos(turn), math.sin(turn)
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]


def rows(
    it: Maquette, turn: float, x0: float, x1: float, y0: float, y1: float, count: int, fill: Colour, bold: float = 0.016
) -> None:
    """Lines of writing on a turned sheet."""
    for k in range(count):
        y = y1 - (y1 - y0) * (k + 0.5) / count
        end = x1 - (x1 - x0) * 0.4 * it.chance(k, 77)
        it.stroke(turned([(x0, y), (end, y)], turn), 0.03, bold, fill)


def ticket(it: Maquette, words: tuple[str, ...]) -> None:
    card, turn = tint(words, "e8c890"), 0.16
    if "slip" in words or "number" in words:
        card = colour("f0a0b4")
    half, high = 0.38, 0.2
    edge = [
        (-half, -high),
        (half, -high),
        (half, -0.06),
        *arc(half, 0, 0.06, 0.06, 0.75, 0.25, 6),
        (half, 0.06),
        (half, high),
        (-half, high),
        (-half, 0.06),
        *arc(-half, 0, 0.06, 0.06, 0.25, -0.25, 6),
        (-half, -0.06),
    ]
    it.sheet(turned([(x + 0.02, y - 0.025) for x, y in edge], turn), 0.06, card * 0.55)
    it.sheet(turned(edge, turn), 0.05, card)
    it.stroke(
        turned(
            [
                (-half + 0.08, -high + 0.05),
                (half - 0.08, -high + 0.05),
                (half - 0.08, high - 0.05),
                (-half + 0.08, high - 0.05),
                (-half + 0.08, -high + 0.05),
            ],
            turn,
        ),
        0.04,
        0.014,
        RED * 0.9,
    )
    rows(it, turn, -0.24, 0.1, -0.1, 0.1, 3, INK, 0.024)
    draw_emblem(
        it,
        ("wren", "fish", "star", "owl")[int(it.chance(4) * 4)],
        *turned([(0.2, 0.0)], turn)[0],
        0.035,
        0.085,
        RED * 0.85,
        card,
    )


def label(it: Maquette, words: tuple[str, ...]) -> None:
    card, turn = tint(words, "dcc088"), -0.14
    shape = [(-0.36, -0.16), (0.24, -0.16), (0.38, -0.06), (0.38, 0.06), (0.24, 0.16), (-0.36, 0.16)]
    it.sheet(turned([(x + 0.02, y - 0.025) for x, y in shape], turn), 0.06, card * 0.55)
    it.sheet(turned(shape, turn), 0.05, card)
    hole = turned([(0.28, 0.0)], turn)[0]
    it.round(*hole, 0.04, 0.045, BRASS)
    it.round(*hole, 0.035, 0.02, DARK)
    it.stroke(smoothed([hole, (0.4, 0.6), (0.3, 0.78), (0.42, 0.86)], 2, closed=False), 0.03, 0.02, colour("c8a868"))
    rows(it, turn, -0.28, 0.16, -0.11, 0.11, 3, INK, 0.024)


def page(it: Maquette, words: tuple[str, ...]) -> None:
    paper, turn = tint(words, "f8f0dc"), 0.09
    shape = [(-0.27, -0.36), (0.27, -0.36), (0.28, 0.28), (0.18, 0.38), (-0.27, 0.37)]
    it.sheet(turned([(x + 0.025, y - 0.03) for x, y in shape], turn), 0.07, paper * 0.5)
    it.sheet(turned([(x - 0.03, y + 0.015) for x, y in shape], turn + 0.08), 0.06, paper * 0.85)
    it.sheet(turned(shape, turn), 0.05, paper)
    it.sheet(turned([(0.28, 0.28), (0.18, 0.38), (0.17, 0.27)], turn), 0.04, paper * 0.7)
    it.stroke(
        turned([(-0.14, 0.28), (0.1, 0.28)], turn),
        0.035,
        0.04,
        tint(words, "a03a30") * 0.8 if "menu" in words or "programme" in words else INK,
    )
    rows(it, turn, -0.2, 0.21, -0.28, 0.2, 7, INK)
    if {"menu", "programme"} & set(words):
        draw_emblem(
            it, "candle" if "menu" in words else "star", *turned([(0.0, -0.22)], turn)[0], 0.03, 0.1, RED * 0.9, paper
        )


def scrap(it: Maquette, words: tuple[str, ...]) -> None:
    sea, land = colour("9ac4c4"), colour("e8cc94")
    edge = [
        (-0.36, 0.5),
        (-0.24, 0.72),
        (-0.05, 0.66),
        (0.16, 0.78),
        (0.38, 0.62),
        (0.3, 0.4),
        (0.4, 0.22),
        (0.12, 0.14),
        (-0.08, 0.22),
        (-0.3, 0.14),
        (-0.28, 0.34),
    ]
    it.sheet([(x + 0.02, y - 0.03) for x, y in edge], 0.07, land * 0.5)
    it.sheet(edge, 0.05, sea)
    coast = [
        (-0.24, 0.72),
        (-0.05, 0.66),
        (0.04, 0.69),
        (-0.02, 0.54),
        (0.1, 0.46),
        (0.02, 0.34),
        (0.12, 0.14),
        (-0.08, 0.22),
        (-0.3, 0.14),
        (-0.28, 0.34),
        (-0.36, 0.5),
    ]
    it.sheet(coast, 0.045, land)
    it.stroke(coast[2:7], 0.04, 0.022, INK)
    it.stroke([(-0.2, 0.4), (-0.14, 0.5), (-0.08, 0.4)], 0.04, 0.018, GREEN)
    draw_emblem(it, "star", 0.22, 0.44, 0.04, 0.09, RED, sea)
    it.line([(0.2, 0.3, 0.04), (0.3, 0.3, 0.04)], 0.014, BLUE)


def letter(it: Maquette, words: tuple[str, ...]) -> None:
    paper, turn = tint(words, "f4e8cc"), -0.1
    it.sheet(turned([(-0.36, -0.26), (0.4, -0.26), (0.4, 0.22), (-0.36, 0.22)], turn), 0.07, paper * 0.5)
    it.sheet(turned([(-0.38, -0.23), (0.38, -0.23), (0.38, 0.25), (-0.38, 0.25)], turn), 0.05, paper)
    it.sheet(turned([(-0.38, 0.25), (0.38, 0.25), (0.0, -0.04)], turn), 0.045, paper * 0.88)
    it.stroke(turned([(-0.38, 0.25), (0.0, -0.04), (0.38, 0.25)], turn), 0.04, 0.018, paper * 0.65)
    it.stroke(turned([(-0.38, -0.23), (-0.1, 0.03)], turn), 0.04, 0.014, paper * 0.7)
    it.stroke(turned([(0.38, -0.23), (0.1, 0.03)], turn), 0.04, 0.014, paper * 0.7)
    seal = turned([(0.0, -0.03)], turn)[0]
    it.round(*seal, 0.035, 0.085, RED * 0.75)
    it.round(*seal, 0.03, 0.065, RED)


def picture(it: Maquette, words: tuple[str, ...]) -> None:
    """A postcard, a portrait, a photograph."""
    turn = 0.07
    sky, land = (colour("2a3468"), colour("141a34")) if "night" in words else (it.tone(3), it.tone(1))
    tall = "portrait" in words or "photograph" in words
    w, h = (0.27, 0.35) if tall else (0.38, 0.26)
    for grow, fill, z, dx in (
        (0.03, colour("6a5040"), 0.07, 0.02),
        (0.0, WHITE if not tall else BRASS, 0.05, 0.0),
        (-0.04, sky, 0.045, 0.0),
    ):
        it.sheet(
            turned(
                [
                    (-w - grow + dx, -h - grow - dx),
                    (w + grow + dx, -h - grow - dx),
                    (w + grow + dx, h + grow - dx),
                    (-w - grow + dx, h + grow - dx),
                ],
                turn,
            ),
            z,
            fill,
        )
    if tall:
        it.sheet(
            turned(smoothed([(-0.2, -0.3), (-0.18, -0.08), (0, 0.02), (0.18, -0.08), (0.2, -0.3)], 1), turn),
            0.04,
            land * 1.2,
        )
        it.sheet(turned(oval(0, 0.1, 0.1, 0.13), turn), 0.035, colour("e8b898"))
        it.sheet(turned(arc(0, 0.13, 0.11, 0.12, 0.0, 0.5, 10), turn), 0.03, colour("4a3020"))
        return
    it.sheet(
        turned([(-0.34, -0.22), (0.34, -0.22), (0.34, -0.06), (0.1, 0.02), (-0.1, -0.04), (-0.34, 0.03)], turn),
        0.04,
        land,
    )
    it.sheet(
        turned([(-0.16, -0.1), (0.1, -0.1), (0.1, 0.05), (-0.03, 0.14), (-0.16, 0.05)], turn), 0.035, land * 0.6 + 0.1
    )
    for x in (-0.11, -0.03, 0.05):
        it.sheet(
            turned([(x - 0.02, -0.05), (x + 0.02, -0.05), (x + 0.02, 0.02), (x - 0.02, 0.02)], turn),
            0.03,
            colour("ffd070"),
            0.9,
        )
    it.round(*turned([(0.23, 0.13)], turn)[0], 0.035, 0.05, colour("fff0c0"), 0.7)


def ribbon(it: Maquette, words: tuple[str, ...]) -> None:
    silk = tint(words, "b02f3a")
    it.shade(0.03, 0.18, 0.24, 0.12, 0.35)
    path = smoothed([(-0.22, 0.84), (0.12, 0.72), (-0.16, 0.52), (0.16, 0.34), (-0.04, 0.1)], 3, closed=False)
    for k, (a, b) in enumerate(itertools.pairwise(path)):
        it.sheet(
            [(a[0] - 0.07, a[1]), (a[0] + 0.07, a[1] + 0.02), (b[0] + 0.07, b[1] + 0.02), (b[0] - 0.07, b[1])],
            0.06,
            silk * (0.75 + 0.45 * abs(math.sin(k * 0.32))),
        )
    x, y = path[-1]
    it.sheet(
        [(x - 0.07, y), (x + 0.07, y + 0.02), (x + 0.08, y - 0.09), (x, y - 0.03), (x - 0.06, y - 0.1)], 0.055, silk
    )


def bookmark(it: Maquette, words: tuple[str, ...]) -> None:
    card = colour("dcecf4")
    it.sheet(turned([(-0.15, -0.36), (0.17, -0.36), (0.17, 0.3), (-0.15, 0.3)], 0.12), 0.07, card * 0.5)
    it.sheet(turned([(-0.16, -0.34), (0.16, -0.34), (0.16, 0.32), (-0.16, 0.32)], 0.12), 0.05, card)
    for y in (-0.16, 0.08):
        for k in range(6):
            a = math.pi * k / 6
            it.stroke(
                turned([(0.1 * math.cos(a), y + 0.1 * math.sin(a)), (-0.1 * math.cos(a), y - 0.1 * math.sin(a))], 0.12),
                0.04,
                0.022,
                colour("6f9ac8"),
            )
    it.stroke(smoothed([turned([(0, 0.28)], 0.12)[0], (-0.1, 0.84), (0.08, 0.92)], 2, closed=False), 0.04, 0.03, RED)


def book(it: Maquette, words: tuple[str, ...]) -> None:
    cloth = tint(words, "3f5a7a")
    it.shade(0.04, 0.2, 0.36, 0.2, 0.5)
    it.box(-0.3, 0.3, 0.06, 0.2, 0.0, 0.42, PAPER, PAPER)
    it.box(-0.32, 0.32, 0.02, 0.06, -0.03, 0.44, cloth * 0.8)
    it.box(-0.32, 0.32, 0.2, 0.24, -0.03, 0.44, cloth, cloth * 1.25)
    it.bar((-0.24, 0.245, 0.05), (0.24, 0.245, 0.05), 0.02, BRASS)
    it.bar((-0.24, 0.245, 0.36), (0.24, 0.245, 0.36), 0.02, BRASS)
    for k in range(3):
        it.bar((-0.28, 0.09 + 0.035 * k, -0.005), (0.28, 0.09 + 0.035 * k, -0.005), 0.008, CARD * 0.7)


def boat(it: Maquette, words: tuple[str, ...]) -> None:
    paper = colour("f6f0e0")
    it.shade(0.0, 0.18, 0.4, 0.14, 0.5)
    it.sheet([(-0.12, 0.3), (0.14, 0.3), (0.01, 0.72)], 0.14, paper * 0.9)
    it.sheet([(0.01, 0.3), (0.14, 0.3), (0.01, 0.72)], 0.135, paper * 0.7)
    it.sheet([(-0.44, 0.44), (0.0, 0.3), (0.44, 0.44), (0.24, 0.08), (-0.24, 0.08)], 0.06, paper)
    it.sheet([(-0.44, 0.44), (0.0, 0.3), (-0.24, 0.08)], 0.055, paper * 0.85)
    for k in range(3):
        it.stroke([(-0.12 + 0.02 * k, 0.24 - 0.05 * k), (0.22 - 0.03 * k, 0.24 - 0.05 * k)], 0.05, 0.014, INK)


def flag(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.03, 0.15, 0.14, 0.1, 0.4)
    it.bar((-0.1, 0.04, 0.1), (-0.1, 0.88, 0.1), 0.028, colour("c89a60"))
    cloth = tint(words, "c03a34")
    it.sheet(
        smoothed([(-0.1, 0.86), (0.1, 0.9), (0.34, 0.8), (0.3, 0.66), (0.34, 0.52), (0.12, 0.6), (-0.1, 0.54)], 1),
        0.08,
        cloth,
    )
    draw_emblem(it, "star", 0.1, 0.71, 0.07, 0.1, WHITE, cloth)


def windmill(it: Maquette, words: tuple[str, ...]) -> None:
    it.shade(0.03, 0.15, 0.16, 0.1, 0.4)
    it.bar((0, 0.04, 0.12), (0, 0.58, 0.12), 0.03, colour("c89a60"))
    for k in range(4):
        a = math.pi / 2 * k + 0.3
        tones = (RED, BRASS, BLUE * 1.2, GREEN * 1.2)
        p = lambda r, d: (r * math.cos(a + d), 0.6 + r * math.sin(a + d))  # noqa: B023, E731  # a point of one sail
        it.sheet([(0, 0.6), p(0.34, 0.0), p(0.3, 0.62)], 0.09, tones[k])
        it.sheet([(0, 0.6), p(0.34, 0.0), p(0.16, -0.2)], 0.08, mix(tones[k], WHITE, 0.4))
    it.round(0, 0.6, 0.07, 0.04, BRASS)


NOUNS = {
    "ticket": ticket, "slip": ticket, "number": ticket, "footnote": ticket, "label": label, "nameplate": label,
    "plate": label, "tag": label, "page": page, "menu": page, "programme": page, "recipe": page, "telegram": page,
    "message": page, "note": page, "list": page, "bill": page, "timetable": page, "paper": page, "poem": page,
    "scrap": scrap, "map": scrap, "chart": scrap, "letter": letter, "envelope": letter, "invitation": letter,
    "card": picture, "postcard": picture, "portrait": picture, "photograph": picture, "picture": picture,
    "ribbon": ribbon, "string": ribbon, "bookmark": bookmark, "book": book, "diary": book,
    "psalter": book, "novel": book,
    "boat": boat, "flag": flag, "windmill": windmill, "kite": windmill,
}  # fmt: skip
