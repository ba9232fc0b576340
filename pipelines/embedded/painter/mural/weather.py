"""What hangs in the air before the land: banks of mist, a veil of rain, falling snow."""

import numpy as np

from pipelines.embedded.painter.colour import mix
from pipelines.embedded.painter.mural.fields import HEIGHT, grown, mixed, stepped
from pipelines.embedded.painter.mural.pen import Pen, plot
from pipelines.embedded.painter.mural.scene import Scene
from pipelines.embedded.painter.mural.world import HORIZON
from pipelines.embedded.painter.noise import chance


def paint_air(scene: Scene) -> None:
    """Veil, mist and rain over the far world, in canonical lines, before anything near is set in."""
    columns = scene.columns
    if columns.any("veil"):
        y = np.arange(HEIGHT, dtype=np.float32)[:, None]
        far = np.exp(-(((y - HORIZON) / 150) ** 2))
        scene.colour += (columns.tones["haze"] - scene.colour) * (far * columns["veil"][None] * np.float32(0.55))
    if columns.any("mist"):
        banks = scene.half_noise(0, HEIGHT, 420, 46, 320, 4, 0.55)
        y = (np.arange(0, HEIGHT, 2) + 0.5).astype(np.float32)[:, None]
        low = np.exp(-(((y - HORIZON - 30) / 120) ** 2))
        share = stepped(banks + 0.35 * low, 0.52, 0.95) * (0.25 + 0.75 * low) * columns["mist"][None, ::2]
        pale = mixed(columns.tones["haze"], columns.tones["cloud_lit"], 0.45)
        share = grown(share.astype(np.float32), scene.span.width, HEIGHT)
        scene.colour += (pale - scene.colour) * (share * np.float32(0.82))


def paint_falling(scene: Scene) -> None:
    """Rain and snow between everything and the eye."""
    columns = scene.columns
    if columns.any("rain"):
        _rain(scene)
    if columns.any("flakes"):
        _snow(scene)


def _snow(scene: Scene) -> None:
    """Flakes of three sizes, the near ones few and large."""
    pen = Pen(scene.span, 0, HEIGHT)
    for number, (spacing, size) in enumerate(((15, 1.5), (26, 2.5), (58, 4.2))):
        places = plot(scene.world, scene.span, spacing, 8, 4000 + number)
        lines = np.arange(int(HEIGHT / spacing) + 1)[:, None]
        cells = places.cells.astype(np.int64)[None]
        luck = [chance(cells, lines, places.seed, key) for key in range(4)]
        there = luck[0] < places.columns["flakes"] * 0.55
        for line, i in zip(*np.nonzero(there), strict=True):
            x = float(places.x[i]) + (float(luck[3][line, i]) - 0.5) * spacing * 0.8
            y = (float(line) + float(luck[1][line, i])) * spacing
            radius = size * (0.6 + 0.7 * float(luck[2][line, i]))
            pen.ellipse(x, y, radius, radius, mix(places.tone("snow", i), places.tone("haze", i), 0.15))
    pen.veil(scene, 0.9)


def _rain(scene: Scene) -> None:
    """Slanting streaks."""
    pen = Pen(scene.span, 0, HEIGHT)
    places = plot(scene.world, scene.span, 17, 36, 4600)
    lines = np.arange(22)[:, None]
    cells = places.cells.astype(np.int64)[None]
    luck = [chance(cells, lines, places.seed, key) for key in range(4)]
    there = luck[0] < places.columns["rain"] * 0.62
    for line, i in zip(*np.nonzero(there), strict=True):
        x = float(places.x[i]) + (float(luck[3][line, i]) - 0.5) * 15
        y = (float(line) + float(luck[1][line, i])) * 36
        long = 16 + 34 * float(luck[2][line, i])
        tint = mix(places.tone("horizon", i), places.tone("snow", i), 0.35)
        pen.line([(x, y), (x - long * 0.3, y + long)], 0.8, tint)
    pen.veil(scene, 0.34)
