"""Smooth outlines -> bodies, limbs and crowns of leaves, lit from the upper left. Knows no animal and no tree."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, Tones, shaded

SUN = (-0.6, -0.8)
SHADE = (0.55, 0.84)


def local(tones: Tones, hex_rgb: str, place: str = "haze", share: float = 0.1) -> Colour:
    """A thing's own colour with a share of the colour of its place (a use of scenery.COLOURS); dimmer and bluer at
    night."""
    own = mix(colour(hex_rgb), tones[place], share)
    return mix(own, mix(own * 0.6, tones["mid"], 0.27), tones.dark)


def bright(fill: Colour, tones: Tones, share: float = 1.0) -> Colour:
    """The side that sees the sun, or the moon by night."""
    moonlight = mix(tones["light"], tones["cloud_lit"], 0.6)
    return mix(shaded(fill, 1 + 0.2 * share), mix(tones["light"], moonlight, tones.dark), 0.26 * share)


def dim(fill: Colour, tones: Tones, share: float = 1.0) -> Colour:
    """The side that does not: darker, and a little of the nearest dark."""
    return mix(shaded(fill, 1 - 0.32 * share), tones["near"], 0.22 * share)


def closed(points: Sequence[Point], steps: int = 6) -> list[Point]:
    """A smooth closed line through `points` (Catmull and Rom)."""
    count = len(points)
    return [
        _between(points[i - 1], points[i], points[(i + 1) % count], points[(i + 2) % count], step / steps)
        for i in range(count)
        for step in range(steps)
    ]


def through(points: Sequence[Point], steps: int = 6) -> list[Point]:
    """A smooth open line through `points`."""
    ends = [points[0], *points, points[-1]]
    line = [
        _between(ends[i], ends[i + 1], ends[i + 2], ends[i + 3], step / steps)
        for i in range(len(points) - 1)
        for step in range(steps)
    ]
    return [*line, points[-1]]


def tapered(points: Sequence[Point], widths: Sequence[float], steps: int = 5) -> list[Point]:
    """The outline of a limb that follows `points` and is as wide as `widths` there."""
    line = through(points, steps)
    wide = [one[0] for one in through([(width, 0.0) for width in widths], steps)]
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(line):
        before, after = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        along_x, along_y = after[0] - before[0], after[1] - before[1]
        half = wide[i] / 2 / max(math.hypot(along_x, along_y), 1e-6)
        left.append((x + along_y * half, y - along_x * half))
        right.append((x - along_y * half, y + along_x * half))
    return left + right[::-1]


def bumpy(x: float, y: float, wide: float, high: float, bumps: Sequence[float]) -> list[Point]:
    """A round outline whose radius goes from 0.8 to 1.1 as `bumps` go from 0 to 1."""
    turn = math.tau / len(bumps)
    return closed(
        [
            (x + math.cos(i * turn) * wide * (0.8 + 0.3 * bump), y + math.sin(i * turn) * high * (0.8 + 0.3 * bump))
            for i, bump in enumerate(bumps)
        ],
        3,
    )


def rims(outline: Sequence[Point], depth: float, towards: Point, root: int = 0) -> Iterator[list[Point]]:
    """The parts of a closed outline that face `towards`, each a band that is up to `depth` deep inside it; none within
    `root` points of where the outline begins, which is where a limb grows out of a body."""
    count = len(outline)
    area = sum(outline[i - 1][0] * outline[i][1] - outline[i][0] * outline[i - 1][1] for i in range(count))
    turn = 1.0 if area > 0 else -1.0
    bands: list[list[tuple[Point, Point]]] = [[]]
    for i in range(count + count // 2):
        (x, y), before, after = outline[i % count], outline[(i - 1) % count], outline[(i + 1) % count]
        along_x, along_y = after[0] - before[0], after[1] - before[1]
        length = max(math.hypot(along_x, along_y), 1e-6)
        out_x, out_y = along_y * turn / length, -along_x * turn / length
        faced = out_x * towards[0] + out_y * towards[1]
        if faced > 0.1 and root <= i % count < count - root:
            bands[-1].append(((x, y), (x - out_x * depth * faced, y - out_y * depth * faced)))
        elif bands[-1]:
            bands.append([])
    for band in bands:
        if len(band) > 2:
            yield [edge for edge, _ in band] + [inner for _, inner in reversed(band)]


@dataclass(frozen=True, slots=True)
class Figure:
    """A sketch seen from a place in it: `x`, `y` the figure's foot, `size` its scale, `faces` 1 to the right or -1 to
    the left, `lean` how far its top moves right for each unit of height. The light stays where it is."""

    sketch: Sketch
    x: float = 0.0
    y: float = 0.0
    size: float = 1.0
    faces: int = 1
    lean: float = 0.0

    @property
    def tones(self) -> Tones:
        return self.sketch.tones

    def seen(self, points: Sequence[Point]) -> list[Point]:
        """Points of the figure -> points of the sketch."""
        return [
            (self.x + (self.faces * x - self.lean * y) * self.size, self.y + y * self.size)
            for x, y in points
        ]  # fmt: skip

    def at(self, x: float, y: float, size: float = 1.0) -> "Figure":
        """A figure at a place in this one, `size` times as large."""
        ((at_x, at_y),) = self.seen([(x, y)])
        return replace(self, x=at_x, y=at_y, size=self.size * size)

    def body(self, points: Sequence[Point], fill: Colour, depth: float = 7.0, steps: int = 6) -> None:
        """A smooth body through `points`, bright along its upper left and dim along its lower right."""
        self.solid(closed(points, steps), fill, depth)

    def limb(self, points: Sequence[Point], widths: Sequence[float], fill: Colour, depth: float | None = None) -> None:
        """A leg, arm, neck, trunk or tail."""
        self.solid(tapered(points, widths), fill, max(widths) * 0.4 if depth is None else depth, 3)

    def ball(self, x: float, y: float, rx: float, ry: float, fill: Colour, depth: float | None = None) -> None:
        round_ = [(x + rx * math.cos(turn / 3), y + ry * math.sin(turn / 3)) for turn in range(19)]
        self.solid(round_, fill, min(rx, ry) * 0.7 if depth is None else depth)

    def solid(self, outline: Sequence[Point], fill: Colour, depth: float, root: int = 0) -> None:
        """An outline of any shape, with a bright and a dim rim of `depth`."""
        seen = self.seen(outline)
        self.sketch.polygon(seen, fill)
        if depth > 0:
            for band in rims(seen, depth * self.size, SHADE, root):
                self.sketch.polygon(band, dim(fill, self.tones))
            for band in rims(seen, depth * 0.62 * self.size, SUN, root):
                self.sketch.polygon(band, bright(fill, self.tones))

    def flat(self, points: Sequence[Point], fill: Colour, alpha: float = 1.0) -> None:
        """A patch of one colour, with corners."""
        self.sketch.polygon(self.seen(points), fill, alpha)

    def smooth(self, points: Sequence[Point], fill: Colour, alpha: float = 1.0) -> None:
        """A patch of one colour, without corners."""
        self.sketch.polygon(self.seen(closed(points, 4)), fill, alpha)

    def line(self, points: Sequence[Point], width: float, fill: Colour, alpha: float = 1.0) -> None:
        self.sketch.line(self.seen(through(points, 5)), width * self.size, fill, alpha)

    def stick(self, start: Point, end: Point, width: float, fill: Colour) -> None:
        self.sketch.line(self.seen([start, end]), width * self.size, fill)

    def dot(self, x: float, y: float, radius: float, fill: Colour, alpha: float = 1.0) -> None:
        ((at_x, at_y),) = self.seen([(x, y)])
        self.sketch.ellipse(at_x, at_y, radius * self.size, radius * self.size, fill, alpha)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour, alpha: float = 1.0) -> None:
        ((at_x, at_y),) = self.seen([(x, y)])
        self.sketch.ellipse(at_x, at_y, rx * self.size, ry * self.size, fill, alpha)

    def shadow(self, half: float, x: float = 0.0) -> None:
        """What it keeps from the ground: a flat pool to the right of its feet. Nothing on water."""
        if self.sketch.zone != "water":
            self.oval(x + 0.12 * half * self.faces, 0.5, half, min(3.6, half * 0.1), self.tones["near"], 0.3)

    def shine(self, x: float, y: float, reach: float, strength: float, fill: Colour) -> None:
        """Light that spills by night."""
        if self.tones.dark > 0:
            ((at_x, at_y),) = self.seen([(x, y)])
            self.sketch.glow(at_x, at_y, reach * self.size, strength * self.tones.dark, fill)

    def chances(self, key: int, count: int) -> list[float]:
        """`count` numbers 0..1 of this drawing's own."""
        return [self.sketch.chance(key + 131 * n) for n in range(count)]


def turned(sketch: Sketch, *, size: float = 1.0) -> Figure:
    """A figure that faces left or right by chance, and is a little larger or smaller."""
    faces = 1 if sketch.chance(1) < 0.5 else -1
    return Figure(sketch, size=size * (0.93 + 0.07 * sketch.chance(2)), faces=faces)


def kindled(sketch: Sketch, share: float = 0.3) -> None:
    """Let what is drawn be its own lamp: only `share` as dark by night as other things are."""
    sketch.tones = replace(sketch.tones, dark=share * sketch.tones.dark)


def _between(a: Point, b: Point, c: Point, d: Point, share: float) -> Point:
    x, y = (
        0.5 * (2 * q + share * ((r - p) + share * ((2 * p - 5 * q + 4 * r - s) + share * (3 * (q - r) + s - p))))
        for p, q, r, s in zip(a, b, c, d)
    )
    return x, y
