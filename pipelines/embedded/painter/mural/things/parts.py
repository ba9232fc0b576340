"""What many drawings share: local colours in the place's light, curves, walls, roofs, windows, hulls, wheels, smoke."""

import math
from collections.abc import Sequence

import numpy as np

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.mural.sketch import WARM, Point, Sketch, shaded
from pipelines.embedded.painter.mural.things.curves import through

WHITE = colour("ffffff")


def lit(it: Sketch, hex_rgb: str) -> Colour:
    """A local colour, a little worn in each drawing's own way, as it looks in the place's light: tinted by it, a breath
    of haze, deep and cool at night, less so against the open sky."""
    tones, kept = it.tones, 0.62 if it.zone == "sky" else 0.48
    worn = 0.93 + 0.12 * np.array([it.chance(701), it.chance(702), it.chance(703)], np.float32)
    own = mix(colour(hex_rgb) * worn * mix(WHITE, tones["light"], 0.55), tones["haze"], 0.1)
    return mix(own, own * kept + tones["mid"] * 0.24, tones.dark)


def strewn(it: Sketch, number: int, wide: float, tall: float, key: int = 900) -> list[Point]:
    """Places all over a field `wide` x `tall` px about the middle, none in a heap: shares of a golden section."""
    start = it.chance(key)
    return [
        (
            ((n + 0.2 + 0.6 * it.chance(key + 2 * n + 1)) / number - 0.5) * wide,
            ((start + n * 0.618) % 1.0 - 0.5 + 0.14 * (it.chance(key + 2 * n + 2) - 0.5)) * tall * 0.93,
        )
        for n in range(number)
    ]


def dark(it: Sketch, share: float = 1.0) -> Colour:
    """The place's own darkest colour, for what is black or in deep shade; `share` < 1: mixed with air."""
    return mix(it.tones["haze"], it.tones["near"], share)


def stone(it: Sketch, warmth: float = 0.5) -> Colour:
    """Walls of the place's own stone; `warmth` 0: its grey rock .. 1: nearly its sand."""
    return mix(mix(it.tones["rock"], lit(it, "d8d0c0"), 0.55), lit(it, "e0c8a0"), warmth * 0.6)


def foamy(it: Sketch) -> Colour:
    """The white of broken water."""
    return mix(it.tones["snow"], it.tones["water_lit"], 0.3)


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 12) -> list[Point]:
    """Points on a bow, angles in degrees: 0 is right, 90 up."""
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(angle), y - ry * math.sin(angle)) for angle in angles]


def placed(points: Sequence[Point], x: float, y: float, size: float = 1.0, turn: float = 0.0) -> list[Point]:
    """Points drawn about 0, 0 put at x, y: `size` times as large (below 0: mirrored left to right too), turned by
    `turn` degrees clockwise."""
    cos, sin, tall = math.cos(math.radians(turn)), math.sin(math.radians(turn)), abs(size)
    return [(x + px * size * cos - py * tall * sin, y + px * size * sin + py * tall * cos) for px, py in points]


def ball(it: Sketch, x: float, y: float, radius: float, fill: Colour, tall: float | None = None) -> None:
    """A round thing, lit from the upper left."""
    ry = radius if tall is None else tall
    it.ellipse(x, y, radius, ry, shaded(fill, 0.7))
    it.ellipse(x - radius * 0.1, y - ry * 0.12, radius * 0.86, ry * 0.84, fill)
    it.ellipse(x - radius * 0.3, y - ry * 0.34, radius * 0.45, ry * 0.42, shaded(fill, 1.18))


def wall(it: Sketch, left: float, top: float, right: float, foot: float, fill: Colour, shade: float = 0.36) -> None:
    """A square body seen over its edge: `shade` of its width is the side in the shade."""
    edge = right - (right - left) * shade
    it.rectangle(left, top, edge, foot, fill)
    it.rectangle(edge, top, right, foot, shaded(fill, 0.7))


def column(it: Sketch, x: float, half: float, foot: float, top: float, fill: Colour, head: float | None = None) -> None:
    """A round body, `half` as wide at its foot, `head` at its top: a light, a middle and a shaded side."""
    upper = half if head is None else head
    for left, right, brightness in ((-1.0, 1.0, 0.95), (-1.0, -0.45, 1.12), (0.3, 1.0, 0.72), (0.72, 1.0, 0.62)):
        corners = [(left * half, foot), (right * half, foot), (right * upper, top), (left * upper, top)]
        it.polygon([(x + dx, y) for dx, y in corners], shaded(fill, brightness))


def spire(it: Sketch, x: float, half: float, base: float, top: float, fill: Colour) -> None:
    """A pointed roof, round or square: a lit and a shaded plane, snow on it in snow."""
    it.polygon([(x - half, base), (x + half, base), (x, top)], fill)
    it.polygon([(x + half * 0.2, base), (x + half, base), (x, top)], shaded(fill, 0.68))
    if it.tones.snowy > 0.3:
        low = base + (top - base) * 0.35
        it.polygon([(x - half * 0.65, low), (x - half * 0.2, low - 4), (x, top)], it.tones["snow"])
        it.polygon([(x - half * 0.2, low - 4), (x + half * 0.6, low), (x, top)], shaded(it.tones["snow"], 0.86))


def dome(it: Sketch, x: float, half: float, base: float, top: float, fill: Colour, *, onion: bool = False) -> None:
    """A round roof, or one that swells before it draws to a point."""
    tall = base - top
    if onion:
        side = [(1.0, 0.0), (1.22, 0.2), (1.12, 0.42), (0.66, 0.64), (0.22, 0.8), (0.0, 1.0)]
        right = through([(x + half * dx, base - tall * dy) for dx, dy in side])
        points = [*right, *[(2 * x - px, py) for px, py in reversed(right)]]
    else:
        points = arc(x, base, half, tall, 0, 180, 18)
    it.rounded(points, fill, half * 0.34)
    if it.tones.snowy > 0.3:
        cap = [(px, py) for px, py in points if py < base - tall * 0.46]
        it.rounded([*cap, (x, base - tall * 0.4)], it.tones["snow"], half * 0.2)


def slope(it: Sketch, left: float, right: float, eaves: float, ridge: float, lean: float, fill: Colour) -> None:
    """The long plane of a roof: from `left`..`right` at the eaves to the ridge, `lean` px further right, with courses
    of tiles; snow on it in snow."""
    for share in range(4):
        low, high = share / 4, (share + 1) / 4
        y0, y1 = eaves + (ridge - eaves) * low, eaves + (ridge - eaves) * high
        corners = [
            (left + lean * low, y0),
            (right + lean * low, y0),
            (right + lean * high, y1),
            (left + lean * high, y1),
        ]
        it.polygon(corners, shaded(fill, (0.88, 1.0, 0.95, 1.1)[share]))
    if it.tones.snowy > 0.3:
        low = eaves + (ridge - eaves) * 0.22
        waves = [(left + lean * 0.22 + (right - left) * i / 6, low + 5 * (i % 2) - 2) for i in range(7)]
        it.polygon([*waves, (right + lean, ridge), (left + lean, ridge)], it.tones["snow"])


def gable(it: Sketch, left: float, right: float, eaves: float, ridge: float, fill: Colour) -> None:
    """A roof seen from its end: two planes that meet above the middle, thick at the verge."""
    middle = (left + right) / 2
    it.polygon([(left, eaves), (right, eaves), (middle, ridge)], shaded(fill, 0.9))
    it.line([(left, eaves), (middle, ridge)], 5, shaded(fill, 1.15))
    it.line([(middle, ridge), (right, eaves)], 5, shaded(fill, 0.6))
    if it.tones.snowy > 0.3:
        it.line([(left, eaves - 3), (middle, ridge - 3), (right, eaves - 3)], 5, it.tones["snow"])


def window(it: Sketch, x: float, top: float, width: float, tall: float, *, arched: bool = False) -> None:
    """A window whose middle is at x: by day it holds the dark of the room, by night most are lit."""
    glass = mix(dark(it, 0.85), it.tones["mid"], 0.25)
    if it.tones.dark > 0.3 and it.chance(round(x * 7 + top * 13)) > 0.14:
        glass = mix(WARM, WHITE, 0.15 * it.chance(round(x * 3 + top * 5)))
        it.glow(x, top + tall / 2, 8 + tall * 1.6, 0.4 * it.tones.dark)
    half = width / 2
    if arched:
        it.polygon([(x - half, top + tall), *arc(x, top + half, half, half, 180, 0, 8), (x + half, top + tall)], glass)
    else:
        it.rectangle(x - half, top, x + half, top + tall, glass)


def windows(
    it: Sketch, left: float, right: float, top: float, count: int, width: float, tall: float, *, arched: bool = False
) -> None:
    """A row of windows, the first one's middle at `left`, the last one's at `right`."""
    for n in range(count):
        window(it, left + (right - left) * n / max(1, count - 1), top, width, tall, arched=arched)


def doorway(it: Sketch, x: float, foot: float, width: float, tall: float, fill: Colour, *, arched: bool = True) -> None:
    """A door with a light edge."""
    half, top = width / 2, foot - tall
    head = arc(x, top + half, half, half, 180, 0, 8) if arched else [(x - half, top), (x + half, top)]
    it.polygon([(x - half, foot), *head, (x + half, foot)], shaded(fill, 0.7))
    it.rectangle(x - half, top + half, x - half * 0.2, foot, fill)


def battlement(it: Sketch, left: float, right: float, top: float, fill: Colour, tooth: float = 8) -> None:
    """Merlons along a wall's top, the right ones in the shade."""
    count = max(2, round((right - left) / (tooth * 1.7)))
    gap = (right - left - tooth) / (count - 1)
    for n in range(count):
        x = left + gap * n
        it.rectangle(x, top - tooth, x + tooth, top + 1, shaded(fill, 1.05 if n < count * 0.6 else 0.72))


def flag(it: Sketch, x: float, foot: float, tall: float, length: float, fill: Colour) -> None:
    """A pennant on a staff: it hangs in still air and flies in wind."""
    top = foot - tall
    it.line([(x, foot), (x, top)], 2.4, dark(it))
    fall = (1 - it.tones.windy) * length * 0.35
    it.polygon([(x, top), (x + length * 0.5, top - 2 + fall * 0.4), (x + length, top + 4 + fall), (x, top + 13)], fill)
    it.polygon([(x, top + 8), (x + length, top + 4 + fall), (x, top + 13)], shaded(fill, 0.7))


def smoke(it: Sketch, x: float, y: float, rise: float, fill: Colour, *, size: float = 6, drift: float = 0.5) -> None:
    """Puffs that grow and fade while they rise and lean to the right, or to the left with `drift` below 0."""
    count = max(4, round(rise / 11))
    for n in range(count):
        t = n / count
        wander = (it.chance(round(x + n * 31)) - 0.5) * size * t
        px, py, radius = x + rise * drift * t**1.4 + wander, y - rise * t, size * (0.7 + 1.7 * t)
        it.ellipse(px, py, radius, radius * 0.85, fill, 0.85 * (1 - t) ** 0.8)
        it.ellipse(px - radius * 0.25, py - radius * 0.25, radius * 0.6, radius * 0.5, shaded(fill, 1.1), 0.6 * (1 - t))


def foam(it: Sketch, left: float, right: float, y: float = 0.0, thick: float = 3.0) -> None:
    """A broken line of white water."""
    count = max(3, round((right - left) / 12))
    for n in range(count):
        x = left + (right - left) * (n + 0.5) / count
        it.ellipse(
            x, y + (it.chance(n + 400) - 0.5) * thick, 9, thick * (0.6 + 0.5 * it.chance(n + 430)), foamy(it), 0.85
        )


def wheel(it: Sketch, x: float, y: float, radius: float, fill: Colour, *, spokes: int = 8, rim: float = 3.0) -> None:
    """A spoked wheel."""
    for n in range(spokes):
        angle = math.tau * n / spokes + 0.2
        it.line([(x, y), (x + radius * math.cos(angle), y + radius * math.sin(angle))], rim * 0.7, fill)
    it.line(arc(x, y, radius - rim / 2, radius - rim / 2, 0, 360, 28), rim, shaded(fill, 0.75))
    it.line(arc(x, y, radius - rim / 2, radius - rim / 2, 60, 200, 14), rim, shaded(fill, 1.15))
    it.ellipse(x, y, rim * 1.2, rim * 1.2, shaded(fill, 1.2))


def tyre(it: Sketch, x: float, y: float, radius: float, hub: Colour) -> None:
    """A rubber wheel with a hub."""
    it.ellipse(x, y, radius, radius, shaded(dark(it), 0.8))
    it.ellipse(x, y, radius * 0.52, radius * 0.52, hub)
    it.ellipse(x - radius * 0.12, y - radius * 0.12, radius * 0.26, radius * 0.26, shaded(hub, 1.25))


def rocky(it: Sketch, left: float, right: float, tall: float, fill: Colour, *, foot: float = 4.0) -> None:
    """A low island or crag: lit facets over dark ones, grown with grass on its back."""
    span, count = right - left, 11
    back: list[Point] = [(left, foot)]
    for n in range(count):
        swell = math.sin(math.pi * (n + 0.6) / (count + 0.2)) ** 0.7
        back.append((left + span * (n + 0.5) / count, -4 - tall * swell * (0.72 + 0.28 * it.chance(n + 300))))
    back.append((right, foot))
    middle = (left + right) / 2
    it.rounded(back, fill, min(12, tall * 0.34))
    for n in range(2, count, 2):
        x, y = back[n]
        it.polygon(
            [(x, y * 0.7), (x + span * 0.06, foot), (x - span * 0.05, foot)], shaded(fill, 1.14 if n < 5 else 0.7)
        )
    turf = [(middle + (x - middle) * 0.86, y * 1.02 - 1) for x, y in back[1:-1]]
    hem = [(x, y * (0.42 if n % 2 else 0.62)) for n, (x, y) in enumerate(turf)]
    grass = mix(it.tones["grass"], it.tones["foliage"], 0.35)
    it.polygon([*through(turf, 4), *hem[::-1]], it.tones["snow"] if it.tones.snowy > 0.3 else grass)
    it.line(through(turf[: count // 2], 4), 4, shaded(it.tones["snow"] if it.tones.snowy > 0.3 else grass, 1.2))
