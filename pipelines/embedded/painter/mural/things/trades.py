"""Where people work and trade: barns, inns, shops, stalls, glasshouses."""

from pipelines.embedded.painter.colour import mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.homes import TILES, pane, stone_grey
from pipelines.embedded.painter.mural.things.parts import (
    WHITE,
    arc,
    ball,
    dark,
    doorway,
    lit,
    slope,
    smoke,
    wall,
    window,
    windows,
)  # fmt: skip


@thing("barn", left=105, right=112, up=137, down=4)
def _barn(it: Sketch) -> None:
    red, white, roof = (
        lit(it, ("b8402f", "a83c34", "8a5a3c")[int(it.chance(1) * 3)]),
        lit(it, "f4ece0"),
        lit(it, "5a5a64"),
    )
    front: list[Point] = [(-96, 2), (-96, -62), (-82, -96), (-44, -124), (-6, -96), (8, -62), (8, 2)]
    it.polygon([(8, 2), (104, -2), (104, -64), (8, -62)], shaded(red, 0.66))
    it.polygon([(-44, -128), (50, -128), (92, -98), (-2, -98)], shaded(roof, 1.1))
    it.polygon([(-2, -98), (92, -98), (110, -60), (14, -58)], shaded(roof, 0.8))
    it.polygon(front, red)
    for x in range(-88, 6, 13):
        it.line([(x, -2), (x, -66)], 2, shaded(red, 0.84))
    it.line([(-101, -56), (-85, -97), (-44, -127), (-3, -97), (13, -56)], 6, white)
    if it.tones.snowy > 0.3:
        it.polygon([(-44, -130), (50, -130), (92, -98), (100, -80), (6, -80), (-2, -98)], it.tones["snow"])
    it.rectangle(-74, -48, -14, 2, white)
    for left in (-70, -42):
        it.rectangle(left, -44, left + 24, 2, shaded(red, 0.9))
        it.line([(left, -43), (left + 24, 1)], 4, white)
        it.line([(left + 24, -43), (left, 1)], 4, white)
    it.rectangle(-56, -88, -32, -66, white)
    window(it, -44, -85, 18, 16)
    windows(it, 34, 78, -42, 2, 14, 15)
    wall(it, 34, -136, 52, -122, white, 0.4)


@thing("tavern", left=109, right=106, up=170, down=4)
def _tavern(it: Sketch) -> None:
    walls, beam, roof = lit(it, "f0e0c0"), lit(it, "5a3c2c"), lit(it, TILES[int(it.chance(1) * 5)])
    smoke(it, 60, -144, 22, mix(it.tones["cloud_lit"], it.tones["haze"], 0.5), size=5, drift=0.5)
    wall(it, 50, -146, 70, -110, lit(it, "a86850"), 0.4)
    it.rectangle(-80, -48, 84, 2, stone_grey(it))
    it.rectangle(48, -48, 84, 2, shaded(stone_grey(it), 0.68))
    wall(it, -90, -92, 94, -46, walls, 0.22)
    for x in (-90, -58, -26, 8, 48, 88):
        it.rectangle(x, -92, x + 5, -46, beam)
    for x in (-56, 11):
        it.line([(x, -48), (x + 28, -90)], 4, beam)
    it.rectangle(-92, -52, 96, -45, beam)
    slope(it, -102, 104, -88, -132, 0, roof)
    for x in (-52, 28):
        it.polygon([(x - 20, -90), (x + 20, -90), (x, -128)], walls)
        it.line([(x - 24, -88), (x, -130), (x + 24, -88)], 6, shaded(roof, 0.7))
        window(it, x, -110, 13, 15)
    windows(it, -42, -8, -80, 2, 14, 18)
    window(it, 28, -80, 14, 18)
    windows(it, -62, -36, -36, 2, 17, 20)
    window(it, 66, -36, 15, 20)
    doorway(it, 14, 2, 24, 40, lit(it, "7a4a30"))
    it.line([(-78, -42), (-104, -42)], 3, dark(it))
    it.polygon([(-108, -40), (-84, -40), (-84, -20), (-96, -14), (-108, -20)], lit(it, "3f6a50"))
    it.rectangle(-101, -34, -91, -22, lit(it, "f0c050"))
    it.rectangle(-102, -37, -90, -33, lit(it, "fff8e8"))
    if it.tones.dark > 0.3:
        it.ellipse(32, -40, 4.5, 6, WARM)
        it.glow(32, -40, 46, 0.8 * it.tones.dark)


@thing("shop", left=81, right=82, up=143, down=4)
def _shop(it: Sketch) -> None:
    walls = lit(it, ("e8c8a8", "c8d8d0", "e0b8a8", "d0c8e0")[int(it.chance(1) * 4)])
    hue = lit(it, ("c8443c", "3f7a68", "3f6a9a", "d08a3c")[int(it.chance(2) * 4)])
    wall(it, -70, -118, 72, 2, walls, 0.14)
    it.polygon([(-78, -114), (80, -114), (68, -142), (-64, -142)], lit(it, "6a5a58"))
    it.polygon([(52, -114), (80, -114), (68, -142), (50, -142)], shaded(lit(it, "6a5a58"), 0.66))
    for x in (-44, 0, 40):
        pane(it, x, -104, 18, 24, lit(it, "f8f0e0"))
    it.rectangle(-66, -72, 62, -58, shaded(hue, 0.8))
    for n in range(5):
        x = -34 + 16 * n
        it.rectangle(x, -68, x + 9, -62, lit(it, "f4e0a0"))
    it.rectangle(-62, -44, 16, -8, lit(it, "f8f0e0"))
    for x in (-42, -5):
        window(it, x, -40, 33, 29)
    for n in range(6):
        it.ellipse(-54 + 11 * n + 4 * (n > 2), -15, 4.6, 4, lit(it, ("d89048", "c8584a", "e8c058")[n % 3]))
    doorway(it, 40, 2, 24, 44, hue, arched=False)
    window(it, 40, -37, 13, 20)
    for n in range(9):
        x = -72 + 16 * n
        it.polygon([(x + 4, -58), (x + 16, -58), (x + 14, -38), (x - 2, -38)], hue if n % 2 == 0 else lit(it, "f8f0e0"))
        it.ellipse(x + 6, -38, 8, 4, shaded(hue if n % 2 == 0 else lit(it, "f8f0e0"), 0.82))
    for x in (-70, 66):
        it.rectangle(x - 6, -10, x + 6, 2, lit(it, "a86848"))
        ball(it, x, -16, 10, mix(it.tones["foliage"], it.tones["grass"], 0.4))


@thing("stall", left=77, right=78, up=105, down=5)
def _stall(it: Sketch) -> None:
    hue, white, wood = (
        lit(it, ("d04a3c", "3f8a6a", "3f78a8", "e0a03c")[int(it.chance(1) * 4)]),
        lit(it, "fbf4e6"),
        lit(it, "9a6c42"),
    )
    for x in (-62, 60):
        it.rectangle(x - 3, -80, x + 3, 3, shaded(wood, 0.75))
    it.rectangle(-60, -66, 60, -34, shaded(dark(it, 0.85), 1.1))
    for row, y in enumerate((-40, -30)):
        for n in range(9):
            fruit = lit(it, ("e05a3c", "f0a83c", "8ab048", "d8d048", "b04a6a")[(n // 2 + row * 2) % 5])
            ball(it, -52 + 13 * n + 3 * row, y, 6.5, fruit)
    wall(it, -66, -28, 66, 3, wood, 0.0)
    for x in (-66, -33, 0, 33):
        it.rectangle(x + 3, -24, x + 30, -2, shaded(wood, 1.15 if x < 0 else 0.85))
    for n in range(8):
        x = -76 + 19 * n
        tone = hue if n % 2 == 0 else white
        it.polygon([(x * 0.8, -104), ((x + 19) * 0.8, -104), (x + 19, -76), (x, -76)], shaded(tone, 1.05 - 0.04 * n))
        it.polygon([(x, -77), *arc(x + 9.5, -77, 9.5, 10, 180, 360, 7), (x + 19, -77)], shaded(tone, 0.8))
    if it.tones.dark > 0.3:
        for x in (-34, 30):
            it.ellipse(x, -58, 5, 6, WARM)
            it.glow(x, -56, 48, 0.8 * it.tones.dark)


@thing("greenhouse", left=100, right=101, up=120, down=5)
def _greenhouse(it: Sketch) -> None:
    frame, glass = lit(it, "f0f0e8"), mix(lit(it, "a8d8d0"), it.tones["mid"], 0.25)
    if it.tones.dark > 0.3:
        glass = mix(glass, WARM, 0.4 * it.tones.dark)
        it.glow(0, -40, 100, 0.6 * it.tones.dark)
    it.rectangle(-92, -66, 94, -8, glass)
    it.polygon([(-96, -66), (98, -66), (70, -104), (-68, -104)], mix(glass, WHITE, 0.3))
    it.rectangle(40, -66, 94, -8, shaded(glass, 0.8))
    leaf = mix(it.tones["foliage"], it.tones["grass"], 0.4)
    for n in range(9):
        x, size = -80 + 20 * n, 11 + 9 * it.chance(n)
        ball(it, x, -12 - size, size, shaded(leaf, 0.85 + 0.3 * it.chance(n + 20)))
        if n % 2 == 0:
            it.ellipse(x, -18 - size, 4, 4, lit(it, ("e87a50", "f0c050", "e07aa0")[n % 3]))
    it.rectangle(-96, -10, 98, 3, lit(it, "b87a5c"))
    it.rectangle(40, -10, 98, 3, shaded(lit(it, "b87a5c"), 0.68))
    for x in range(-92, 95, 23):
        it.line([(x, -8), (x, -66), (x * 0.74, -104)], 3, frame)
    for y in (-66, -38):
        it.line([(-94, y), (96, y)], 3, frame)
    it.line([(-70, -105), (72, -105)], 5, frame)
    it.line([(-83, -86), (84, -86)], 2.4, frame)
    it.rounded([(-18, -104), (-14, -118), (16, -118), (20, -104)], mix(glass, WHITE, 0.2), 5)
    it.line([(-18, -104), (-14, -118), (16, -118), (20, -104)], 3, frame)
    it.rectangle(-13, -50, 13, 3, frame)
    it.rectangle(-9, -46, 9, -2, mix(glass, dark(it), 0.25))
    it.polygon([(-86, -42), (-70, -64), (-62, -64), (-80, -40)], WHITE, 0.4)
