"""Evening over hills."""

import numpy as np

from apps.lofinity.craft.cover.canvas import Canvas, mix
from apps.lofinity.craft.cover.light import (
    Box,
    H,
    W,
    cat,
    cloud_bands,
    dusk,
    lit_window,
    stars,
    sun,
    trees,
    wires,
)


def hills(canvas: Canvas, box: Box) -> None:
    """Evening over layered hills; a house with its lamp on, wires into the distance. A train where one is heard."""
    rng = canvas.rng
    night = box.recipe.feel.brightness < -0.15
    day = box.recipe.feel.brightness > 0.35
    dusk(canvas, box, 0.66, deep=0.75 if night else -1.0 if day else 0.0)
    if not day:
        stars(canvas, box, 0.5, 130 if night else 40)
    sun_x = rng.uniform(0.24, 0.44) * W
    sun(canvas, box, sun_x, (0.24 if night else 0.45) * H, 46 if night else 74, moon=night)
    cloud_bands(canvas, box, 0.12, 0.6, 0.2 if night else 0.5)
    far = mix(mix(box.body, box.lamp, 0.3), box.shade, 0.45 if night else 0.1)
    if day:
        far = mix(far, box.paper, 0.3)
    for layer in range(4):
        depth = layer / 3
        tone = mix(far, mix(box.shade, box.ink, 0.25), depth)
        mist = mix(tone, mix(box.lamp, box.body, 0.5), 0.5 * (1 - 0.5 * depth))
        top = canvas.line(
            H * (0.52 + 0.085 * layer),
            (rng.uniform(420, 760), 34 + 4 * layer, rng.uniform(0, 6)),
            (rng.uniform(180, 320), 15, rng.uniform(0, 6)),
            (rng.uniform(60, 110), 4, rng.uniform(0, 6)),
        )
        canvas.ridge(top, tone, mist, 120)
        if layer == 1 and box.hears("train"):
            _train(canvas, box, H * 0.655)
        if layer == 1 and box.hears("city"):
            _skyline(canvas, box, H * 0.66)
        if layer in (2, 3):
            where = rng.uniform(0, W, 9)
            feet = [(float(x), float(top[int(x)]) + 4) for x in where]
            trees(canvas, mix(tone, box.ink, 0.2), mix(tone, box.ink, 0.4), feet, 26 + 16 * (layer - 2))
    near = canvas.line(lambda x: H * (0.97 - 0.17 * (x / W) ** 1.6), (300, 7, 1.0))
    canvas.ridge(near, mix(box.ink, box.shade, 0.35), box.ink, 130)
    _grass(canvas, box, near, 260)
    house_x, house_y = 0.71 * W, float(near[int(0.84 * W)]) + 6
    _house(canvas, box, house_x, house_y)
    posts = [(0.12 * W, 0.5 * H), (0.56 * W, 0.6 * H), (W + 60.0, 0.44 * H)]
    for x, top_y, foot in ((posts[0][0], posts[0][1], H), (posts[1][0], posts[1][1], float(near[int(0.56 * W)]) + 6)):
        pole = canvas.stencil().box(x - 3, top_y - 14, 6, foot - top_y + 16)
        pole.box(x - 24, top_y - 3, 48, 4).box(x - 18, top_y + 14, 36, 4)
        canvas.fill(pole, box.ink)
    wires(canvas, box.ink, [(-50.0, 0.56 * H), *posts], 13)
    cat(canvas, 0.3 * W, float(near[int(0.3 * W)]) + 4, 52, mix(box.ink, box.shade, 0.05))


def _house(canvas: Canvas, box: Box, x: float, y: float) -> None:
    walls = canvas.stencil().box(x, y - 62, 118, 66)
    canvas.fill(walls, mix(box.ink, box.shade, 0.55), mix(box.ink, box.shade, 0.25))
    roof = canvas.stencil().polygon([(x - 14, y - 58), (x + 22, y - 104), (x + 98, y - 104), (x + 132, y - 58)])
    roof.box(x + 84, y - 122, 13, 26)
    canvas.fill(roof, mix(box.ink, box.shade, 0.2), box.ink)
    lit_window(canvas, box, x + 16, y - 44, 26, 26)
    lit_window(canvas, box, x + 64, y - 44, 38, 26)
    canvas.glow(x + 60, y + 12, 80, box.warm, 0.2, flat=4)


def _train(canvas: Canvas, box: Box, y: float) -> None:
    """A lit night train on its viaduct, with arches under it."""
    ink = mix(box.ink, box.shade, 0.5)
    deck = canvas.stencil().box(0, y, W, 9)
    for pier in range(0, W + 60, 62):
        deck.box(pier, y + 6, 13, 80)
    canvas.fill(deck, ink, mix(ink, box.body, 0.25))
    start = canvas.rng.uniform(0.1, 0.3) * W
    cars, panes = canvas.stencil(), canvas.stencil()
    for car in range(5):
        x = start + car * 92
        cars.box(x, y - 25, 88, 24, 5)
        for pane in range(6):
            panes.box(x + 8 + pane * 13, y - 20, 9, 9, 1)
    canvas.fill(cars, mix(box.ink, box.shade, 0.35))
    canvas.fill(panes, mix(box.warm, box.paper, 0.5))
    for car in range(5):
        canvas.glow(start + car * 92 + 44, y - 14, 46, box.warm, 0.16, flat=1.6)


def _skyline(canvas: Canvas, box: Box, y: float) -> None:
    rng = canvas.rng
    towers, panes = canvas.stencil(), canvas.stencil()
    x = 0.05 * W
    while x < 0.95 * W:
        wide, tall = rng.uniform(18, 46), rng.uniform(20, 60) + 75 * np.exp(-(((x / W - 0.6) / 0.2) ** 2))
        towers.box(x, y - tall, wide, tall + 60)
        for _ in range(int(tall * wide / 160)):
            panes.box(x + rng.uniform(3, wide - 6), y - rng.uniform(6, tall - 4), 2.6, 3.2)
        x += wide + rng.uniform(-2, 14)
    canvas.fill(towers, mix(box.shade, box.body, 0.3), mix(box.body, box.lamp, 0.25))
    canvas.fill(panes, mix(box.warm, box.paper, 0.4), strength=0.9)


def _grass(canvas: Canvas, box: Box, ground: np.ndarray, count: int) -> None:
    """Blades along the near edge, so that the hill is not cut out with scissors."""
    rng = canvas.rng
    blades = canvas.stencil()
    for x in rng.uniform(0, W, count):
        y, tall, lean = float(ground[int(x)]) + 6, rng.uniform(7, 22), rng.uniform(-6, 8)
        blades.line([(x, y), (x + 0.35 * lean, y - 0.6 * tall), (x + lean, y - tall)], 1.3)
    canvas.fill(blades, mix(box.ink, box.shade, 0.3))
