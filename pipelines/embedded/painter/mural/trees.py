"""Woods in rows, the farthest first: conifers, broad crowns, jungle; and the rows of towns and villages."""

import math

import numpy as np

from pipelines.embedded.painter.colour import colour, mix
from pipelines.embedded.painter.mural.pen import Pen, Plot, plot
from pipelines.embedded.painter.mural.placing import Standing, inverse_z
from pipelines.embedded.painter.mural.scene import ROW, Scene
from pipelines.embedded.painter.mural.water import dry
from pipelines.embedded.painter.mural.world import REACH_PX, STRIP_WIDTH, from_join
from pipelines.embedded.painter.noise import draw

FAR_ROWS = ((0.03, 52, 13), (0.085, 84, 24))
NEAR_ROWS = ((0.22, 150, 50), (0.46, 270, 120))
"""q, height and spacing of rows that stand behind the water, and before it."""
WINDOW = colour("ffc86a")


def paint_rows(
    scene: Scene, lines: tuple[tuple[float, float, float], ...], standing: list[Standing], part: int
) -> None:
    """Rows of trees at each (q, height in px, spacing in px), q where on the ground they stand."""
    for number, (q, tall, spacing) in enumerate(lines):
        for kind in ("pinewood", "forest", "jungle"):
            if scene.columns.any(kind, 0.03):
                _row(scene, kind, q, tall, spacing, standing, part + number)


def _row(scene: Scene, kind: str, q: float, tall: float, spacing: float, standing: list[Standing], part: int) -> None:
    wide = {"pinewood": 0.26, "forest": 0.52, "jungle": 0.5}[kind]
    gap = spacing * {"pinewood": 1.0, "forest": 1.5, "jungle": 1.3}[kind]
    reach = tall * 1.25 * wide
    clear = 3 + tall * 0.06
    places = plot(scene.world, scene.span, gap, reach, 2000 + part * 7 + len(kind), clear_px=clear)
    there = places.luck(2) < places.columns[kind] * (1.0 if q < 0.3 else 0.5)
    there &= dry(scene.world, places.x - reach, places.x + reach, q)
    size, haze = places.luck(3), float(np.clip(0.55 - q * 2.4, 0, 0.55))
    bottom = min(768, int(_ground_y(float(scene.columns["horizon"].max()), q)) + 30)
    top = max(0, int(_ground_y(float(scene.columns["horizon"].min()), q) - tall * 1.5))
    pen = Pen(scene.span, top // 4 * 4, -(-bottom // 4) * 4)
    for i in np.flatnonzero(there).tolist():
        x, height = float(places.x[i]), tall * (0.55 + 0.7 * float(size[i]))
        if hides(standing, x, height * wide, q, reach):
            continue
        foot = _ground_y(float(places.columns["horizon"][i]), q) + 10 * (
            draw(places.seed, int(places.cells[i]), 4) - 0.5
        )
        {"pinewood": _conifer, "forest": _crown, "jungle": _palm}[kind](pen, places, i, x, foot, height, haze)
    pen.lay(scene, inverse_z(q), part, detail=0.72, texture=300 + part, angle=None)


def _ground_y(horizon: float, q: float) -> float:
    return horizon + q * (768 - horizon)


def hides(standing: list[Standing], x: float, half: float, q: float, reach: float) -> bool:
    """Whether a tree would stand before a thing that was there first. What crosses a right join heeds what was told
    first, and nothing that was painted over it later."""
    strip = int((x - reach) // STRIP_WIDTH)
    crosses = x + reach > (strip + 1) * STRIP_WIDTH - REACH_PX
    for thing in standing:
        if (thing.over and (crosses or thing.strip < strip)) or (thing.gone and not crosses and thing.strip == strip):
            continue
        if thing.strip <= strip and -0.02 < thing.q < q + 0.02:
            left, right = thing.reach
            if left - half * 0.8 < x < right + half * 0.8:
                return True
    return False


def _conifer(pen: Pen, places: Plot, i: int, x: float, foot: float, tall: float, haze: float) -> None:
    """Tiers of drooping boughs, lit from the left, with snow on them in snow."""
    dark = mix(places.hazed("foliage", i, haze) * np.float32(0.62), places.tone("near", i), 0.18 * (1 - haze))
    lit = mix(places.hazed("foliage", i, haze), places.hazed("grass", i, haze), 0.5)
    snow = places.hazed("snow", i, haze * 0.8)
    snowy = float(places.columns["snow"][i]) > 0.25
    cell = int(places.cells[i])
    half = tall * 0.24
    pen.rectangle(x - tall * 0.018, foot - tall * 0.12, x + tall * 0.018, foot + 2, places.tone("near", i))
    tiers = 4 if tall < 45 else 6 if tall < 120 else 8
    for tier in range(tiers):
        low, high = tier / tiers, min(1.0, (tier + 1.75) / tiers)
        y0, y1 = foot - tall * (0.06 + 0.94 * low), foot - tall * (0.06 + 0.94 * high)
        reach = half * (1 - low) ** 0.85 * (0.86 + 0.28 * draw(places.seed, cell, 10 + tier)) + 1
        droop = (y0 - y1) * 0.22
        pen.polygon(
            [
                (x - reach, y0 + droop),
                (x - reach * 0.45, y0 - droop * 0.4),
                (x, y0 + droop * 0.7),
                (x + reach * 0.5, y0 - droop * 0.4),
                (x + reach, y0 + droop),
                (x, y1),
            ],
            dark,
        )
        pen.polygon([(x - reach, y0 + droop), (x - reach * 0.4, y0 - droop * 0.5), (x - reach * 0.06, y1)], lit)
        if snowy:
            pen.polygon([(x - reach * 0.9, y0 + droop * 0.7), (x - reach * 0.2, y0 - droop * 1.2), (x, y1)], snow)
            pen.polygon(
                [(x + reach * 0.2, y0 - droop), (x + reach * 0.8, y0 + droop * 0.4), (x, y1)], snow * np.float32(0.84)
            )


def _crown(pen: Pen, places: Plot, i: int, x: float, foot: float, tall: float, haze: float) -> None:
    """A trunk and a crown of leaf masses: dark below, lit above."""
    dark = mix(places.hazed("foliage", i, haze) * np.float32(0.66), places.tone("near", i), 0.2 * (1 - haze))
    middle = mix(places.hazed("foliage", i, haze), places.hazed("grass", i, haze), 0.45)
    lit = mix(places.hazed("grass", i, haze), places.tone("light", i), 0.28)
    cell = int(places.cells[i])
    lean = (draw(places.seed, cell, 5) - 0.5) * tall * 0.12
    trunk = mix(places.tone("near", i), places.tone("haze", i), haze)
    pen.polygon(
        [
            (x - tall * 0.04, foot + 2),
            (x + tall * 0.04, foot + 2),
            (x + lean + 1, foot - tall * 0.5),
            (x + lean - 1, foot - tall * 0.5),
        ],
        trunk,
    )
    masses = 9 if tall < 70 else 20
    for tone, shift, size in ((dark, 0.05, 1.0), (middle, -0.03, 0.82), (lit, -0.12, 0.5)):
        for mass in range(masses):
            angle = mass * 2.4 + draw(places.seed, cell, 20 + mass) * 1.5
            out = math.sqrt((mass + 0.5) / masses) * 0.31
            px = x + lean + math.cos(angle) * out * tall + shift * tall * 0.6
            py = foot - tall * (0.60 - shift * 0.9) + math.sin(angle) * out * tall * 0.82
            r = tall * ((0.115 if masses == 9 else 0.075) + 0.07 * draw(places.seed, cell, 40 + mass)) * size
            pen.ellipse(px, py, r * 1.15, r, tone)


def _palm(pen: Pen, places: Plot, i: int, x: float, foot: float, tall: float, haze: float) -> None:
    """A bowed stem with long leaves, or a mass of broad ones."""
    cell = int(places.cells[i])
    dark = mix(places.hazed("foliage", i, haze) * np.float32(0.6), places.tone("near", i), 0.2 * (1 - haze))
    lit = mix(places.hazed("grass", i, haze), places.tone("light", i), 0.12)
    if draw(places.seed, cell, 6) < 0.45:
        _crown(pen, places, i, x, foot, tall * 0.8, haze)
        return
    bow = (draw(places.seed, cell, 7) - 0.4) * tall * 0.3
    stem = [(x + bow * t * t, foot - tall * 0.92 * t) for t in (0, 0.25, 0.5, 0.75, 1.0)]
    pen.line(stem, max(1.2, tall * 0.032), mix(places.tone("near", i), places.tone("haze", i), haze + 0.12))
    head = stem[-1]
    for leaf in range(9):
        turn = math.pi * (0.02 + leaf / 8 * 0.96) + (draw(places.seed, cell, 50 + leaf) - 0.5) * 0.3
        long = tall * (0.30 + 0.1 * draw(places.seed, cell, 60 + leaf))
        tip = (head[0] + math.cos(turn) * long, head[1] - math.sin(turn) * long * 0.55 + long * 0.38)
        bend = (head[0] + math.cos(turn) * long * 0.55, head[1] - math.sin(turn) * long * 0.62)
        below = (bend[0], bend[1] + tall * 0.055)
        pen.polygon([head, bend, tip, below], lit if leaf % 3 == 1 else dark)


def paint_village(scene: Scene) -> None:
    """Houses under pitched roofs, between trees, in two rows; a steeple now and then."""
    for number, (q, tall, spacing) in enumerate(((0.03, 30, 40), (0.075, 44, 66))):
        reach = tall * 1.3
        places = plot(scene.world, scene.span, spacing, reach, 2600 + number)
        pen = Pen(scene.span, 260, 520)
        there = (places.luck(2) < places.columns["village"] * 0.8) & dry(
            scene.world, places.x - reach, places.x + reach, q
        )
        for i in np.flatnonzero(there).tolist():
            foot = _ground_y(430, q) + 6 * (draw(places.seed, int(places.cells[i]), 4) - 0.5)
            _house(pen, places, i, float(places.x[i]), foot, tall, 0.36 - 0.14 * number)
        pen.lay(scene, inverse_z(q), ROW + 20 + number, detail=0.9)


def _house(pen: Pen, places: Plot, i: int, x: float, foot: float, tall: float, haze: float) -> None:
    cell = int(places.cells[i])
    luck = [draw(places.seed, cell, 30 + key) for key in range(6)]
    wide = tall * (0.55 + 0.5 * luck[0])
    high = tall * (0.5 + 0.3 * luck[1])
    night = float(places.columns["dark"][i])
    plaster = mix(
        colour(("f0e2c8", "e8d0b0", "dfe0dc", "f2d9c9")[int(luck[2] * 3.99)]) * (0.45 + 0.55 * places.tone("light", i)),
        places.tone("haze", i),
        haze,
    )
    plaster = mix(plaster, places.tone("haze", i) * np.float32(0.55), night * 0.6)
    tile = colour(("a8553c", "8c4632", "7a5a4a", "6a6f7c")[int(luck[3] * 3.99)])
    roof = mix(tile * np.float32(1 - 0.55 * night), places.tone("haze", i), haze * 0.8)
    if float(places.columns["snow"][i]) > 0.25:
        roof = mix(roof, places.tone("snow", i), 0.75)
    if luck[4] > 0.86:
        pen.rectangle(x - tall * 0.17, foot - tall * 1.5, x + tall * 0.17, foot, plaster * np.float32(0.95))
        pen.polygon(
            [(x - tall * 0.22, foot - tall * 1.48), (x + tall * 0.22, foot - tall * 1.48), (x, foot - tall * 2.3)], roof
        )
    pen.rectangle(x - wide * 0.5, foot - high, x + wide * 0.22, foot + 2, plaster)
    pen.rectangle(x + wide * 0.22, foot - high, x + wide * 0.5, foot + 2, plaster * np.float32(0.76))
    ridge = foot - high - tall * (0.36 + 0.2 * luck[5])
    pen.polygon(
        [
            (x - wide * 0.58, foot - high + 1),
            (x + wide * 0.24, foot - high + 1),
            (x + wide * 0.04, ridge),
            (x - wide * 0.4, ridge),
        ],
        roof,
    )
    pen.polygon(
        [(x + wide * 0.2, foot - high + 1), (x + wide * 0.56, foot - high + 1), (x + wide * 0.04, ridge)],
        roof * np.float32(0.7),
    )
    glass = mix(places.tone("near", i), WINDOW, 0.25 + 0.75 * max(night, 0.1))
    for pane in range(2):
        left = x - wide * (0.36 - 0.34 * pane)
        if draw(places.seed, cell, 44 + pane) < 0.8:
            pen.rectangle(left, foot - high * 0.7, left + tall * 0.11, foot - high * 0.35, glass)


def paint_city(scene: Scene) -> None:
    """Towers in three rows, the far ones pale; their windows are lit at night."""
    for number, (q, tall, spacing) in enumerate(((0.012, 175, 42), (0.03, 230, 64), (0.055, 200, 92))):
        places = plot(scene.world, scene.span, spacing, spacing * 0.6, 2700 + number, jitter=0.4)
        pen = Pen(scene.span, 60, 460)
        there = places.luck(2) < places.columns["city"] * (0.95, 0.85, 0.62)[number]
        for i in np.flatnonzero(there).tolist():
            height = (
                tall * (0.24 + 0.86 * float(places.luck(3)[i]) ** 2) * (0.4 + 0.6 * float(places.columns["city"][i]))
            )
            _tower(pen, places, i, spacing, _ground_y(430, q), height, number)
        pen.lay(scene, inverse_z(q), ROW + 24 + number, detail=0.92, angle=1.5708)


def _tower(pen: Pen, places: Plot, i: int, spacing: float, foot: float, tall: float, row: int) -> None:
    cell, x = int(places.cells[i]), float(places.x[i])
    luck = [draw(places.seed, cell, 30 + key) for key in range(6)]
    wide = spacing * (0.36 + 0.18 * luck[0])
    if np.abs(from_join(np.array([x - wide, x - wide * 0.72, x + wide * 0.45, x + wide]))).min() < 7:
        return
    night = float(places.columns["dark"][i])
    haze = (0.55, 0.34, 0.14)[row]
    wall = mix(places.tone("rock", i), places.tone("near", i), 0.15 + 0.5 * night)
    wall = mix(wall, places.tone("sand", i), 0.4 * luck[1] * (1 - night))
    front, side = mix(wall, places.tone("haze", i), haze), mix(wall * np.float32(0.72), places.tone("haze", i), haze)
    lit_side = mix(front, places.tone("light", i), 0.22)
    top = foot - tall
    pen.rectangle(x - wide, top, x + wide, foot + 3, front)
    pen.rectangle(x + wide * 0.45, top, x + wide, foot + 3, side)
    pen.rectangle(x - wide, top, x - wide * 0.72, foot + 3, lit_side)
    if luck[2] > 0.62:
        pen.rectangle(x - wide * 0.6, top - tall * 0.12, x + wide * 0.6, top, front)
        pen.rectangle(x + wide * 0.25, top - tall * 0.12, x + wide * 0.6, top, side)
        pen.rectangle(x - wide * 0.3, top - tall * 0.2, x + wide * 0.3, top - tall * 0.12, front)
    if luck[2] > 0.8:
        pen.line([(x, top - tall * 0.2), (x, top - tall * 0.4)], 1.2, front)
    elif luck[2] < 0.18:
        pen.polygon(
            [(x - wide, top), (x + wide, top), (x, top - wide * 1.7)], mix(side, places.tone("water_dark", i), 0.3)
        )
    lamp = mix(WINDOW, places.tone("light", i), luck[3] * 0.6)
    glass = mix(
        mix(front, places.tone("cloud_lit", i), 0.35), mix(lamp, places.tone("haze", i), haze * 0.5), max(night, 0.12)
    )
    step_x, step_y = 6.5 + 1.5 * row, 9 + 2 * row
    for line in range(int((tall - 8) / step_y)):
        for column in range(int((2 * wide - 5) / step_x)):
            if draw(places.seed, cell, 100 + line * 17 + column) > 0.55 - 0.15 * night:
                left, upper = x - wide + 4 + column * step_x, top + 7 + line * step_y
                pen.rectangle(left, upper, left + 3 + 0.5 * row, upper + 4.5 + row, glass)
