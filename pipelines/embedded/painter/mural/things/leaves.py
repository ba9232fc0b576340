"""Clumps of leaves, bark and blades: what trees and flowers are put together from."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch
from pipelines.embedded.painter.mural.things.curves import Figure, bright, bumpy, dim, local

Clump = tuple[float, float, float]


def grown(sketch: Sketch, *, size: float = 1.0) -> Figure:
    """A plant: one way round or the other, leaning with the wind."""
    faces = 1 if sketch.chance(1) < 0.5 else -1
    lean = 0.09 * sketch.tones.windy
    return Figure(sketch, size=size * (0.92 + 0.08 * sketch.chance(2)), faces=faces, lean=lean)


def leaf(figure: Figure, hex_rgb: str, share: float = 0.4) -> Colour:
    """A green with a share of the place's own foliage, so that an oak turns brown where the year is brown."""
    return local(figure.tones, hex_rgb, "foliage", share)


def crown(figure: Figure, clumps: Sequence[Clump], green: Colour, key: int, flat: float = 0.86) -> None:
    """Clumps (x, y, radius), the hindmost first: each dark below and bright above, with leaves at its rim."""
    tones = figure.tones
    cap = mix(bright(green, tones, 1.4), tones["snow"], min(1.0, tones.snowy))
    deep, middle = dim(green, tones, 1.25), green
    for n, (x, y, radius) in enumerate(clumps):
        bumps = figure.chances(key + 977 * n, 11)
        away = figure.faces
        figure.flat(bumpy(x, y, radius, radius * flat, bumps), deep)
        figure.flat(
            bumpy(x - 0.1 * radius * away, y - 0.14 * radius, radius * 0.8, radius * flat * 0.74, bumps), middle
        )
        top = bumpy(x - 0.24 * radius * away, y - 0.34 * radius, radius * 0.52, radius * flat * 0.42, bumps[::-1])
        figure.flat(top, cap)
        for bump, turn in zip(bumps, range(11)):
            angle, reach = turn * 0.571 + bump, radius * (0.55 + 0.5 * bump)
            dab = (middle, deep, cap)[turn % 3] if tones.snowy < 0.5 else (middle, deep)[turn % 2]
            figure.oval(
                x + math.cos(angle) * reach, y + math.sin(angle) * reach * flat, 2 + 2.4 * bump, 1.8 + 1.8 * bump, dab
            )


def around(figure: Figure, key: int, count: int, box: tuple[float, float, float, float]) -> list[Clump]:
    """`count` clumps that fill an ellipse (x, y, half width, half height), the upper ones first."""
    x, y, wide, high = box
    found: list[Clump] = []
    for n in range(count):
        angle = n * 2.4 + figure.sketch.chance(key + n)
        far = math.sqrt((n + 0.4) / count) * 0.74
        radius = (0.34 + 0.1 * figure.sketch.chance(key + 50 + n)) * math.sqrt(wide * high)
        found.append((x + math.cos(angle) * far * wide, y + math.sin(angle) * far * high, radius))
    return sorted(found, key=lambda clump: clump[1])


def trunk(figure: Figure, points: Sequence[Point], widths: Sequence[float], bark: Colour) -> None:
    """A trunk from its foot upwards, with roots that spread and snow in its crook."""
    (x, y), foot = points[0], widths[0]
    for side in (-1, 1):
        figure.limb([(x, y - foot * 0.7), (x + side * foot * 0.45, y - 3), (x + side * foot * 0.95, y + 2)],
                    [foot * 0.7, foot * 0.4, 2], bark)  # fmt: skip
    figure.limb(points, widths, bark)


def blade(figure: Figure, foot: Point, tip: Point, width: float, fill: Colour, bend: float = 0.2) -> None:
    """A long leaf or a blade of grass that bends over to its tip."""
    (x0, y0), (x1, y1) = foot, tip
    middle = (x0 + (x1 - x0) * (0.5 - bend), y0 + (y1 - y0) * 0.62)
    figure.limb([foot, middle, tip], [width * 0.7, width, 1], fill, depth=width * 0.3)


def tufts(figure: Figure, half: float, height: float, count: int, green: Colour, key: int) -> None:
    """Grass about the feet of what grows."""
    for n in range(count):
        x = (n / max(count - 1, 1) * 2 - 1) * half
        tall = height * (0.5 + 0.5 * figure.sketch.chance(key + n))
        lean = (figure.sketch.chance(key + 200 + n) - 0.5) * tall * 0.7
        figure.limb([(x, 2), (x + lean * 0.4, -tall * 0.6), (x + lean, -tall)], [4.5, 3.5, 1], green, depth=1.2)
