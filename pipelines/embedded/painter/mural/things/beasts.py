"""Animals of woods and plains: horse, unicorn, deer, fox, wolf, bears."""

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import INK, eye, four_legs, pick
from pipelines.embedded.painter.mural.things.curves import Figure, local, turned

HORSE_BACK: list[Point] = [(-38, -42), (-43, -58), (-38, -69), (-26, -71), (-8, -66), (9, -69)]
HORSE_BELLY: list[Point] = [(26, -40), (8, -35), (-12, -35), (-26, -40)]
HEAD_UP: list[Point] = [
    (22, -82), (32, -95), (38, -95), (45, -88), (56, -77), (56, -71), (50, -69), (42, -74), (36, -76), (34, -64),
    (33, -52),
]  # fmt: skip
HEAD_DOWN: list[Point] = [
    (24, -65), (39, -50), (49, -36), (55, -26), (62, -9), (60, -3), (54, -3), (47, -14), (41, -22), (36, -32),
    (32, -42),
]  # fmt: skip
MANE_UP: list[Point] = [
    (38, -97), (33, -100), (24, -93), (14, -83), (5, -72), (9, -62), (17, -68), (23, -74), (25, -82), (33, -90),
]  # fmt: skip
MANE_DOWN: list[Point] = [(6, -72), (24, -68), (40, -53), (51, -36), (44, -34), (36, -40), (26, -48),
    (16, -54), (9, -60)]  # fmt: skip


def draw_horse(it: Figure, coat: Colour, mane: Colour, *, grazes: bool = False) -> None:
    """A horse at a walk, or with its head in the grass; `mane` is its mane's and tail's."""
    hoof = local(it.tones, "3a302a")
    it.shadow(48)
    four_legs(it, (-33, -52), (23, -48), 13, coat, hoof=hoof, front=False)
    sway = 10 * it.sketch.chance(5) + 10 * it.tones.windy
    it.limb([(-41, -64), (-50, -58), (-54 - sway * 0.6, -42), (-52 - sway, -22)], [6, 10, 11, 2], mane)
    poll = (48, -35) if grazes else (35, -93)
    it.flat([(poll[0] - 2, poll[1]), (poll[0] - 3, poll[1] - 12), (poll[0] + 3, poll[1] - 2)], shaded(coat, 0.7))
    it.body([*HORSE_BACK, *(HEAD_DOWN if grazes else HEAD_UP), *HORSE_BELLY], coat, 9)
    four_legs(it, (-33, -52), (23, -48), 13, coat, hoof=hoof, front=True)
    it.body(MANE_DOWN if grazes else MANE_UP, mane, 4)
    it.flat([(poll[0], poll[1] - 1), (poll[0] + 3, poll[1] - 13), (poll[0] + 6, poll[1])], coat)
    if grazes:
        it.smooth([(62, -9), (60, -3), (55, -3), (53, -8), (57, -12)], shaded(coat, 0.72))
        eye(it, 52, -25, 2)
        return
    it.smooth([(55, -77), (57, -73), (54, -69), (49, -70), (50, -75)], shaded(coat, 0.72))
    eye(it, 44, -84, 2)


@thing("horse", left=76, right=76, up=110)
def horse(sketch: Sketch) -> None:
    it = turned(sketch)
    coat = pick(it, 3, ("8a5230", "a8683a", "5a3a2a", "c8b8a4", "6a4a3c"))
    draw_horse(it, coat, pick(it, 4, ("2a1c18", "3c281c", "e6d4b0")), grazes=sketch.chance(9) < 0.35)


@thing("unicorn", left=76, right=76, up=130)
def unicorn(sketch: Sketch) -> None:
    it = turned(sketch)
    gold = colour("f2c64e")
    draw_horse(it, local(it.tones, "f6f2ee", share=0.04), pick(it, 4, ("c89adc", "f0a4c0", "9ab4f0")))
    it.flat([(38, -93), (43, -90), (54, -126)], gold)
    it.flat([(38.5, -94), (40.5, -93), (54, -126)], local(it.tones, "fff2b8"))
    it.shine(47, -108, 46, 0.7, gold)


@thing("deer", left=58, right=58, up=122)
def deer(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, pale, horn = pick(it, 3, ("b0713c", "a0622f", "94603c")), local(it.tones, "f4e6d0"), local(it.tones, "6e4c30")
    hoof = local(it.tones, "2e2420")
    it.shadow(36)
    four_legs(it, (-24, -48), (18, -46), 9.5, coat, hoof=hoof, front=False)
    it.limb([(-31, -58), (-37, -56), (-38, -48)], [7, 8, 3], pale)
    _antlers(it, (33, -92), horn, 0.82)
    outline = [
        (-33, -54), (-30, -63), (-18, -65), (0, -61), (13, -64), (20, -76), (28, -91), (35, -93), (42, -88), (51, -80),
        (50, -76), (43, -76), (36, -79), (32, -70), (29, -56), (23, -44), (6, -38), (-12, -39), (-24, -42),
    ]  # fmt: skip
    it.body(outline, coat, 7)
    it.smooth([(33, -76), (31, -64), (26, -52), (24, -62), (29, -74)], pale)
    four_legs(it, (-24, -48), (18, -46), 9.5, coat, hoof=hoof, front=True)
    it.smooth([(-33, -60), (-29, -60), (-29, -50), (-34, -50)], pale)
    it.flat([(29, -89), (17, -94), (24, -86)], coat)
    _antlers(it, (31, -91), horn, 1.0)
    for x, y in ((-20, -56), (-12, -58), (-5, -54), (-15, -51)):
        it.dot(x, y, 1.7, pale)
    it.dot(51, -79, 2.2, local(it.tones, INK))
    eye(it, 39, -86, 1.9)


def _antlers(it: Figure, root: Point, horn: Colour, shade: float) -> None:
    x, y = root
    fill = shaded(horn, shade)
    tilt = 6 if shade < 1 else 0
    it.limb([(x, y), (x - 8 + tilt, y - 12), (x - 4 + tilt, y - 26)], [4.4, 3.6, 1.8], fill, 1)
    it.limb([(x - 3 + tilt * 0.5, y - 6), (x + 6 + tilt, y - 12), (x + 9 + tilt, y - 19)], [3.4, 3, 1.6], fill, 1)
    it.limb([(x - 7 + tilt, y - 13), (x - 15 + tilt, y - 18), (x - 16 + tilt, y - 25)], [3.4, 3, 1.6], fill, 1)


@thing("fox", left=78, right=78, up=76)
def fox(sketch: Sketch) -> None:
    it = turned(sketch)
    coat, pale, dark = pick(it, 3, ("d8702c", "c8602a", "e08038")), local(it.tones, "f8ecdc"), local(it.tones, "3a2622")
    it.shadow(38)
    four_legs(it, (-24, -30), (16, -29), 9, dark, front=False)
    wave = 8 * sketch.chance(5)
    it.limb([(-30, -38), (-44, -34), (-60, -28 - wave), (-74, -24 - wave * 2)], [7, 15, 19, 3], coat)
    it.limb([(-64, -27 - wave * 1.3), (-69, -25 - wave * 1.7), (-75, -23.5 - wave * 2)], [15, 10, 2], pale, 2)
    it.flat([(31, -57), (31, -73), (39, -60)], shaded(coat, 0.66))
    outline = [
        (-33, -36), (-26, -43), (-8, -42), (10, -43), (20, -50), (28, -58), (36, -60), (43, -54), (58, -46), (57, -42),
        (44, -40), (34, -38), (28, -32), (20, -24), (0, -24), (-18, -25), (-30, -28),
    ]  # fmt: skip
    it.body(outline, coat, 6)
    four_legs(it, (-24, -30), (16, -29), 9, mix(coat, dark, 0.55), front=True)
    it.smooth([(55, -43), (46, -47), (38, -46), (30, -44), (26, -34), (22, -25), (30, -30), (36, -37), (46, -40)], pale)
    it.flat([(25, -56), (24, -73), (34, -60)], coat)
    it.flat([(27, -58), (26, -68), (31, -60)], dark)
    it.dot(58, -45, 2.4, local(it.tones, INK))
    eye(it, 42, -51, 1.8)


@thing("wolf", left=66, right=66, up=90)
def wolf(sketch: Sketch) -> None:
    it = turned(sketch)
    coat = pick(it, 3, ("6c7078", "585c64", "86827c"))
    pale = local(it.tones, "d8d6d0")
    it.shadow(42)
    four_legs(it, (-26, -40), (20, -39), 11, coat, front=False)
    it.limb([(-34, -48), (-46, -42), (-56, -28), (-60, -16)], [8, 14, 13, 3], coat)
    howls = sketch.chance(6) < 0.5
    it.body([
        (-38, -42), (-34, -52), (-18, -56), (0, -54), (14, -60), (24, -66), (33, -58), (34, -44), (26, -32), (8, -31),
        (-10, -34), (-24, -38),
    ], coat, 7)  # fmt: skip
    four_legs(it, (-26, -40), (20, -39), 11, coat, front=True)
    it.smooth([(34, -52), (30, -40), (24, -32), (21, -40), (26, -54)], pale)
    if howls:
        it.body(
            [(18, -58), (24, -70), (32, -76), (50, -88), (53, -85), (46, -74), (42, -68), (36, -58), (28, -52)], coat, 5
        )
        it.flat([(26, -70), (12, -76), (22, -64)], coat)
        it.smooth([(51, -85), (42, -78), (36, -68), (34, -60), (40, -68), (46, -75)], pale)
        it.dot(51, -87, 2.4, local(it.tones, INK))
        it.line([(35, -72), (39, -74)], 2, local(it.tones, INK))
        return
    it.flat([(31, -68), (34, -82), (38, -68)], shaded(coat, 0.66))
    it.body(
        [(16, -58), (24, -68), (34, -71), (43, -66), (58, -58), (58, -54), (46, -51), (36, -50), (28, -50)], coat, 5
    )
    it.flat([(24, -67), (24, -83), (33, -69)], coat)
    it.smooth([(56, -55), (44, -58), (34, -54), (32, -48), (46, -51)], pale)
    it.dot(58, -57, 2.4, local(it.tones, INK))
    eye(it, 42, -63, 1.8)


BEAR: list[Point] = [
    (-56, -38), (-54, -58), (-38, -70), (-14, -70), (8, -76), (24, -76), (36, -78), (46, -76), (54, -66), (66, -60),
    (67, -54), (58, -51), (48, -50), (40, -44), (34, -30), (14, -24), (-14, -24), (-34, -22), (-52, -24),
]  # fmt: skip


def _bear(it: Figure, coat: Colour, muzzle: Colour) -> None:
    it.shadow(60)
    for (x, y), foot, shade in (
        ((-34, -36), -30, 0.66),
        ((18, -38), 30, 0.66),
        ((-42, -36), -46, 1.0),
        ((26, -40), 18, 1.0),
    ):
        fill = shaded(coat, shade)
        if shade == 1.0 and x < 0:
            it.dot(37, -78, 6, shaded(coat, 0.7))
            it.body(BEAR, coat, 11)
        it.limb([(x, y), ((x + foot) / 2, y * 0.5), (foot, -4)], [27, 21, 17], fill)
        it.body([(foot - 9, -5), (foot, -9), (foot + 12, -5), (foot + 13, 0.5), (foot - 9, 0.5)], fill, 3, 4)
        for toe in (5, 9, 13):
            it.oval(foot + toe, -0.5, 1.6, 1.4, local(it.tones, "f0e4d0"))
    it.body([(55, -65), (66, -61), (68, -55), (60, -51), (53, -54)], muzzle, 3)
    it.ball(32, -79, 6.5, 6.5, coat)
    it.dot(32.5, -78, 3.2, shaded(coat, 0.62))
    it.oval(67, -59, 3, 2.6, local(it.tones, INK))
    eye(it, 51, -66, 2)


@thing("bear", left=74, right=74, up=90)
def bear(sketch: Sketch) -> None:
    it = turned(sketch)
    _bear(it, pick(it, 3, ("6a4428", "54362a", "7c5230")), local(it.tones, "c09468"))


@thing("polar-bear", left=74, right=74, up=90)
def polar_bear(sketch: Sketch) -> None:
    it = turned(sketch)
    _bear(it, local(it.tones, "f4f0e4", share=0.06), local(it.tones, "e4dccb"))
