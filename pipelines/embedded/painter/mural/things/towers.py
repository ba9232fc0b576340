"""What stands alone and high: lighthouses, towers, clocks, obelisks, statues, observatories."""

import math

from pipelines.embedded.painter.colour import mix
from pipelines.embedded.painter.mural.sketch import WARM, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.parts import (
    WHITE,
    arc,
    ball,
    battlement,
    column,
    dark,
    dome,
    doorway,
    flag,
    foam,
    gable,
    lit,
    rocky,
    spire,
    stone,
    wall,
    window,
    windows,
)  # fmt: skip


@thing("lighthouse", left=135, right=135, up=251, down=8)
def _lighthouse(it: Sketch) -> None:
    rocky(it, -128, 128, 36, it.tones["rock"])
    white, red = lit(it, "f4ece0"), lit(it, ("c8443c", "b8383a", "2f5f8c")[int(it.chance(1) * 2.4)])
    if it.tones.dark > 0.3:
        for side in (-1, 1):
            for far, spread in ((126, 22), (106, 18), (84, 14), (60, 10)):
                beam = [
                    (side * 8, -216),
                    (side * far, -215 - spread),
                    (side * (far + 2), -213 + spread),
                    (side * 8, -212),
                ]
                it.polygon(beam, mix(WARM, WHITE, 0.35), 0.1 * it.tones.dark)
    for n in range(6):
        foot, head = 23 - 9 * n / 6, 23 - 9 * (n + 1) / 6
        column(it, 0, foot, -34 - 27 * n, -34 - 27 * (n + 1), (white, red)[n % 2], head)
    it.rectangle(-20, -202, 20, -195, dark(it))
    it.rectangle(
        -11, -226, 11, -202, mix(WARM, WHITE, 0.3 * it.tones.dark) if it.tones.dark > 0.3 else lit(it, "b8d0d8")
    )
    for x in (-11, 0, 11):
        it.line([(x, -226), (x, -202)], 2.4, dark(it))
    dome(it, 0, 15, -225, -240, red)
    it.line([(0, -238), (0, -250)], 2.4, dark(it))
    for n in range(3):
        window(it, 0, -75 - 48 * n, 7, 12, arched=True)
    doorway(it, 0, -33, 13, 24, lit(it, "6a4a38"))
    wall(it, 36, -58, 84, -20, white, 0.3)
    gable(it, 30, 90, -56, -82, red)
    window(it, 50, -48, 10, 13)
    if it.tones.dark > 0.3:
        it.glow(0, -214, 130, it.tones.dark)
    if it.zone == "water":
        foam(it, -130, 130, 2)


@thing("tower", left=53, right=58, up=230)
def _tower(it: Sketch) -> None:
    wall_colour, tall = stone(it, 0.4), 150 + 14 * it.chance(1)
    column(it, 0, 36, 2, -tall, wall_colour, 30)
    for n in range(7):
        x, y = (it.chance(n + 10) - 0.5) * 44, -16 - n * 19
        it.rectangle(x, y, x + 11, y + 5, shaded(wall_colour, 0.8 if n % 2 else 1.14))
    column(it, 0, 39, -tall, -tall - 22, shaded(wall_colour, 1.04))
    battlement(it, -40, 40, -tall - 22, wall_colour)
    spire(it, 0, 30, -tall - 26, -tall - 66, lit(it, ("9a4a38", "3f5f88")[int(it.chance(2) * 2)]))
    doorway(it, 0, 2, 22, 38, lit(it, "5a4030"))
    for n in range(3):
        window(it, (-8, 8, -4)[n], -62 - 38 * n, 9, 18, arched=True)
    it.polygon([(-52, 4), (-40, -9), (-26, 4)], shaded(wall_colour, 0.9))
    it.polygon([(24, 4), (40, -12), (56, 4)], shaded(wall_colour, 0.6))


@thing("clock-tower", left=38, right=43, up=245, down=4)
def _clock_tower(it: Sketch) -> None:
    brick = lit(it, ("c09070", "b8a488", "a87860")[int(it.chance(1) * 3)])
    trim = shaded(lit(it, "ece0c8"), 0.98)
    wall(it, -30, -158, 34, 2, brick)
    for y in (-8, -66, -122, -158):
        wall(it, -35, y - 5, 39, y + 2, trim)
    for y in (-46, -104):
        windows(it, -18, 0, y, 2, 8, 24, arched=True)
    wall(it, -34, -196, 38, -160, shaded(brick, 1.05))
    it.ellipse(-6, -178, 19, 19, shaded(trim, 0.7))
    face = mix(lit(it, "fff8e4"), WARM, 0.55 * it.tones.dark)
    it.ellipse(-6, -178, 16, 16, face)
    turn = math.tau * it.chance(2)
    it.line([(-6, -178), (-6 + 12 * math.sin(turn), -178 - 12 * math.cos(turn))], 2.6, dark(it))
    it.line([(-6, -178), (-6 + 8 * math.sin(turn * 5), -178 - 8 * math.cos(turn * 5))], 3.2, dark(it))
    wall(it, -37, -202, 41, -195, trim)
    spire(it, 2, 38, -202, -238, lit(it, "4a6a70"))
    it.ellipse(2, -240, 3.5, 3.5, lit(it, "e0b850"))
    doorway(it, -8, 2, 18, 30, lit(it, "5a4030"))
    if it.tones.dark > 0.3:
        it.glow(-6, -178, 46, 0.7 * it.tones.dark)


@thing("obelisk", left=37, right=38, up=203, down=4)
def _obelisk(it: Sketch) -> None:
    granite = mix(stone(it, 0.8), lit(it, "d8a890"), 0.3 * it.chance(1))
    for half, top, foot in ((36, -10, 2), (27, -24, -10)):
        wall(it, -half, top, half, foot, granite, 0.42)
    it.polygon([(-18, -24), (4, -24), (3, -176), (-11, -176)], granite)
    it.polygon([(4, -24), (20, -24), (12, -176), (3, -176)], shaded(granite, 0.66))
    it.polygon([(-11, -176), (3, -176), (1, -202)], lit(it, "f0d080"))
    it.polygon([(3, -176), (12, -176), (1, -202)], shaded(lit(it, "f0d080"), 0.66))
    for n in range(7):
        y = -46 - 18 * n
        it.rectangle(-9 + n * 0.5, y, -1, y + 7, shaded(granite, 0.78 if it.chance(n + 9) > 0.4 else 0.86))


@thing("statue", left=41, right=42, up=175, down=4)
def _statue(it: Sketch) -> None:
    plinth, bronze = stone(it, 0.3), mix(lit(it, "6fa08a"), lit(it, "8a7a50"), it.chance(1))
    for half, top, foot in ((40, -12, 2), (31, -52, -12), (36, -60, -52)):
        wall(it, -half, top, half, foot, plinth, 0.4)
    it.rectangle(-20, -44, 4, -26, shaded(plinth, 0.82))
    it.rounded([(-20, -60), (-15, -100), (-13, -124), (11, -124), (16, -98), (24, -60)], bronze, 9)
    it.line([(2, -118), (6, -62)], 3, shaded(bronze, 0.62))
    it.line([(-6, -104), (-8, -62)], 3, shaded(bronze, 0.72))
    it.line([(9, -120), (20, -106), (12, -92)], 8, shaded(bronze, 0.7))
    it.line([(-11, -120), (-25, -134), (-30, -160)], 8, shaded(bronze, 1.1))
    ball(it, -1, -134, 11, bronze)
    it.line(arc(-1, -138, 11, 7, 20, 160), 4, lit(it, "d8b860"))
    it.polygon([(-37, -158), (-23, -158), (-26, -150), (-34, -150)], shaded(bronze, 0.75))
    it.polygon([(-36, -160), (-30, -174), (-24, -160)], lit(it, "e8c060"))


@thing("observatory", left=85, right=94, up=159, down=7)
def _observatory(it: Sketch) -> None:
    white, metal = lit(it, "e8e0d0"), lit(it, ("8fa8b0", "b08a68", "7fa08a")[int(it.chance(1) * 3)])
    it.polygon([(-84, 5), (-60, -14), (60, -16), (88, 5)], shaded(mix(it.tones["rock"], it.tones["grass"], 0.5), 0.85))
    wall(it, -78, -52, 80, -4, white, 0.3)
    wall(it, -82, -58, 84, -51, shaded(white, 1.05), 0.3)
    column(it, 0, 50, -56, -90, white)
    it.rectangle(-54, -96, 54, -89, shaded(metal, 0.7))
    it.rounded(arc(0, -96, 51, 52, 0, 180, 24), metal, 17)
    it.polygon([(-10, -97), *arc(0, -96, 51, 52, 102, 128, 6), (-34, -97)], shaded(dark(it), 0.9))
    if it.tones.dark > 0.3:
        it.polygon([(-14, -98), (-12, -128), (-28, -122), (-29, -98)], mix(WARM, dark(it), 0.35))
        it.glow(-20, -116, 44, 0.5 * it.tones.dark)
    it.polygon([(-12, -110), (-22, -104), (-50, -152), (-40, -158)], lit(it, "d0b070"))
    it.polygon([(-12, -110), (-16, -107), (-44, -155), (-40, -158)], shaded(lit(it, "d0b070"), 0.66))
    windows(it, -62, 16, -42, 4, 12, 20, arched=True)
    windows(it, -30, 6, -82, 3, 8, 16, arched=True)
    doorway(it, 38, -4, 15, 28, lit(it, "6a4a38"))
    flag(it, 72, -57, 30, 20, lit(it, "c85048"))
