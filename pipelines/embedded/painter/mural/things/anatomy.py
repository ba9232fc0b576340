"""Legs, eyes and a person's frame: what animals and people have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.embedded.painter.colour import Colour
from pipelines.embedded.painter.mural.sketch import Point, shaded
from pipelines.embedded.painter.mural.things.curves import Figure, local

INK = "1e1a1e"
SKIN = ("f2cba8", "d8a27a", "a8714c", "7c5038")
HAIR = ("3a2a20", "6a4428", "b07a3c", "1f1a1c", "9a9490")


def hind_leg(it: Figure, hip: Point, foot: float, thick: float, fill: Colour, lift: float = 0.0) -> None:
    """Thigh, hock, hoof: a leg that bends backwards, from `hip` to the ground at x = `foot` (raised by `lift`)."""
    x, y = hip
    tall = -y - lift
    stifle, hock = min(0.1 * tall, 0.45 * thick), min(0.14 * tall, 0.55 * thick)
    points = [(x, y), (x + stifle, -lift - tall * 0.66), (foot - hock, -lift - tall * 0.4)]
    points += [(foot - hock * 0.5, -lift - tall * 0.14), (foot + 0.03 * tall, -lift)]
    it.limb(points, [thick * 1.5, thick * 1.2, thick * 0.62, thick * 0.52, thick * 0.62], fill)


def fore_leg(it: Figure, shoulder: Point, foot: float, thick: float, fill: Colour, lift: float = 0.0) -> None:
    """Forearm, knee, hoof: a leg that bends forwards at its knee."""
    x, y = shoulder
    tall = -y - lift
    points = [
        (x, y),
        (x - 0.02 * tall, -lift - tall * 0.72),
        (foot + (0.05 + 0.004 * lift) * tall, -lift - tall * 0.42),
    ]
    points += [(foot, -lift - tall * 0.12), (foot + 0.05 * tall, -lift)]
    it.limb(points, [thick * 1.25, thick * 1.0, thick * 0.66, thick * 0.52, thick * 0.62], fill)


def four_legs(
    it: Figure, hips: Point, shoulders: Point, thick: float, fill: Colour, *, hoof: Colour | None = None, front: bool
) -> None:
    """The pair of legs on the far side (before the body is drawn) or the near one (`front`), in an easy walk whose
    stride is this drawing's own."""
    stride = (0.06 + 0.1 * it.sketch.chance(7)) * -hips[1]
    near = 1.0 if front else -1.0
    shade = fill if front else shaded(fill, 0.68)
    behind, ahead = hips[0] - near * stride, shoulders[0] + near * stride * 0.8
    hind_leg(it, (hips[0] - near, hips[1]), behind, thick, shade)
    lift = 0.0 if front or it.sketch.chance(8) < 0.5 else -shoulders[1] * 0.16
    fore_leg(it, (shoulders[0] + near, shoulders[1]), ahead, thick, shade, lift)
    if hoof is not None:
        for foot, up in ((behind - 0.03 * hips[1], 0.0), (ahead - 0.05 * shoulders[1], lift)):
            half = thick * 0.38
            it.flat(
                [(foot - half, -up - 4), (foot + half, -up - 4), (foot + half * 1.5, -up + 1), (foot - half, -up + 1)],
                hoof,
            )


def eye(it: Figure, x: float, y: float, radius: float = 1.8) -> None:
    it.dot(x, y, radius, local(it.tones, INK))
    it.sketch.ellipse(
        *_lit(it, x, y, radius), radius * 0.36 * it.size, radius * 0.36 * it.size, local(it.tones, "ffffff")
    )


def _lit(it: Figure, x: float, y: float, radius: float) -> Point:
    ((at_x, at_y),) = it.seen([(x, y)])
    return at_x - radius * 0.3 * it.size, at_y - radius * 0.35 * it.size


@dataclass(frozen=True, slots=True)
class Person:
    """A person 100 px tall in their own measure, looking the way the figure faces; parts are drawn by the caller from
    the far side to the near one."""

    it: Figure
    skin: Colour
    hair: Colour

    def legs(self, fill: Colour, stride: float = 8.0, hips: float = -40.0, boots: Colour | None = None) -> None:
        shoes = shaded(fill, 0.55) if boots is None else boots
        for side, shade in ((-1.0, 0.7), (1.0, 1.0)):
            foot = side * stride
            knee = foot * 0.55 + 2
            self.it.limb([(side * 4, hips), (knee, hips * 0.5), (foot, -4)], [11, 9, 7], shaded(fill, shade))
            self.it.body(
                [(foot - 4, -5), (foot + 1, -7), (foot + 9, -3), (foot + 9, 0.5), (foot - 4, 0.5)],
                shaded(shoes, shade),
                2,
                3,
            )

    def coat(
        self, fill: Colour, hem: float = -34.0, wide: float = 14.0, shoulders: float = 12.0, sway: float = 0.0
    ) -> None:
        """From the shoulders to the hem: a jacket, a coat, a gown, by how low and wide it ends."""
        waist = -48.0
        outline = [(-4, -78), (4, -78), (shoulders - 1, -73), (shoulders, -64), (shoulders - 3, waist)]
        outline += [
            (wide + sway, hem),
            (sway, hem + 2),
            (-wide + sway, hem),
            (-shoulders + 3, waist),
            (-shoulders, -64),
            (-shoulders + 1, -73),
        ]
        self.it.body(outline, fill, 7, 4)

    def arm(self, hand: Point, fill: Colour, *, far: bool = False, bend: float = 3.0) -> None:
        """An arm from its shoulder to `hand`; the elbow hangs `bend` px below the straight line."""
        x, y = (8.0, -70.0) if not far else (5.0, -70.0)
        if hand[0] < 0:
            x = -x
        shade = shaded(fill, 0.72 if far else 1.12)
        elbow = ((x + hand[0]) / 2, (y + hand[1]) / 2 + bend)
        self.it.dot(hand[0], hand[1], 4, self.skin)
        self.it.limb([(x, y), elbow, hand], [9.5, 8.5, 6.5], shade)

    def head(self, tilt: float = 0.0, long_hair: bool = False) -> None:
        """A head with hair behind and above, looking ahead."""
        it, x, y = self.it, tilt, -88.0
        if long_hair:
            it.body(
                [(x - 3, y - 11), (x + 4, y - 6), (x - 3, y + 4), (x - 4, y + 24), (x - 14, y + 24), (x - 12, y)],
                self.hair,
                4,
                4,
            )
        it.limb([(0, -76), (x * 0.7, -82)], [7, 7], shaded(self.skin, 0.8), 0)
        it.ball(x, y, 10, 11, self.skin, 4)
        it.body([(x - 9, y + 5), (x - 11.5, y - 3), (x - 8, y - 11), (x + 1, y - 13.5), (x + 9, y - 9),
            (x + 7, y - 5), (x - 1, y - 5), (x - 4, y + 1), (x - 5, y + 6)], self.hair, 3, 4)  # fmt: skip
        it.dot(x + 5.5, y + 0.5, 1.5, local(it.tones, INK))
        it.oval(x + 10, y + 2.5, 2.2, 2, self.skin)

    def scarf(self, fill: Colour, blow: float = 0.0) -> None:
        it = self.it
        it.limb(
            [(-4, -76), (-12, -70 - blow * 4), (-17 - blow * 8, -62 - blow * 10), (-20 - blow * 14, -50 - blow * 18)],
            [6, 7, 7, 8],
            fill,
            2,
        )
        it.body([(-8, -80), (0, -77), (9, -80), (9, -75), (0, -71), (-9, -75)], fill, 2.5, 4)

    def brim(
        self, fill: Colour, *, wide: float = 17.0, tall: float = 12.0, tilt: float = 0.0, band: Colour | None = None
    ) -> None:
        """A hat with a brim."""
        it, y = self.it, -95.0
        it.body(
            [(tilt - 9, y), (tilt - 8, y - tall), (tilt, y - tall - 2), (tilt + 8, y - tall), (tilt + 9, y)], fill, 4, 4
        )
        if band is not None:
            it.flat([(tilt - 9, y - 4), (tilt + 9, y - 4), (tilt + 9, y), (tilt - 9, y)], band)
        it.body([(tilt - wide, y + 2), (tilt - 8, y - 2), (tilt + 8, y - 2), (tilt + wide, y + 1),
            (tilt + 8, y + 3), (tilt - 8, y + 4)], fill, 2.5, 4)  # fmt: skip


def pick(it: Figure, key: int, hexes: Sequence[str]) -> Colour:
    """One of some local colours, by chance."""
    return local(it.tones, hexes[min(len(hexes) - 1, int(it.sketch.chance(key) * len(hexes)))])


def person(it: Figure, key: int = 0) -> Person:
    return Person(it, pick(it, key + 11, SKIN), pick(it, key + 12, HAIR))
