"""What people go to sea in, and what lies at anchor: y = 0 is the waterline."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import Figure, closed, through
from pipelines.embedded.painter.mural.things.parts import (
    WHITE,
    arc,
    column,
    dark,
    flag,
    foam,
    lit,
    smoke,
    wall,
    window,
    windows,
)  # fmt: skip

WOODS = ("7a4630", "8a5a38", "5a4a48", "3f5f78", "a8483c")


def hull(it: Sketch, deck: Sequence[Point], keel: Sequence[Point], wood: Colour) -> None:
    """The side of a boat: the deck's line from stern to bow, and the waterline back again; lit along its rail."""
    it.polygon([*deck, *keel], wood)
    drawn_in = 0.36 + 0.64 * max(x for x, _ in keel) / max(x for x, _ in deck)
    it.polygon([*[(x * drawn_in, y * 0.36) for x, y in deck], *keel], shaded(wood, 0.7))
    it.line(deck, 5, shaded(wood, 1.4))
    it.line([(x * 0.985, y + 8) for x, y in deck], 2.4, shaded(wood, 0.62))


def sail(it: Sketch, mast: tuple[float, float, float], out: float, foot: float, cloth: Colour) -> None:
    """A three-cornered sail on a mast at x from top to bottom, filled by the wind towards `out`."""
    x, top, bottom = mast
    belly = (0.3 + 0.3 * it.tones.windy) * out
    leech = through([(x, top), (x + out * 0.62 + belly * 0.3, top + (foot - top) * 0.55), (x + out, foot)], 6)
    low = through([(x + out, foot), (x + out * 0.5, foot + 6), (x, bottom)], 4)
    it.polygon([*leech, *low], cloth)
    inner = [(x + (px - x) * 0.52, py) for px, py in leech]
    it.polygon([*inner, (x, bottom)], shaded(cloth, 0.82 if out > 0 else 1.1))
    for share in (0.35, 0.6, 0.82):
        y = top + (foot - top) * share
        it.line([(x, y), (x + out * share * 0.86, y + 5)], 1.8, shaded(cloth, 0.7))


def square_sail(it: Sketch, x: float, top: float, foot: float, half: float, cloth: Colour) -> None:
    """A sail on a yard, full of wind from the left."""
    full = 6 + 8 * it.tones.windy
    left = through([(x - half, top), (x - half + full, (top + foot) / 2), (x - half - 3, foot)], 4)
    right = through([(x + half, top), (x + half + full, (top + foot) / 2), (x + half - 1, foot)], 4)
    hem = through([(x - half - 3, foot), (x + full * 0.6, foot - 6), (x + half - 1, foot)], 4)
    it.polygon([*left, *hem, *right[::-1]], cloth)
    shade = [(px - half * 0.55, py) for px, py in right]
    it.polygon([*right, *shade[::-1]], shaded(cloth, 0.78))
    it.line([(x - half - 4, top), (x + half + 4, top)], 3.4, dark(it))


@thing("boat", left=72, right=76, up=168, down=12)
def _boat(it: Sketch) -> None:
    wood, cloth = lit(it, WOODS[int(it.chance(1) * 5)]), lit(it, ("f8efdc", "f0dcc0", "f4e8e8")[int(it.chance(2) * 3)])
    jib = lit(it, ("d8674a", "e0a840", "5a88a8", "f4ead8")[int(it.chance(3) * 4)])
    it.line([(0, -22), (0, -162)], 4.5, lit(it, "6a4a30"))
    sail(it, (5, -156, -32), 62, -38, cloth)
    sail(it, (-5, -142, -32), -54, -36, jib)
    flag(it, 0, -148, 17, 20, lit(it, "d04840"))
    hull(it, through([(-70, -30), (-30, -23), (20, -22), (74, -32)], 4), [(54, 5), (10, 9), (-48, 6)], wood)
    it.line([(4, -36), (64, -40)], 3.4, lit(it, "6a4a30"))
    foam(it, -62, 62, 6)
    if it.tones.dark > 0.3:
        it.ellipse(58, -42, 5, 6, WARM)
        it.glow(58, -42, 60, 0.7 * it.tones.dark)


@thing("ship", left=141, right=158, up=211, down=15)
def _ship(it: Sketch) -> None:
    wood, mast = lit(it, ("6a4030", "5a4438", "74503a")[int(it.chance(1) * 3)]), lit(it, "5a4030")
    cloth = lit(it, ("f4e8d0", "f0dcc4", "e8e4dc")[int(it.chance(2) * 3)])
    it.line([(104, -38), (156, -68)], 4, mast)
    for x, top in ((-70, -168), (0, -204), (66, -178)):
        it.line([(x, -36), (x, top)], 5, mast)
        it.line([(x, top + 20), (x - 40, -42)], 1.6, dark(it, 0.8))
        it.line([(x, top + 20), (x + 42, -42)], 1.6, dark(it, 0.8))
    it.polygon([(150, -64), (70, -150), (82, -56)], shaded(cloth, 0.94))
    it.polygon([(150, -64), (70, -150), (104, -70)], shaded(cloth, 0.74))
    for x, top, size in ((-70, -168, 0.82), (66, -178, 0.9), (0, -204, 1.0)):
        square_sail(it, x, top + 12, top + 12 + 36 * size, 24 * size, cloth)
        square_sail(it, x, top + 52 * size + 6, top + 52 * size + 56 * size, 36 * size, shaded(cloth, 0.97))
        flag(it, x, top + 10, 14, 22, lit(it, "c8443c"))
    deck = [(-134, -74), (-96, -68), (-90, -46), (-30, -38), (40, -38), (84, -48), (120, -56)]
    hull(it, deck, [(92, 4), (20, 10), (-60, 10), (-116, 4)], wood)
    it.line([(-122, -30), (-60, -20), (30, -19), (104, -32)], 4, lit(it, "d8a850"))
    windows(it, -126, -104, -60, 3, 7, 9)
    windows(it, -72, 70, -16, 7, 7, 7)
    foam(it, -120, 108, 7, 4)
    foam(it, 84, 130, 3, 5)
    if it.tones.dark > 0.3:
        it.ellipse(-134, -82, 6, 8, WARM)
        it.glow(-134, -82, 70, 0.7 * it.tones.dark)


@thing("rowing-boat", left=80, right=92, up=69, down=13)
def _rowing_boat(it: Sketch) -> None:
    wood, rower = lit(it, WOODS[int(it.chance(1) * 5)]), Figure(it)
    it.polygon(closed([(-72, -24), (0, -16), (72, -26), (10, -13)], 3), shaded(wood, 0.5))
    for x in (-34, 30):
        it.rectangle(x - 10, -19, x + 10, -14, shaded(wood, 1.35))
    shirt = lit(it, ("c85a48", "4a78a0", "e0b450")[int(it.chance(2) * 3)])
    rower.body([(-2, -52), (12, -46), (14, -18), (-8, -16), (-9, -44)], shirt, 5)
    it.ellipse(1, -57, 7.5, 8, lit(it, "ecc8a0"))
    it.polygon([(-14, -59), (15, -60), (8, -68), (-6, -67)], lit(it, "d8b868"))
    it.line([(4, -44), (-14, -34), (-24, -36)], 6, shaded(shirt, 1.15))
    it.line([(-24, -36), (30, -16), (72, 5)], 3.4, lit(it, "c89858"))
    it.polygon([(58, -3), (64, -5), (82, 7), (74, 9)], lit(it, "d8a868"))
    hull(it, through([(-78, -28), (-40, -17), (0, -13), (40, -17), (78, -30)], 4), [(54, 4), (0, 8), (-52, 4)], wood)
    foam(it, -58, 58, 5, 2.6)
    foam(it, 66, 84, 7, 3)


@thing("canoe", left=95, right=95, up=62, down=12)
def _canoe(it: Sketch) -> None:
    bark, man = lit(it, ("b8503c", "c88a48", "4a8a7a")[int(it.chance(1) * 3)]), Figure(it)
    shirt = lit(it, ("e0b048", "5a7aa8", "d8d0c0")[int(it.chance(2) * 3)])
    man.body([(-4, -46), (10, -42), (13, -12), (-11, -12), (-11, -40)], shirt, 5)
    it.ellipse(0, -51, 7.5, 8, lit(it, "d8a880"))
    it.polygon(arc(0, -53, 8, 8, 0, 180, 8), lit(it, "4a3428"))
    it.line([(26, -58), (-26, 4)], 3.4, lit(it, "d8b070"))
    it.polygon(closed([(-20, -6), (-27, 0), (-36, 10), (-25, 6)], 3), lit(it, "d8b070"))
    it.line([(-6, -40), (6, -32), (14, -42)], 5.4, shaded(shirt, 0.75))
    hull(
        it,
        through([(-92, -32), (-78, -18), (-40, -11), (0, -10), (40, -11), (78, -18), (92, -32)], 4),
        [(72, 3), (0, 7), (-72, 3)],
        bark,
    )
    for x in range(-60, 61, 20):
        it.polygon([(x - 6, -4), (x, -8), (x + 6, -4), (x, 0)], lit(it, "f0e0c0"))
    foam(it, -74, 74, 5, 2.4)


@thing("gondola", left=124, right=111, up=106, down=10)
def _gondola(it: Sketch) -> None:
    black, man = mix(dark(it), lit(it, "3a3038"), 0.5), Figure(it, 70, -18)
    it.line([(86, -82), (30, 6)], 3.4, lit(it, "b08858"))
    man.limb([(-4, -34), (-6, 0)], [9, 8], dark(it), 2)
    man.limb([(5, -34), (7, 0)], [9, 8], dark(it), 2)
    man.body([(0, -66), (11, -60), (9, -32), (-9, -32), (-11, -60)], lit(it, "f4f0e8"), 5)
    for y in (-56, -48, -40):
        it.line([(61, -18 + y), (79, -18 + y)], 3, lit(it, "c84038"))
    it.ellipse(70, -91, 8, 9, lit(it, "e0b088"))
    it.polygon([(56, -95), (84, -95), (78, -99), (76, -105), (64, -105), (62, -99)], lit(it, "e8c870"))
    it.line([(60, -78), (48, -66), (66, -58)], 5, lit(it, "f4f0e8"))
    deck = through([(-112, -58), (-104, -34), (-70, -18), (0, -13), (60, -18), (96, -32), (108, -50)], 4)
    it.polygon([(-34, -15), (-30, -34), (-10, -38), (-2, -16)], lit(it, "a83848"))
    it.polygon([(8, -15), (14, -32), (26, -34), (30, -15)], shaded(lit(it, "a83848"), 0.75))
    hull(it, deck, [(70, 3), (0, 7), (-80, 3)], shaded(black, 1.2))
    it.polygon([(-112, -58), (-122, -70), (-114, -80), (-106, -72), (-104, -40)], mix(lit(it, "c8ccd0"), WHITE, 0.2))
    for y in (-66, -58, -50):
        it.line([(-112, y), (-122, y + 3)], 3, lit(it, "a8b0b4"))
    it.line(through([(-94, -24), (-40, -11), (30, -10), (84, -22)], 4), 2.6, lit(it, "e0b450"))
    foam(it, -84, 74, 5, 2.4)
    if it.tones.dark > 0.3:
        it.ellipse(-78, -34, 5, 6, WARM)
        it.glow(-78, -34, 54, 0.7 * it.tones.dark)


@thing("steamer", left=134, right=120, up=161, down=15)
def _steamer(it: Sketch) -> None:
    white, red = lit(it, "f4ece0"), lit(it, ("c84a3c", "2f6a88", "d89038")[int(it.chance(1) * 3)])
    smoke(it, -6, -124, 30, mix(it.tones["cloud_dark"], it.tones["haze"], 0.4), size=8, drift=1.6)
    smoke(it, 40, -118, 36, mix(it.tones["cloud_dark"], it.tones["haze"], 0.4), size=8, drift=1.8)
    for x, top in ((-8, -124), (38, -118)):
        column(it, x, 12, -70, top, red, 11)
        column(it, x, 12.5, top + 12, top, dark(it))
    wall(it, -84, -54, 92, -26, white, 0.12)
    wall(it, -66, -78, 72, -54, shaded(white, 0.97), 0.14)
    it.rectangle(-90, -58, 98, -53, lit(it, "d8b070"))
    it.rectangle(-72, -82, 78, -77, lit(it, "d8b070"))
    wall(it, -60, -100, -28, -80, white, 0.3)
    window(it, -48, -96, 14, 9)
    windows(it, -74, 76, -46, 9, 9, 11)
    windows(it, -52, 58, -71, 7, 8, 10)
    hull(it, [(-132, -40), (-96, -30), (80, -28), (118, -38)], [(98, 5), (0, 9), (-110, 5)], lit(it, "3a4a5c"))
    it.polygon([(-124, -8), (110, -8), (98, 6), (0, 9), (-110, 6)], shaded(red, 0.8))
    it.rounded(arc(14, -2, 36, 38, 0, 180, 18), white, 8)
    for angle in range(20, 180, 28):
        tip = (14 + 30 * math.cos(math.radians(angle)), -2 - 32 * math.sin(math.radians(angle)))
        it.line([(14, -4), tip], 3, red)
    flag(it, -112, -34, 32, 24, red)
    foam(it, -122, 112, 7, 4)
    foam(it, 10, 60, 4, 6)


@thing("raft", left=84, right=84, up=111, down=14)
def _raft(it: Sketch) -> None:
    log, cloth = lit(it, "a87848"), lit(it, ("f0e0c0", "e8c8a8", "d8d8c8")[int(it.chance(1) * 3)])
    it.line([(6, -10), (6, -110)], 5, lit(it, "7a5434"))
    square_sail(it, 8, -104, -46, 38, cloth)
    it.polygon([(-2, -88), (16, -88), (16, -72), (-2, -72)], shaded(lit(it, "c86a4a"), 0.95))
    for n in range(6):
        y = -16 + 4 * n
        it.line([(-66 - 3 * n, y), (66 + 2 * n, y)], 7, shaded(log, 1.15 - 0.1 * n))
        it.ellipse(67 + 2 * n, y, 3, 3.6, shaded(log, 1.35))
    for x in (-48, 44):
        it.line([(x, -18), (x - 4, 6)], 4, lit(it, "e0d0a8"))
    it.rounded([(-52, -40), (-28, -40), (-28, -16), (-52, -16)], lit(it, "8a5a38"), 6)
    it.line([(-52, -28), (-28, -28)], 3, lit(it, "5a3a28"))
    foam(it, -80, 80, 8, 3)


@thing("submarine", left=142, right=148, up=96, down=14)
def _submarine(it: Sketch) -> None:
    skin = lit(it, ("e8b83c", "c8604a", "6a8a94")[int(it.chance(1) * 3)])
    it.line([(16, -70), (16, -92), (32, -92)], 5, lit(it, "607078"))
    it.rectangle(28, -95, 36, -87, dark(it))
    it.line([(-6, -70), (-6, -86)], 2.4, dark(it))
    it.rounded(closed([(-18, -72), (30, -72), (38, -36), (-32, -36)], 2), shaded(skin, 1.02), 8)
    it.rounded(
        [
            *closed(
                [(-136, -2), (-128, -26), (-92, -42), (0, -48), (84, -40), (126, -20), (134, 4), (80, 6), (-90, 6)], 4
            )
        ],
        skin,
        13,
    )
    it.polygon([(110, -22), (142, -46), (146, -6), (122, 0)], shaded(skin, 0.76))
    it.polygon([(-128, -4), (128, -4), (118, 8), (-118, 8)], shaded(lit(it, "b04838"), 0.9))
    for x in (-88, -46, -4, 38):
        it.ellipse(x, -24, 11, 11, shaded(skin, 0.66))
        window(it, x, -31, 14, 14, arched=True)
    window(it, 2, -64, 14, 12)
    foam(it, -138, 138, 6, 4.5)


@thing("paper-boat", left=61, right=62, up=67, down=10)
def _paper_boat(it: Sketch) -> None:
    paper = lit(it, ("fbf8f0", "f8e4c8", "dce8f4", "f8d8d8")[int(it.chance(1) * 4)])
    it.polygon([(-32, -20), (0, -66), (32, -20)], shaded(paper, 1.04))
    it.polygon([(0, -66), (32, -20), (2, -18)], shaded(paper, 0.74))
    it.polygon([(-60, -32), (0, -16), (0, 4), (-36, 4)], paper)
    it.polygon([(60, -32), (0, -16), (0, 4), (36, 4)], shaded(paper, 0.8))
    it.polygon([(-60, -32), (0, -16), (0, -10), (-52, -20)], shaded(paper, 1.1))
    it.polygon([(0, 4), (36, 4), (42, -6), (0, -4)], shaded(paper, 0.62))
    if it.zone == "water":
        foam(it, -44, 44, 5, 2.4)


@thing("buoy", left=36, right=36, up=90, down=12)
def _buoy(it: Sketch) -> None:
    red, lean = lit(it, ("d0463a", "3a8a5a", "e0a038")[int(it.chance(1) * 3)]), -4 + 8 * it.chance(2)
    top = (lean, -82.0)
    for x in (-16, 0, 16):
        it.line([(x, -20), (top[0] + x * 0.35, -74)], 3.4, shaded(red, 1.1 if x < 0 else 0.75))
    it.line([(-11 + lean * 0.4, -44), (13 + lean * 0.4, -44)], 3.4, red)
    it.polygon([(lean - 10, -72), (lean + 10, -72), (lean + 8, -77), (lean - 8, -77)], dark(it))
    glass = mix(colour("ffe080"), WHITE, 0.2) if it.tones.dark > 0.3 else lit(it, "e0d8c0")
    it.ellipse(lean, -82, 6, 7, glass)
    it.rounded([(-24, -22), (24, -22), (30, -4), (24, 7), (-24, 7), (-30, -4)], red, 9)
    it.polygon([(-28, -13), (28, -13), (29, -7), (-29, -7)], lit(it, "f4ece0"))
    foam(it, -32, 32, 6, 3)
    if it.tones.dark > 0.3:
        it.glow(lean, -82, 50, 0.8 * it.tones.dark)


@thing("pier", left=203, right=204, up=91, down=13)
def _pier(it: Sketch) -> None:
    wood = lit(it, ("9a7450", "8a7a68", "a8825a")[int(it.chance(1) * 3)])
    for n in range(9):
        x = -186 + 46 * n
        it.rectangle(x + 10, -30, x + 17, 7, shaded(wood, 0.45))
        if n < 8:
            it.line([(x + 4, -28), (x + 36, 2)], 3, shaded(wood, 0.5))
        column(it, x, 6, 9, -36, shaded(wood, 0.82))
    it.rectangle(-202, -40, 202, -32, shaded(wood, 1.15))
    it.rectangle(-202, -32, 202, -27, shaded(wood, 0.66))
    for n in range(5):
        x = -180 + 70 * n
        it.rectangle(x, -62, x + 5, -40, shaded(wood, 0.95))
    it.line([(-180, -58), (104, -58)], 3.4, wood)
    wall(it, 122, -72, 186, -40, lit(it, ("d8e0dc", "e0c0a0", "c86a58")[int(it.chance(2) * 3)]), 0.3)
    it.polygon([(114, -70), (168, -70), (154, -90), (134, -90)], lit(it, "a85040"))
    it.polygon([(168, -70), (194, -70), (174, -90), (154, -90)], shaded(lit(it, "a85040"), 0.64))
    window(it, 140, -62, 14, 13)
    it.line([(-148, -40), (-148, -84)], 4, dark(it))
    it.rectangle(-154, -90, -142, -80, WARM if it.tones.dark > 0.3 else lit(it, "e8e0c8"))
    if it.tones.dark > 0.3:
        it.glow(-148, -85, 60, 0.8 * it.tones.dark)
    for n in range(9):
        foam(it, -196 + 46 * n, -176 + 46 * n, 8, 2.6)
