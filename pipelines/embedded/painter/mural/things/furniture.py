"""What stands in gardens and streets: gates, walls, fences, stairs, lamps, benches, swings, a piano."""

import math

from pipelines.embedded.painter.colour import mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.curves import closed
from pipelines.embedded.painter.mural.things.parts import (
    WHITE,
    arc,
    ball,
    column,
    dark,
    lit,
    placed,
    stone,
    wall,
)  # fmt: skip


@thing("gate", left=81, right=82, up=123, down=5)
def _gate(it: Sketch) -> None:
    masonry, iron = stone(it, 0.4), mix(dark(it), lit(it, "3a5048"), 0.4)
    for n in range(8):
        x = -39 + 11.2 * n
        top = -70 - 22 * math.cos(x / 40 * math.pi / 2)
        it.line([(x, 2), (x, top)], 3, iron)
        it.polygon([(x - 3.4, top + 2), (x, top - 8), (x + 3.4, top + 2)], lit(it, "d8b058"))
    for y in (-10, -38):
        it.line([(-42, y), (42, y)], 3.4, iron)
    it.line([(x, -66 - 22 * math.cos(x / 40 * math.pi / 2)) for x in range(-40, 41, 8)], 3.4, iron)
    for x in (-22, 22):
        it.line(arc(x, -24, 9, 9, 0, 360, 14), 2.6, iron)
    it.line([(0, 2), (0, -88)], 4, shaded(iron, 0.7))
    leaf = mix(it.tones["foliage"], it.tones["grass"], 0.35)
    for x in (-60, 60):
        wall(it, x - 16, -92, x + 16, 3, masonry, 0.38)
        for n in range(5):
            y = -84 + 18 * n
            it.rectangle(x - 13 + 4 * (n % 2), y, x - 3 + 4 * (n % 2), y + 6, shaded(masonry, 1.14 if n % 2 else 0.84))
        wall(it, x - 20, -100, x + 20, -92, shaded(masonry, 1.12), 0.38)
        ball(it, x, -111, 11, shaded(masonry, 1.05))
    for n in range(9):
        ball(it, -72 + 5 * it.chance(n + 9), -8 - 9 * n, 7.5, shaded(leaf, 0.85 + 0.3 * it.chance(n)))
        if n % 2:
            it.ellipse(-72, -10 - 9 * n, 3.4, 3.4, lit(it, "e880a0"))


@thing("wall", left=152, right=152, up=54, down=7)
def _wall(it: Sketch) -> None:
    masonry = stone(it, 0.5 * it.chance(1))
    it.rectangle(-146, -42, 146, 3, shaded(masonry, 0.62))
    for row in range(4):
        x, y = -148 + 8 * (row % 2), 2 - 11 * row
        n = 0
        while x < 140:
            wide = 20 + 16 * it.chance(row * 40 + n)
            right = min(x + wide, 148)
            tone = 0.84 + 0.3 * it.chance(row * 40 + n + 500)
            it.polygon(
                closed([(x + 1, y), (x + 2, y - 9), (right - 2, y - 10), (right - 1, y)], 2), shaded(masonry, tone)
            )
            it.line([(x + 4, y - 9), (right - 5, y - 9)], 2, shaded(masonry, tone * 1.2))
            x, n = right + 1, n + 1
    for n in range(13):
        x = -142 + 22 * n
        cap = closed([(x, -40), (x + 3, -50 - 3 * it.chance(n + 700)), (x + 17, -50), (x + 20, -40)], 2)
        it.rounded(cap, it.tones["snow"] if it.tones.snowy > 0.3 else shaded(masonry, 1.1), 4)
    moss = mix(it.tones["grass"], it.tones["foliage"], 0.4)
    for n in range(7):
        x = -136 + 42 * n + 14 * it.chance(n + 800)
        it.polygon([(x - 9, 5), (x - 5, -8), (x, 0), (x + 4, -10), (x + 9, 5)], moss)


@thing("fence", left=151, right=152, up=71, down=5)
def _fence(it: Sketch) -> None:
    wood = lit(it, ("f4f0e4", "a87c50", "8a7a68", "d8c8a8")[int(it.chance(1) * 4)])
    for y in (-40, -16):
        it.rectangle(-150, y - 4, 150, y + 3, shaded(wood, 0.82))
        it.rectangle(-150, y + 1, 150, y + 3, shaded(wood, 0.55))
    for n in range(15):
        x, tall = -140 + 20 * n, 54 + 6 * it.chance(n)
        lean = (it.chance(n + 30) - 0.5) * 5
        it.polygon([(x - 6, 3), (x - 6 + lean, -tall), (x + lean, -tall - 8), (x + 6 + lean, -tall), (x + 6, 3)], wood)
        it.polygon([(x + 2, 3), (x + 2 + lean, -tall - 5), (x + 6 + lean, -tall), (x + 6, 3)], shaded(wood, 0.7))
        if it.tones.snowy > 0.3:
            it.ellipse(x + lean, -tall - 5, 7, 5, it.tones["snow"])


@thing("stairs", left=95, right=96, up=164, down=7)
def _stairs(it: Sketch) -> None:
    masonry, steps = stone(it, 0.6), 11
    for n in range(steps):
        half, y = 78 - 4.6 * n, 4 - 12.5 * n
        it.rectangle(-half, y - 13, half, y, shaded(masonry, 0.7))
        it.rectangle(-half, y - 16, half, y - 8, shaded(masonry, 1.0 + 0.02 * n))
        it.rectangle(half * 0.5, y - 16, half, y - 8, shaded(masonry, 0.86))
        it.rectangle(-half, y - 16, half, y - 13, it.tones["snow"] if it.tones.snowy > 0.3 else shaded(masonry, 1.22))
    for side in (-1, 1):
        rail: list[Point] = [(side * 92, 5), (side * 74, 5), (side * 28, -136), (side * 42, -136)]
        it.polygon(rail, shaded(masonry, 1.05 if side < 0 else 0.72))
        for x, y in ((side * 84, -2), (side * 35, -134)):
            wall(it, x - 10, y - 16, x + 10, y + 5, masonry, 0.4)
            ball(it, x, y - 21, 8, masonry)


@thing("door", left=45, right=48, up=125)
def _door(it: Sketch) -> None:
    paint, frame = lit(it, ("c84a3c", "3f6a9a", "e0a83c", "4a8068", "8a5a9a")[int(it.chance(1) * 5)]), lit(it, "f0e4d0")
    it.rectangle(-44, -4, 46, 4, stone(it))
    it.rectangle(-38, -10, 40, -3, shaded(stone(it), 1.15))
    it.rectangle(-36, -118, 38, -9, frame)
    it.rectangle(30, -118, 38, -9, shaded(frame, 0.68))
    it.rectangle(-40, -124, 42, -115, shaded(frame, 1.05))
    it.rectangle(-27, -108, 29, -9, mix(it.tones["light"], WHITE, 0.4))
    it.polygon([(-27, -108), (17, -104), (17, -5), (-27, -9)], paint)
    for top, foot in ((-98, -64), (-54, -18)):
        for left in (-21, -2):
            it.polygon([(left, top), (left + 14, top + 1), (left + 14, foot + 1), (left, foot)], shaded(paint, 0.72))
            it.line([(left, foot), (left + 14, foot + 1)], 2, shaded(paint, 1.25))
    it.polygon([(17, -104), (21, -105), (21, -7), (17, -5)], shaded(paint, 0.5))
    it.ellipse(11, -56, 3.6, 3.6, lit(it, "f0c860"))
    if it.tones.dark > 0.3:
        it.glow(24, -56, 70, 0.8 * it.tones.dark, it.tones["light"])


@thing("street-lamp", left=19, right=20, up=139, down=5)
def _street_lamp(it: Sketch) -> None:
    iron = mix(dark(it), lit(it, "3a5048"), 0.35)
    wall(it, -11, -10, 11, 3, iron)
    it.polygon([(-8, -10), (8, -10), (4, -32), (-4, -32)], shaded(iron, 1.15))
    it.line([(0, -28), (0, -100)], 5.4, iron)
    it.line([(-1.6, -30), (-1.6, -98)], 2, shaded(iron, 1.7))
    it.line([(-15, -86), (15, -86)], 3.4, iron)
    for x in (-15, 15):
        it.ellipse(x, -86, 3, 3, iron)
    it.ellipse(0, -98, 6, 3.4, iron)
    night = it.tones.dark > 0.3
    glass = mix(WARM, WHITE, 0.35) if night else mix(lit(it, "e8e4d0"), it.tones["light"], 0.3)
    it.polygon([(-9, -100), (9, -100), (14, -122), (-14, -122)], glass)
    it.polygon([(3, -100), (9, -100), (14, -122), (4, -122)], shaded(glass, 0.86))
    for x in (-1, 1):
        it.line([(9 * x, -100), (14 * x, -122)], 2.6, iron)
    it.polygon([(-17, -121), (17, -121), (5, -132), (-5, -132)], iron)
    it.ellipse(0, -134, 3.4, 3.4, shaded(iron, 1.2))
    if it.tones.snowy > 0.3:
        it.polygon([(-14, -124), (14, -124), (5, -134), (-5, -134)], it.tones["snow"])
    if night:
        it.glow(0, -111, 84, it.tones.dark)


@thing("signpost", left=53, right=60, up=119, down=7)
def _signpost(it: Sketch) -> None:
    wood, lean = lit(it, "8a6240"), -3 + 6 * it.chance(1)
    it.polygon([(-6, 4), (6, 4), (5 + lean, -112), (lean, -118), (-5 + lean, -112)], wood)
    it.polygon([(1, 4), (6, 4), (5 + lean, -112), (lean, -118)], shaded(wood, 0.62))
    for n, (top, side, hue) in enumerate(((-104, 1, "d8b070"), (-78, -1, "c89c60"), (-52, 1, "e0c088"))):
        board, tip = lit(it, hue), 54 - 6 * n
        arrow: list[Point] = [
            (-side * 20, top),
            (side * tip, top + 2),
            (side * (tip + 10) - side * 6, top + 10),
            (side * tip, top + 19),
            (-side * 20, top + 18),
        ]
        it.polygon(arrow, board)
        it.line([(-side * 20, top + 18), (side * tip, top + 19)], 3, shaded(board, 0.6))
        it.line([(-side * 12, top + 7), (side * (tip - 14), top + 8)], 3, shaded(board, 0.5))
        it.line([(-side * 6, top + 13), (side * (tip - 24), top + 13)], 2.4, shaded(board, 0.5))
    for x in (-12, 9):
        it.polygon([(x - 7, 5), (x - 3, -10), (x, 0), (x + 4, -8), (x + 8, 5)], it.tones["grass"])


@thing("bench", left=47, right=46, up=49)
def _bench(it: Sketch) -> None:
    wood, iron = lit(it, ("a8703c", "5a8a68", "b8503c", "8a6a50")[int(it.chance(1) * 4)]), dark(it)
    for x in (-32, 32):
        it.line([(x + 2, 2), (x + 2, -22)], 4, iron)
        it.line([(x - 5, 4), (x - 5, -20)], 4, iron)
        it.line([(x + 3, -20), (x + 6, -48)], 4, iron)
        it.line([(x - 7, -32), (x + 4, -32)], 4, iron)
    for n, y in enumerate((-48, -39, -30)):
        it.rectangle(-38, y, 44, y + 6.5, shaded(wood, 1.1 - 0.08 * n))
        it.rectangle(-38, y + 5, 44, y + 6.5, shaded(wood, 0.6))
    it.polygon([(-40, -22), (42, -22), (36, -15), (-46, -15)], shaded(wood, 1.2))
    it.rectangle(-46, -16, 36, -11, shaded(wood, 0.72))
    if it.tones.snowy > 0.3:
        it.polygon([(-40, -25), (42, -25), (38, -18), (-44, -18)], it.tones["snow"])


@thing("swing", left=68, right=68, up=123)
def _swing(it: Sketch) -> None:
    wood, rope = lit(it, "a8743c"), lit(it, "d8c090")
    sway = -16 + 32 * it.chance(1)
    for x in (-1, 1):
        it.line([(x * 64, 4), (x * 48, -118)], 6, shaded(wood, 0.75))
        it.line([(x * 40, 4), (x * 48, -118)], 6, wood if x < 0 else shaded(wood, 0.85))
        it.line([(x * 59, -36), (x * 44, -36)], 4, shaded(wood, 0.8))
    it.line([(-56, -118), (56, -118)], 8, wood)
    it.line([(-56, -121), (56, -121)], 2.6, shaded(wood, 1.3))
    for x in (-16, 16):
        it.line([(x, -114), (x + sway, -26 - abs(sway) * 0.15)], 2.6, rope)
    it.polygon(
        placed([(-22, -3), (22, -3), (22, 4), (-22, 4)], sway, -25 - abs(sway) * 0.15, 1.0, -sway * 0.4),
        lit(it, "c84a3c"),
    )


@thing("piano", left=85, right=92, up=117, down=8)
def _piano(it: Sketch) -> None:
    black = mix(dark(it), lit(it, ("2a2a30", "5a2c20", "f0ece4")[int(it.chance(1) * 3)]), 0.75)
    it.polygon([(-34, -62), (72, -62), (76, -92), (44, -116), (-10, -112), (-34, -84)], shaded(black, 1.35))
    it.polygon(
        [(-26, -64), (66, -64), (68, -88), (42, -108), (-8, -104), (-26, -82)],
        mix(shaded(black, 0.8), lit(it, "c89048"), 0.45),
    )
    it.line([(58, -60), (44, -104)], 3, shaded(black, 1.6))
    for x in (-58, 62, -2):
        column(it, x, 4, 3 if x != -2 else -3, -40, shaded(black, 1.3), 6)
        it.ellipse(x, 3 if x != -2 else -3, 4, 3, lit(it, "d8b050"))
    it.rounded(
        closed([(-76, -42), (-76, -60), (-40, -64), (40, -64), (84, -62), (88, -46), (60, -38), (-40, -38)], 2),
        shaded(black, 1.15),
        6,
    )
    it.polygon([(-76, -58), (78, -58), (78, -54), (-76, -54)], shaded(black, 1.9))
    it.rectangle(-80, -54, 6, -46, lit(it, "fbf6ec"))
    for n in range(11):
        if n % 7 not in (2, 6):
            it.rectangle(-74 + 7.6 * n, -54, -70.5 + 7.6 * n, -49.5, dark(it))
    it.rectangle(-84, -46, 10, -40, shaded(black, 0.8))
    it.polygon([(-58, -64), (-26, -64), (-24, -84), (-56, -84)], lit(it, "f4ead4"))
    for y in (-79, -74, -69):
        it.line([(-53, y), (-29, y)], 1.6, shaded(lit(it, "f4ead4"), 0.55))
    it.rectangle(-70, -18, -30, -12, shaded(lit(it, "a83c38"), 1.1))
    for x in (-66, -34):
        it.line([(x, -12), (x, 3)], 4, shaded(black, 1.2))
