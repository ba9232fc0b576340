"""An evening by the hearth."""

import numpy as np

from apps.lofinity.craft.cover.canvas import Canvas, Colour, mix
from apps.lofinity.craft.cover.light import (
    Box,
    H,
    W,
)


def fireside(canvas: Canvas, box: Box) -> None:
    """A brick hearth with a good fire, an armchair, a window with the night in it; the cat asleep on the rug."""
    rng = canvas.rng
    floor = 0.77 * H
    wall = mix(mix(box.shade, box.body, 0.3), box.lamp, 0.12)
    canvas.wash([(0.0, mix(wall, box.ink, 0.6)), (0.5, mix(wall, box.ink, 0.3)), (0.77, wall), (1.0, wall)])
    _panels(canvas, box, wall, floor)
    canvas.ridge(
        canvas.line(floor), mix(mix(box.ink, box.lamp, 0.3), box.shade, 0.25), mix(box.ink, box.shade, 0.2), 170
    )
    boards = canvas.stencil()
    for board in range(-6, 20):
        boards.line([(W / 2 + (board - 6.5) * 62, floor), (W / 2 + (board - 6.5) * 150, H)], 1.6)
    canvas.fill(boards, box.ink, strength=0.45)
    _night_window(canvas, box, 0.075 * W, 0.13 * H)
    _hearth(canvas, box, 0.56 * W, floor)
    _chair(canvas, box, 0.17 * W, floor + 62)
    _bookcase(canvas, box, 0.845 * W, floor)
    canvas.glow(0.56 * W, 0.66 * H, 240, box.warm, 0.2)
    rug = canvas.stencil().oval(0.55 * W, H * 0.91, 262, 47)
    canvas.fill(rug, mix(box.lamp, box.shade, 0.55), mix(box.lamp, box.ink, 0.6))
    ring = canvas.stencil().oval(0.55 * W, H * 0.91, 236, 39).ink(0).oval(0.55 * W, H * 0.91, 226, 35)
    canvas.fill(ring, mix(box.paper, box.lamp, 0.4), strength=0.55)
    canvas.glow(0.56 * W, 0.86 * H, 170, box.warm, 0.22, flat=3.0)
    _asleep(canvas, box, 0.6 * W, H * 0.915)
    for _ in range(16):
        x, y = 0.56 * W + rng.normal(0, 46), floor - rng.uniform(40, 210)
        canvas.disc(x, y, rng.uniform(0.8, 1.7), mix(box.warm, box.paper, 0.4))


def _panels(canvas: Canvas, box: Box, wall: Colour, floor: float) -> None:
    shape = canvas.stencil().box(0, floor - 12, W, 12)
    for panel in range(9):
        x = panel * 108 - 20
        shape.box(x, floor - 150, 90, 126, 2).ink(0).box(x + 3, floor - 147, 84, 120, 2).ink(1)
    shape.box(0, floor - 168, W, 7)
    canvas.fill(shape, mix(wall, box.ink, 0.5), strength=0.55)


def _night_window(canvas: Canvas, box: Box, x: float, y: float) -> None:
    rng = canvas.rng
    wide, tall = 196.0, 250.0
    frame = mix(box.paper, box.shade, 0.45)
    canvas.fill(
        canvas.stencil().box(x - 12, y - 12, wide + 24, tall + 24, 4),
        mix(frame, box.lamp, 0.2),
        mix(frame, box.shade, 0.3),
    )
    night = canvas.stencil().box(x, y, wide, tall)
    canvas.fill(night, mix(box.ink, box.shade, 0.35), mix(box.shade, box.body, 0.45))
    canvas.disc(x + 138, y + 58, 21, mix(box.paper, box.body, 0.15))
    canvas.glow(x + 138, y + 58, 32, box.paper, 0.2)
    hill = canvas.stencil().polygon(
        [
            (x, y + tall),
            (x, y + 196),
            (x + 46, y + 176),
            (x + 104, y + 202),
            (x + 158, y + 182),
            (x + wide, y + 200),
            (x + wide, y + tall),
        ]
    )
    canvas.fill(hill, mix(box.shade, box.ink, 0.4), box.ink)
    flakes = canvas.stencil()
    for _ in range(60):
        at_x, at_y = x + rng.uniform(3, wide - 3), y + rng.uniform(3, tall - 3)
        if box.hears("rain", "storm"):
            flakes.line([(at_x, at_y), (at_x - 3, at_y + 14)], 1.0)
        else:
            size = rng.uniform(0.7, 1.9)
            flakes.oval(at_x, at_y, size, size)
    canvas.fill(flakes, box.paper, strength=0.65)
    bars = canvas.stencil().box(x + wide / 2 - 3.5, y, 7, tall).box(x, y + tall * 0.44, wide, 7)
    canvas.fill(bars, frame)
    for side in (0, 1):
        edge = x - 20 if side == 0 else x + wide + 20
        inward = 1 if side == 0 else -1
        drape = [(edge - inward * 26, y - 30), (edge + inward * 44, y - 30)]
        drape += [
            (edge + inward * (44 - 40 * t + 6 * np.sin(5 * t)), y - 30 + 330 * t) for t in np.linspace(0, 0.62, 8)
        ]
        drape += [(edge + inward * (18 + 12 * np.sin(4 * t)), y + 174 + 130 * t) for t in np.linspace(0, 1, 5)]
        drape += [(edge - inward * 26, y + 304)]
        cloth = mix(mix(box.lamp, box.shade, 0.5), box.ink, 0.2)
        canvas.fill(canvas.stencil().polygon(drape), cloth, mix(cloth, box.ink, 0.45))
    canvas.fill(canvas.stencil().box(x - 62, y - 38, wide + 124, 8, 4), mix(box.ink, box.lamp, 0.3))


def _hearth(canvas: Canvas, box: Box, x: float, floor: float) -> None:
    rng = canvas.rng
    brick = mix(np.array([0.62, 0.33, 0.24], dtype=np.float32), box.lamp, 0.25)
    mortar = mix(box.ink, brick, 0.35)
    breast = canvas.stencil().box(x - 128, 0, 256, floor - 270)
    canvas.fill(
        breast, mix(mix(box.shade, box.body, 0.3), box.ink, 0.5), mix(mix(box.shade, box.body, 0.4), box.ink, 0.15)
    )
    canvas.fill(canvas.stencil().box(x - 166, floor - 282, 332, 286), mortar)
    tones = [canvas.stencil() for _ in range(4)]
    for row in range(16):
        for column in range(-1, 9):
            left = x - 166 + column * 42 + (row % 2) * 21
            cut_left, cut_right = max(left, x - 164), min(left + 39, x + 164)
            if cut_right - cut_left > 4:
                tones[rng.integers(4)].box(cut_left, floor - 278 + row * 17.6, cut_right - cut_left, 15, 1.5)
    for number, shape in enumerate(tones):
        canvas.fill(
            shape, mix(brick, box.ink, 0.18 + 0.13 * number), mix(brick, box.ink, 0.3 + 0.1 * number), uneven=0.15
        )
    mouth = canvas.stencil().box(x - 104, floor - 150, 208, 152).arch(x, floor - 150, 104, 62, 180, 360)
    canvas.fill(mouth, mix(box.ink, brick, 0.12), mix(box.ink, box.warm, 0.42))
    arch = canvas.stencil()
    for stone in range(13):
        turn = np.pi * (1 + (stone + 0.5) / 13)
        near = [
            (x + np.cos(turn + side) * (104 + 2), floor - 150 + np.sin(turn + side) * 64) for side in (-0.105, 0.105)
        ]
        outer = [(x + np.cos(turn + side) * 130, floor - 150 + np.sin(turn + side) * 92) for side in (0.105, -0.105)]
        arch.polygon([*near, *outer])
    canvas.fill(arch, mix(brick, box.paper, 0.25), mix(brick, box.ink, 0.15), uneven=0.15)
    canvas.glow(x, floor - 62, 96, box.warm, 0.62)
    logs = canvas.stencil()
    for from_x, from_y, to_x, to_y in ((-70, -12, 52, -24), (-50, -26, 72, -10), (-38, -38, 34, -34)):
        logs.line([(x + from_x, floor + from_y), (x + to_x, floor + to_y)], 19)
    canvas.fill(logs, mix(box.ink, brick, 0.4), box.ink)
    flames = ((1.0, 7, mix(box.warm, brick, 0.5)), (0.7, 6, box.warm), (0.42, 5, mix(box.warm, box.paper, 0.55)))
    for size, tongues, tone in flames:
        fire = canvas.stencil()
        for tongue in range(tongues):
            place = (tongue - (tongues - 1) / 2) / tongues
            at, tall = (
                x + 150 * place * (0.5 + 0.5 * size),
                size * 150 * (1 - 1.1 * abs(place)) * rng.uniform(0.75, 1.15),
            )
            lean, half = rng.uniform(-18, 18) * size, 30 * (0.4 + 0.6 * size)
            up = np.linspace(0, 1, 16)
            belly = half * 2.0 * (up + 0.06) ** 0.6 * (1 - up) ** 1.15
            sway = lean * up**2 + 5 * size * np.sin(6 * up + tongue)
            edge = [(at + s - w, floor - 20 - tall * t) for s, w, t in zip(sway, belly, up, strict=True)]
            edge += [(at + s + w, floor - 20 - tall * t) for s, w, t in zip(sway, belly, up, strict=True)][::-1]
            fire.polygon(edge)
        canvas.fill(fire, tone, mix(tone, box.warm, 0.5), strength=0.88)
    embers = canvas.stencil().box(x - 92, floor - 12, 184, 12, 5)
    canvas.fill(embers, mix(box.warm, brick, 0.3), mix(brick, box.ink, 0.5))
    grate = canvas.stencil()
    for bar in range(8):
        grate.box(x - 92 + bar * 25, floor - 26, 4, 28)
    grate.box(x - 96, floor - 27, 192, 4)
    canvas.fill(grate, box.ink)
    shelf = canvas.stencil().box(x - 192, floor - 302, 384, 24, 3).box(x - 178, floor - 280, 356, 8)
    wood = mix(mix(box.ink, box.lamp, 0.42), box.shade, 0.15)
    canvas.fill(shelf, mix(wood, box.paper, 0.12), mix(wood, box.ink, 0.4))
    _mantel(canvas, box, x, floor - 302)


def _mantel(canvas: Canvas, box: Box, x: float, y: float) -> None:
    """A clock, books, two candles and a plant."""
    rng = canvas.rng
    case = canvas.stencil().box(x - 34, y - 58, 68, 58, 6).arch(x, y - 56, 34, 30, 180, 360)
    canvas.fill(case, mix(box.lamp, box.ink, 0.35), mix(box.lamp, box.ink, 0.6))
    canvas.disc(x, y - 50, 23, mix(box.paper, box.lamp, 0.12))
    hands = canvas.stencil().line([(x, y - 50), (x + 10, y - 62)], 2.4).line([(x, y - 50), (x - 2, y - 34)], 1.8)
    canvas.fill(hands, box.ink)
    left = x - 168
    for book in range(6):
        wide, tall = rng.uniform(9, 15), rng.uniform(34, 56)
        tone = (box.body, box.lamp, box.shade, mix(box.paper, box.lamp, 0.4), mix(box.body, box.paper, 0.3), box.lamp)[
            book
        ]
        canvas.fill(
            canvas.stencil().box(left, y - tall, wide, tall, 1), mix(tone, box.ink, 0.15), mix(tone, box.ink, 0.4)
        )
        left += wide + 1
    for candle_x, tall in ((x + 74, 40), (x + 96, 28)):
        canvas.fill(canvas.stencil().box(candle_x, y - tall, 10, tall, 2), box.paper, mix(box.paper, box.lamp, 0.4))
        canvas.glow(candle_x + 5, y - tall - 9, 20, box.warm, 0.7)
        canvas.fill(canvas.stencil().oval(candle_x + 5, y - tall - 8, 2.8, 7), mix(box.paper, box.warm, 0.3))
    pot = canvas.stencil().polygon([(x + 130, y - 28), (x + 166, y - 28), (x + 160, y), (x + 136, y)])
    leaves = canvas.stencil()
    for turn in np.linspace(-1.3, 1.3, 8):
        tip = (x + 148 + 34 * np.sin(turn), y - 34 - 40 * np.cos(turn) * rng.uniform(0.7, 1.1))
        leaves.line([(x + 148, y - 26), tip], 3).oval(tip[0], tip[1], 7, 9)
    canvas.fill(
        leaves, mix(np.array([0.36, 0.48, 0.32], dtype=np.float32), box.body, 0.35), mix(box.ink, box.body, 0.4)
    )
    canvas.fill(pot, mix(box.lamp, box.paper, 0.2), mix(box.lamp, box.ink, 0.35))


def _chair(canvas: Canvas, box: Box, x: float, y: float) -> None:
    cloth = mix(mix(box.body, box.shade, 0.5), box.ink, 0.25)
    back = (
        canvas.stencil()
        .box(x - 92, y - 208, 152, 190, 46)
        .box(x - 104, y - 112, 42, 104, 18)
        .box(x - 60, y + 0, 12, 26)
        .box(x + 58, y, 12, 26)
    )
    canvas.fill(back, mix(cloth, box.body, 0.2), mix(cloth, box.ink, 0.4))
    seat = canvas.stencil().box(x - 74, y - 78, 152, 78, 20)
    canvas.fill(seat, mix(cloth, box.body, 0.4), mix(cloth, box.ink, 0.2))
    arm = canvas.stencil().box(x + 44, y - 116, 46, 112, 20)
    canvas.fill(arm, mix(mix(cloth, box.body, 0.5), box.warm, 0.22), mix(cloth, box.ink, 0.1))
    throw = canvas.stencil().polygon([(x - 60, y - 208), (x + 6, y - 208), (x + 18, y - 92), (x - 66, y - 98)])
    canvas.fill(throw, mix(box.lamp, box.paper, 0.25), mix(box.lamp, box.shade, 0.35))
    fringe = canvas.stencil()
    for tuft in range(11):
        fringe.line([(x - 62 + tuft * 7.6, y - 97 + 0.5 * tuft * 0.8), (x - 62 + tuft * 7.6, y - 86)], 2.2)
    canvas.fill(fringe, mix(box.lamp, box.paper, 0.3))


def _asleep(canvas: Canvas, box: Box, x: float, y: float) -> None:
    fur = mix(box.ink, box.lamp, 0.14)
    body = canvas.stencil().oval(x, y - 17, 52, 24).oval(x - 44, y - 19, 20, 17)
    body.polygon([(x - 61, y - 28), (x - 59, y - 47), (x - 47, y - 33)]).polygon(
        [(x - 44, y - 34), (x - 34, y - 48), (x - 29, y - 30)]
    )
    body.line([(x + 44, y - 8), (x + 20, y + 5), (x - 24, y + 5), (x - 42, y - 1)], 10)
    canvas.fill(body, mix(fur, box.warm, 0.16), box.ink)


def _bookcase(canvas: Canvas, box: Box, x: float, floor: float) -> None:
    """Shelves to the ceiling's shadow, a lamp on one of them."""
    rng = canvas.rng
    wood = mix(mix(box.ink, box.lamp, 0.32), box.shade, 0.2)
    canvas.fill(canvas.stencil().box(x - 74, floor - 404, 196, 406), mix(wood, box.ink, 0.45), mix(wood, box.ink, 0.25))
    books = [canvas.stencil() for _ in range(4)]
    for row in range(5):
        foot, at = floor - 10 - row * 78, x - 64
        while at < x + 100:
            wide, tall = rng.uniform(7, 15), rng.uniform(38, 60)
            if row == 2 and x - 18 < at < x + 34:  # the lamp's place
                at += 8
                continue
            books[rng.integers(4)].box(at, foot - tall, wide, tall, 1)
            at += wide + rng.choice((0.6, 0.6, 0.6, 14.0))
    tones = (
        mix(box.body, box.ink, 0.35),
        mix(box.lamp, box.ink, 0.42),
        mix(box.shade, box.lamp, 0.3),
        mix(box.paper, box.shade, 0.5),
    )
    for shape, tone in zip(books, tones, strict=True):
        canvas.fill(shape, tone, mix(tone, box.ink, 0.35), strength=0.9)
    shelves = canvas.stencil()
    for row in range(6):
        shelves.box(x - 78, floor - 10 - row * 78, 204, 7)
    canvas.fill(shelves.box(x - 78, floor - 408, 7, 410), mix(wood, box.lamp, 0.12))
    foot = floor - 10 - 2 * 78
    stand = canvas.stencil().box(x + 5, foot - 22, 5, 22).oval(x + 7, foot - 2, 12, 4)
    canvas.fill(stand, box.ink)
    shade = canvas.stencil().polygon(
        [(x - 6, foot - 50), (x + 20, foot - 50), (x + 28, foot - 20), (x - 14, foot - 20)]
    )
    canvas.glow(x + 7, foot - 30, 52, box.warm, 0.6)
    canvas.fill(shade, mix(box.paper, box.warm, 0.4), box.warm)
