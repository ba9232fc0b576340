"""Clumps of leaves, bark and blades: what trees and flowers are put together from."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, mix
from pipelines.embedded.painter.mural.sketch import Point, Sketch, shaded
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
    """Clumps (x, y, radius), the hindmost first: each dark below, with sprays of lit leaves on its upper left and
    loose ones at its rim; what snow there is lies on its top."""
    deep, lower = dim(green, figure.tones, 1.3), dim(green, figure.tones, 0.55)
    for n, (x, y, radius) in enumerate(clumps):
        bumps = figure.chances(key + 977 * n, 13)
        left = radius * figure.faces
        figure.flat(bumpy(x, y, radius, radius * flat, bumps), deep)
        figure.flat(bumpy(x - 0.08 * left, y - 0.1 * radius, radius * 0.86, radius * flat * 0.82, bumps[::-1]), lower)
        figure.flat(bumpy(x - 0.16 * left, y - 0.24 * radius, radius * 0.66, radius * flat * 0.58, bumps), green)
        for spray, bump in enumerate(bumps):
            angle = spray * 0.483 + 0.5 * bump
            rim = (
                x + math.cos(angle) * radius * (0.86 + 0.2 * bump),
                y + math.sin(angle) * radius * flat * (0.86 + 0.2 * bump),
            )
            sprig(figure, *rim, 4 + 3.4 * bump, angle, lower if math.sin(angle) < 0.2 else deep)
            within = (0.2 + 0.5 * bumps[spray - 5]) * radius
            lit = (
                x - 0.22 * left + math.cos(angle * 2) * within * 0.8,
                y - 0.34 * radius + math.sin(angle * 2) * within * 0.6 * flat,
            )
            sprig(figure, *lit, 4.4 + 3.6 * bump, angle * 3, bright(green, figure.tones, 0.55 + 0.75 * bump))
        if figure.tones.snowy > 0:
            snow_cushion(figure, x - 0.1 * left, y - radius * flat * 0.52, radius, bumps)


def snow_cushion(figure: Figure, x: float, y: float, radius: float, bumps: Sequence[float]) -> None:
    """A cushion of snow with a ragged hem."""
    hem = [(x + radius * (0.62 - 0.2 * n), y + radius * (0.06 + 0.22 * bumps[n])) for n in range(7)]
    top = [(x - radius * 0.4, y - radius * 0.3), (x, y - radius * 0.42), (x + radius * 0.4, y - radius * 0.3)]
    figure.smooth([*hem, *top], mix(figure.tones["snow"], figure.tones["haze"], 0.1), figure.tones.snowy)


def sprig(figure: Figure, x: float, y: float, reach: float, angle: float, fill: Colour) -> None:
    """A leaf or two: a lozenge that points away at `angle`."""
    across, along = math.cos(angle), math.sin(angle)
    figure.flat(
        [
            (x - across * reach, y - along * reach),
            (x - along * reach * 0.62, y + across * reach * 0.62),
            (x + across * reach, y + along * reach),
            (x + along * reach * 0.62, y - across * reach * 0.62),
        ],
        fill,
    )


def blown(figure: Figure, fill: Colour, key: int) -> None:
    """Leaves that the wind takes to the right, out of a crown 90 to 180 px up."""
    for n in range(round(9 * figure.tones.windy)):
        far, up = figure.sketch.chance(key + n), figure.sketch.chance(key + 20 + n)
        sprig(
            figure, figure.faces * (66 + 44 * far), -36 - 130 * up, 4 + 2 * far, 6 * up, shaded(fill, 0.8 + 0.5 * far)
        )


def around(figure: Figure, key: int, count: int, box: tuple[float, float, float, float]) -> list[Clump]:
    """`count` clumps that fill a dome in an ellipse (x, y, half width, half height), the upper ones first: two thirds
    of them along its rim."""
    x, y, wide, high = box
    found: list[Clump] = []
    rim = math.ceil(count * 0.64)
    for n in range(count):
        inner = n >= rim
        turns, part = (count - rim, n - rim) if inner else (rim, n)
        angle = -math.pi / 2 + (part + 0.7 * (figure.sketch.chance(key + n) - 0.5)) * math.tau / turns
        far = (0.3 if inner else 0.68) * (0.9 + 0.2 * figure.sketch.chance(key + 30 + n))
        radius = (0.36 + 0.1 * figure.sketch.chance(key + 50 + n)) * math.sqrt(wide * high)
        low = 0.86 if math.sin(angle) > 0 else 1.06
        found.append((x + math.cos(angle) * far * wide, y + math.sin(angle) * far * high * low, radius))
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
