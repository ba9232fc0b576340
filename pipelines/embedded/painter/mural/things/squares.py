"""Where people meet: wells, fountains, fairs."""

import math

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import closed, through
from pipelines.embedded.painter.mural.things.parts import (
    WHITE,
    arc,
    ball,
    column,
    dark,
    flag,
    lit,
    placed,
    stone,
)  # fmt: skip

FAIR = ("d8483c", "f0b03c", "3f8a9a", "f4e8d0", "6a9a58", "9a5aa0")


@thing("ferris-wheel", left=110, right=110, up=239)
def _ferris_wheel(it: Sketch) -> None:
    steel, x, y, radius = lit(it, "e8e0d4"), 0, -132, 96
    for side in (-1, 1):
        it.line([(side * 66, 3), (0, y)], 7, shaded(lit(it, "8a8a94"), 1.1 if side < 0 else 0.7))
    it.line([(-40, -46), (40, -46)], 4, shaded(lit(it, "8a8a94"), 0.9))
    start = it.chance(1)
    for n in range(12):
        angle = math.tau * (n + start) / 12
        it.line([(x, y), (x + radius * math.cos(angle), y + radius * math.sin(angle))], 2.4, shaded(steel, 0.85))
    it.line(arc(x, y, radius, radius, 0, 360, 48), 5, steel)
    it.line(arc(x, y, radius, radius, -70, 30, 20), 5, shaded(steel, 0.66))
    it.line(arc(x, y, radius * 0.8, radius * 0.8, 0, 360, 40), 2.6, shaded(steel, 0.85))
    for n in range(12):
        angle = math.tau * (n + start) / 12
        px, py, hue = x + radius * math.cos(angle), y + radius * math.sin(angle), lit(it, FAIR[n % 6])
        it.rounded(
            closed([(px - 10, py + 4), (px - 9, py + 18), (px, py + 21), (px + 9, py + 18), (px + 10, py + 4)], 2),
            hue,
            4,
        )
        it.polygon([(px - 13, py + 4), (px + 13, py + 4), (px, py - 6)], shaded(hue, 0.72))
        if it.tones.dark > 0.3:
            it.ellipse(px, py - 6, 3.4, 3.4, mix(WARM, WHITE, 0.3))
            it.glow(px, py, 22, 0.5 * it.tones.dark)
    ball(it, x, y, 11, lit(it, "d8483c"))
    it.rectangle(-78, -8, 78, 3, lit(it, "8a5a48"))
    it.polygon([(-30, -8), (-26, -30), (26, -30), (30, -8)], lit(it, "e8b03c"))
    it.polygon([(8, -8), (8, -30), (26, -30), (30, -8)], shaded(lit(it, "e8b03c"), 0.7))


@thing("carousel", left=91, right=92, up=153, down=5)
def _carousel(it: Sketch) -> None:
    one, other, gold = (
        lit(it, ("d8483c", "3f7aa8", "9a5aa0")[int(it.chance(1) * 3)]),
        lit(it, "fbf2e0"),
        lit(it, "e8b850"),
    )
    it.rectangle(-84, -14, 84, 3, shaded(one, 0.85))
    it.rectangle(-88, -18, 88, -12, gold)
    it.rectangle(-80, -78, 80, -18, mix(shaded(dark(it), 1.2), WARM, 0.45 * min(1.0, it.tones.dark)))
    column(it, 0, 20, -18, -78, lit(it, "f0dcc0"))
    for x in (-14, 0, 12):
        it.line([(x, -20), (x, -76)], 2.4, gold)
    for n, (x, lift) in enumerate(((-62, 4), (-30, -6), (30, 2), (62, -5))):
        it.line([(x, -18), (x, -78)], 3, gold)
        _painted_horse(it, x, -34 + lift, lit(it, ("f8f4ec", "c89060", "f0d8c8", "a8a8b4")[n]), one)
    for n in range(9):
        x = -90 + 20 * n
        hue = one if n % 2 == 0 else other
        it.polygon([(x, -80), (x + 20, -80), (x * 0.05 + 1, -132), (x * 0.05, -132)], shaded(hue, 1.08 - 0.05 * n))
        it.polygon(
            [(x, -81), (x + 20, -81), *arc(x + 10, -78, 10, 10, 0, -180, 6)], shaded(other if n % 2 == 0 else one, 0.9)
        )
        if it.tones.dark > 0.3:
            it.ellipse(x + 10, -68, 3, 3, mix(WARM, WHITE, 0.4))
    it.ellipse(0, -134, 7, 6, gold)
    flag(it, 0, -134, 16, 18, one)
    if it.tones.dark > 0.3:
        it.glow(0, -52, 110, 0.8 * it.tones.dark)


def _painted_horse(it: Sketch, x: float, y: float, coat: Colour, saddle: Colour) -> None:
    shape: list[Point] = [
        (-20, -12),
        (-14, -20),
        (-8, -14),
        (-4, -4),
        (10, -6),
        (16, 0),
        (14, 16),
        (10, 16),
        (9, 6),
        (-4, 6),
        (-10, 14),
        (-14, 12),
        (-9, 2),
        (-13, -8),
    ]
    it.rounded(placed(shape, x, y), coat, 4)
    it.polygon(placed([(-3, -6), (8, -7), (7, 1), (-2, 1)], x, y), saddle)
    it.line(placed([(15, -2), (21, 6), (18, 12)], x, y), 3.4, shaded(coat, 0.66))


@thing("circus", left=145, right=146, up=179, down=5)
def _circus(it: Sketch) -> None:
    one, other = lit(it, ("d0443c", "3f6aa8", "c8783c")[int(it.chance(1) * 3)]), lit(it, "fbf2e0")
    for n in range(11):
        x0, x1 = -132 + 24 * n, -108 + 24 * n
        hue = one if n % 2 == 0 else other
        it.rectangle(x0, -58, x1, 3, shaded(hue, 1.0 if n < 6 else 0.7))
    for n in range(11):
        x0, x1, hue = -144 + 26.2 * n, -117.8 + 26.2 * n, one if n % 2 == 0 else other
        knee0, knee1 = (x0 * 0.45, -96), (x1 * 0.45, -96)
        tone = 1.1 - 0.045 * n
        it.polygon([(x0, -56), (x1, -56), knee1, knee0], shaded(hue, tone))
        it.polygon([knee0, knee1, (x1 * 0.06, -142), (x0 * 0.06, -142)], shaded(hue, tone))
        it.polygon([(x0, -57), (x1, -57), ((x0 + x1) / 2, -43)], shaded(other if n % 2 == 0 else one, 0.9))
    it.line([(0, -140), (0, -158)], 4, dark(it))
    flag(it, 0, -142, 34, 30, lit(it, "f0b83c"))
    for x in (-118, 118):
        flag(it, x, -64, 30, 20, one)
    it.polygon([(-22, 3), (0, -58), (22, 3)], mix(dark(it), WARM, 0.8 * min(1.0, it.tones.dark)))
    it.polygon([(-36, 3), (-22, 3), (-2, -58), (-10, -58)], shaded(other, 1.0))
    it.polygon([(36, 3), (22, 3), (2, -58), (10, -58)], shaded(other, 0.7))
    if it.tones.dark > 0.3:
        it.glow(0, -22, 80, 0.8 * it.tones.dark)
        for n in range(9):
            x = -112 + 28 * n
            it.ellipse(x, -60, 3, 3, mix(WARM, WHITE, 0.4))
            it.glow(x, -60, 16, 0.4 * it.tones.dark)


@thing("well", left=49, right=50, up=108, down=5)
def _well(it: Sketch) -> None:
    masonry, wood, roof = (
        stone(it, 0.4),
        lit(it, "7a5636"),
        lit(it, ("a04c38", "5a6a78", "8a6a40")[int(it.chance(1) * 3)]),
    )
    for x in (-32, 30):
        it.rectangle(x - 3.5, -78, x + 3.5, -30, wood)
        it.rectangle(x, -78, x + 3.5, -30, shaded(wood, 0.66))
    it.line([(-34, -60), (34, -60)], 5, shaded(wood, 0.85))
    it.line([(34, -60), (42, -60), (42, -50)], 3, dark(it))
    it.line([(-4, -58), (-4, -40)], 2, lit(it, "e0d0a8"))
    it.rounded([(-12, -42), (4, -42), (2, -28), (-10, -28)], lit(it, "9a6c42"), 4)
    it.ellipse(0, -30, 41, 9, shaded(masonry, 1.16))
    it.ellipse(0, -30, 31, 5.5, dark(it))
    column(it, 0, 40, 3, -28, masonry)
    for n in range(9):
        x, y = -36 + 9 * n, -22 + 8 * (n % 3)
        it.rectangle(x, y, x + 8, y + 5, shaded(masonry, 1.16 if n < 4 else 0.62))
    it.polygon([(-48, -70), (12, -70), (0, -106)], roof)
    it.polygon([(12, -70), (48, -70), (0, -106)], shaded(roof, 0.64))
    it.line([(-30, -82), (8, -82)], 2.4, shaded(roof, 0.8))
    if it.tones.snowy > 0.3:
        it.polygon([(-28, -86), (6, -86), (28, -86), (0, -107)], it.tones["snow"])


@thing("fountain", left=87, right=87, up=147, down=7)
def _fountain(it: Sketch) -> None:
    masonry, water = mix(stone(it, 0.5), lit(it, "e8e0d0"), 0.4), mix(it.tones["water_lit"], WHITE, 0.45)
    it.ellipse(0, -22, 82, 13, shaded(masonry, 1.14))
    it.ellipse(0, -22, 74, 9.5, it.tones["water_lit"])
    column(it, 0, 10, -20, -60, masonry, 7)
    for side in (-1, 1):
        for reach in (30, 48):
            jet = through([(side * 34, -64), (side * (34 + reach * 0.3), -62), (side * (34 + reach * 0.7), -24)], 5)
            it.line(jet, 4, water, 0.85)
    it.polygon([(-40, -66), (40, -66), (24, -56), (8, -52), (-8, -52), (-24, -56)], masonry)
    it.polygon([(8, -66), (40, -66), (24, -56), (8, -52)], shaded(masonry, 0.68))
    it.ellipse(0, -66, 40, 5.5, shaded(masonry, 1.14))
    it.ellipse(0, -66, 34, 3.5, it.tones["water_lit"])
    column(it, 0, 6, -66, -88, masonry, 5)
    it.polygon([(-20, -94), (20, -94), (9, -85), (-9, -85)], masonry)
    it.polygon([(4, -94), (20, -94), (9, -85), (4, -85)], shaded(masonry, 0.68))
    for dx, rise in ((-26, 30), (-14, 42), (14, 42), (26, 30)):
        it.line(
            through([(0, -94), (dx * 0.35, -94 - rise), (dx * 0.8, -94 - rise * 0.7), (dx * 1.15, -68)], 5),
            3.6,
            water,
            0.85,
        )
    it.line([(0, -94), (0, -142)], 5, water, 0.9)
    it.ellipse(0, -142, 5, 4, WHITE, 0.9)
    it.polygon(
        [(-84, -22), *arc(0, -22, 84, 13, 180, 360, 16), (84, -22), (84, -4), *arc(0, -4, 84, 9, 360, 180, 16)], masonry
    )
    it.polygon([*arc(0, -22, 84, 13, 300, 360, 8), (84, -4), *arc(0, -4, 84, 9, 360, 300, 8)], shaded(masonry, 0.66))
    it.line(arc(0, -21, 84, 13, 180, 360, 16), 4, shaded(masonry, 1.2))
    if it.tones.dark > 0.3:
        it.glow(0, -70, 70, 0.3 * it.tones.dark, colour("b8e0ff"))
