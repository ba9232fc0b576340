"""Seventy doors, by the theme they lead to and their look: what each leaf is made of."""

import itertools
import math
from collections.abc import Callable, Mapping

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.doors.leaf import BRASS, CREAM, DARK, IRON, Leaf
from pipelines.embedded.painter.noise import draw as chance

Look = Callable[[Leaf], None]
OAK, PINE, MAHOGANY, TAR = colour("8a5a30"), colour("c89a5c"), colour("6a2a20"), colour("2a2624")
COPPER, ZINC, STEEL, STONE = colour("b8744a"), colour("8a98a0"), colour("7a8694"), colour("8a8880")
SPINES = tuple(colour(one) for one in ("a04a3a", "3f6a7a", "8a6a34", "4a7052", "c09a54", "6a4a72"))


def baize(leaf: Leaf) -> None:
    leaf.field(colour("2f6a46"))
    for k in range(5):
        leaf.line((0.08, 0.1 + 0.2 * k), (0.92, 0.1 + 0.2 * k), 0.008, colour("1f4a32"))
    leaf.studs(BRASS, 4, 12)


def atlas_boards(leaf: Leaf) -> None:
    leaf.field(OAK * 0.7)
    tones = ("b8a878", "7a9aa0", "c8b890", "8a7a5a", "a8b49a", "b08a6a")
    for k, tone in enumerate(tones):
        u, v = 0.06 + 0.46 * (k % 2), 0.04 + 0.32 * (k // 2)
        leaf.patch(u, v, u + 0.42, v + 0.29, colour(tone))
        leaf.line((u + 0.05, v + 0.2), (u + 0.2, v + 0.08), 0.006, DARK)
        leaf.line((u + 0.2, v + 0.08), (u + 0.38, v + 0.17), 0.006, DARK)


def oak_slot(leaf: Leaf) -> None:
    leaf.panels(OAK)
    leaf.patch(0.24, 0.475, 0.76, 0.535, BRASS, 0.15)
    leaf.patch(0.3, 0.495, 0.7, 0.515, DARK)


def sermons(leaf: Leaf) -> None:
    leaf.field(OAK * 0.5)
    for row in range(5):
        u, top = 0.06, 0.04 + 0.19 * row
        while u < 0.9:
            wide = 0.06 + 0.06 * chance(leaf.seed, row, int(u * 97))
            tall = 0.11 + 0.05 * chance(leaf.seed, row, int(u * 89))
            tone = mix(MAHOGANY, colour("4a3a2a"), chance(leaf.seed, row, int(u * 83))) * 1.3
            leaf.patch(u, top + 0.165 - tall, min(0.94, u + wide), top + 0.165, tone)
            leaf.patch(u, top + 0.165 - tall * 0.7, min(0.94, u + wide), top + 0.165 - tall * 0.62, BRASS * 0.8)
            u += wide + 0.012
        leaf.patch(0.03, top + 0.165, 0.97, top + 0.185, OAK * 1.2, upright=False)


def tooled_leather(leaf: Leaf) -> None:
    leaf.field(colour("6a2c24"))
    for inset in (0.08, 0.14):
        for start, end in (
            ((inset, inset * 0.6), (1 - inset, inset * 0.6)),
            ((1 - inset, inset * 0.6), (1 - inset, 1 - inset * 0.6)),
            ((1 - inset, 1 - inset * 0.6), (inset, 1 - inset * 0.6)),
            ((inset, 1 - inset * 0.6), (inset, inset * 0.6)),
        ):
            leaf.line(start, end, 0.008, BRASS, 0.2)
    leaf.star(0.5, 0.5, 0.11, 8, BRASS, 0.2)
    leaf.ring(0.5, 0.5, 0.15, 0.008, BRASS)


def fogged(leaf: Leaf) -> None:
    leaf.field(colour("d8d4c0"))
    leaf.glass(0.14, 0.06, 0.86, 0.62, colour("a8d0c0"), 0.6, (2, 3))
    leaf.panel(0.14, 0.7, 0.86, 0.95, colour("d8d4c0"))


def white_slats(leaf: Leaf) -> None:
    leaf.slats(colour("e8e6da"), 16, colour("6a7a6a"))
    for k in range(4):
        leaf.line((0.2 + 0.1 * k, 1.0 - 0.12 * k), (0.3 + 0.1 * k, 0.88 - 0.12 * k), 0.01, colour("4f8a4a"))
        leaf.disc(0.3 + 0.1 * k, 0.88 - 0.12 * k, 0.024, colour("6fa65a"), 0, 8)


def iron_garden(leaf: Leaf) -> None:
    leaf.field(colour("24402f"))
    for k in range(7):
        leaf.line((0.1 + 0.13 * k, 0.04), (0.1 + 0.13 * k, 0.98), 0.016, IRON)
    for v in (0.1, 0.55, 0.94):
        leaf.line((0.05, v), (0.95, v), 0.022, IRON)
    for k in range(3):
        leaf.ring(0.25 + 0.25 * k, 0.32, 0.07, 0.01, IRON, 12)


def green_copper(leaf: Leaf) -> None:
    leaf.panels(colour("6fae94"), ((0.06, 0.3), (0.36, 0.62), (0.68, 0.94)))
    for k in range(9):
        leaf.disc(
            chance(leaf.seed, k, 1),
            chance(leaf.seed, k, 2),
            0.02 + 0.03 * chance(leaf.seed, k, 3),
            colour("9ad0b8"),
            0,
            9,
        )


def bamboo(leaf: Leaf) -> None:
    for k in range(9):
        tone = colour("b8a45a") * (0.85 + 0.3 * chance(leaf.seed, k))
        leaf.patch(k / 9 + 0.008, 0, (k + 1) / 9 - 0.008, 1, tone)
        for joint in range(5):
            v = (joint + 0.5 * (k % 2)) / 5 + 0.06
            leaf.line((k / 9 + 0.01, v), ((k + 1) / 9 - 0.01, v), 0.008, tone * 0.55)
    for v in (0.2, 0.8):
        leaf.line((0, v), (1, v), 0.02, colour("7a5a34"))


def curved(leaf: Leaf) -> None:
    for k in range(8):
        shade = 0.65 + 0.55 * math.sin(math.pi * (k + 0.7) / 8)
        leaf.patch(k / 8, 0, (k + 1) / 8, 1, colour("4a5a8a") * shade)
    for v in (0.08, 0.5, 0.92):
        leaf.line((0, v), (1, v), 0.02, BRASS * 0.85)


def steel_pivot(leaf: Leaf) -> None:
    leaf.field(STEEL)
    leaf.patch(0.06, 0.04, 0.94, 0.96, STEEL * 1.15)
    leaf.line((0.5, 0.0), (0.5, 1.0), 0.03, STEEL * 0.6)
    for v in (0.06, 0.94):
        leaf.disc(0.5, v, 0.04, BRASS)
        leaf.disc(0.5, v, 0.018, DARK)


def constellations(leaf: Leaf) -> None:
    leaf.field(colour("1c2450"))
    spots = [(0.1 + 0.8 * chance(leaf.seed, k, 1), 0.06 + 0.88 * chance(leaf.seed, k, 2)) for k in range(16)]
    for start, end in zip(spots[::2], spots[1::2]):
        leaf.line(start, end, 0.005, COPPER)
    for k, (u, v) in enumerate(spots):
        leaf.disc(u, v, 0.012 + 0.012 * chance(leaf.seed, k), colour("e8a060"), 0.4, 8)


def midnight(leaf: Leaf) -> None:
    leaf.planks(colour("1e2a5c"), 4)
    leaf.line((0.0, 0.03), (1.0, 0.03), 0.03, IRON)
    for u in (0.25, 0.75):
        leaf.disc(u, 0.05, 0.045, BRASS)
        leaf.line((u, 0.05), (u, 0.2), 0.02, IRON)


def shutter(leaf: Leaf) -> None:
    leaf.field(colour("2a2e38"))
    for k in range(8):
        a, b = leaf.around(0.5, 0.5, 0.42, k / 8), leaf.around(0.5, 0.5, 0.42, (k + 1.2) / 8)
        leaf.shape((a, b, leaf.around(0.5, 0.5, 0.03, (k + 1.6) / 8)), colour("5a6270") * (0.75 + 0.08 * k))
    leaf.disc(0.5, 0.5, 0.025, colour("fff0c0"), 1.0)


def tarred(leaf: Leaf) -> None:
    leaf.planks(TAR, 5)
    leaf.patch(0, 0.62, 1, 1, mix(TAR, colour("3f5a4a"), 0.6), upright=False)
    leaf.line((0, 0.61), (1, 0.64), 0.02, colour("c8c8b0"))


def hatch(leaf: Leaf) -> None:
    leaf.field(DARK)
    leaf.patch(0.02, 0.22, 0.98, 1, colour("7a5a34"), upright=False)
    for k in range(5):
        leaf.line((0.02, 0.3 + 0.15 * k), (0.98, 0.3 + 0.15 * k), 0.008, colour("4a3420"))
    leaf.ring(0.5, 0.6, 0.08, 0.02, BRASS)
    leaf.patch(0.0, 0.18, 1.0, 0.24, colour("3a5a6a"), upright=False)


def wine_stained(leaf: Leaf) -> None:
    leaf.planks(colour("5a2434"), 5)
    leaf.straps(IRON)


def grating(leaf: Leaf) -> None:
    leaf.field(colour("10181c"))
    for k in range(6):
        leaf.line((0.08 + 0.168 * k, 0), (0.08 + 0.168 * k, 1), 0.02, colour("4f5660"))
    for k in range(7):
        leaf.line((0, 0.05 + 0.15 * k), (1, 0.05 + 0.15 * k), 0.016, colour("5f6670"))


def cask(leaf: Leaf) -> None:
    leaf.field(DARK)
    for k in range(7):
        u0, u1 = k / 7, (k + 1) / 7
        high = 0.10 * abs(k - 3) / 3
        leaf.patch(u0 + 0.006, high, u1 - 0.006, 1 - high * 0.4, colour("8a5a34") * (0.85 + 0.3 * chance(leaf.seed, k)))
    for v in (0.2, 0.8):
        leaf.line((0, v), (1, v), 0.03, IRON)
    _lettering(leaf, 0.5, 0.5, 0.62, 0.1, colour("2a1a14"))


def pendulum(leaf: Leaf) -> None:
    leaf.panels(OAK)
    leaf.line((0.7, 0.36), (0.7, 0.6), 0.012, BRASS)
    leaf.disc(0.7, 0.63, 0.045, BRASS, 0.2)


def plank(leaf: Leaf) -> None:
    leaf.planks(colour("9a7448"), 6)
    leaf.line((0.06, 0.86), (0.94, 0.2), 0.035, colour("7a5a38"))
    for v in (0.18, 0.86):
        leaf.line((0.03, v), (0.97, v), 0.04, colour("7a5a38"))


def cuckoo(leaf: Leaf) -> None:
    leaf.field(colour("5a3a24"))
    leaf.shape(((0.0, 0.3), (0.5, 0.02), (1.0, 0.3)), colour("7a2f24"))
    leaf.panel(0.2, 0.36, 0.8, 0.94, colour("8a5a34"))
    leaf.disc(0.5, 0.24, 0.05, CREAM)
    for k in range(5):
        leaf.star(0.14 + 0.18 * k, 0.33, 0.03, 5, colour("6f9a5a"))


def dial(leaf: Leaf) -> None:
    leaf.panels(colour("6a4428"), ((0.6, 0.94),))
    leaf.disc(0.5, 0.3, 0.2, BRASS)
    leaf.disc(0.5, 0.3, 0.175, CREAM, 0.25)
    for k in range(12):
        leaf.line(leaf.around(0.5, 0.3, 0.14, k / 12), leaf.around(0.5, 0.3, 0.165, k / 12), 0.01, DARK)
    leaf.line((0.5, 0.3), (0.5, 0.18), 0.012, DARK)
    leaf.line((0.5, 0.3), leaf.around(0.5, 0.3, 0.09, 0.08), 0.014, DARK)


def trap(leaf: Leaf) -> None:
    leaf.field(DARK)
    leaf.patch(0.04, 0.12, 0.96, 0.84, colour("8a6a44"), upright=False)
    for k in range(4):
        leaf.line((0.04, 0.26 + 0.15 * k), (0.96, 0.26 + 0.15 * k), 0.01, colour("5a4228"))
    leaf.ring(0.5, 0.7, 0.05, 0.016, IRON)
    for k, v in enumerate((0.86, 0.93)):
        leaf.patch(
            0.0 + 0.05 * (1 - k), v, 1.0 - 0.05 * (1 - k), v + 0.07, colour("9a7a50") * (1.1 - 0.2 * k), upright=False
        )


def sliding(leaf: Leaf) -> None:
    leaf.panels(colour("8a4a2c"), ((0.58, 0.94),))
    leaf.glass(0.2, 0.08, 0.8, 0.5, colour("e8a070"), 0.5)
    leaf.patch(0.84, 0.42, 0.92, 0.6, BRASS, 0.2)


def frosted(leaf: Leaf) -> None:
    leaf.panels(colour("6a3a24"), ((0.7, 0.94),))
    leaf.glass(0.12, 0.06, 0.88, 0.64, colour("d8e0e0"), 0.6)
    leaf.star(0.5, 0.35, 0.1, 6, colour("f4f8f8"), 0.8)


def connecting(leaf: Leaf) -> None:
    leaf.field(colour("2a2a2e"))
    leaf.patch(0.1, 0.05, 0.9, 0.97, colour("4a5a4a"))
    leaf.glass(0.26, 0.12, 0.74, 0.46, colour("f0b060"), 0.6)
    leaf.patch(0.16, 0.66, 0.84, 0.9, colour("3a483a"))


def maroon(leaf: Leaf) -> None:
    leaf.panels(colour("6a1c28"), ((0.62, 0.94),))
    leaf.glass(0.2, 0.08, 0.8, 0.48, colour("3a4a8a"), 0.55)
    leaf.line((0.5, 0.48), (0.5, 0.7), 0.03, colour("a8744a"))


def guards_lamp(leaf: Leaf) -> None:
    leaf.panels(colour("3a5a4a"), ((0.56, 0.94),))
    leaf.disc(0.5, 0.28, 0.13, DARK)
    leaf.disc(0.5, 0.28, 0.1, colour("ffb050"), 1.0)


def painted_star(leaf: Leaf) -> None:
    leaf.panels(colour("3f4a44"))
    leaf.star(0.5, 0.27, 0.12, 5, colour("f0c850"), 0.35)


def canvas(leaf: Leaf) -> None:
    leaf.field(colour("c8b48a"))
    leaf.patch(0.08, 0.05, 0.92, 0.6, colour("8ab0c8"))
    leaf.shape(((0.08, 0.6), (0.35, 0.3), (0.6, 0.5), (0.92, 0.36), (0.92, 0.6)), colour("6a9a6a"))
    leaf.patch(0.08, 0.6, 0.92, 0.95, colour("8aa05a"))
    leaf.disc(0.72, 0.17, 0.05, colour("f8e8a8"), 0.3)
    leaf.line((0.0, 0.0), (0.0, 1.0), 0.03, colour("8a6a44"))


def velvet(leaf: Leaf) -> None:
    leaf.curtain(colour("a82434"), 8)
    leaf.line((0.1, 0.5), (0.9, 0.5), 0.02, BRASS, 0.2)


def pass_door(leaf: Leaf) -> None:
    leaf.panels(colour("4a4a52"))
    leaf.patch(0.14, 0.2, 0.86, 0.3, CREAM)
    _lettering(leaf, 0.5, 0.25, 0.6, 0.05, colour("8a2a24"))


def gilt(leaf: Leaf) -> None:
    leaf.panels(colour("c8a24a"), ((0.06, 0.5), (0.56, 0.94)))
    leaf.disc(0.5, 0.24, 0.06, colour("f4e8d8"))
    for side in (-1, 1):
        leaf.shape(((0.5, 0.28), (0.5 + side * 0.3, 0.2), (0.5 + side * 0.26, 0.34)), colour("f4e8d8"))
    leaf.disc(0.5, 0.35, 0.07, colour("e8d8c0"))


def cat_flap(leaf: Leaf) -> None:
    leaf.panels(colour("4a78a8"), ((0.07, 0.5), (0.56, 0.7)))
    leaf.patch(0.28, 0.76, 0.72, 0.96, DARK)
    leaf.patch(0.32, 0.78, 0.68, 0.94, colour("6a98c4"))


def swing(leaf: Leaf) -> None:
    leaf.field(colour("d8c8a0"))
    leaf.disc(0.5, 0.26, 0.14, colour("8a6a44"))
    leaf.disc(0.5, 0.26, 0.115, colour("ffd890"), 0.7)
    leaf.patch(0.1, 0.7, 0.9, 0.96, colour("a8a8a0"), upright=False)


def stable(leaf: Leaf) -> None:
    leaf.planks(colour("8a6238"), 5)
    leaf.line((0, 0.5), (1, 0.5), 0.022, DARK)
    leaf.straps(IRON, (0.12, 0.4, 0.62, 0.9), 0.7)


def serving_hatch(leaf: Leaf) -> None:
    leaf.field(colour("d8dcd4"))
    for row in range(8):
        for column in range(4):
            tone = colour("e8ece4") if (row + column) % 2 else colour("7a9ab0")
            leaf.patch(column / 4 + 0.01, row / 8 + 0.006, (column + 1) / 4 - 0.01, (row + 1) / 8 - 0.006, tone)
    leaf.patch(0.14, 0.3, 0.86, 0.56, DARK)
    leaf.patch(0.18, 0.32, 0.82, 0.54, colour("ffca7a"), 0.7)


def scrubbed_pine(leaf: Leaf) -> None:
    leaf.panels(PINE, ((0.06, 0.44), (0.52, 0.94)), 2)


def half_height(leaf: Leaf) -> None:
    leaf.field(colour("e8dcc0"))
    leaf.patch(0.0, 0.46, 1.0, 1.0, colour("6a9ac0"))
    leaf.panel(0.16, 0.56, 0.84, 0.92, colour("6a9ac0"))
    leaf.ring(0.82, 0.3, 0.03, 0.01, colour("d84a3a"))
    leaf.line((0.2, 0.2), (0.5, 0.14), 0.008, colour("4a8a4a"))


def yellow_gate(leaf: Leaf) -> None:
    leaf.panels(colour("e8c050"))
    for k in range(8):
        leaf.line((0.06 + 0.126 * k, 0.62), (0.06 + 0.126 * k, 1.0), 0.02, colour("f4f0e0"))
    for v in (0.66, 0.94):
        leaf.line((0, v), (1, v), 0.03, colour("f4f0e0"))


def papered(leaf: Leaf) -> None:
    leaf.field(colour("d8e0e8"))
    for k in range(9):
        u, v = 0.16 + 0.32 * (k % 3), 0.14 + 0.3 * (k // 3)
        leaf.shape(((u - 0.1, v), (u + 0.1, v), (u + 0.06, v + 0.05), (u - 0.06, v + 0.05)), colour("b04a3a"))
        leaf.shape(((u, v - 0.1), (u + 0.09, v - 0.015), (u, v - 0.015)), colour("4a6a9a"))


def height_chart(leaf: Leaf) -> None:
    leaf.panels(colour("b8d0b0"))
    leaf.patch(0.02, 0.04, 0.12, 0.98, CREAM)
    for k in range(14):
        leaf.line((0.02, 0.08 + 0.065 * k), (0.07 + 0.05 * (k % 2), 0.08 + 0.065 * k), 0.006, colour("8a2a24"))


def beads(leaf: Leaf) -> None:
    leaf.field(colour("c87a94"))
    tones = ("f8d0dc", "f0a8b8", "fff0d0", "a8c8e8")
    for column in range(9):
        for row in range(15):
            tone = colour(tones[int(chance(leaf.seed, column, row) * 4)])
            leaf.disc(0.06 + 0.11 * column, 0.05 + 0.064 * row, 0.017, tone, 0.15, 8)


def cork(leaf: Leaf) -> None:
    leaf.field(colour("a87a4a"))
    for k in range(60):
        u, v = chance(leaf.seed, k, 1), chance(leaf.seed, k, 2)
        leaf.disc(0.05 + 0.9 * u, 0.03 + 0.94 * v, 0.008 + 0.012 * chance(leaf.seed, k, 3), colour("7a5430"), 0, 7)
    leaf.straps(ZINC, (0.14, 0.86), 0.9)


def zinc_lever(leaf: Leaf) -> None:
    leaf.panels(ZINC, ((0.05, 0.95),))
    leaf.line((0.3, 0.46), (0.86, 0.54), 0.03, IRON)
    leaf.disc(0.3, 0.46, 0.035, IRON)
    leaf.studs(ZINC * 1.3, 3, 9)


def ice_block(leaf: Leaf) -> None:
    leaf.field(colour("8ac4e0"))
    leaf.shape(((0.05, 0.02), (0.6, 0.02), (0.25, 0.5), (0.03, 0.4)), colour("d0eef8"), 0.3)
    leaf.shape(((0.97, 0.4), (0.96, 0.98), (0.4, 0.98)), colour("5a9cc8"), 0.2)
    for k in range(4):
        leaf.line(
            (chance(leaf.seed, k, 1), chance(leaf.seed, k, 2)),
            (chance(leaf.seed, k, 3), chance(leaf.seed, k, 4)),
            0.006,
            colour("eefaff"),
            0.4,
        )


def straw(leaf: Leaf) -> None:
    leaf.field(colour("7a5a34"))
    for k in range(80):
        u, v = chance(leaf.seed, k, 1), chance(leaf.seed, k, 2)
        turn = (chance(leaf.seed, k, 3) - 0.5) * 0.3
        leaf.line(
            (0.06 + 0.82 * u, v * 0.96),
            (0.06 + 0.82 * u + turn, v * 0.96 + 0.06),
            0.008,
            colour("e0c070") * (0.8 + 0.4 * chance(leaf.seed, k, 4)),
        )
    leaf.line((0.5, 0), (0.5, 1), 0.02, DARK)


def silvered(leaf: Leaf) -> None:
    leaf.panels(colour("c0ccd4"))
    leaf.shape(((0.1, 0.5), (0.4, 0.04), (0.6, 0.04), (0.3, 0.5)), colour("eef4f8"), 0.35)


def compass(leaf: Leaf) -> None:
    leaf.panels(MAHOGANY, ((0.62, 0.94),))
    leaf.disc(0.5, 0.3, 0.2, colour("c8a468"))
    leaf.star(0.5, 0.3, 0.19, 4, colour("2a3a5a"))
    leaf.star(0.5, 0.3, 0.1, 8, BRASS, 0.2)


def chart_cupboards(leaf: Leaf) -> None:
    leaf.field(colour("7a5a3a"))
    for column in range(2):
        for row in range(6):
            leaf.panel(
                0.04 + 0.48 * column, 0.03 + 0.16 * row, 0.48 + 0.48 * column, 0.17 + 0.16 * row, colour("9a7448")
            )
            leaf.disc(0.26 + 0.48 * column, 0.1 + 0.16 * row, 0.012, BRASS, 0.2, 8)
    leaf.line((0.5, 0), (0.5, 1), 0.014, DARK)


def coastline(leaf: Leaf) -> None:
    leaf.field(colour("c8b078"))
    coast = [(0.1 + 0.8 * k / 9, 0.45 + 0.3 * (chance(leaf.seed, k, 9) - 0.5)) for k in range(10)]
    leaf.shape([*coast, (0.9, 0.95), (0.1, 0.95)], colour("a89058"))
    leaf.shape([*coast, (0.9, 0.06), (0.1, 0.06)], colour("8ab0b0"))
    for start, end in itertools.pairwise(coast):
        leaf.line(start, end, 0.01, DARK)


def sailcloth(leaf: Leaf) -> None:
    leaf.curtain(colour("e0d4b8"), 5)
    for v in (0.2, 0.5, 0.8):
        leaf.line((0.04, v), (0.96, v), 0.008, colour("8a7a5a"))
    leaf.studs(BRASS, 5, 6, 0.012)


def meridian(leaf: Leaf) -> None:
    leaf.panels(MAHOGANY)
    leaf.line((0.5, 0), (0.5, 1), 0.016, BRASS, 0.3)
    leaf.disc(0.5, 0.27, 0.03, BRASS, 0.3)


def iron_leaves(leaf: Leaf) -> None:
    leaf.planks(OAK * 0.8, 5)
    for v in (0.22, 0.6, 0.9):
        leaf.line((0, v), (0.9, v), 0.016, IRON)
        for k in range(4):
            u = 0.16 + 0.2 * k
            leaf.shape(((u, v), (u + 0.1, v - 0.07), (u + 0.14, v)), IRON)
            leaf.shape(((u, v), (u + 0.1, v + 0.07), (u + 0.14, v)), IRON)


def limed(leaf: Leaf) -> None:
    leaf.planks(colour("c8bfa8"), 4)


def bell_ropes(leaf: Leaf) -> None:
    leaf.field(colour("4a3428"))
    for k in range(6):
        u = 0.1 + 0.16 * k
        leaf.line((u, 0), (u, 0.94), 0.018, colour("c8b088"))
        leaf.patch(u - 0.05, 0.4, u + 0.05, 0.56, colour("b03a3a") if k % 2 else colour("3a5a9a"))
        leaf.disc(u, 0.95, 0.025, colour("c8b088"))


def two_stones(leaf: Leaf) -> None:
    leaf.field(DARK)
    leaf.patch(0.01, 0.01, 0.49, 0.99, STONE)
    leaf.patch(0.51, 0.01, 0.99, 0.99, STONE * 0.88)
    for k in range(5):
        leaf.line(
            (0.1 + 0.7 * chance(leaf.seed, k, 1), chance(leaf.seed, k, 2)),
            (0.2 + 0.7 * chance(leaf.seed, k, 3), chance(leaf.seed, k, 2) + 0.1),
            0.006,
            STONE * 0.6,
        )


def violet(leaf: Leaf) -> None:
    leaf.curtain(colour("6a4a94"), 7)


def porthole(leaf: Leaf) -> None:
    leaf.field(colour("3f6a7a"))
    leaf.disc(0.5, 0.3, 0.17, BRASS)
    leaf.disc(0.5, 0.3, 0.135, colour("6fd0d8"), 0.6)
    leaf.ring(0.5, 0.68, 0.1, 0.018, IRON)
    for k in range(4):
        leaf.line(leaf.around(0.5, 0.68, 0.1, k / 8), leaf.around(0.5, 0.68, 0.1, k / 8 + 0.5), 0.014, IRON)


def bottle_glass(leaf: Leaf) -> None:
    leaf.field(colour("2a4a44"))
    for row in range(8):
        for column in range(4):
            u, v = 0.14 + 0.24 * column, 0.07 + 0.122 * row
            leaf.disc(u, v, 0.055, colour("6fb89a") * (0.8 + 0.4 * chance(leaf.seed, row, column)), 0.45, 10)
            leaf.disc(u, v, 0.02, colour("c8f0d8"), 0.6, 8)


def riveted(leaf: Leaf) -> None:
    leaf.field(colour("2f6a8a"))
    leaf.patch(0.1, 0.06, 0.9, 0.94, colour("3a7a9a"))
    for k in range(12):
        for u in (0.05, 0.95):
            leaf.disc(u, 0.04 + 0.083 * k, 0.013, colour("8ac0d0"), 0.1, 8)
    leaf.line((0.1, 0.5), (0.9, 0.5), 0.03, colour("245a74"))


def sluice(leaf: Leaf) -> None:
    leaf.planks(colour("4a5a4a"), 4)
    for v in (0.3, 0.7):
        leaf.line((0, v), (1, v), 0.04, IRON)
    for k in range(9):
        leaf.ring(0.5, 0.03 + 0.06 * k, 0.022, 0.01, colour("8a94a0"), 9)


def mother_of_pearl(leaf: Leaf) -> None:
    leaf.field(colour("d8e0e0"))
    tones = ("e8d8e8", "c8e8e0", "f0e8d0", "c8d8f0")
    for row in range(9):
        for column in range(5):
            tone = colour(tones[int(chance(leaf.seed, row, column) * 4)])
            leaf.disc(0.1 + 0.2 * column + 0.1 * (row % 2), 0.06 + 0.11 * row, 0.06, tone, 0.3, 10)


def padded_lamp(leaf: Leaf) -> None:
    leaf.field(colour("4a3030"))
    for row in range(5):
        for column in range(3):
            leaf.patch(
                0.06 + 0.3 * column, 0.16 + 0.165 * row, 0.34 + 0.3 * column, 0.31 + 0.165 * row, colour("6a4440")
            )
    leaf.disc(0.5, 0.08, 0.035, colour("ff5a40"), 1.0)


def ribbed(leaf: Leaf) -> None:
    leaf.field(colour("4a4a44"))
    for k in range(12):
        tone = colour("d8e4d8") * (0.7 + 0.4 * (k % 2))
        leaf.patch(0.1 + 0.0667 * k, 0.06, 0.1 + 0.0667 * (k + 1), 0.72, tone, 0.5)
    leaf.patch(0.1, 0.78, 0.9, 0.94, colour("5a5a50"))


def operators(leaf: Leaf) -> None:
    leaf.panels(colour("7a8086"))
    _lettering(leaf, 0.5, 0.26, 0.66, 0.06, colour("2a2e34"))


def speaking_tube(leaf: Leaf) -> None:
    cork(leaf)
    leaf.line((0.5, 0.0), (0.5, 0.34), 0.03, BRASS)
    leaf.disc(0.5, 0.37, 0.05, BRASS, 0.2)
    leaf.disc(0.5, 0.37, 0.03, DARK)


def roll_top(leaf: Leaf) -> None:
    leaf.slats(OAK * 1.1, 22, colour("3a2414"))


def _lettering(leaf: Leaf, u: float, v: float, width: float, height: float, fill: Colour) -> None:
    """A word as a painter hints at it: strokes of a stencil, not letters."""
    for k in range(7):
        left = u - width / 2 + width * k / 7
        leaf.patch(left, v - height / 2, left + width / 7 * 0.35, v + height / 2, fill)
        leaf.patch(
            left,
            v - height / 2 + height * 0.4 * (k % 3),
            left + width / 7 * 0.75,
            v - height / 4 + height * 0.4 * (k % 3),
            fill,
        )


LOOKS: Mapping[str, Look] = {
    "library/padded-green-baize": baize,
    "library/atlas-boards": atlas_boards,
    "library/oak-brass-slot": oak_slot,
    "library/shelf-of-sermons": sermons,
    "library/tooled-leather": tooled_leather,
    "greenhouse/fogged-glass": fogged,
    "greenhouse/white-slats": white_slats,
    "greenhouse/iron-garden": iron_garden,
    "greenhouse/green-copper-gone": green_copper,
    "greenhouse/bamboo-laced-twine": bamboo,
    "observatory/curved": curved,
    "observatory/steel-pivot": steel_pivot,
    "observatory/copper-constellations": constellations,
    "observatory/midnight-rollers": midnight,
    "observatory/camera-shutter": shutter,
    "cellar/tarred": tarred,
    "cellar/boat-hatch": hatch,
    "cellar/wine-stained-strap": wine_stained,
    "cellar/grating": grating,
    "cellar/cask-head": cask,
    "attic/pendulum-handle": pendulum,
    "attic/plank": plank,
    "attic/little-front": cuckoo,
    "attic/dial-panel": dial,
    "attic/trap": trap,
    "carriage/sliding": sliding,
    "carriage/frosted-glass": frosted,
    "carriage/connecting": connecting,
    "carriage/maroon": maroon,
    "carriage/guards-lamp": guards_lamp,
    "theatre/painted-star": painted_star,
    "theatre/painted-canvas": canvas,
    "theatre/red-velvet": velvet,
    "theatre/pass-door": pass_door,
    "theatre/gilt-cherub": gilt,
    "kitchen/blue-cat": cat_flap,
    "kitchen/swing": swing,
    "kitchen/stable": stable,
    "kitchen/serving-hatch": serving_hatch,
    "kitchen/scrubbed-pine": scrubbed_pine,
    "nursery/half-height": half_height,
    "nursery/yellow-gate": yellow_gate,
    "nursery/papered": papered,
    "nursery/height-chart": height_chart,
    "nursery/bead-curtain": beads,
    "icehouse/cork-faced": cork,
    "icehouse/zinc-lever": zinc_lever,
    "icehouse/ice-block": ice_block,
    "icehouse/straw-double": straw,
    "icehouse/silvered": silvered,
    "maproom/compass-rose": compass,
    "maproom/chart-cupboards": chart_cupboards,
    "maproom/coastline": coastline,
    "maproom/sailcloth": sailcloth,
    "maproom/mahogany-meridian": meridian,
    "chapel/iron-leaves": iron_leaves,
    "chapel/limed": limed,
    "chapel/bell-ropes": bell_ropes,
    "chapel/two-stones": two_stones,
    "chapel/violet-curtained": violet,
    "aquarium/porthole-wheel": porthole,
    "aquarium/bottle-glass": bottle_glass,
    "aquarium/riveted": riveted,
    "aquarium/sluice": sluice,
    "aquarium/mother-pearl": mother_of_pearl,
    "exchange/padded-red-lamp": padded_lamp,
    "exchange/ribbed-glass": ribbed,
    "exchange/operators-only": operators,
    "exchange/cork-lined": speaking_tube,
    "exchange/roll-top": roll_top,
}
