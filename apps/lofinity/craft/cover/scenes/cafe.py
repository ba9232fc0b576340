"""A corner café from across the street."""

import numpy as np

from apps.lofinity.craft.cover.canvas import Canvas, mix
from apps.lofinity.craft.cover.light import (
    Box,
    H,
    W,
    awning,
    stars,
)


def cafe(canvas: Canvas, box: Box) -> None:
    """A corner café from across the street: awning, pendants, somebody reading, light on the stones."""
    rng = canvas.rng
    ground = 0.82 * H
    canvas.wash([(0.0, mix(box.ink, box.shade, 0.3)), (0.3, box.shade), (1.0, mix(box.shade, box.body, 0.3))])
    stars(canvas, box, 0.14, 26)
    wall = mix(mix(box.body, box.shade, 0.5), box.ink, 0.15)
    canvas.fill(canvas.stencil().box(0, 0.1 * H, W, ground - 0.1 * H), mix(wall, box.ink, 0.5), wall)
    bricks = canvas.stencil()
    for row in range(30):
        for column in range(-1, 22):
            if rng.random() < 0.42:
                bricks.ink(rng.uniform(0.3, 1)).box(column * 46 + (row % 2) * 23, 0.1 * H + 8 + row * 18, 42, 14, 1.5)
    canvas.fill(bricks, mix(wall, box.paper, 0.2), mix(wall, box.lamp, 0.2), strength=0.3)
    cornice = canvas.stencil().box(0, 0.1 * H - 8, W, 20).box(0, 0.1 * H + 18, W, 5)
    canvas.fill(cornice, mix(wall, box.ink, 0.55))
    for upper in (0.16, 0.46, 0.78):
        lit = upper == 0.46
        canvas.fill(canvas.stencil().box(upper * W - 34, 0.17 * H, 68, 84, 3), mix(box.ink, wall, 0.35))
        pane = canvas.stencil().box(upper * W - 28, 0.17 * H + 6, 56, 72)
        canvas.fill(
            pane, mix(box.warm, box.paper, 0.3) if lit else mix(box.shade, box.ink, 0.4), box.warm if lit else box.shade
        )
        canvas.fill(
            canvas.stencil().box(upper * W - 1.5, 0.17 * H, 3, 84).box(upper * W - 40, 0.17 * H + 82, 80, 6),
            mix(box.ink, wall, 0.3),
        )
        if lit:
            canvas.glow(upper * W, 0.17 * H + 42, 60, box.warm, 0.3)
    x, y, wide, tall = 0.08 * W, 0.43 * H, 0.56 * W, ground - 0.43 * H - 46
    _shop_window(canvas, box, x, y, wide, tall)
    _door(canvas, box, 0.71 * W, y - 4, 132.0, ground - y + 4)
    awning(canvas, box, 0.05 * W, y - 62, 0.84 * W, 82, 17)
    under = canvas.stencil().box(0.05 * W + 16, y + 24, 0.84 * W - 32, 20)
    canvas.fill(under, box.ink, strength=0.14)
    _sign(canvas, box, 0.93 * W, 0.37 * H)
    canvas.ridge(
        canvas.line(ground), mix(mix(box.shade, box.body, 0.4), box.ink, 0.2), mix(box.ink, box.shade, 0.3), 140
    )
    stones = canvas.stencil()
    for row in range(4):
        level = ground + 8 + row * (20 + 9 * row)
        stones.line([(0, level), (W, level)], 1.4)
        for column in range(14):
            slant = (column - 7) * (0.2 + 0.16 * row) * 12
            stones.line(
                [
                    (column * 74 + slant + (row % 2) * 37, level),
                    (column * 74 + slant * 1.3 + (row % 2) * 37, level + 20 + 9 * row),
                ],
                1.2,
            )
    canvas.fill(stones, box.ink, strength=0.35)
    canvas.glow(x + wide / 2, ground + 34, 210, box.warm, 0.55, flat=4.2)
    canvas.glow(0.78 * W, ground + 28, 90, box.warm, 0.45, flat=3.6)
    _bench_and_pots(canvas, box, ground)


def _shop_window(canvas: Canvas, box: Box, x: float, y: float, wide: float, tall: float) -> None:
    rng = canvas.rng
    wood = mix(mix(box.ink, box.lamp, 0.3), box.shade, 0.2)
    canvas.fill(
        canvas.stencil().box(x - 14, y - 10, wide + 28, tall + 56, 3),
        mix(wood, box.lamp, 0.15),
        mix(wood, box.ink, 0.4),
    )
    canvas.glow(x + wide / 2, y + tall / 2, 260, box.warm, 0.3)
    canvas.fill(canvas.stencil().box(x, y, wide, tall), mix(box.paper, box.warm, 0.35), mix(box.warm, box.shade, 0.28))
    shelves, things = canvas.stencil(), [canvas.stencil() for _ in range(3)]
    for row in range(2):
        level = y + tall * (0.42 + 0.24 * row)
        shelves.box(x + 0.46 * wide, level, 0.54 * wide, 5)
        at = x + 0.47 * wide
        while at < x + wide - 14:
            size, high = rng.uniform(7, 15), rng.uniform(0.08, 0.17) * tall
            things[rng.integers(3)].box(at, level - high, size, high, rng.choice((1, 4)))
            at += size + rng.choice((1.0, 1.0, 9.0))
    dark = mix(box.shade, box.warm, 0.2)
    canvas.fill(shelves, mix(dark, box.ink, 0.2))
    for shape, tone in zip(
        things, (mix(box.body, dark, 0.3), mix(box.lamp, dark, 0.55), mix(box.paper, dark, 0.4)), strict=True
    ):
        canvas.fill(shape, tone, mix(tone, box.ink, 0.2), strength=0.85)
    for pendant in (0.16, 0.42, 0.74):
        at = x + pendant * wide
        cord = (
            canvas.stencil()
            .line([(at, y), (at, y + 0.15 * tall)], 2)
            .arch(at, y + 0.23 * tall, 22, 0.09 * tall, 180, 360)
        )
        canvas.fill(cord, mix(box.ink, box.lamp, 0.35))
        canvas.glow(at, y + 0.25 * tall, 44, mix(box.paper, box.warm, 0.25), 0.8)
        canvas.disc(at, y + 0.24 * tall, 6, box.paper)
    counter = canvas.stencil().box(x, y + 0.8 * tall, wide, 0.2 * tall)
    canvas.fill(counter, mix(wood, box.warm, 0.3), mix(wood, box.ink, 0.2))
    reader = mix(box.ink, box.shade, 0.3)
    at = x + 0.24 * wide
    person = canvas.stencil().arch(at, y + 0.82 * tall, 46, 0.38 * tall, 180, 360)
    person.box(at - 8, y + 0.42 * tall, 17, 0.1 * tall, 6).oval(at + 3, y + 0.355 * tall, 20, 23)
    person.oval(at - 8, y + 0.315 * tall, 18, 17).oval(at - 19, y + 0.235 * tall, 10, 10)
    canvas.fill(person, mix(reader, box.warm, 0.15), reader)
    book = canvas.stencil().polygon(
        [(at + 22, y + 0.62 * tall), (at + 52, y + 0.57 * tall), (at + 56, y + 0.72 * tall), (at + 26, y + 0.78 * tall)]
    )
    canvas.fill(book, box.paper, mix(box.paper, box.lamp, 0.4))
    cups = (
        canvas.stencil()
        .box(at + 78, y + 0.72 * tall, 20, 0.08 * tall, 4)
        .box(x + 0.7 * wide, y + 0.71 * tall, 18, 0.09 * tall, 4)
    )
    canvas.fill(cups, box.paper, mix(box.paper, box.shade, 0.2))
    for step in range(4):
        canvas.glow(at + 88 + 4 * np.sin(step * 1.8), y + 0.68 * tall - step * 13, 7 + step, box.paper, 0.16)
    bars = (
        canvas.stencil()
        .box(x + 0.33 * wide - 3, y, 6, tall)
        .box(x + 0.66 * wide - 3, y, 6, tall)
        .box(x, y + 0.1 * tall, wide, 4)
    )
    canvas.fill(bars, mix(wood, box.ink, 0.25))
    glare = canvas.stencil().polygon(
        [(x + 0.5 * wide, y), (x + 0.62 * wide, y), (x + 0.44 * wide, y + tall), (x + 0.32 * wide, y + tall)]
    )
    canvas.fill(glare, box.paper, strength=0.1)


def _door(canvas: Canvas, box: Box, x: float, y: float, wide: float, tall: float) -> None:
    wood = mix(box.lamp, box.ink, 0.5)
    canvas.fill(canvas.stencil().box(x, y, wide, tall, 3), mix(wood, box.ink, 0.4))
    canvas.fill(
        canvas.stencil().box(x + 9, y + 8, wide - 18, tall - 8, 3), mix(wood, box.lamp, 0.25), mix(wood, box.ink, 0.25)
    )
    canvas.glow(x + wide / 2, y + 0.4 * tall, 70, box.warm, 0.35)
    canvas.fill(
        canvas.stencil().box(x + 26, y + 26, wide - 52, 0.52 * tall, 3),
        mix(box.paper, box.warm, 0.45),
        mix(box.warm, box.shade, 0.25),
    )
    canvas.fill(
        canvas.stencil().box(x + wide / 2 - 2, y + 26, 4, 0.52 * tall).box(x + 26, y + 0.32 * tall, wide - 52, 4), wood
    )
    plate = canvas.stencil().box(x + wide / 2 - 30, y + 0.4 * tall, 60, 22, 4)
    canvas.fill(plate, box.paper, mix(box.paper, box.lamp, 0.3))
    canvas.disc(x + wide - 22, y + 0.66 * tall, 5, mix(box.warm, box.paper, 0.3))


def _sign(canvas: Canvas, box: Box, x: float, y: float) -> None:
    arm = (
        canvas.stencil()
        .line([(x + 60, y - 66), (x - 26, y - 66)], 4)
        .line([(x - 20, y - 66), (x - 20, y - 44)], 2)
        .line([(x + 20, y - 66), (x + 20, y - 44)], 2)
    )
    canvas.fill(arm, box.ink)
    canvas.glow(x, y, 62, box.warm, 0.3)
    canvas.fill(canvas.stencil().oval(x, y, 46, 46), mix(box.ink, box.shade, 0.3))
    canvas.fill(canvas.stencil().oval(x, y, 41, 41), box.paper, mix(box.paper, box.lamp, 0.35))
    cup = (
        canvas.stencil()
        .box(x - 19, y - 6, 32, 24, 7)
        .oval(x + 15, y + 4, 9, 8)
        .ink(0)
        .oval(x + 15, y + 4, 5, 4.4)
        .ink(1)
        .box(x - 24, y + 21, 44, 4, 2)
    )
    for wisp in (-10, -1, 8):
        cup.line([(x + wisp, y - 12), (x + wisp + 4, y - 18), (x + wisp, y - 24)], 2.4)
    canvas.fill(cup, mix(box.shade, box.ink, 0.3))


def _bench_and_pots(canvas: Canvas, box: Box, ground: float) -> None:
    rng = canvas.rng
    wood = mix(mix(box.lamp, box.ink, 0.55), box.shade, 0.3)
    bench = canvas.stencil()
    for slat in range(2):
        bench.box(0.2 * W, ground - 62 + slat * 16, 230, 10, 3)
    bench.box(0.19 * W, ground - 26, 248, 11, 3)
    canvas.fill(bench, mix(wood, box.paper, 0.15), wood)
    legs = canvas.stencil()
    for leg in (0.205, 0.43):
        legs.box(leg * W, ground - 64, 7, 50).box(leg * W, ground - 16, 7, 34)
    canvas.fill(legs, box.ink)
    green = mix(np.array([0.3, 0.42, 0.3], dtype=np.float32), box.shade, 0.35)
    for at, size in ((0.075, 1.15), (0.655, 1.0), (0.9, 1.25)):
        x = at * W
        leaves = canvas.stencil()
        for _ in range(44):
            turn, far = rng.uniform(-1.6, 1.6), rng.uniform(0.05, 1.0) ** 0.7 * 50 * size
            leaves.oval(x + far * np.sin(turn), ground - 34 - far * np.cos(turn), 10 * size, 8 * size)
        canvas.fill(leaves, mix(green, box.lamp, 0.12), mix(green, box.ink, 0.5), uneven=0.2)
        blooms = canvas.stencil()
        for _ in range(9):
            turn, far = rng.uniform(-1.4, 1.4), rng.uniform(0.5, 1.0) * 48 * size
            blooms.oval(x + far * np.sin(turn), ground - 36 - far * np.cos(turn), 4.2, 4)
        canvas.fill(blooms, mix(box.lamp, box.paper, 0.45))
        pot = canvas.stencil().polygon(
            [
                (x - 25 * size, ground - 34),
                (x + 25 * size, ground - 34),
                (x + 18 * size, ground + 14),
                (x - 18 * size, ground + 14),
            ]
        )
        canvas.fill(pot, mix(wood, box.lamp, 0.35), mix(wood, box.ink, 0.35))
    tom = canvas.stencil()
    x, y = 0.385 * W, ground - 24
    tom.oval(x, y - 20, 15, 21).oval(x, y - 6, 19, 8).oval(x + 2, y - 45, 12, 10.5)
    for side in (-1, 1):
        tom.polygon([(x + 2 + side * 7 - 5, y - 50), (x + 2 + side * 9.5, y - 65), (x + 2 + side * 7 + 5, y - 49)])
    tom.line([(x + 14, y - 3), (x + 26, y + 6), (x + 27, y + 24)], 5)
    canvas.fill(tom, box.ink)
