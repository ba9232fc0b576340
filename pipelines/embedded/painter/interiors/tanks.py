"""What lives behind glass: bright and deep water, weed, fish, a ray, drawn flat and shining by themselves."""

import math
from collections.abc import Sequence

from pipelines.embedded.painter.colour import Colour, colour, mix
from pipelines.embedded.painter.interiors.lamps import arc
from pipelines.embedded.painter.interiors.sheet import Sheet, Spot, graded
from pipelines.embedded.painter.noise import draw

SCALES = tuple(colour(tone) for tone in ("ff9a4a", "ffd868", "f06a6a", "f4f0e0", "b88af0", "4f6ad8"))
WEEDS = tuple(colour(tone) for tone in ("1f6a4a", "3a8a4a", "146058", "6a9a3a"))
SAND = colour("d8b880")


def fill_tank(sheet: Sheet, box: tuple[float, float, float, float], tones: Sequence[Colour], seed: int) -> None:
    """A whole tank in the box (left, low, right, high): light from above, sand and stones, weed, bubbles, a shoal."""
    left, low, right, high = box
    wide, tall = right - left, high - low
    graded(sheet, box, tones, 0.92)
    for k in range(4):
        u = left + wide * (0.08 + 0.22 * k + 0.08 * draw(seed, k, 1))
        foot = u - 0.18 + 0.2 * draw(seed, k, 2)
        sheet.shape(
            [(u, high), (u + 0.1, high), (foot + 0.22, low + 0.3 * tall), (foot, low + 0.3 * tall)],
            mix(tones[1], tones[0], 0.5),
            0.92,
        )
    dunes = [(left, low), (right, low)]
    dunes += [(right - wide * k / 6, low + 0.12 + 0.1 * draw(seed, k, 3)) for k in range(7)]
    sheet.shape(dunes, mix(SAND, tones[2], 0.45), 0.8)
    for k in range(3):
        middle = (left + wide * draw(seed, k, 4), low + 0.1)
        stone = arc(middle, 0.12 + 0.16 * draw(seed, k, 5), 0, math.pi, 7)
        sheet.shape([(min(max(u, left), right), v) for u, v in stone], mix(tones[2], colour("38304a"), 0.5), 0.7)
    for k in range(7):
        u = left + 0.08 + (wide - 0.16) * draw(seed, k, 6)
        draw_weed(sheet, (u, low + 0.06), tall * (0.22 + 0.4 * draw(seed, k, 7)), seed + k)
    direction = 1 if draw(seed, 8) < 0.5 else -1
    for k in range(8):
        spot = (left + 0.16 + (wide - 0.32) * draw(seed, k, 9), low + tall * (0.3 + 0.58 * draw(seed, k, 10)))
        draw_fish(sheet, spot, 0.07 + 0.09 * draw(seed, k, 11), seed + k // 3, direction if k % 4 else -direction)
    for k in range(9):
        u, v = left + wide * (0.7 + 0.1 * draw(seed, k, 12)), low + 0.3 + (tall - 0.4) * k / 9
        sheet.shape(
            arc((u, v), 0.014 + 0.014 * draw(seed, k, 13), 0, 2 * math.pi, 6), mix(tones[0], colour("ffffff"), 0.4), 1.0
        )


def draw_fish(sheet: Sheet, middle: Spot, size: float, seed: int, direction: int) -> None:
    """A fish that swims along the sheet: body, tail, fin, one stripe and an eye."""
    u, v = middle
    tone = SCALES[int(6 * draw(seed, 41))]
    slim = 0.42 + 0.25 * draw(seed, 42)
    body = [(u + size * math.cos(k * math.pi / 6), v + size * slim * math.sin(k * math.pi / 6)) for k in range(12)]
    tail = u - direction * size * 0.85
    sheet.shape(
        [(tail, v), (tail - direction * size * 0.6, v + size * 0.5), (tail - direction * size * 0.6, v - size * 0.5)],
        tone * 0.85,
        0.75,
    )
    sheet.shape(
        [
            (u - size * 0.3, v + size * slim * 0.8),
            (u + size * 0.3, v + size * slim * 0.8),
            (u - direction * size * 0.3, v + size * (slim + 0.35)),
        ],
        tone * 0.75,
        0.75,
    )
    sheet.shape(body, tone, 0.8)
    if draw(seed, 43) < 0.6:
        stripe = u - direction * size * 0.1
        sheet.shape(
            [
                (stripe - size * 0.1, v - size * slim),
                (stripe + size * 0.1, v - size * slim),
                (stripe + size * 0.14, v + size * slim),
                (stripe - size * 0.06, v + size * slim),
            ],
            mix(tone, colour("fff8e8"), 0.75),
            0.8,
        )
    sheet.shape(
        arc((u + direction * size * 0.58, v + size * slim * 0.2), size * 0.13, 0, 2 * math.pi, 6), colour("101820"), 0.3
    )


def draw_weed(sheet: Sheet, foot: Spot, tall: float, seed: int) -> None:
    """A ribbon that sways, wider in its middle."""
    tone = WEEDS[int(4 * draw(seed, 51))] * (0.8 + 0.5 * draw(seed, 52))
    sway, phase = 0.05 + 0.06 * draw(seed, 53), 6.28 * draw(seed, 54)
    left: list[Spot] = []
    right: list[Spot] = []
    for k in range(6):
        share = k / 5
        u = foot[0] + sway * math.sin(phase + 4 * share) * share
        half = 0.05 * math.sin(math.pi * (0.2 + 0.78 * share))
        left.append((u - half, foot[1] + tall * share))
        right.append((u + half, foot[1] + tall * share))
    sheet.shape([*left, *right[::-1]], tone, 0.55, grain="up")


def draw_ray(sheet: Sheet, middle: Spot, size: float, tone: Colour) -> None:
    """A ray seen from below, wings spread, tail trailing."""
    u, v = middle
    wings = (
        (-1.0, 0.12),
        (-0.45, 0.34),
        (0.0, 0.44),
        (0.45, 0.34),
        (1.0, 0.12),
        (0.4, -0.12),
        (0.0, -0.34),
        (-0.4, -0.12),
    )
    sheet.shape([(u + size * x, v + size * y) for x, y in wings], tone, 0.7)
    sheet.shape(
        [(u - size * 0.05, v - size * 0.2), (u + size * 0.05, v - size * 0.2), (u + size * 0.3, v - size * 1.15)],
        tone,
        0.7,
    )
    sheet.shape(
        [(u + size * x * 0.45, v + size * (y * 0.55 + 0.05)) for x, y in wings], mix(tone, colour("a8d0d0"), 0.4), 0.7
    )
