"""People as one meets them: walkers, women, children, couples, families, crowds."""

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Sketch, shaded, thing
from pipelines.embedded.painter.mural.things.anatomy import Person, person, pick
from pipelines.embedded.painter.mural.things.curves import Figure, local, turned

COATS = ("a83a34", "2f5a7c", "c8923c", "4c6a44", "6a4470", "8a5a3c", "d86a4c", "3c4a5c")
CLOTH = ("e8dcc4", "c85a4c", "5a8ab0", "e0b04c", "7aa06c", "b07ab0", "f0e4d4")


def lantern(it: Figure, x: float, y: float) -> None:
    """A lantern that hangs from a hand at (x, y)."""
    iron, flame = local(it.tones, "3a3432"), colour("ffd070")
    it.line([(x - 3, y + 5), (x, y), (x + 3, y + 5)], 1.8, iron)
    it.flat([(x - 5, y + 5), (x + 5, y + 5), (x + 4, y + 17), (x - 4, y + 17)], iron)
    it.flat([(x - 3, y + 7), (x + 3, y + 7), (x + 2.6, y + 15), (x - 2.6, y + 15)], mix(flame, it.tones["light"], 0.3))
    it.shine(x, y + 11, 62, 0.85, flame)


def man(it: Figure, key: int, coat: Colour, *, stride: float = 9.0, staff: bool = False, hat: bool = True) -> Person:
    """A man in a long coat with a hat and a scarf, on his way."""
    one, cloth = person(it, key), pick(it, key + 4, CLOTH)
    one.arm((12.0, -44.0) if not staff else (18.0, -56.0), coat, far=True)
    if staff:
        it.limb([(20, -92), (19, -50), (21, 0)], [3.4, 3.4, 3], local(it.tones, "6a4a30"), 1)
    one.legs(local(it.tones, "3c3a44"), stride)
    one.coat(coat, hem=-32, wide=15, sway=-2 - 4 * it.tones.windy)
    one.head(1.0)
    one.scarf(cloth, 0.4 + 0.6 * it.tones.windy)
    if hat:
        one.brim(shaded(coat, 0.6), band=cloth, tilt=1.0)
    return one


def lady(it: Figure, key: int, dress: Colour, *, stride: float = 6.0) -> Person:
    """A woman in a wide skirt, her hair down her back."""
    one = person(it, key)
    one.arm((11.0, -46.0), dress, far=True)
    one.legs(local(it.tones, "4a3a3c"), stride, boots=local(it.tones, "3a2a2a"))
    sway = 4 * it.tones.windy
    skirt = [(-8, -52), (8, -52), (13, -34), (20 - sway, -10), (4 - sway, -7), (-16 - sway, -9),
        (-22 - 2 * sway, -13), (-13, -34)]  # fmt: skip
    it.body(skirt, dress, 8, 4)
    for x in (-6, 5):
        it.line([(x * 0.5, -48), (x, -30), (x * 1.8 - sway, -11)], 2, shaded(dress, 0.78))
    one.coat(shaded(dress, 0.86), hem=-50, wide=8.5, shoulders=10.5)
    one.head(1.0, long_hair=True)
    return one


@thing("walker", left=30, right=30, up=86)
def walker(sketch: Sketch) -> None:
    it = turned(sketch, size=0.76)
    coat = pick(it, 3, COATS)
    it.shadow(20)
    one = man(it, 0, coat, staff=sketch.chance(5) < 0.6)
    it.body([(-11, -72), (-7, -74), (-7, -52), (-16, -50), (-20, -58), (-18, -68)], local(it.tones, "8a6a44"), 4)
    one.arm((-15.0, -44.0), coat)
    if it.tones.dark > 0.4:
        lantern(it, -15, -42)


@thing("woman", left=26, right=26, up=80)
def woman(sketch: Sketch) -> None:
    it = turned(sketch, size=0.74)
    dress = pick(it, 3, COATS)
    it.shadow(20)
    one = lady(it, 0, dress)
    if sketch.chance(5) < 0.5:
        one.brim(local(it.tones, "e8cc8c"), wide=20, tall=8, band=dress)
    else:
        it.body(
            [(-13, -92), (-6, -102), (4, -102), (9, -95), (0, -96), (-8, -90), (-13, -76)], pick(it, 6, CLOTH), 3, 4
        )
    one.arm((15.0, -44.0), shaded(dress, 0.9))
    it.body([(8, -36), (24, -36), (22, -24), (10, -24)], local(it.tones, "a87a44"), 3, 3)
    it.line([(9, -36), (15, -45), (23, -36)], 2.2, local(it.tones, "8a6034"))
    for n, x in enumerate((11, 16, 21)):
        it.dot(x, -38 - (n % 2) * 2, 3.4, pick(it, 20 + n, ("e85a5a", "f2c84c", "f0f0e8")))


@thing("child", left=52, right=52, up=114)
def child(sketch: Sketch) -> None:
    it = turned(sketch, size=0.76)
    coat = pick(it, 3, ("e8b83c", "d84a3c", "3c7cb0", "5a9c5c"))
    it.shadow(20)
    balloon = sketch.chance(5) < 0.6
    one = _small(it, 0, coat, stride=8 if balloon else 14)
    if balloon:
        one.arm((19.0, -74.0), coat, bend=2)
        red = pick(it, 6, ("e0483c", "3c8cc8", "f09a3c"))
        x, y = 42 + 12 * sketch.chance(7), -136.0
        it.line([(19, -76), (30, -104), (x, y)], 1.8, local(it.tones, "f4f0e4"))
        it.dot(x, y, 12, red)
        it.ball(x, y - 1, 12, 14, red)
        it.flat([(x - 3, y + 13), (x + 3, y + 13), (x, y + 9)], shaded(red, 0.7))
    else:
        one.arm((-21.0, -62.0), coat, bend=2)
        one.arm((21.0, -72.0), coat, bend=2)
        toy = pick(it, 6, ("e0483c", "f2b83c", "3c8cc8"))
        it.ball(36, -9 - 16 * sketch.chance(7), 9, 9, toy)


def _small(it: Figure, key: int, coat: Colour, *, stride: float = 9.0) -> Person:
    """A child: a large head, a short coat, boots, a bobble hat."""
    one = person(it, key)
    one.arm((14.0, -46.0), coat, far=True)
    one.legs(local(it.tones, "4a5a78"), stride, hips=-34, boots=local(it.tones, "c8483c"))
    one.coat(coat, hem=-30, wide=17, shoulders=12)
    hat = pick(it, key + 4, ("c83c3c", "3c6ca8", "f0ece0", "6a4a8c"))
    it.ball(1, -89, 13, 13, one.skin, 4)
    it.body([(-13, -90), (-11, -102), (1, -107), (13, -102), (14, -92), (0, -96)], hat, 4, 4)
    it.body([(-13, -93), (0, -98), (14, -94), (14, -89), (0, -93), (-13, -88)], shaded(hat, 0.75), 1.5, 3)
    it.ball(0, -108, 5, 5, mix(hat, it.tones["snow"], 0.6))
    it.dot(8, -88, 1.7, local(it.tones, "1e1a1e"))
    it.oval(14, -85, 2.2, 2, one.skin)
    return one


@thing("couple", left=58, right=58, up=120)
def couple(sketch: Sketch) -> None:
    it = turned(sketch, size=1.06)
    left, right = it.at(-15, 0, 1.0), it.at(16, 0, 0.92)
    coat, dress = pick(it, 3, COATS[1:4]), pick(it, 4, ("c8483c", "d88a9c", "e0b04c"))
    it.shadow(40)
    lady(right, 30, dress)
    one = man(left, 0, coat, stride=6)
    hand = (15.5, -43.0)
    one.arm(hand, coat)
    other = person(right, 30)
    other.arm((-15.0, -45.0), shaded(dress, 0.9))
    if it.tones.dark > 0.4:
        lantern(right, 14, -44)


@thing("family", left=84, right=84, up=116)
def family(sketch: Sketch) -> None:
    it = turned(sketch, size=1.02)
    it.shadow(62)
    places = ((-44, 1.0), (38, 0.94), (-4, 0.58), (66, 0.5))
    dress, coat = pick(it, 3, COATS), pick(it, 4, COATS[::-1])
    lady(it.at(places[1][0], 0, places[1][1]), 30, dress)
    one = man(it.at(places[0][0], 0, places[0][1]), 0, coat, stride=6)
    small = it.at(places[2][0], 0, places[2][1])
    first = _small(small, 60, pick(it, 6, ("e8b83c", "d84a3c", "3c7cb0")), stride=6)
    one.arm((22.0, -40.0), coat)
    first.arm((-20.0, -66.0), pick(it, 6, ("e8b83c", "d84a3c", "3c7cb0")), bend=2)
    first.arm((22.0, -66.0), pick(it, 6, ("e8b83c", "d84a3c", "3c7cb0")), bend=2)
    person(it.at(38, 0, 0.94), 30).arm((-28.0, -42.0), shaded(dress, 0.9))
    _small(it.at(places[3][0], 0, places[3][1]), 90, pick(it, 7, ("5a9c5c", "e08a4c", "8a5ab0")), stride=6)


@thing("crowd", left=146, right=146, up=90, down=10, many=True)
def crowd(sketch: Sketch) -> None:
    people = min(14, 7 + sketch.count)
    for row, y in ((0, -9.0), (1, 3.0)):
        here = people // 2 + (people % 2) * row
        for n in range(here):
            key = 100 * row + 17 * n
            x = ((n + 0.28 + 0.44 * row + 0.34 * (sketch.chance(key) - 0.5)) / here - 0.5) * 250
            size = (0.66, 0.74)[row] * (0.92 + 0.16 * sketch.chance(key + 1))
            it = Figure(sketch, x, y + 3 * sketch.chance(key + 2), size, 1 if sketch.chance(key + 3) < 0.6 else -1)
            it.shadow(16)
            coat, kind = pick(it, key + 5, COATS), sketch.chance(key + 6)
            if kind < 0.42:
                one = man(it, key, coat, hat=kind < 0.28)
            elif kind < 0.78:
                one = lady(it, key, coat)
            else:
                it = it.at(0, 0, 0.72)
                one = _small(it, key, coat)
            one.arm((14.0, -46.0) if n % 3 else (17.0, -84.0), coat)
            if it.tones.dark > 0.4 and n % 3 == 1:
                lantern(it, 14, -44)
