"""The five colours of a tape as a painter's box, and the things every scene may hold: sun, stars, cat, wires."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from apps.lofinity.craft.cover.canvas import Canvas, Colour, Point, colour, mix
from apps.lofinity.domain import Recipe

W, H = 912, 736
"""The picture inside its paper border, in pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """Paints, dark to light: `ink`, `shade`, `body`, `lamp`, `paper`; and the recipe they come from."""

    ink: Colour
    shade: Colour
    body: Colour
    lamp: Colour
    paper: Colour
    recipe: Recipe

    def hears(self, *names: str) -> bool:
        """Whether one of these surroundings is on the tape."""
        return any(bed.name in names for bed in self.recipe.ambience)

    @property
    def warm(self) -> Colour:
        """Lamplight, whatever the palette: the lamp's own colour pulled towards amber, the further the colder it is."""
        cold = float(np.clip(0.5 + self.lamp[2] - self.lamp[0], 0, 1))
        return mix(self.lamp, np.array([1.0, 0.72, 0.36], dtype=np.float32), 0.3 + 0.6 * cold)


def box_of(recipe: Recipe) -> Box:
    ink, shade, body, lamp, paper = (colour(code) for code in recipe.palette)
    if recipe.weather == "sea" and body[0] - body[2] > lamp[0] - lamp[2]:
        # the water takes the cooler of the two colours, the sun the warmer
        body, lamp = np.asarray(0.8 * lamp, dtype=np.float32), mix(body, paper, 0.35)
        ink, shade = np.asarray(0.2 * body, dtype=np.float32), np.asarray(0.52 * body, dtype=np.float32)
    return Box(ink, shade, body, lamp, paper, recipe)


def dusk(canvas: Canvas, box: Box, horizon: float, *, deep: float = 0.0) -> None:
    """The sky from its top down to the horizon (0..1 of the sheet). `deep` 1 is full night, below 0 broad day."""
    if deep < 0:
        pale = mix(box.paper, box.lamp, 0.18)
        canvas.wash(
            [
                (0.0, mix(box.body, box.shade, 0.1)),
                (0.5 * horizon, mix(box.body, box.paper, 0.35)),
                (0.95 * horizon, mix(box.body, pale, 0.85)),
                (1.0, pale),
            ]
        )
        return
    glow = mix(box.lamp, box.body, 0.25 + 0.6 * deep)
    canvas.wash(
        [
            (0.0, mix(box.ink, box.shade, 0.35 - 0.25 * deep)),
            (0.38 * horizon, mix(box.shade, box.body, 0.15 - 0.1 * deep)),
            (0.74 * horizon, mix(box.body, box.shade, 0.1 + 0.4 * deep)),
            (0.92 * horizon, mix(box.body, glow, 0.75)),
            (1.02 * horizon, mix(glow, box.paper, 0.3 - 0.25 * deep)),
            (1.0, mix(glow, box.paper, 0.3 - 0.25 * deep)),
        ]
    )


def stars(canvas: Canvas, box: Box, until: float, count: int) -> None:
    """Stars of three sizes, thinning out towards `until` (0..1 of the height)."""
    rng = canvas.rng
    small, large = canvas.stencil(), canvas.stencil()
    for _ in range(count):
        x, y = rng.uniform(0, W), H * until * rng.random() ** 1.5
        size = rng.choice((0.7, 1.0, 1.6), p=(0.6, 0.32, 0.08))
        (large if size > 1.2 else small).ink(rng.uniform(0.35, 1.0) * (1 - 0.7 * y / H / until)).oval(x, y, size, size)
    canvas.fill(small, box.paper, strength=0.85)
    canvas.fill(large, box.paper)


def sun(canvas: Canvas, box: Box, x: float, y: float, radius: float, *, moon: bool) -> None:
    """A low sun, or a moon with its seas; each with the air lit around it."""
    canvas.glow(x, y, radius * 2.6, mix(box.lamp, box.paper, 0.4) if moon else box.warm, 0.16 if moon else 0.3)
    canvas.glow(x, y, radius * 1.35, box.paper, 0.22)
    if moon:
        canvas.disc(x, y, radius, mix(box.paper, box.body, 0.06))
        seas = canvas.stencil().ink(0.5)
        for away, turn, size in ((0.42, 2.6, 0.26), (0.35, 4.4, 0.2), (0.5, 0.4, 0.16), (0.1, 1.0, 0.14)):
            seas.oval(x + away * radius * np.cos(turn), y + away * radius * np.sin(turn), size * radius, size * radius)
        canvas.fill(seas, mix(box.paper, box.body, 0.3), strength=0.5)
    else:
        canvas.disc(x, y, radius, mix(box.paper, np.array([1.0, 0.9, 0.66], dtype=np.float32), 0.5), soft_px=2.0)


def cloud_bands(canvas: Canvas, box: Box, top: float, foot: float, strength: float = 0.5) -> None:
    """Long flat evening clouds between two heights (0..1), lit from below."""
    veil = canvas.clouds(26, 4) * 0.7 + 0.45 * canvas.clouds(60, 12)
    place = canvas.y / H
    where = np.clip((place - top) / 0.12, 0, 1) * np.clip((foot - place) / 0.1, 0, 1)
    cover = np.clip((veil - 0.28) * 2.6, 0, 1) * where
    canvas.lay(np.asarray(0.55 * strength * cover, dtype=np.float32), mix(box.body, box.shade, 0.35))
    lit = np.clip((veil - 0.5) * 3, 0, 1) * where
    canvas.lay(np.asarray(strength * lit, dtype=np.float32), mix(box.lamp, box.paper, 0.45))


def cat(canvas: Canvas, x: float, y: float, size: float, tone: Colour, *, leftward: bool = False) -> None:
    """The cat of every cover, sitting with its back to us at (x, y), `size` pixels tall: its signature."""
    turn = -1 if leftward else 1
    shape = canvas.stencil()
    shape.oval(x, y - 0.3 * size, 0.235 * size, 0.33 * size)
    shape.oval(x, y - 0.1 * size, 0.29 * size, 0.13 * size)
    shape.oval(x + turn * 0.03 * size, y - 0.7 * size, 0.185 * size, 0.16 * size)
    for side in (-1, 1):
        ear = x + turn * 0.03 * size + side * 0.115 * size
        shape.polygon(
            [
                (ear - 0.075 * size, y - 0.77 * size),
                (ear + side * 0.035 * size, y - 1.0 * size),
                (ear + 0.075 * size, y - 0.75 * size),
            ]
        )
    tail = [
        (x + turn * size * (0.2 + 0.33 * t), y - size * (0.05 + 0.26 * t**2 - 0.12 * np.sin(3.0 * t)))
        for t in np.linspace(0, 1, 14)
    ]
    shape.line(tail, 0.085 * size)
    canvas.fill(shape, tone)


def wires(canvas: Canvas, tone: Colour, posts: list[Point], sag: float, count: int = 3) -> None:
    """Wires from post to post, hanging."""
    shape = canvas.stencil()
    along = np.linspace(0, 1, 24)
    for (x0, y0), (x1, y1) in pairwise(posts):
        for wire in range(count):
            drop = sag * (1 + 0.2 * wire)
            shape.line(
                [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + 11 * wire + drop * 4 * t * (1 - t)) for t in along], 1.4
            )
    canvas.fill(shape, tone, strength=0.85)


def lit_window(
    canvas: Canvas, box: Box, x: float, y: float, width: float, height: float, strength: float = 1.0
) -> None:
    """A window with somebody home: a pane in lamplight, its cross, and what it sheds on the wall."""
    canvas.glow(x + width / 2, y + height / 2, max(width, height) * 1.1, box.warm, 0.34 * strength)
    canvas.fill(canvas.stencil().box(x, y, width, height, 1), mix(box.warm, box.paper, 0.45), box.warm)
    bars = canvas.stencil().box(x + width / 2 - 0.8, y, 1.6, height).box(x, y + height * 0.45 - 0.8, width, 1.6)
    canvas.fill(bars, mix(box.ink, box.warm, 0.3), strength=0.8)


def trees(canvas: Canvas, tone: Colour, low: Colour, foot: list[Point], size: float) -> None:
    """Round trees standing on points, each three or four lobes on a stem."""
    rng = canvas.rng
    shape = canvas.stencil()
    for x, y in foot:
        tall = size * rng.uniform(0.7, 1.3)
        shape.line([(x, y + 2), (x, y - 0.5 * tall)], 0.06 * tall)
        for lobe in range(7):  # wide below, narrow on top
            rise = lobe / 6
            shape.oval(
                x + rng.uniform(-0.2, 0.2) * tall * (1 - 0.8 * rise),
                y - tall * (0.42 + 0.46 * rise),
                tall * (0.25 - 0.1 * rise) * rng.uniform(0.85, 1.15),
                tall * (0.2 - 0.06 * rise) * rng.uniform(0.85, 1.15),
            )
    canvas.fill(shape, tone, low)


def pines(canvas: Canvas, tone: Colour, low: Colour, foot: list[Point], size: float) -> list[list[Point]]:
    """Pines standing on points; returns the upper edges of their tiers, for snow."""
    rng = canvas.rng
    shape, edges = canvas.stencil(), list[list[Point]]()
    for x, y in foot:
        tall = size * rng.uniform(0.7, 1.3)
        shape.line([(x, y + 3), (x, y - 0.3 * tall)], 0.06 * tall)
        for tier in range(4):
            peak, base = y - tall * (1 - 0.2 * tier), y - tall * (0.62 - 0.185 * tier)
            half = tall * (0.12 + 0.055 * tier)
            shape.polygon(
                [(x, peak), (x + half, base), (x + 0.5 * half, base - 3), (x - 0.5 * half, base - 3), (x - half, base)]
            )
            edges.append([(x - half, base), (x - 0.45 * half, (peak + base) / 2 + 3), (x, peak)])
    canvas.fill(shape, tone, low)
    return edges


def awning(canvas: Canvas, box: Box, x: float, y: float, wide: float, tall: float, stripes: int) -> None:
    """Striped cloth with a scalloped hem; the outer stripes are the coloured ones when `stripes` is odd."""
    cloths, skew = (canvas.stencil(), canvas.stencil()), 0.24 * tall
    for stripe in range(stripes):
        left, right, cloth = stripe / stripes, (stripe + 1) / stripes, cloths[stripe % 2]
        top_left, top_right = (x + skew + side * (wide - 2 * skew) for side in (left, right))
        cloth.polygon([(top_left, y), (top_right, y), (x + right * wide, y + tall), (x + left * wide, y + tall)])
        cloth.arch(x + (left + right) / 2 * wide, y + tall - 1, wide / stripes / 2 + 0.5, 0.24 * tall, 0, 180)
    canvas.fill(cloths[0], mix(box.lamp, box.shade, 0.2), mix(box.lamp, box.shade, 0.42))
    canvas.fill(cloths[1], box.paper, mix(box.paper, box.shade, 0.3))


def rainfall(canvas: Canvas, box: Box, count: int) -> None:
    """Strokes of rain in two thicknesses, slanting a little; seen where light falls through them."""
    rng = canvas.rng
    for strength, width, longest in ((0.32, 1.0, 26), (0.5, 1.5, 46)):
        rain = canvas.stencil()
        for _ in range(count):
            x, y, long = rng.uniform(-20, W + 40), rng.uniform(-20, H), rng.uniform(0.5, 1) * longest
            rain.ink(rng.uniform(0.3, 1)).line([(x, y), (x - 0.2 * long, y + long)], width)
        cover, where = rain.mask()
        light = 0.3 + 1.1 * canvas.paint[where].mean(2)
        canvas.lay(
            np.asarray(cover * strength * np.clip(light, 0, 1), dtype=np.float32), mix(box.paper, box.body, 0.25), where
        )


def snowfall(canvas: Canvas, box: Box) -> None:
    """Flakes of three sizes, and a few so near that they are only light."""
    rng = canvas.rng
    near = canvas.stencil()
    for _ in range(260):
        x, y, size = rng.uniform(0, W), rng.uniform(0, H), rng.choice((0.9, 1.6, 2.6), p=(0.55, 0.35, 0.1))
        near.ink(rng.uniform(0.4, 1.0)).oval(x, y, size, size)
    canvas.fill(near, box.paper, strength=0.85)
    for _ in range(9):
        canvas.glow(rng.uniform(0, W), rng.uniform(0, H), rng.uniform(4, 8), box.paper, 0.5)
