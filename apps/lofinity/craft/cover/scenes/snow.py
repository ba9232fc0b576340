"""A cabin in deep snow."""

import numpy as np

from apps.lofinity.craft.cover.canvas import Canvas, Point, mix
from apps.lofinity.craft.cover.light import (
    Box,
    H,
    W,
    cat,
    dusk,
    lit_window,
    pines,
    snowfall,
    stars,
    sun,
)


def snowed_in(canvas: Canvas, box: Box) -> None:
    """A cabin in deep snow: pines, smoke going straight up, gold windows and their light on the drifts."""
    rng = canvas.rng
    dusk(canvas, box, 0.7, deep=0.6)
    stars(canvas, box, 0.45, 90)
    sun(canvas, box, rng.uniform(0.72, 0.86) * W, 0.17 * H, 34, moon=True)
    snow = mix(box.paper, box.body, 0.12)
    for layer in range(2):
        top = canvas.line(
            H * (0.42 + 0.08 * layer),
            (rng.uniform(300, 480), 52 - 18 * layer, rng.uniform(0, 6)),
            (rng.uniform(110, 170), 20, rng.uniform(0, 6)),
            (37, 5, 0.0),
        )
        tone = mix(mix(snow, box.body, 0.55), box.shade, 0.15 + 0.1 * layer)
        canvas.ridge(top, tone, mix(tone, mix(box.body, box.lamp, 0.3), 0.6), 110)
    for row, (height, size, dark) in enumerate(((0.6, 78, 0.3), (0.655, 118, 0.6))):
        ground = canvas.line(H * height, (520, 12, rng.uniform(0, 6)))
        feet: list[Point] = [
            (float(x), float(ground[min(W - 1, int(x))]) + 8)
            for x in np.arange(12, W, 46 + 22 * row) + rng.uniform(-14, 14)
        ]
        feet = [(min(max(x, 0), W - 1), y) for x, y in feet if row == 0 or not 0.3 * W < x < 0.74 * W]
        tone = mix(box.shade, box.ink, dark)
        edges = pines(canvas, mix(tone, box.body, 0.25 - 0.15 * row), tone, feet, size)
        caps = canvas.stencil()
        for edge in edges:
            caps.line(edge, 2.2 + row)
        canvas.fill(caps, mix(snow, box.body, 0.3), strength=0.55 + 0.2 * row)
        canvas.ridge(ground + 6, mix(snow, box.body, 0.5 - 0.15 * row), mix(snow, box.body, 0.35), 90)
    field = canvas.line(lambda x: H * (0.75 + 0.02 * np.cos(x / 210)), (330, 6, 1.0))
    canvas.ridge(field, mix(snow, box.body, 0.18), mix(snow, box.shade, 0.42), 230)
    x, y = 0.36 * W, 0.785 * H
    _smoke(canvas, box, x + 208, y - 196)
    _cabin(canvas, box, x, y, snow)
    for pool_x, wide in ((x + 52, 72), (x + 196, 88)):
        canvas.glow(pool_x, y + 44, wide, box.warm, 0.5, flat=2.6)
    path = canvas.stencil().ink(0.6)
    for step in range(9):
        path.oval(
            x + 128 + 26 * np.sin(step * 0.7) + (step % 2) * 15, y + 22 + step * 17, 5 + 0.4 * step, 2.4 + 0.25 * step
        )
    canvas.fill(path, mix(snow, box.shade, 0.45))
    drift = canvas.line(lambda along: H * (0.95 - 0.05 * np.cos(along / 130 + 2.0)), (410, 10, 0.5))
    canvas.ridge(drift, mix(snow, box.body, 0.3), mix(snow, box.shade, 0.5), 90)
    cat(canvas, x + 166, y + 16, 42, box.ink)
    snowfall(canvas, box)


def _cabin(canvas: Canvas, box: Box, x: float, y: float, snow: np.ndarray) -> None:
    wood = mix(mix(box.ink, box.lamp, 0.22), box.shade, 0.2)
    canvas.fill(canvas.stencil().box(x, y - 104, 250, 112), wood, mix(wood, box.ink, 0.35))
    logs = canvas.stencil()
    for log in range(7):
        logs.box(x, y - 92 + log * 15, 250, 1.8)
    canvas.fill(logs, mix(wood, box.ink, 0.6), strength=0.7)
    canvas.fill(
        canvas.stencil().polygon([(x, y - 103), (x + 125, y - 196), (x + 250, y - 103)]),
        wood,
        mix(wood, box.ink, 0.3),
    )
    canvas.fill(canvas.stencil().box(x + 196, y - 188, 24, 60), mix(wood, box.ink, 0.4))
    roof = canvas.stencil().polygon(
        [
            (x - 26, y - 92),
            (x + 118, y - 206),
            (x + 132, y - 206),
            (x + 276, y - 92),
            (x + 250, y - 88),
            (x + 125, y - 184),
            (x, y - 88),
        ]
    )
    roof.box(x + 192, y - 198, 32, 13, 6)
    canvas.fill(roof, mix(snow, box.paper, 0.4), mix(snow, box.body, 0.3))
    lit_window(canvas, box, x + 28, y - 72, 48, 44)
    lit_window(canvas, box, x + 172, y - 72, 50, 44)
    lit_window(canvas, box, x + 112, y - 150, 26, 26)
    door = canvas.stencil().box(x + 106, y - 70, 40, 78, 3)
    canvas.fill(door, mix(box.lamp, box.ink, 0.45), mix(box.lamp, box.ink, 0.65))
    canvas.disc(x + 139, y - 28, 2.4, box.warm)
    banks = canvas.stencil().oval(x + 20, y + 10, 54, 13).oval(x + 238, y + 10, 60, 15)
    canvas.fill(banks, mix(snow, box.body, 0.1))


def _smoke(canvas: Canvas, box: Box, x: float, y: float) -> None:
    for puff in range(9):
        rise = puff / 8
        canvas.glow(
            x + 16 * np.sin(2.2 * rise * 2 + 0.6) * rise + 22 * rise,
            y - 150 * rise,
            9 + 20 * rise,
            mix(box.paper, box.body, 0.4),
            0.24 * (1 - 0.7 * rise),
        )
